"""The time to spare at a stop: by hand, and against every second of delay."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Break
from planner.domain.plan import Plan, Trip
from planner.explain.slack import End, StopSlack, stop_slacks
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_promise,
    make_travel,
)
from tests.support.plans import make_plan
from tests.support.random_plans import busy_spans, day_allowed, random_plan
from tests.support.strategies import tiny_days


@given(tiny_days(max_orders=6, max_couriers=2), st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_one_second_more_than_the_spare_time_breaks_the_plan_and_no_less(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, travel = tiny
    plan = random_plan(day, travel, Random(seed))
    slacks = stop_slacks(day, travel, plan)
    assert len(slacks) == sum(len(trip.stops) for trip in plan.trips)
    assert [one.spare_s for one in slacks] == sorted(one.spare_s for one in slacks)
    for slack in slacks:
        trip = plan.trip(slack.trip_id)
        number = [stop.order_id for stop in trip.stops].index(slack.order_id)
        assert slack.spare_s == spare_by_force(day, travel, plan, trip, number)


@given(tiny_days(max_orders=6, max_couriers=2), st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_every_departure_until_the_latest_keeps_the_plan_and_the_next_does_not(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, travel = tiny
    plan = random_plan(day, travel, Random(seed))
    for slack in stop_slacks(day, travel, plan):
        trip = plan.trip(slack.trip_id)
        if day.promise.limit_clock == "departure":
            assert slack.leaves_by_at is None
            continue
        leaves_by_at = trip.departs_at
        while keeps_leaving(day, travel, plan, trip, leaves_by_at + 1):
            leaves_by_at += 1
        assert slack.leaves_by_at == leaves_by_at


def spare_by_force(day: Day, travel: TravelTimes, plan: Plan, trip: Trip, number: int) -> int:
    """The delay before the first one, counted up by seconds, that breaks something."""
    late_s = 0
    while keeps_late(day, travel, plan, trip, number, late_s + 1):
        late_s += 1
    return late_s


def keeps_late(
    day: Day, travel: TravelTimes, plan: Plan, trip: Trip, number: int, late_s: int
) -> bool:
    """Whether everything holds with a stop reached so much later than planned."""
    courier = next(one for one in day.couriers if one.courier_id == trip.courier_id)
    speed = courier.vehicle.speed_factor
    now = trip.stops[number].arrives_at + late_s
    for k in range(number, len(trip.stops)):
        order = day.order(trip.stops[k].order_id)
        begins_at = max(now, order.slot.start_at)
        if begins_at > day.promise.latest_start(order, trip.departs_at):
            return False
        done_at = begins_at + order.handover_s
        here = day.order_place(order.order_id)
        ahead = [day.order_place(stop.order_id) for stop in trip.stops[k + 1 :]]
        there = [*ahead, day.store_place(trip.store_id)][0]
        now = done_at + travel.driving_s(here, there, done_at, speed)
    loads_at = trip.departs_at - day.store(trip.store_id).loading_s
    others = busy_spans(day, plan, courier, without=trip)
    return day_allowed(courier, sorted([*others, (loads_at, now)]))


def keeps_leaving(
    day: Day, travel: TravelTimes, plan: Plan, trip: Trip, departs_at: int
) -> bool:
    """Whether everything holds with the trip leaving then."""
    courier = next(one for one in day.couriers if one.courier_id == trip.courier_id)
    store = day.store(trip.store_id)
    orders = tuple(day.order(stop.order_id) for stop in trip.stops)
    walked = walk(day, travel, store, courier.vehicle, orders, departs_at)
    if not isinstance(walked, Walk):
        return False
    others = busy_spans(day, plan, courier, without=trip)
    span = (departs_at - store.loading_s, walked.returns_at)
    return day_allowed(courier, sorted([*others, span]))


# By hand: one courier, 10 minutes everywhere, slot 11:00-12:00, handover 8 minutes.


def slacks_of(day: Day, *trips: tuple[str | None, int, list[str]]) -> dict[str, StopSlack]:
    travel = make_travel(day=day)
    plan = make_plan(day=day, travel=travel, trips=trips)
    return {slack.order_id: slack for slack in stop_slacks(day, travel, plan)}


def test_waiting_for_the_slot_is_time_to_spare() -> None:
    # leaves 10:40, at the door 10:50, waits; may arrive until 12:00: 70 minutes
    (slack,) = slacks_of(make_day(), ("c1", at("10:40"), ["o1"])).values()
    assert slack.arrives_at == at("10:50")
    assert slack.begins_at == at("11:00")
    assert slack.spare_s == 70 * 60
    assert slack.ends_with is End.DEADLINE
    assert slack.ends_with_order == "o1"
    assert slack.leaves_by_at == at("11:50")


def test_a_later_stop_may_hold_the_earlier_one() -> None:
    # o1 from 11:00 until 11:08, o2 at 11:18; o2 due 11:20 (placed 8:50 + 150 min): 2 minutes
    # late is the most from 11:00 on, and 10 minutes of waiting come before
    orders = [
        make_order(),
        make_order(order_id="o2", placed_at=at("8:50")),
    ]
    slacks = slacks_of(make_day(orders=orders), ("c1", at("10:40"), ["o1", "o2"]))
    assert slacks["o2"].spare_s == 120
    assert slacks["o2"].ends_with is End.DEADLINE
    assert slacks["o1"].spare_s == 12 * 60
    assert slacks["o1"].ends_with is End.LATER_DEADLINE
    assert slacks["o1"].ends_with_order == "o2"


def test_the_shifts_end_may_hold_a_stop() -> None:
    # back at 11:18; the shift ends 11:25: 7 minutes, and 10 of waiting
    day = make_day(couriers=[make_courier(shift=(at("9:00"), at("11:25")))])
    (slack,) = slacks_of(day, ("c1", at("10:40"), ["o1"])).values()
    assert slack.spare_s == 17 * 60
    assert slack.ends_with is End.SHIFT
    assert slack.ends_with_order is None


def test_the_next_trip_may_hold_a_stop() -> None:
    # back at 11:18, the next trip leaves 11:30: 12 minutes, and 10 of waiting
    orders = [make_order(), make_order(order_id="o2")]
    slacks = slacks_of(
        make_day(orders=orders), ("c1", at("10:40"), ["o1"]), ("c1", at("11:30"), ["o2"])
    )
    assert slacks["o1"].spare_s == 22 * 60
    assert slacks["o1"].ends_with is End.NEXT_TRIP


def test_the_break_may_hold_a_stop() -> None:
    # back at 11:18; the break of an hour must begin by 11:20: 2 minutes, and 10 of waiting
    rest = Break(length_s=3600, from_at=at("11:00"), until_at=at("12:20"))
    day = make_day(couriers=[make_courier(rest=rest)])
    (slack,) = slacks_of(day, ("c1", at("10:40"), ["o1"])).values()
    assert slack.spare_s == 12 * 60
    assert slack.ends_with is End.BREAK


def test_a_break_lost_after_the_trip_may_be_had_before_it() -> None:
    # half an hour of break between 10:25 and 12:00: leaving 10:55 or later he has it before
    rest = Break(length_s=1800, from_at=at("10:25"), until_at=at("12:00"))
    day = make_day(couriers=[make_courier(rest=rest)])
    (slack,) = slacks_of(day, ("c1", at("10:40"), ["o1"])).values()
    assert slack.leaves_by_at == at("11:50")
    # 45 minutes until 12:05: after the trip if he is back by 11:20, before it only if he leaves
    # at 11:10 or later; leaving 10:52 he is back at 11:20
    long = Break(length_s=2700, from_at=at("10:25"), until_at=at("12:05"))
    day = make_day(couriers=[make_courier(rest=long)])
    (slack,) = slacks_of(day, ("c1", at("10:40"), ["o1"])).values()
    assert slack.leaves_by_at == at("10:52")


def test_with_the_departure_clock_deadlines_stay_those_of_the_planned_departure() -> None:
    # leaves 10:50 with a limit of 30 minutes: due 11:20, at the door 11:00
    day = make_day(promise=make_promise(limit_clock="departure", order_limit_s=1_800))
    (slack,) = slacks_of(day, ("c1", at("10:50"), ["o1"])).values()
    assert slack.spare_s == 20 * 60
    assert slack.leaves_by_at is None


def test_an_outside_courier_has_only_his_order() -> None:
    # at the store 10:30, at the door 10:40
    day = make_day(on_demand=make_on_demand(), couriers=[])
    (slack,) = slacks_of(day, (None, at("10:30"), ["o1"])).values()
    assert slack.courier_id is None
    assert slack.spare_s == 80 * 60
    assert slack.ends_with is End.DEADLINE
