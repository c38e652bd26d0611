"""One more order next door: by hand, and against every place at every second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.cost import trip_cost_kop
from planner.domain.day import Day
from planner.domain.fleet import CourierId, Vehicle
from planner.domain.order import Order, OrderId
from planner.domain.plan import Plan
from planner.explain.near_misses import near_misses
from planner.explain.one_more_order import OneMore, TypicalParcel, typical_parcel
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan
from tests.support.random_plans import busy_spans, day_allowed, random_plan
from tests.support.strategies import tiny_days

Place = tuple[str, str | None, int, int, int, int]


@given(tiny_days(max_orders=4, max_couriers=2), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_the_place_told_is_one_and_the_cheapest_of_every_second(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    """With the clock "departure" only some departures are tried: what is told is a place."""
    day, travel = tiny
    plan = random_plan(day, travel, Random(seed))
    parcel = typical_parcel(day)
    for miss in near_misses(day, travel, plan).misses[:2]:
        places = set(places_by_force(day, travel, plan, miss.slack.order_id, parcel))
        if miss.one_more is None:
            assert not places or day.promise.limit_clock == "departure"
            continue
        assert as_place(miss.one_more) in places
        paid_by_trip = any(courier.rates.paid_for == "trip" for courier in day.couriers)
        if day.promise.limit_clock != "departure" and not paid_by_trip:
            assert miss.one_more.extra_kop == min(place[-1] for place in places)


def as_place(found: OneMore) -> Place:
    return (
        found.courier_id,
        found.trip_id,
        found.departs_at,
        found.position,
        found.extra_metres,
        found.extra_kop,
    )


def places_by_force(
    day: Day, travel: TravelTimes, plan: Plan, beside: OrderId, parcel: TypicalParcel
) -> Iterator[Place]:
    """Every trip that carries one more order, or it alone, at every second."""
    like = day.order(beside)
    more = replace(
        like,
        order_id=OrderId("one more"),
        handover_s=parcel.handover_s,
        mass_g=parcel.mass_g,
        volume_ml=parcel.volume_ml,
        side_mm=parcel.side_mm,
    )
    longer_day = replace(day, orders=(*day.orders, more))
    longer_travel = with_row_again(travel, day.order_place(beside))
    store = day.store(like.store_id)
    for courier in day.couriers:
        own = [trip for trip in plan.trips if trip.courier_id == courier.courier_id]
        for trip in [None, *own] if courier.store_id == like.store_id else []:
            carried = tuple(day.order(stop.order_id) for stop in trip.stops) if trip else ()
            others = busy_spans(day, plan, courier, without=trip)
            for position in range(len(carried) + 1):
                orders = (*carried[:position], more, *carried[position:])
                for departs_at in every_second(orders, store.loading_s):
                    walked = walk(
                        longer_day, longer_travel, store, courier.vehicle, orders, departs_at
                    )
                    if not isinstance(walked, Walk):
                        continue
                    span = (departs_at - store.loading_s, walked.returns_at)
                    if not day_allowed(courier, sorted([*others, span])):
                        continue
                    cost_kop = trip_cost_kop(
                        courier.rates,
                        metres=walked.metres,
                        orders=len(orders),
                        busy_s=span[1] - span[0],
                    )
                    yield (
                        courier.courier_id,
                        trip.trip_id if trip else None,
                        departs_at,
                        position + 1,
                        walked.metres - (trip.metres if trip else 0),
                        cost_kop - (trip.cost_kop if trip else 0),
                    )


def every_second(orders: tuple[Order, ...], loading_s: int) -> range:
    first_at = max(order.ready_at for order in orders) + loading_s
    return range(first_at, min(order.slot.end_at for order in orders) + 1)


def with_row_again(travel: TravelTimes, place: int) -> TravelTimes:
    """The same roads, that place once more as the last."""

    def longer(array: np.ndarray) -> np.ndarray:
        rows = np.vstack([array, array[place : place + 1]])
        return np.hstack([rows, rows[:, place : place + 1]])

    return replace(
        travel,
        free_flow_s=longer(travel.free_flow_s),
        metres=longer(travel.metres),
        reachable=longer(travel.reachable),
    )


# By hand: 10 minutes and 5 km everywhere, slot 11:00-12:00, handover 8 min, 14 roubles a km.


def only_place(day: Day, *trips: tuple[str | None, int, list[str]]) -> OneMore | None:
    travel = make_travel(day=day)
    plan = make_plan(day=day, travel=travel, trips=trips)
    found = near_misses(day, travel, plan, most=1)
    (miss,) = found.misses
    return miss.one_more


def test_next_door_in_the_same_trip_costs_no_way() -> None:
    # ready at 10:20 and free since 9:00: leaving at 10:20 or as planned costs the same
    assert only_place(make_day(), ("c1", at("10:40"), ["o1"])) == OneMore(
        courier_id=CourierId("c1"),
        trip_id="t1",
        departs_at=at("10:20"),
        position=1,
        extra_metres=0,
        extra_kop=0,
    )


def test_a_vehicle_full_with_the_first_takes_one_more_on_a_trip_of_its_own() -> None:
    # the car takes one parcel of 5 kg; a second trip: leaves 10:20, back 11:18, 10 km, 140 ₽;
    # the first leaves at 11:30
    couriers = [make_courier(vehicle=Vehicle(max_mass_g=9_000))]
    assert only_place(make_day(couriers=couriers), ("c1", at("11:30"), ["o1"])) == OneMore(
        courier_id=CourierId("c1"),
        trip_id=None,
        departs_at=at("10:20"),
        position=1,
        extra_metres=10_000,
        extra_kop=14_000,
    )


def test_without_time_for_a_second_trip_there_is_no_place() -> None:
    # leaves 11:10, back 11:28; the next can't be at the door before 11:38, his shift ends 11:40
    couriers = [
        make_courier(shift=(at("11:10"), at("11:40")), vehicle=Vehicle(max_mass_g=9_000))
    ]
    assert only_place(make_day(couriers=couriers), ("c1", at("11:10"), ["o1"])) is None


def test_the_typical_parcel_is_the_median_of_each_measure() -> None:
    orders = [
        make_order(order_id="a", mass_g=1_000, volume_ml=9_000, side_mm=200, handover_s=60),
        make_order(order_id="b", mass_g=2_000, volume_ml=1_000, side_mm=300, handover_s=900),
        make_order(order_id="c", mass_g=90_000, volume_ml=2_000, side_mm=100, handover_s=480),
    ]
    assert typical_parcel(make_day(orders=orders)) == TypicalParcel(
        mass_g=2_000, volume_ml=2_000, side_mm=200, handover_s=480
    )


def test_a_day_without_orders_has_no_near_misses() -> None:
    day = make_day(orders=[])
    travel = make_travel(day=day)
    plan = make_plan(day=day, travel=travel, trips=[])
    found = near_misses(day, travel, plan)
    assert found.misses == ()
    assert found.parcel is None
