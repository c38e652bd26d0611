"""Settings of one day, as `day.toml` has them: every key, its default, its unit, its range.

Values keep the file's units, named by suffix (`_min`, `_rub`, `_kg`, `_l`, `_cm`); the domain
turns them into whole seconds, kopecks, grams, millilitres and millimetres. Reading the file and
naming its faults is `planner.intake.day_file`'s task. Secrets never stand here, only in the
environment.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Minutes = Annotated[float, Field(ge=0, le=1440, allow_inf_nan=False)]
Roubles = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
HourOfDay = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
# The planner's own profiles; any other name in `travel.congestion` is a file beside day.toml.
CONGESTION_PROFILES = ("moscow-weekday", "moscow-weekend", "free-flow")

Positive = Annotated[float, Field(gt=0, le=100_000, allow_inf_nan=False)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class StoreSettings(_Section):
    """One store.

    Attributes
    ----------
    store_id : its id; unique, and different from every order id.
    lat, lon : degrees, WGS 84.
    opens, closes : "HH:MM" local, "24:00" the day's end; loading and departure lie inside.
        None (default): no limit on that side; a store that works past midnight has no `closes`.
    loading_min : minutes at the store before each departure, courier present. Default 0.
    """

    store_id: Annotated[str, Field(min_length=1, max_length=100)]
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    opens: HourOfDay | None = None
    closes: HourOfDay | None = None
    loading_min: Minutes = 0


class PromiseSettings(_Section):
    """What the buyer was promised.

    Attributes
    ----------
    order_limit_min : minutes from the clock's start to the latest handover. Default 150, as
        Express has it.
    limit_clock : what starts the clock: the order placed, ready, or its trip's departure. Which
        one the marketplace means is not documented, so it is a setting. Default "placed".
    assembly_min : placed to ready, where orders.csv has no ready_at. Default 20.
    preorders : an order whose slot starts after clock + limit is bound by its slot only
        ("slot_only", default) or by the limit all the same ("limit").
    window_covers : what must lie in the slot, the handover's start ("arrival", default) or all
        of it ("handover").
    """

    order_limit_min: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)] = 150
    limit_clock: Literal["placed", "ready", "departure"] = "placed"
    assembly_min: Minutes = 20
    preorders: Literal["slot_only", "limit"] = "slot_only"
    window_covers: Literal["arrival", "handover"] = "arrival"


class HandoverSettings(_Section):
    """Minutes at the door, where orders.csv has no handover_min.

    Attributes
    ----------
    base_min, photo_min, documents_min : finding the buyer, photo or video, signed document.
        Defaults 4, 2 and 2: assumptions.
    bulky_extra_min : more for a bulky order. Default 7, an assumption.
    bulky_from_kg, bulky_from_l : bulky is at least this heavy or this large. Defaults 25, 250.
    """

    base_min: Minutes = 4
    photo_min: Minutes = 2
    documents_min: Minutes = 2
    bulky_extra_min: Minutes = 7
    bulky_from_kg: Positive = 25
    bulky_from_l: Positive = 250


class FeeSettings(_Section):
    """What an order earns.

    Attributes
    ----------
    fee_rub : fee per delivered order, where orders.csv has no fee_rub. Default 199, the
        marketplace's Express fee in the seller's account.
    cancellation_cost_rub : cost of an order not met, in profit mode. Default 0: no figure is
        public.
    early_dispute_share : share of handovers disputed as early, in [0, 1]. Default 0.
    """

    fee_rub: Roubles = 199
    cancellation_cost_rub: Roubles = 0
    early_dispute_share: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0


class OnDemandSettings(_Section):
    """Outside couriers: one order a trip, one way.

    Attributes
    ----------
    enabled : whether the plan may use them. Default false.
    base_rub, rub_per_km, rub_per_order : price; 400, 25 and 0 are assumptions, no public tariff
        of a car courier in Moscow was found.
    lead_min : minutes from the order placed to the courier at the store. Default 30, an
        assumption.
    limit : orders a day. Default 20.
    max_weight_kg, max_volume_l, max_side_cm : what fits; None means no limit.
    """

    enabled: bool = False
    base_rub: Roubles = 400
    rub_per_km: Roubles = 25
    rub_per_order: Roubles = 0
    lead_min: Minutes = 30
    limit: Annotated[int, Field(ge=0, le=100_000)] = 20
    max_weight_kg: Positive | None = None
    max_volume_l: Positive | None = None
    max_side_cm: Positive | None = None


class TravelSettings(_Section):
    """Where travel times come from.

    Attributes
    ----------
    provider : "estimate" (formula, no network) or "matrix" (travel.csv beside day.toml).
    congestion : "moscow-weekday", "moscow-weekend", "free-flow", or a CSV file beside day.toml.
        Default (None): "free-flow" for `matrix`; for `estimate` the date's kind of day.
    fallback : what to do when a service fails; "none" stops with status 3.
    """

    provider: Literal["estimate", "matrix"] = "estimate"
    congestion: str | None = None
    fallback: Literal["none", "estimate"] = "none"


class SolverSettings(_Section):
    """How the plan is searched.

    Attributes
    ----------
    objective : "serve" (most orders, then least cost) or "profit".
    time_limit_s : seconds for the whole plan. Default 60.
    departure_step_s : grid of candidate departures, seconds. Default 60.
    memory_mb : megabytes the trip catalogue may take. Default 2000.
    seed : seed of every random choice. Default 1.
    """

    objective: Literal["serve", "profit"] = "serve"
    time_limit_s: Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)] = 60
    departure_step_s: Annotated[int, Field(ge=1, le=3600)] = 60
    memory_mb: Annotated[int, Field(ge=16, le=1_000_000)] = 2000
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1


class Settings(_Section):
    """Everything day.toml says.

    Attributes
    ----------
    date : the service day, 2000 to 2100. timezone : IANA name; default Europe/Moscow.
    stores : one or more. The other attributes are the sections above.
    """

    date: Annotated[dt.date, Field(ge=dt.date(2000, 1, 1), le=dt.date(2100, 12, 31))]
    timezone: str = "Europe/Moscow"
    stores: Annotated[tuple[StoreSettings, ...], Field(min_length=1)]
    promise: PromiseSettings = PromiseSettings()
    handover: HandoverSettings = HandoverSettings()
    fees: FeeSettings = FeeSettings()
    on_demand: OnDemandSettings = OnDemandSettings()
    travel: TravelSettings = TravelSettings()
    solver: SolverSettings = SolverSettings()
