"""What day.toml gives to all orders and couriers: the clock, the stores and the rules."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.clock import ServiceClock
from planner.domain.fleet import OnDemand, Store, Vehicle
from planner.domain.order import Point, StoreId
from planner.domain.promise import Promise
from planner.intake.day_file import DayFile
from planner.intake.faults import Rule
from planner.intake.moments import hour_at
from planner.intake.units import (
    GRAMS_PER_KG,
    KOPECKS_PER_ROUBLE,
    MILLILITRES_PER_L,
    MILLIMETRES_PER_CM,
    SECONDS_PER_MINUTE,
    optional_whole,
    whole,
)
from planner.settings import OnDemandSettings, Settings, StoreSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a day, into which its orders and couriers are read.

    Attributes
    ----------
    settings : as read. clock : the service day's.
    stores : the day's stores. promise : its rules.
    day_known, stores_known : False where day.toml is at fault; then nothing is judged by it.
    """

    settings: Settings
    clock: ServiceClock
    stores: tuple[Store, ...]
    promise: Promise
    day_known: bool
    stores_known: bool

    def store(self, store_id: str) -> Store | None:
        """The store with that id, if the day has it."""
        return next((store for store in self.stores if store.store_id == store_id), None)


def frame_of(day_file: DayFile) -> Frame:
    """The frame that day.toml makes."""
    settings = day_file.settings
    return Frame(
        settings=settings,
        clock=day_file.clock,
        stores=tuple(_store(store, day_file.clock) for store in settings.stores),
        promise=Promise(
            order_limit_s=whole(settings.promise.order_limit_min, SECONDS_PER_MINUTE),
            limit_clock=settings.promise.limit_clock,
            preorders=settings.promise.preorders,
            window_covers=settings.promise.window_covers,
        ),
        day_known=day_file.day_known,
        stores_known=day_file.stores_known,
    )


def outside_offer_of(settings: OnDemandSettings) -> OnDemand:
    """What outside couriers would cost, whether or not the plan may use them."""
    return OnDemand(
        base_kop=whole(settings.base_rub, KOPECKS_PER_ROUBLE),
        per_km_kop=whole(settings.rub_per_km, KOPECKS_PER_ROUBLE),
        per_order_kop=whole(settings.rub_per_order, KOPECKS_PER_ROUBLE),
        lead_s=whole(settings.lead_min, SECONDS_PER_MINUTE),
        limit=settings.limit,
        vehicle=Vehicle(
            max_mass_g=optional_whole(settings.max_weight_kg, GRAMS_PER_KG),
            max_volume_ml=optional_whole(settings.max_volume_l, MILLILITRES_PER_L),
            max_side_mm=optional_whole(settings.max_side_cm, MILLIMETRES_PER_CM),
        ),
    )


def _store(settings: StoreSettings, clock: ServiceClock) -> Store:
    return Store(
        store_id=StoreId(settings.store_id),
        point=Point(lat=settings.lat, lon=settings.lon),
        opens_at=_hour(settings.opens, clock),
        closes_at=_hour(settings.closes, clock),
        loading_s=whole(settings.loading_min, SECONDS_PER_MINUTE),
    )


def _hour(hour: str | None, clock: ServiceClock) -> int | None:
    at = None if hour is None else hour_at(hour, clock)
    # An hour that names no one moment is day.toml's fault, told there.
    return None if isinstance(at, Rule) else at
