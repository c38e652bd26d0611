"""The reference walk, against numbers worked out by hand.

The day of most tests: store s1, orders o1 and o2, both ready at 10:20, both promised for
11:00–12:00 and, placed at 10:00 with a limit of 150 minutes, due by 12:00 (the slot ends before
12:30). A handover takes 8 minutes. Minutes on the road:

    s1→o1 30   o1→s1 33   s1→o2 20   o2→s1 21   o1→o2 10   o2→o1 12
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Vehicle
from planner.domain.order import OrderId
from planner.domain.plan import Stop
from planner.travel.congestion import CongestionProfile
from planner.travel.times import TravelTimes
from planner.trips.timing import Broken, Walk, walk
from tests.support.builders import (
    at,
    make_day,
    make_order,
    make_promise,
    make_store,
    make_travel,
)
from tests.support.strategies import tiny_days

MINUTES: list[list[float | None]] = [[0, 30, 20], [33, 0, 10], [21, 12, 0]]


def day_of_two(**changes: Any) -> Day:
    """The day above; `changes` go to both orders."""
    orders = [make_order(order_id="o1", **changes), make_order(order_id="o2", **changes)]
    return make_day(orders=orders)


def go(
    day: Day,
    *order_ids: str,
    leave: int,
    travel: TravelTimes | None = None,
    vehicle: Vehicle | None = None,
) -> Walk | Broken:
    """Walk these orders of the day's first store."""
    return walk(
        day,
        travel or make_travel(day=day, minutes=MINUTES),
        day.stores[0],
        vehicle or Vehicle(),
        tuple(day.order(OrderId(order_id)) for order_id in order_ids),
        leave,
    )


def test_times_and_metres_of_a_trip_of_two() -> None:
    # 10:40 + 30 = 11:10 at o1, until 11:18; + 10 = 11:28 at o2, until 11:36; + 21 = 11:57.
    # 500 m a minute: (30 + 10 + 21) · 500 = 30 500 m.
    assert go(day_of_two(), "o1", "o2", leave=at("10:40")) == Walk(
        departs_at=at("10:40"),
        returns_at=at("11:57"),
        metres=30_500,
        stops=(
            Stop(
                order_id=OrderId("o1"),
                arrives_at=at("11:10"),
                handover_from=at("11:10"),
                handover_until=at("11:18"),
            ),
            Stop(
                order_id=OrderId("o2"),
                arrives_at=at("11:28"),
                handover_from=at("11:28"),
                handover_until=at("11:36"),
            ),
        ),
    )


def test_early_courier_waits_for_the_slot_and_the_wait_delays_what_follows() -> None:
    # 10:20 + 30 = 10:50 at o1, waits to 11:00, until 11:08; + 10 = 11:18 at o2.
    walked = go(day_of_two(), "o1", "o2", leave=at("10:20"))
    assert isinstance(walked, Walk)
    first, second = walked.stops
    assert (first.arrives_at, first.handover_from) == (at("10:50"), at("11:00"))
    assert (second.arrives_at, second.handover_from) == (at("11:18"), at("11:18"))


def test_same_door_takes_no_time_and_no_metres() -> None:
    day = day_of_two()
    minutes = [[0, 30, 30], [33, 0, 0], [33, 0, 0]]
    walked = go(
        day, "o1", "o2", leave=at("10:40"), travel=make_travel(day=day, minutes=minutes)
    )
    # 11:10 to 11:18, next handover at once to 11:26, back 33 min later; 63 · 500 m
    assert isinstance(walked, Walk)
    assert walked.stops[1].arrives_at == walked.stops[0].handover_until == at("11:18")
    assert (walked.returns_at, walked.metres) == (at("11:59"), 31_500)


def test_return_may_be_after_closing() -> None:
    day = make_day(stores=[make_store(closes_at=at("10:40"))])
    travel = make_travel(day=day, minutes=30)
    assert isinstance(go(day, "o1", leave=at("10:40"), travel=travel), Walk)


# Each rule, and the last moment or gram at which it does not fire yet.


def test_leaving_before_ready_and_loaded_breaks_ready() -> None:
    # ready 10:20 + 5 min loading = 10:25
    day = make_day(stores=[make_store(loading_s=300)])
    travel = make_travel(day=day, minutes=30)
    assert isinstance(go(day, "o1", leave=at("10:25"), travel=travel), Walk)
    assert go(day, "o1", leave=at("10:25") - 1, travel=travel) == Broken(
        rule="ready", order_id="o1", value=at("10:25") - 1, limit=at("10:25")
    )


def test_every_order_of_the_trip_must_be_ready() -> None:
    orders = [make_order(order_id="o1"), make_order(order_id="o2", ready_at=at("10:41"))]
    day = make_day(orders=orders)
    assert isinstance(go(day, "o1", "o2", leave=at("10:41")), Walk)
    assert go(day, "o1", "o2", leave=at("10:40")) == Broken(
        rule="ready", order_id="o2", value=at("10:40"), limit=at("10:41")
    )


def test_loading_starts_no_earlier_than_opening() -> None:
    # opens 10:30, 5 min loading: leaves no earlier than 10:35
    day = make_day(stores=[make_store(opens_at=at("10:30"), loading_s=300)])
    travel = make_travel(day=day, minutes=30)
    assert isinstance(go(day, "o1", leave=at("10:35"), travel=travel), Walk)
    assert go(day, "o1", leave=at("10:35") - 1, travel=travel) == Broken(
        rule="store_hours", value=at("10:30") - 1, limit=at("10:30")
    )


def test_departure_is_no_later_than_closing() -> None:
    day = make_day(stores=[make_store(closes_at=at("10:40"))])
    travel = make_travel(day=day, minutes=30)
    assert go(day, "o1", leave=at("10:40") + 1, travel=travel) == Broken(
        rule="store_hours", value=at("10:40") + 1, limit=at("10:40")
    )


@pytest.mark.parametrize(
    ("vehicle", "broken"),
    [
        (Vehicle(max_mass_g=10_000), None),
        (Vehicle(max_mass_g=9_999), Broken(rule="mass", value=10_000, limit=9_999)),
        (Vehicle(max_volume_ml=100_000), None),
        (Vehicle(max_volume_ml=99_999), Broken(rule="volume", value=100_000, limit=99_999)),
        # the longest side counts parcel by parcel, not summed: 600 mm each
        (Vehicle(max_side_mm=600), None),
        (Vehicle(max_side_mm=599), Broken(rule="side", order_id="o1", value=600, limit=599)),
    ],
)
def test_load_is_bounded_by_the_vehicle(vehicle: Vehicle, broken: Broken | None) -> None:
    walked = go(day_of_two(), "o1", "o2", leave=at("10:40"), vehicle=vehicle)
    assert walked == broken if broken else isinstance(walked, Walk)


def test_order_of_another_store_breaks_store() -> None:
    day = make_day(
        stores=[make_store(), make_store(store_id="s2")], orders=[make_order(store_id="s2")]
    )
    travel = make_travel(day=day)
    assert go(day, "o1", leave=at("10:40"), travel=travel) == Broken(
        rule="store", order_id="o1"
    )


@pytest.mark.parametrize(
    ("missing", "broken"),
    [
        ((0, 1), Broken(rule="no_road", order_id="o1")),
        ((1, 2), Broken(rule="no_road", order_id="o2")),
        ((2, 0), Broken(rule="no_road_back", order_id="o2")),
        ((2, 1), None),  # not driven
        ((1, 0), None),  # not driven
    ],
)
def test_missing_road_breaks_only_the_trip_that_needs_it(
    missing: tuple[int, int], broken: Broken | None
) -> None:
    minutes = [list(row) for row in MINUTES]
    minutes[missing[0]][missing[1]] = None
    day = day_of_two()
    walked = go(
        day, "o1", "o2", leave=at("10:40"), travel=make_travel(day=day, minutes=minutes)
    )
    assert walked == broken if broken else isinstance(walked, Walk)


# Deadlines. o1 alone, 30 min away.


@pytest.mark.parametrize(
    ("clock", "placed_at", "ready_at", "leave", "latest"),
    [
        # limit 60 min. placed 10:20: due 11:20, so leave by 10:50
        ("placed", "10:20", "10:30", "10:50", "11:20"),
        # ready 10:30: due 11:30, leave by 11:00
        ("ready", "10:20", "10:30", "11:00", "11:30"),
        # departure: due 60 min after leaving, 30 min on the road never break it, the slot's
        # end does: leave by 11:30
        ("departure", "10:20", "10:30", "11:30", "12:00"),
    ],
)
def test_limit_counts_from_its_clock(
    clock: Any, placed_at: str, ready_at: str, leave: str, latest: str
) -> None:
    order = make_order(placed_at=at(placed_at), ready_at=at(ready_at))
    promise = make_promise(order_limit_s=3_600, limit_clock=clock)
    day = make_day(orders=[order], promise=promise)
    travel = make_travel(day=day, minutes=30)
    walked = go(day, "o1", leave=at(leave), travel=travel)
    assert isinstance(walked, Walk)
    assert walked.stops[0].handover_from == at(latest)
    assert go(day, "o1", leave=at(leave) + 1, travel=travel) == Broken(
        rule="deadline", order_id="o1", value=at(latest) + 1, limit=at(latest)
    )


def test_departure_clock_runs_out_while_the_courier_waits_for_the_slot() -> None:
    # limit 40 min, slot from 11:00: who leaves before 10:20 has run out by 11:00, at the door
    order = make_order(placed_at=at("09:00"), ready_at=at("09:30"))
    day = make_day(
        orders=[order], promise=make_promise(order_limit_s=2_400, limit_clock="departure")
    )
    travel = make_travel(day=day, minutes=30)
    assert isinstance(go(day, "o1", leave=at("10:20"), travel=travel), Walk)
    assert go(day, "o1", leave=at("10:20") - 1, travel=travel) == Broken(
        rule="deadline", order_id="o1", value=at("11:00"), limit=at("11:00") - 1
    )


def test_deadline_counts_handover_start() -> None:
    # slot ends 12:00; arriving 12:00 sharp is in time though the handover ends 12:08
    travel = make_travel(day=make_day(), minutes=30)
    assert isinstance(go(make_day(), "o1", leave=at("11:30"), travel=travel), Walk)


def test_window_that_covers_the_handover_counts_its_end() -> None:
    # the handover's 8 min must end by 12:00, so it starts by 11:52
    day = make_day(promise=make_promise(window_covers="handover"))
    travel = make_travel(day=day, minutes=30)
    assert isinstance(go(day, "o1", leave=at("11:22"), travel=travel), Walk)
    assert go(day, "o1", leave=at("11:22") + 1, travel=travel) == Broken(
        rule="deadline", order_id="o1", value=at("11:52") + 1, limit=at("11:52")
    )


def test_preorder_is_bound_by_its_slot_only() -> None:
    # placed 20:00 the evening before: 150 min ran out at 22:30, the slot is at 11:00
    order = make_order(placed_at=at("20:00") - 86_400, ready_at=at("20:20") - 86_400)
    day = make_day(orders=[order])
    travel = make_travel(day=day, minutes=30)
    assert isinstance(go(day, "o1", leave=at("11:30"), travel=travel), Walk)


def test_preorder_under_the_limit_can_never_be_in_time() -> None:
    order = make_order(placed_at=at("20:00") - 86_400, ready_at=at("20:20") - 86_400)
    day = make_day(orders=[order], promise=make_promise(preorders="limit"))
    travel = make_travel(day=day, minutes=30)
    assert go(day, "o1", leave=at("10:30"), travel=travel) == Broken(
        rule="deadline", order_id="o1", value=at("11:00"), limit=at("22:30") - 86_400
    )


def test_slot_that_starts_as_the_limit_ends_is_no_preorder() -> None:
    # placed 08:30 + 150 min = 11:00 = slot start: due 11:00 sharp, not 12:00
    order = make_order(placed_at=at("08:30"))
    day = make_day(orders=[order])
    travel = make_travel(day=day, minutes=30)
    assert isinstance(go(day, "o1", leave=at("10:30"), travel=travel), Walk)
    assert go(day, "o1", leave=at("10:30") + 1, travel=travel) == Broken(
        rule="deadline", order_id="o1", value=at("11:00") + 1, limit=at("11:00")
    )


# Congestion.


def test_each_leg_takes_the_traffic_of_its_own_hour() -> None:
    # twice as slow from 11:00. 30 min of road from 10:40: 20 min till 11:00, the other 10 take
    # 20: 11:20. Handover to 11:28. Back 33 min at double: 66 min, 12:34.
    day = make_day()
    slow = CongestionProfile("slow", (0, at("11:00")), (1.0, 2.0))
    travel = make_travel(day=day, minutes=[[0, 30], [33, 0]], profile=slow)
    walked = go(day, "o1", leave=at("10:40"), travel=travel)
    assert isinstance(walked, Walk)
    assert walked.stops[0].arrives_at == at("11:20")
    assert walked.returns_at == at("12:34")


def test_speed_factor_divides_and_rounds_up() -> None:
    # 30 min = 1800 s at 1.25: 1440 s; back 33 min = 1980 s: 1584 s. At 0.7: 2571.43, 2572 s.
    travel = make_travel(day=make_day(), minutes=[[0, 30], [33, 0]])
    fast = go(
        make_day(), "o1", leave=at("10:40"), travel=travel, vehicle=Vehicle(speed_factor=1.25)
    )
    slow = go(
        make_day(), "o1", leave=at("10:40"), travel=travel, vehicle=Vehicle(speed_factor=0.7)
    )
    assert isinstance(fast, Walk)
    assert isinstance(slow, Walk)
    assert fast.stops[0].arrives_at == at("10:40") + 1_440
    assert fast.returns_at == at("11:12") + 1_584  # 11:04 at the door, 8 min there
    assert slow.stops[0].arrives_at == at("10:40") + 2_572


# Random days.


def metric(travel: TravelTimes) -> TravelTimes:
    """The same roads, each leg as short as the best detour, all doors reachable."""
    seconds, metres = travel.free_flow_s.copy(), travel.metres.copy()
    for via in range(len(seconds)):
        seconds = np.minimum(seconds, seconds[:, [via]] + seconds[[via], :])
        metres = np.minimum(metres, metres[:, [via]] + metres[[via], :])
    reachable = np.ones_like(travel.reachable)
    return replace(travel, free_flow_s=seconds, metres=metres, reachable=reachable)


@given(tiny_days(max_orders=4, stores=1), st.integers(0, 2**32 - 1))
@settings(max_examples=200, deadline=None)
def test_dropping_a_stop_keeps_a_trip_feasible_where_roads_are_metric(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, rough = tiny
    travel, rng = metric(rough), Random(seed)
    sequence = tuple(rng.sample(day.orders, k=len(day.orders)))
    vehicle = day.couriers[0].vehicle
    for departs_at in range(sequence[0].ready_at, sequence[0].slot.end_at, 15):
        whole = walk(day, travel, day.stores[0], vehicle, sequence, departs_at)
        if not isinstance(whole, Walk):
            continue
        for dropped in sequence:
            fewer = tuple(order for order in sequence if order is not dropped)
            part = walk(day, travel, day.stores[0], vehicle, fewer, departs_at)
            if fewer:
                assert isinstance(part, Walk)
                assert part.returns_at <= whole.returns_at
                assert part.metres <= whole.metres


@given(tiny_days(max_orders=4, stores=1), st.integers(0, 2**32 - 1))
@settings(max_examples=200, deadline=None)
def test_leaving_later_never_brings_the_courier_back_earlier(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, travel = tiny
    sequence = tuple(Random(seed).sample(day.orders, k=len(day.orders)))
    vehicle = day.couriers[0].vehicle
    returns = []
    for departs_at in range(sequence[0].ready_at, sequence[0].slot.end_at, 7):
        walked = walk(day, travel, day.stores[0], vehicle, sequence, departs_at)
        if isinstance(walked, Walk):
            returns.append(walked.returns_at)
    assert returns == sorted(returns)
