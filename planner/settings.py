"""Settings of one day, as `day.toml` has them: every key, its default, its unit, its range.

Values keep the file's units, named by suffix (`_min`, `_rub`, `_kg`, `_l`, `_cm`); the domain
turns them into whole seconds, kopecks, grams, millilitres and millimetres. Reading the file and
naming its faults is `planner.intake.day_file`'s task. Secrets never stand here, only in the
environment.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Minutes = Annotated[float, Field(ge=0, le=1440, allow_inf_nan=False)]
Roubles = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
HourOfDay = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
# The planner's own profiles; any other name in `travel.congestion` is a file beside day.toml.
CONGESTION_PROFILES = ("moscow-weekday", "moscow-weekend", "free-flow")

Count = Annotated[int, Field(ge=0, le=10_000_000)]
Positive = Annotated[float, Field(gt=0, le=100_000, allow_inf_nan=False)]
Multiplier = Annotated[float, Field(ge=0.1, le=10, allow_inf_nan=False)]


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
    cancellation_scheme : what the marketplace takes for cancellations: "none" (default), or
        "published": of the goods' price 3 % from a share of 4 %, 6 % from 10 %, 9 % from 20 %.
    orders_14d, cancelled_14d : orders of the 13 days before this one, and how many of them were
        cancelled. Default 0.
    """

    fee_rub: Roubles = 199
    cancellation_cost_rub: Roubles = 0
    early_dispute_share: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0
    cancellation_scheme: Literal["none", "published"] = "none"
    orders_14d: Count = 0
    cancelled_14d: Count = 0


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
    provider : "estimate" (formula, no network), "roads" (shortest paths in `roads_file`),
        "openrouteservice" (a service, public or one's own) or "matrix" (travel.csv beside
        day.toml).
    congestion : "moscow-weekday", "moscow-weekend", "free-flow", or a CSV file beside day.toml.
        Default (None): "free-flow" for `matrix`; for the others the date's kind of day.
    fallback : what to do when a service fails or does not reach a store; "none" stops.
    roads_file : what `planner roads build` wrote; a path from the day's folder.
    base_url : an own openrouteservice, "http://host:8080/ors"; None (default) is the public
        one, whose key stands in the environment as ORS_API_KEY.
    profile : the service's vehicle. Default "driving-car".
    cells_per_request : origins times destinations of one request. Default 3500, the public
        service's limit; an own server's is 2500 unless configured.
    timeout_s : seconds to wait for one answer. Default 60.
    retry_for_s : seconds to try again while the service is busy or out of reach. Default 60.
    cache_days : days an answer of the service is kept here; 0 keeps none. Default 30.
    speed_multiplier : all free-flow speeds times this. Default 1.
    distance_multiplier : all roads times this, in metres and in time. Default 1.
    city : "moscow" (default), or "kazan": the day as if its orders lay in a smaller city, by
        the assumptions of `planner.travel.cities`.
    """

    provider: Literal["estimate", "roads", "openrouteservice", "matrix"] = "estimate"
    congestion: str | None = None
    fallback: Literal["none", "estimate"] = "none"
    roads_file: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    base_url: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    profile: Literal["driving-car", "driving-hgv"] = "driving-car"
    cells_per_request: Annotated[int, Field(ge=1, le=10_000_000)] = 3500
    timeout_s: Annotated[float, Field(gt=0, le=600, allow_inf_nan=False)] = 60
    retry_for_s: Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False)] = 60
    cache_days: Annotated[int, Field(ge=0, le=3650)] = 30
    speed_multiplier: Multiplier = 1
    distance_multiplier: Multiplier = 1
    city: Literal["moscow", "kazan"] = "moscow"


class SolverSettings(_Section):
    """How the plan is searched.

    Attributes
    ----------
    objective : "serve" (most orders, then least cost) or "profit".
    time_limit_s : seconds for the whole plan. Default 60.
    explain_s : seconds after the plan, inside the time limit, for the reasons of orders unmet
        and what would change them. Default 30; 0: none.
    departure_step_s : grid of candidate departures, seconds. Default 60.
    memory_mb : megabytes the trip catalogue may take. Default 2000.
    seed : seed of every random choice. Default 1.
    on_time_target : least share of simulated runs in which each order met must be on time; the
        plan then keeps reserves on the road, see `planner.punctuality.robust`. Default (None):
        no reserve, the expected travel times are taken as they are.
    """

    objective: Literal["serve", "profit"] = "serve"
    time_limit_s: Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)] = 60
    explain_s: Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)] = 30
    departure_step_s: Annotated[int, Field(ge=1, le=3600)] = 60
    memory_mb: Annotated[int, Field(ge=16, le=1_000_000)] = 2000
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
    on_time_target: Annotated[float, Field(ge=0.5, le=0.99, allow_inf_nan=False)] | None = None


LogSd = Annotated[float, Field(ge=0, le=1.5, allow_inf_nan=False)]


class PunctualitySettings(_Section):
    """How far reality strays from the plan, for the simulation; sources in its `noise` module.

    Each is the standard deviation of a logarithm: 0.10 is about ten per cent either way.

    Attributes
    ----------
    pair_log_sd : error of a pair's travel time, the same every day. Default (None): by distance
        for the estimate, as measured; 0.10 for other providers.
    day_log_sd : the whole day faster or slower than its profile. Default 0.10, an assumption.
    leg_log_sd : one drive. Default 0.10, an assumption.
    handover_log_sd : one handover. Default 0.30, an assumption.
    """

    pair_log_sd: LogSd | None = None
    day_log_sd: LogSd = 0.10
    leg_log_sd: LogSd = 0.10
    handover_log_sd: LogSd = 0.30


def _as_tuple(value: object) -> object:
    """TOML's arrays as tuples, which can't be changed."""
    return tuple(value) if isinstance(value, list) else value


def _as_texts(value: object) -> object:
    """The same; ids may be written without quotes."""
    listed = _as_tuple(value)
    if not isinstance(listed, tuple):
        return listed
    return tuple(str(one) if type(one) is int else one for one in listed)


Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
# geopy's services that take one key at most and answer in WGS 84: not Baidu (its own datum),
# nor LiveAddress (two secrets), nor What3Words (no addresses), nor IGN (its key is obsolete).
Geocoder = Literal[
    "none",
    "nominatim",
    "yandex",
    "arcgis",
    "azure",
    "banfrance",
    "bing",
    "databc",
    "geocodeearth",
    "geocodio",
    "geokeo",
    "geolake",
    "geonames",
    "google",
    "googlev3",
    "here",
    "herev7",
    "mapbox",
    "mapquest",
    "maptiler",
    "opencage",
    "openmapquest",
    "pelias",
    "photon",
    "pickpoint",
    "tomtom",
    "woosmap",
]


class PostingSettings(_Section):
    """Which orders of a marketplace's export are the day's.

    Attributes
    ----------
    delivery_methods : ids of the delivery methods to take, for Ozon `delivery_method.id`.
        None (default): all that own couriers deliver; `is_express` would miss slower zones.
    include_past : also orders under way or delivered, to plan a past day again. Default false.
    """

    delivery_methods: (
        Annotated[
            tuple[Annotated[str, Field(min_length=1, max_length=100)], ...],
            BeforeValidator(_as_texts),
        ]
        | None
    ) = None
    include_past: bool = False


class AddressSettings(_Section):
    """How addresses become coordinates, where orders have none.

    Attributes
    ----------
    geocoder : a service by its name in geopy, or "none": nothing is asked, only what was found
        before is used. Default "nominatim" (OpenStreetMap). Sent is the house, without flat,
        name or phone. The key, where one is needed, comes from the environment.
    server : an own server's address, "http://host:port"; None is the service's public one.
    within_km : an answer farther than this from every store is asked about. Default 150.
    region : (south, west, north, east) in degrees; taken instead of `within_km` if given.
    keep_answers : whether answers are kept on disk: "licence" (default) where the service's
        licence is known to allow it, "always" where your contract does, "never".
    cache_file : where they are kept; None is the user's cache folder.
    pause_s : seconds between two requests, default 1; the public Nominatim never gets more
        than one a second, as its policy demands.
    timeout_s : seconds to wait for an answer. Default 10.
    """

    geocoder: Geocoder = "nominatim"
    server: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    within_km: Annotated[float, Field(gt=0, le=20_000, allow_inf_nan=False)] = 150
    region: (
        Annotated[tuple[Degrees, Degrees, Degrees, Degrees], BeforeValidator(_as_tuple)] | None
    ) = None
    keep_answers: Literal["licence", "always", "never"] = "licence"
    cache_file: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    pause_s: Annotated[float, Field(ge=0, le=60, allow_inf_nan=False)] = 1
    timeout_s: Annotated[float, Field(gt=0, le=300, allow_inf_nan=False)] = 10


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
    postings: PostingSettings = PostingSettings()
    addresses: AddressSettings = AddressSettings()
    punctuality: PunctualitySettings = PunctualitySettings()
