"""Why nobody can meet an order even alone, against every courier at every second."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Courier, Shift, Vehicle
from planner.domain.order import Order
from planner.domain.plan import ReasonCode
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason
from planner.trips.timing import Broken, Walk, walk
from tests.support.strategies import random_day, random_travel, shapes, tiny_days

HOURS_40 = 40 * 3_600


@given(tiny_days(max_orders=3, max_couriers=3))
@settings(max_examples=150, deadline=None)
def test_reason_stands_exactly_where_no_second_of_any_courier_works(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    for order in day.orders:
        reason = alone_reason(day, travel, order)
        assert (reason is None) == meets_alone(day, travel, order)
        if reason is not None:
            assert reason.code is code_by_brute_force(day, travel, order)


@given(shapes(max_orders=1, max_couriers=2, stores=1), st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_late_even_alone_shows_the_least_lateness_of_all_seconds(shape: Any, seed: int) -> None:
    rng = Random(seed)
    day = random_day(replace(shape, missing_roads=False, capacity=False), rng)
    hasty = replace(day, promise=replace(day.promise, order_limit_s=rng.randint(1, 150)))
    travel = random_travel(replace(shape, missing_roads=False), rng, hasty)
    (order,) = hasty.orders
    reason = alone_reason(hasty, travel, order)
    if reason is not None and reason.code is ReasonCode.LATE_EVEN_ALONE:
        assert reason.evidence["late_by_s"] == least_lateness_s(hasty, travel, order)


@given(tiny_days(max_orders=3, max_couriers=3))
@settings(max_examples=150, deadline=None)
def test_evidence_adds_up_and_drives_as_the_reference_walk(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    open_day = replace(
        day,
        stores=tuple(replace(store, opens_at=None, closes_at=None) for store in day.stores),
    )
    for order in day.orders:
        reason = alone_reason(day, travel, order)
        if reason is None or "departs_at" not in reason.evidence:
            continue
        shown: dict[str, Any] = dict(reason.evidence)
        assert shown["departs_at"] >= shown["ready_at"] + shown["loading_s"]
        assert shown["arrives_at"] == shown["departs_at"] + shown["driving_s"]
        assert shown["begins_at"] == max(shown["arrives_at"], shown["slot_start_at"])
        courier = next(c for c in day.couriers if c.courier_id == shown["courier_id"])
        walked = walk(
            open_day,
            travel,
            open_day.store(order.store_id),
            courier.vehicle,
            (order,),
            shown["departs_at"],
        )
        if reason.code is ReasonCode.LATE_EVEN_ALONE:
            assert shown["late_by_s"] == shown["begins_at"] - shown["latest_start_at"] > 0
            assert walked == Broken(
                rule="deadline",
                order_id=order.order_id,
                value=shown["begins_at"],
                limit=shown["latest_start_at"],
            )
        else:
            assert isinstance(walked, Walk)
            assert walked.returns_at == shown["returns_at"]


def meets_alone(day: Day, travel: TravelTimes, order: Order) -> bool:
    """Whether some courier at some second meets the order, idle otherwise."""
    return any(
        courier.store_id == order.store_id and _works(day, travel, courier, order, departs_at)
        for courier in day.couriers
        for departs_at in departures(day, order)
    )


def departures(day: Day, order: Order) -> range:
    """Every second at which leaving may make sense."""
    first_at = order.ready_at + day.store(order.store_id).loading_s
    return range(first_at, max(first_at, order.slot.end_at) + 1)


def _works(
    day: Day, travel: TravelTimes, courier: Courier, order: Order, departs_at: int
) -> bool:
    store = day.store(order.store_id)
    walked = walk(day, travel, store, courier.vehicle, (order,), departs_at)
    if not isinstance(walked, Walk):
        return False
    since_at, until_at = departs_at - store.loading_s, walked.returns_at
    shift, rest = courier.shift, courier.rest
    if since_at < shift.start_at or until_at > shift.end_at:
        return False
    return rest is None or any(
        begin >= max(rest.from_at, shift.start_at)
        and begin + rest.length_s <= min(rest.until_at, shift.end_at)
        and (begin >= until_at or begin + rest.length_s <= since_at)
        for begin in (max(rest.from_at, shift.start_at), max(rest.from_at, until_at))
    )


def code_by_brute_force(day: Day, travel: TravelTimes, order: Order) -> ReasonCode:
    """The code by its definition, lifting one bar after another."""
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    if not (travel.can_drive(home, door) and travel.can_drive(door, home)):
        return ReasonCode.NO_ROAD
    own = [courier for courier in day.couriers if courier.store_id == order.store_id]
    if not own:
        return ReasonCode.NO_COURIER_ON_SHIFT
    if all(_too_small(courier.vehicle, order) for courier in own):
        return ReasonCode.DOES_NOT_FIT
    shift = Shift(start_at=-HOURS_40, end_at=HOURS_40)
    all_day = tuple(replace(courier, shift=shift, rest=None) for courier in day.couriers)
    open_stores = tuple(replace(store, opens_at=None, closes_at=None) for store in day.stores)
    if meets_alone(replace(day, couriers=all_day), travel, order):
        return ReasonCode.NO_COURIER_ON_SHIFT
    if meets_alone(replace(day, couriers=all_day, stores=open_stores), travel, order):
        return ReasonCode.STORE_CLOSED
    return ReasonCode.LATE_EVEN_ALONE


def _too_small(vehicle: Vehicle, order: Order) -> bool:
    return any(
        limit is not None and value > limit
        for value, limit in (
            (order.mass_g, vehicle.max_mass_g),
            (order.volume_ml, vehicle.max_volume_ml),
            (order.side_mm, vehicle.max_side_mm),
        )
    )


def least_lateness_s(day: Day, travel: TravelTimes, order: Order) -> int:
    """Seconds late at best, over all couriers and seconds, shifts and hours aside."""
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    return min(
        max(
            departs_at + travel.driving_s(home, door, departs_at, courier.vehicle.speed_factor),
            order.slot.start_at,
        )
        - day.promise.latest_start(order, departs_at)
        for courier in day.couriers
        for departs_at in departures(day, order)
    )
