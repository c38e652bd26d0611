"""Small objects with sensible defaults, so that a test names only what it is about.

Every builder is keyword-only. Moments are seconds since midnight: write `at("12:30")`.
Plans are built in `tests.support.plans`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import numpy as np

from planner.domain.clock import ServiceClock
from planner.domain.day import Day
from planner.domain.fleet import (
    Break,
    Courier,
    CourierId,
    OnDemand,
    Rates,
    Shift,
    Store,
    Vehicle,
)
from planner.domain.order import Order, OrderId, Point, Slot, StoreId
from planner.domain.plan import TravelUsed
from planner.domain.promise import Promise
from planner.settings import SolverSettings
from planner.travel.congestion import FREE_FLOW, CongestionProfile
from planner.travel.times import TravelTimes

METRES_PER_MINUTE = 500  # 30 km/h, where a test gives minutes only
STORE_DOOR = Point(lat=55.81, lon=37.80)  # near Щёлковская
BUYER_DOOR = Point(lat=55.75, lon=37.62)
ANY_CAR = Vehicle()
DEFAULT_RATES = Rates()
Row = Sequence[float | None]


def at(text: str) -> int:
    """Seconds since midnight of "HH:MM" or "HH:MM:SS"; hours may exceed 24."""
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + sum(seconds)


def make_order(
    *,
    order_id: str = "o1",
    store_id: str = "s1",
    point: Point = BUYER_DOOR,
    placed_at: int = 36_000,
    ready_at: int | None = None,
    slot: tuple[int, int] = (at("11:00"), at("12:00")),
    handover_s: int = 480,
    mass_g: int = 5_000,
    volume_ml: int = 50_000,
    side_mm: int = 600,
    value_kop: int = 300_000,
    fee_kop: int = 19_900,
    priority: int = 0,
    address: str = "",
    comment: str = "",
    customer: str = "",
    phone: str = "",
    extra: tuple[tuple[str, str], ...] = (),
) -> Order:
    """An order placed at 10:00, ready 20 minutes after, promised for 11:00–12:00."""
    return Order(
        order_id=OrderId(order_id),
        store_id=StoreId(store_id),
        point=point,
        placed_at=placed_at,
        ready_at=placed_at + 1_200 if ready_at is None else ready_at,
        slot=Slot(start_at=slot[0], end_at=slot[1]),
        handover_s=handover_s,
        mass_g=mass_g,
        volume_ml=volume_ml,
        side_mm=side_mm,
        value_kop=value_kop,
        fee_kop=fee_kop,
        priority=priority,
        address=address,
        comment=comment,
        customer=customer,
        phone=phone,
        extra=extra,
    )


def make_courier(
    *,
    courier_id: str = "c1",
    store_id: str = "s1",
    shift: tuple[int, int] = (at("09:00"), at("21:00")),
    vehicle: Vehicle = ANY_CAR,
    rates: Rates = DEFAULT_RATES,
    rest: Break | None = None,
) -> Courier:
    """A courier on shift 09:00–21:00 with a car that takes anything, 500 roubles an hour."""
    return Courier(
        courier_id=CourierId(courier_id),
        store_id=StoreId(store_id),
        shift=Shift(start_at=shift[0], end_at=shift[1]),
        vehicle=vehicle,
        rates=rates,
        rest=rest,
    )


def make_store(
    *,
    store_id: str = "s1",
    point: Point = STORE_DOOR,
    opens_at: int | None = None,
    closes_at: int | None = None,
    loading_s: int = 0,
) -> Store:
    """A store that is always open, near Щёлковская, without loading time."""
    return Store(
        store_id=StoreId(store_id),
        point=point,
        opens_at=opens_at,
        closes_at=closes_at,
        loading_s=loading_s,
    )


def make_promise(
    *,
    order_limit_s: int = 9_000,
    limit_clock: Literal["placed", "ready", "departure"] = "placed",
    preorders: Literal["slot_only", "limit"] = "slot_only",
    window_covers: Literal["arrival", "handover"] = "arrival",
) -> Promise:
    """The Express promise: 150 minutes from the order placed, handover starts in the slot."""
    return Promise(
        order_limit_s=order_limit_s,
        limit_clock=limit_clock,
        preorders=preorders,
        window_covers=window_covers,
    )


def make_day(
    *,
    stores: Sequence[Store] | None = None,
    orders: Sequence[Order] | None = None,
    couriers: Sequence[Courier] | None = None,
    promise: Promise | None = None,
    on_demand: OnDemand | None = None,
    cancellation_kop: int = 0,
    solver: SolverSettings | None = None,
    date: dt.date = dt.date(2026, 11, 20),
    timezone: str = "Europe/Moscow",
) -> Day:
    """A Friday with one store, one order and one courier, unless given."""
    return Day(
        clock=ServiceClock(day=date, timezone=timezone),
        stores=(make_store(),) if stores is None else tuple(stores),
        orders=(make_order(),) if orders is None else tuple(orders),
        couriers=(make_courier(),) if couriers is None else tuple(couriers),
        promise=promise or make_promise(),
        on_demand=on_demand,
        cancellation_kop=cancellation_kop,
        solver=solver or SolverSettings(),
    )


def make_on_demand(
    *,
    base_kop: int = 40_000,
    per_km_kop: int = 2_500,
    per_order_kop: int = 0,
    lead_s: int = 1_800,
    limit: int = 20,
    vehicle: Vehicle = ANY_CAR,
) -> OnDemand:
    """Outside couriers at 400 roubles and 25 a kilometre, at the store after 30 minutes."""
    return OnDemand(
        base_kop=base_kop,
        per_km_kop=per_km_kop,
        per_order_kop=per_order_kop,
        lead_s=lead_s,
        limit=limit,
        vehicle=vehicle,
    )


def make_travel(
    *,
    day: Day,
    minutes: float | Sequence[Row] = 10,
    metres: Sequence[Sequence[int]] | None = None,
    profile: CongestionProfile = FREE_FLOW,
) -> TravelTimes:
    """Travel times over the day's places (stores, then orders), from minutes of free flow.

    Parameters
    ----------
    minutes : one number for every leg, or rows [origin][destination]; None means no road. The
        diagonal is taken as 0 whatever it says.
    metres : rows likewise; by default 500 m a minute.
    """
    n = len(day.place_ids)
    rows = [[minutes] * n for _ in range(n)] if isinstance(minutes, (int, float)) else minutes
    reachable = np.array([[value is not None for value in row] for row in rows], np.bool_)
    given = np.array([[0 if value is None else value for value in row] for row in rows], float)
    free_flow_s = np.rint(given * 60).astype(np.int64)
    metres_m = (
        np.rint(given * METRES_PER_MINUTE).astype(np.int64)
        if metres is None
        else np.array(metres, np.int64)
    )
    np.fill_diagonal(free_flow_s, 0)
    np.fill_diagonal(metres_m, 0)
    np.fill_diagonal(reachable, True)
    return TravelTimes(
        free_flow_s=free_flow_s,
        metres=metres_m,
        reachable=reachable,
        profile=profile,
        used=TravelUsed(provider="matrix", congestion=profile.name),
    )
