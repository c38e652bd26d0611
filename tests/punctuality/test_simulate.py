"""Shares of runs on time: against the analytic ones, and by every rule of the promise."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log, sqrt
from statistics import NormalDist

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Shift
from planner.domain.plan import Trip
from planner.domain.promise import Promise
from planner.punctuality.noise import NO_NOISE, NoiseModel, noise_of
from planner.punctuality.simulate import simulate
from planner.settings import PunctualitySettings
from planner.travel.estimate import estimate_travel
from planner.travel.profiles import MOSCOW_WEEKDAY
from planner.travel.times import TravelTimes
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_promise,
    make_travel,
)
from tests.support.good_plan import good_day, good_plan, roads
from tests.support.noisy import make_noise
from tests.support.plans import make_trip

RUNS = 20_000
PHI = NormalDist().cdf


def single_leg(promise: Promise | None = None) -> tuple[Day, TravelTimes, Trip]:
    """One order, 30 minutes' free flow away, left for at 11:15, slot 11:00-12:00."""
    day = make_day(orders=[make_order(placed_at=at("10:30"))], promise=promise)
    travel = make_travel(day=day, minutes=30)
    trip = make_trip(day=day, travel=travel, departs_at=at("11:15"), order_ids=["o1"])
    return day, travel, trip


@pytest.mark.parametrize(
    "noise",
    [
        make_noise(leg=0.3),
        make_noise(day=0.3),
        make_noise(pair=0.3),
        make_noise(pair=0.2, day=0.1, leg=0.2),  # sqrt(.04 + .01 + .04) = 0.3
    ],
)
def test_the_share_of_a_single_leg_is_the_analytic_one(noise: NoiseModel) -> None:
    day, travel, trip = single_leg()
    (order,) = simulate(day, travel, (trip,), noise, runs=RUNS, seed=3).orders
    # on time while 30 min · exp(error) <= 45 min
    analytic = PHI(log(45 / 30) / 0.3)
    assert abs(order.on_time_share - analytic) < 3 * order.standard_error
    expected_error = sqrt(analytic * (1 - analytic) / RUNS)
    assert order.standard_error == pytest.approx(expected_error, rel=0.05)


def test_the_share_of_an_estimated_leg_in_traffic_is_the_analytic_one() -> None:
    day = make_day(orders=[make_order(placed_at=at("11:00"), slot=(at("11:00"), at("13:00")))])
    points = [day.stores[0].point, day.orders[0].point]
    travel = estimate_travel(points, MOSCOW_WEEKDAY)
    departs_at = at("12:15")
    trip = make_trip(day=day, travel=travel, departs_at=departs_at, order_ids=["o1"])
    noise = noise_of(day, travel)
    (order,) = simulate(day, travel, (trip,), noise, runs=RUNS, seed=4).orders
    # from 11 to 16 o'clock the multiplier is 1.5, so congested seconds are 1.5 · free flow;
    # 13.1 km apart the pair's log-sd is 0.63 · 13.1^-0.65 = 0.118, and with 0.10 of the day
    # and 0.10 of the leg sqrt(0.118² + 0.10² + 0.10²) = 0.184
    free_flow_s = int(travel.free_flow_s[0, 1])
    analytic = PHI(log((at("13:00") - departs_at) / (1.5 * free_flow_s)) / 0.184)
    assert 0.6 < analytic < 0.99
    assert abs(order.on_time_share - analytic) < 3 * order.standard_error


def test_minutes_late_and_early_are_the_analytic_ones() -> None:
    day, travel, _ = single_leg()
    trip = make_trip(day=day, travel=travel, departs_at=at("10:50"), order_ids=["o1"])
    noise = make_noise(leg=0.5)
    (order,) = simulate(day, travel, (trip,), noise, runs=RUNS, seed=3).orders
    # early while 30 min · exp(error) < 10 min
    assert order.early_wait_share == pytest.approx(PHI(log(10 / 30) / 0.5), abs=0.003)
    # mean of (x - 70)+ of a log-normal x of median 30 (Black's formula)
    d = log(30 / 70) / 0.5
    late_min = 30 * exp(0.125) * PHI(d + 0.5) - 70 * PHI(d)
    assert order.late_s / 60 == pytest.approx(late_min, abs=0.1)


def test_the_same_seed_gives_the_same_figures_and_another_others() -> None:
    day = good_day()
    trips, travel = good_plan(day).trips, roads(day)
    noise = make_noise(pair=0.2, day=0.2, leg=0.2, handover=0.5)
    first = simulate(day, travel, trips, noise, runs=500, seed=1)
    assert first == simulate(day, travel, trips, noise, runs=500, seed=1)
    assert first != simulate(day, travel, trips, noise, runs=500, seed=2)


def test_without_noise_everyone_is_on_time() -> None:
    day = good_day()
    done = simulate(day, roads(day), good_plan(day).trips, NO_NOISE, runs=10, seed=1)
    assert [order.on_time_share for order in done.orders] == [1.0] * 5
    assert done.least_share == done.mean_share == 1.0
    assert done.late_distribution == (1.0,)
    assert done.late_orders == 0
    assert done.worst_legs == ()
    assert all(order.standard_error > 0 for order in done.orders)
    assert all(courier.overtime_share == 0 for courier in done.couriers)


def test_a_share_is_the_same_when_the_whole_handover_must_lie_in_the_slot() -> None:
    # leaving at 11:15 the handover (8 min) must end by 12:00: 37 minutes to drive in
    day, travel, trip = single_leg(make_promise(window_covers="handover"))
    (order,) = simulate(day, travel, (trip,), make_noise(leg=0.3), runs=RUNS, seed=3).orders
    analytic = PHI(log(37 / 30) / 0.3)
    assert abs(order.on_time_share - analytic) < 3 * order.standard_error


def test_a_long_handover_breaks_a_window_that_covers_it() -> None:
    day, travel, trip = single_leg(make_promise(window_covers="handover"))
    noise = make_noise(handover=0.5)
    (order,) = simulate(day, travel, (trip,), noise, runs=RUNS, seed=3).orders
    # at the door at 11:45, so 8 min · exp(error) <= 15 min
    analytic = PHI(log(15 / 8) / 0.5)
    assert abs(order.on_time_share - analytic) < 3 * order.standard_error


def test_with_the_departure_clock_the_limit_counts_from_the_late_departure() -> None:
    orders = [
        make_order(order_id="o1", slot=(at("11:00"), at("12:00"))),
        make_order(order_id="o2", slot=(at("11:00"), at("20:00"))),
    ]
    day = make_day(
        orders=orders, promise=make_promise(limit_clock="departure", order_limit_s=1_800)
    )
    # o2 is ten minutes from the store, o1 thirty: only its way back can make t2 leave late
    travel = make_travel(day=day, minutes=[[0, 30, 10], [30, 0, 30], [10, 30, 0]])
    trips = (
        make_trip(day=day, travel=travel, departs_at=at("10:40"), order_ids=["o1"]),
        make_trip(
            day=day, travel=travel, departs_at=at("11:48"), order_ids=["o2"], trip_id="t2"
        ),
    )
    done = simulate(day, travel, trips, make_noise(leg=0.3), runs=4_000, seed=3)
    # t2 often leaves late, its order is late only where ten minutes become thirty
    assert done.orders[0].on_time_share < 0.7
    assert done.orders[1].on_time_share > 0.99


def test_a_late_trip_makes_the_next_ones_orders_late() -> None:
    day = make_day(
        orders=[
            make_order(order_id="o1"),
            make_order(order_id="o2", slot=(at("11:00"), at("11:42"))),
        ]
    )
    travel = make_travel(day=day, minutes=[[0, 10, 2], [10, 0, 10], [2, 10, 0]])
    trips = (
        make_trip(day=day, travel=travel, departs_at=at("10:50"), order_ids=["o1"]),
        make_trip(
            day=day, travel=travel, departs_at=at("11:20"), order_ids=["o2"], trip_id="t2"
        ),
    )
    done = simulate(day, travel, trips, make_noise(handover=1.0), runs=RUNS, seed=3)
    # o1's handover of 8 min · exp(error) from 11:00, 10 back and 2 out: late after 30 minutes
    analytic = PHI(log(30 / 8))
    assert abs(done.orders[1].on_time_share - analytic) < 3 * done.orders[1].standard_error
    leg = done.worst_legs[0]
    assert (leg.trip_id, leg.from_id, leg.order_id) == ("t2", "s1", "o2")
    assert leg.reserve_s == at("11:42") - at("11:22")
    # all the delay was brought along: the drive itself takes what it takes
    assert leg.brought_s > 1_200
    assert leg.added_s == 0
    # nine runs of ten: 8 · exp(1.2816) = 28.8 min from 11:00, at o2's door 11:40:49
    assert leg.needed_s == pytest.approx(at("11:40:49") - at("11:22"), abs=60)
    assert leg.lacking_s == 0


def test_late_orders_are_counted_run_by_run() -> None:
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2")],
        couriers=[make_courier(courier_id="c1"), make_courier(courier_id="c2")],
    )
    travel = make_travel(day=day, minutes=30)
    trips = tuple(
        make_trip(
            day=day,
            travel=travel,
            courier_id=courier_id,
            departs_at=at("11:15"),
            order_ids=[order_id],
            trip_id=courier_id,
        )
        for courier_id, order_id in (("c1", "o1"), ("c2", "o2"))
    )
    late = 1 - PHI(log(45 / 30) / 0.3)
    together = simulate(day, travel, trips, make_noise(day=0.3), runs=RUNS, seed=3)
    # a slow day makes both late
    assert together.late_distribution[1] == 0
    assert together.late_distribution[2] == pytest.approx(late, abs=0.006)
    apart = simulate(day, travel, trips, make_noise(leg=0.3), runs=RUNS, seed=3)
    assert apart.late_distribution[1] == pytest.approx(2 * late * (1 - late), abs=0.008)
    assert apart.late_orders == pytest.approx(2 * late, abs=3 * apart.late_orders_error)
    assert sum(apart.late_distribution) == pytest.approx(1)


def test_overtime_is_counted() -> None:
    day, travel, trip = single_leg()
    # planned back at 12:23; the shift ends then
    courier = replace(day.couriers[0], shift=Shift(start_at=at("09:00"), end_at=at("12:23")))
    day = replace(day, couriers=(courier,))
    done = simulate(day, travel, (trip,), make_noise(day=0.3), runs=RUNS, seed=3)
    assert done.couriers[0].overtime_share == pytest.approx(0.5, abs=0.011)
    assert done.couriers[0].overtime_s > 0


def test_a_plan_without_trips_is_never_late() -> None:
    day = make_day()
    done = simulate(day, make_travel(day=day), (), make_noise(day=0.3), runs=10, seed=1)
    assert done.orders == ()
    assert done.least_share == 1.0
    assert done.late_distribution == (1.0,)


def test_the_source_of_the_travel_times_decides_their_error() -> None:
    day = make_day()
    estimate = estimate_travel([s.point for s in day.stores] * 2, MOSCOW_WEEKDAY)
    assert noise_of(day, estimate).pair_log_sd is None
    assert noise_of(day, make_travel(day=day)).pair_log_sd == 0.10
    own = replace(day, punctuality=PunctualitySettings(pair_log_sd=0.2, handover_log_sd=0.4))
    assert noise_of(own, estimate) == make_noise(pair=0.2, day=0.1, leg=0.1, handover=0.4)
