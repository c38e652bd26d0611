"""Trips of known sequences: the reference walk's times, candidate departures."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.plan import CatalogueCut
from planner.travel.times import TravelTimes
from planner.trips.catalogue import build_catalogues
from planner.trips.pool import TRIPS_PER_SEQUENCE, class_pools, with_pools
from planner.trips.timing import Walk, walk
from tests.support.builders import at, make_day, make_order, make_travel
from tests.support.strategies import tiny_days


def two_hours() -> tuple[Day, TravelTimes]:
    """Two orders due 11:00–13:00, ten minutes from everywhere, ready at 10:20."""
    day = make_day(
        orders=[
            make_order(order_id=name, slot=(at("11:00"), at("13:00"))) for name in ("o1", "o2")
        ]
    )
    return day, make_travel(day=day, minutes=10)


def test_sequence_leaves_at_the_last_candidate_that_costs_no_time() -> None:
    day, travel = two_hours()
    plan = build_catalogues(day, travel).plan
    (pool,) = class_pools(day, travel, plan)
    pool.add([(0, 1)])
    times, metres = pool.trips[0, 1]
    # at the first door at 11:00 where he leaves by 10:50; 8 minutes there, 10 on, 8, 10 back
    assert times[at("10:50")] == at("11:36")
    assert min(times) == at("10:50")
    assert metres == 15_000


def test_late_sequence_has_no_trips() -> None:
    day, travel = two_hours()
    plan = build_catalogues(day, travel).plan
    (pool,) = class_pools(day, travel, plan)
    # due by 12:30, 150 minutes after 10:00: the second door is reached 28 minutes later
    assert pool.leave((0, 1), at("12:03")) is None
    assert pool.leave((0, 1), at("12:00")) == (at("12:00"), at("12:46"))


def test_pool_keeps_only_what_it_is_told_to() -> None:
    day, travel = two_hours()
    (pool,) = class_pools(day, travel, build_catalogues(day, travel).plan)
    pool.add([(0, 1), (1, 0), (0,)])
    pool.keep({(1, 0)})
    assert set(pool.trips) == {(1, 0)}


def test_catalogue_with_a_pool_says_that_it_is_partial() -> None:
    day, travel = two_hours()
    plan = build_catalogues(day, travel).plan
    grown = with_pools(day, plan, class_pools(day, travel, plan))
    assert isinstance(grown.cut, CatalogueCut)
    assert grown.cut.rule == "routing_heuristic"
    assert grown.trips == plan.trips


@settings(max_examples=30)
@given(day_and_travel=tiny_days(max_orders=5, max_couriers=2), data=st.data())
def test_pooled_trips_are_the_reference_walk(
    day_and_travel: tuple[Day, TravelTimes], data: st.DataObject
) -> None:
    day, travel = day_and_travel
    catalogue = build_catalogues(day, travel).plan
    pools = class_pools(day, travel, catalogue)
    visits = tuple(data.draw(st.permutations(range(len(day.orders)))))[:3]
    for pool in pools:
        pool.add([visits])
    grown = with_pools(day, catalogue, pools)
    for trips in grown.classes:
        if trips.visits is None:
            continue
        known = np.flatnonzero(trips.visits[trips.set_of, 0] >= 0)
        assert len(known) <= TRIPS_PER_SEQUENCE
        for number in known:
            row = trips.visits[trips.set_of[number]]
            found = walk(
                day,
                travel,
                day.store(trips.store_id),
                trips.vehicle,
                tuple(day.orders[k] for k in row[row >= 0]),
                int(grown.departures[trips.store_id][trips.departure[number]]),
            )
            assert isinstance(found, Walk)
            assert (found.returns_at, found.metres) == (
                trips.returns_at[number],
                trips.metres[number],
            )
