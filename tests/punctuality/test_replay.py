"""Driven without noise a plan keeps its times; driven late, couriers follow their plan."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Vehicle
from planner.domain.order import Point
from planner.domain.plan import Trip
from planner.punctuality.draws import Factors, draw_factors, trip_legs
from planner.punctuality.noise import NO_NOISE
from planner.punctuality.replay import replay
from planner.travel.estimate import estimate_travel
from planner.travel.profiles import MOSCOW_WEEKDAY
from planner.travel.times import TravelTimes
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_promise,
    make_store,
    make_travel,
)
from tests.support.good_plan import good_day, good_plan, roads
from tests.support.plans import make_trip


def factors_of(
    day: Day,
    trips: tuple[Trip, ...],
    *,
    drive: float = 1.0,
    handover: float = 1.0,
    only_trip: str | None = None,
) -> Factors:
    """One run in which every drive (of one trip, where named) and handover takes so long."""
    return Factors(
        drives={
            (trip.trip_id, number): np.array(
                [drive if only_trip in (None, trip.trip_id) else 1.0]
            )
            for trip in trips
            for number, _ in enumerate(trip_legs(day, trip))
        },
        handovers={
            stop.order_id: np.array([handover]) for trip in trips for stop in trip.stops
        },
        runs=1,
    )


def assert_as_planned(day: Day, travel: TravelTimes, trips: tuple[Trip, ...]) -> None:
    played = replay(day, travel, trips, draw_factors(day, trips, NO_NOISE, runs=3, seed=7))
    planned = [stop for trip in trips for stop in trip.stops]
    assert [stop.stop for stop in played.stops] == planned
    for stop in played.stops:
        assert stop.departs_at.tolist() == [stop.trip.departs_at] * 3
        assert stop.arrives_at.tolist() == [stop.stop.arrives_at] * 3
        assert stop.begins_at.tolist() == [stop.stop.handover_from] * 3
        ends_at = stop.begins_at + stop.handover_s
        assert ends_at.tolist() == [stop.stop.handover_until] * 3
    for runs in played.couriers:
        last = [t for t in trips if t.courier_id == runs.courier.courier_id][-1]
        assert runs.back_at.tolist() == [last.returns_at] * 3


def test_without_noise_a_plan_of_everything_keeps_its_times_to_the_second() -> None:
    day = good_day()
    assert_as_planned(day, roads(day), good_plan(day).trips)


@pytest.mark.parametrize("speed_factor", [0.6, 1.0, 1.3])
@pytest.mark.parametrize("departs", ["06:31:17", "10:45:01", "16:20:59", "20:40:00"])
def test_without_noise_congested_times_are_kept_to_the_second(
    departs: str, speed_factor: float
) -> None:
    # the profile's steps lie on the way of trips that leave before 7, 11, 17 and 21 o'clock
    points = [Point(lat=55.75 + 0.031 * k, lon=37.62 + 0.043 * k) for k in range(4)]
    slot = (at(departs), at("26:00"))
    day = make_day(
        stores=[make_store(point=points[0])],
        orders=[
            make_order(
                order_id=f"o{k}", point=points[k], placed_at=0, slot=slot, handover_s=61 + k
            )
            for k in (1, 2, 3)
        ],
        couriers=[
            make_courier(shift=(0, at("30:00")), vehicle=Vehicle(speed_factor=speed_factor))
        ],
        promise=make_promise(order_limit_s=200_000),
    )
    travel = estimate_travel(points, MOSCOW_WEEKDAY)
    trip = make_trip(
        day=day, travel=travel, departs_at=at(departs), order_ids=["o3", "o1", "o2"]
    )
    assert_as_planned(day, travel, (trip,))


def two_trips(day: Day) -> tuple[TravelTimes, tuple[Trip, ...]]:
    """c1 to o1 at 10:50, back 11:18; to o2 at 11:30, at its door 11:40."""
    travel = make_travel(day=day, minutes=10)
    first = make_trip(day=day, travel=travel, departs_at=at("10:50"), order_ids=["o1"])
    second = make_trip(
        day=day, travel=travel, departs_at=at("11:30"), order_ids=["o2"], trip_id="t2"
    )
    return travel, (first, second)


def test_a_courier_leaves_no_earlier_than_planned_and_waits_for_the_slot() -> None:
    day = make_day(orders=[make_order(order_id="o1"), make_order(order_id="o2")])
    travel, trips = two_trips(day)
    played = replay(day, travel, trips, factors_of(day, trips, drive=0.5))
    first, second = played.stops
    # five minutes' drive: there at 10:55, waits for 11:00, back 11:13, leaves at 11:30 still
    assert first.arrives_at.tolist() == [at("10:55")]
    assert first.begins_at.tolist() == [at("11:00")]
    assert second.departs_at.tolist() == [at("11:30")]


def test_a_late_courier_loads_and_leaves_as_soon_as_he_is_back() -> None:
    day = make_day(
        stores=[make_store(loading_s=120)],
        orders=[make_order(order_id="o1"), make_order(order_id="o2")],
    )
    travel, trips = two_trips(day)
    played = replay(day, travel, trips, factors_of(day, trips, drive=3.0, only_trip="t1"))
    # thirty minutes each way: handover 11:20-11:28, back 11:58, loading 2 min, leaves 12:00
    assert played.stops[0].begins_at.tolist() == [at("11:20")]
    assert played.stops[1].departs_at.tolist() == [at("12:00")]
    assert played.stops[1].arrives_at.tolist() == [at("12:10")]


def test_a_late_courier_takes_his_break_whole() -> None:
    rest = Break(length_s=600, from_at=at("11:10"), until_at=at("14:00"))
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2")],
        couriers=[make_courier(rest=rest)],
    )
    travel, trips = two_trips(day)
    played = replay(day, travel, trips, factors_of(day, trips, drive=2.0, only_trip="t1"))
    # back 11:38 (20 minutes each way, handover 11:10-11:18), break until 11:48, planned 11:30
    assert played.stops[1].departs_at.tolist() == [at("11:48")]


def test_a_break_planned_after_the_last_trip_delays_nothing() -> None:
    rest = Break(length_s=600, from_at=at("11:25"), until_at=at("14:00"))
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2")],
        couriers=[make_courier(rest=rest)],
    )
    travel, trips = two_trips(day)
    # no room from 11:25 to 11:30, so the break lies after the second trip
    played = replay(day, travel, trips, factors_of(day, trips, drive=2.0, only_trip="t1"))
    assert played.stops[1].departs_at.tolist() == [at("11:38")]


def test_outside_couriers_leave_as_planned_and_never_come_back() -> None:
    day = make_day(on_demand=make_on_demand())
    travel = make_travel(day=day, minutes=10)
    trip = make_trip(
        day=day, travel=travel, courier_id=None, departs_at=at("10:30"), order_ids=["o1"]
    )
    played = replay(day, travel, (trip,), factors_of(day, (trip,), drive=4.0))
    assert played.stops[0].arrives_at.tolist() == [at("11:10")]
    assert played.couriers == ()


def test_longer_handovers_delay_the_next_door() -> None:
    day = make_day(orders=[make_order(order_id="o1"), make_order(order_id="o2")])
    travel = make_travel(day=day, minutes=10)
    trip = make_trip(day=day, travel=travel, departs_at=at("10:50"), order_ids=["o1", "o2"])
    played = replay(day, travel, (trip,), factors_of(day, (trip,), handover=2.0))
    # handover of 16 minutes from 11:00, ten minutes' drive
    assert played.stops[1].arrives_at.tolist() == [at("11:26")]


def test_an_outside_trip_on_a_day_without_outside_couriers_is_refused() -> None:
    day = make_day(on_demand=make_on_demand())
    travel = make_travel(day=day, minutes=10)
    trip = make_trip(
        day=day, travel=travel, courier_id=None, departs_at=at("10:30"), order_ids=["o1"]
    )
    with pytest.raises(ValueError, match="t1 has an outside courier, the day has none"):
        replay(make_day(), travel, (trip,), factors_of(day, (trip,)))
