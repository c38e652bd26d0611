"""What is said of an order impossible alone, against every second and every k."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Courier, Store
from planner.domain.order import Order, Slot
from planner.explain.alone import explain_alone
from planner.explain.inputs import ChangeKind
from planner.travel.congestion import FREE_FLOW
from planner.travel.times import TravelTimes
from tests.support.lone_seconds import least_late_by_force, meets_at_some_second
from tests.support.strategies import Shape, random_day, random_travel, shapes

FAR = (25, 60, 240, 1440)  # a tiny day lasts twenty minutes: beyond, nothing changes any more
DRAWS = 40


@given(
    shapes(max_orders=1, max_couriers=3),
    st.integers(0, 2**32 - 1),
    st.sampled_from([*ChangeKind]),
)
@settings(max_examples=150, deadline=None)
def test_smallest_change_is_possible_and_no_smaller_one_is(
    shape: Shape, seed: int, change: ChangeKind
) -> None:
    found = impossible_day(shape, Random(seed))
    if found is None:
        return
    day, travel = found
    explained = explain_alone(day, travel, day.orders[0])
    assert explained is not None
    one = next(one for one in explained.changes if one.kind is change)
    if one.amount is None:
        tried = [*range(1, 20), *FAR]
        assert not any(possible_at(day, travel, change, k) for k in tried)
    else:
        assert possible_at(day, travel, change, one.amount)
        assert not any(possible_at(day, travel, change, k) for k in range(1, one.amount))


@given(shapes(max_orders=1, max_couriers=3), st.integers(0, 2**32 - 1))
@settings(max_examples=80, deadline=None)
def test_empty_roads_are_told_as_they_are(shape: Shape, seed: int) -> None:
    found = impossible_day(replace(shape, congestion=True), Random(seed))
    if found is None:
        return
    day, travel = found
    (order,) = day.orders
    empty = replace(travel, profile=FREE_FLOW)
    explained = explain_alone(day, travel, order)
    assert explained is not None
    assert (explained.empty_roads is None) == meets_at_some_second(day, empty, order)
    assert explained.late_s == least_late_by_force(day, travel, order)
    assert explained.late_on_empty_roads_s == least_late_by_force(day, empty, order)


@pytest.mark.parametrize("change", [*ChangeKind])
def test_random_days_need_every_kind_of_change(change: ChangeKind) -> None:
    """The comparison above would prove nothing about a change that never suffices."""
    shape = Shape(
        orders=1,
        couriers=2,
        groups=2,
        window_covers="handover",
        preorders="limit",
        capacity=True,
        hours=True,
        breaks=True,
        loading=True,
    )
    for seed in range(3_000):
        found = impossible_day(shape, Random(seed))
        explained = found and explain_alone(*found, found[0].orders[0])
        if explained and change in {one.kind for one in explained.sufficient}:
            return
    raise AssertionError(f"{change} never suffices")


def impossible_day(shape: Shape, rng: Random) -> tuple[Day, TravelTimes] | None:
    """The first of some random days of that shape whose order nobody can meet alone."""
    for _ in range(DRAWS):
        day = random_day(shape, rng)
        if rng.random() < 0.5:  # a limit that binds
            day = replace(day, promise=replace(day.promise, order_limit_s=rng.randint(1, 400)))
        if rng.random() < 0.3:  # a store that closes before the parcel is ready
            early_s = rng.randint(300, 900)
            day = replace(day, stores=tuple(closing(store, early_s) for store in day.stores))
        if rng.random() < 0.3:  # shifts that end before the trip does
            early_s = rng.randint(100, 600)
            day = replace(day, couriers=tuple(leaving(one, early_s) for one in day.couriers))
        travel = random_travel(shape, rng, day)
        if not meets_at_some_second(day, travel, day.orders[0]):
            return day, travel
    return None


def closing(store: Store, early_s: int) -> Store:
    """The store, closing that much earlier where it closes at all."""
    if store.closes_at is None:
        return store
    return replace(store, closes_at=store.closes_at - early_s)


def leaving(courier: Courier, early_s: int) -> Courier:
    """The courier, his shift ending that much earlier, but not before it begins."""
    end_at = max(courier.shift.start_at + 1, courier.shift.end_at - early_s)
    return replace(courier, shift=replace(courier.shift, end_at=end_at))


def possible_at(day: Day, travel: TravelTimes, change: ChangeKind, k: int) -> bool:
    """Whether some second of some courier works after that change by k."""
    if change is ChangeKind.DRIVE_SHORTER:
        return meets_at_some_second(day, travel, day.orders[0], shorter_s=60 * k)
    return any(
        meets_at_some_second(edited, travel, edited.orders[0])
        for edited in edits(day, change, k)
        if edited != day
    )


def edits(day: Day, change: ChangeKind, k: int) -> Iterator[Day]:
    """The day after the change by k; one for each courier where it is one courier's."""
    (order,) = day.orders
    store = day.store(order.store_id)
    changed_order, changed_store = order_after(order, change, k), store_after(store, change, k)
    if change is ChangeKind.LIMIT_LONGER:
        limit_s = day.promise.order_limit_s + 60 * k
        yield replace(day, promise=replace(day.promise, order_limit_s=limit_s))
    yield replace(day, orders=(changed_order,))
    stores = tuple(changed_store if one is store else one for one in day.stores)
    yield replace(day, stores=stores)
    for courier in day.couriers:
        new = courier_after(courier, change, k)
        couriers = tuple(new if one is courier else one for one in day.couriers)
        yield replace(day, couriers=couriers)


def order_after(order: Order, change: ChangeKind, k: int) -> Order:
    """The order after the change by k; itself where the change is not of orders."""
    slot, s = order.slot, 60 * k
    match change:
        case ChangeKind.READY_EARLIER:
            return replace(order, ready_at=max(order.placed_at, order.ready_at - s))
        case ChangeKind.HANDOVER_SHORTER:
            return replace(order, handover_s=max(0, order.handover_s - s))
        case ChangeKind.SLOT_LATER:
            moved = Slot(start_at=slot.start_at + s, end_at=slot.end_at + s)
            return replace(order, slot=moved)
        case ChangeKind.SLOT_EARLIER:
            moved = Slot(start_at=slot.start_at - s, end_at=slot.end_at - s)
            return replace(order, slot=moved)
        case ChangeKind.SLOT_END_LATER:
            return replace(order, slot=replace(slot, end_at=slot.end_at + s))
    return order


def store_after(store: Store, change: ChangeKind, k: int) -> Store:
    """The store after the change by k; itself where the change is not of stores."""
    match change:
        case ChangeKind.LOADING_SHORTER:
            return replace(store, loading_s=max(0, store.loading_s - 60 * k))
        case ChangeKind.OPENS_EARLIER if store.opens_at is not None:
            return replace(store, opens_at=store.opens_at - 60 * k)
        case ChangeKind.CLOSES_LATER if store.closes_at is not None:
            return replace(store, closes_at=store.closes_at + 60 * k)
    return store


def courier_after(courier: Courier, change: ChangeKind, k: int) -> Courier:
    """The courier after the change by k."""
    shift, rest, vehicle = courier.shift, courier.rest, courier.vehicle
    match change:
        case ChangeKind.SHIFT_START_EARLIER:
            return replace(courier, shift=replace(shift, start_at=shift.start_at - 60 * k))
        case ChangeKind.SHIFT_END_LATER:
            return replace(courier, shift=replace(shift, end_at=shift.end_at + 60 * k))
        case ChangeKind.BREAK_SHORTER if rest is not None:
            length_s = rest.length_s - 60 * k
            kept = replace(rest, length_s=length_s) if length_s > 0 else None
            return replace(courier, rest=kept)
        case ChangeKind.MORE_MASS if vehicle.max_mass_g is not None:
            larger = replace(vehicle, max_mass_g=vehicle.max_mass_g + 1000 * k)
            return replace(courier, vehicle=larger)
        case ChangeKind.MORE_VOLUME if vehicle.max_volume_ml is not None:
            larger = replace(vehicle, max_volume_ml=vehicle.max_volume_ml + 1000 * k)
            return replace(courier, vehicle=larger)
        case ChangeKind.LONGER_SIDE if vehicle.max_side_mm is not None:
            larger = replace(vehicle, max_side_mm=vehicle.max_side_mm + 10 * k)
            return replace(courier, vehicle=larger)
    return courier
