"""The catalogue against brute force.

The plan's trips are those of the reference walk; the trips bounds rest on are as CONTRACT,
"Proof" defines them, and no departure at any second beats them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.settings import SolverSettings
from planner.travel.times import TravelTimes
from planner.trips.catalogue import (
    Catalogue,
    ClassTrips,
    build_catalogues,
    candidate_departures,
    interval_ends,
)
from planner.trips.order_sets import NONE
from tests.support.builders import make_courier, make_day, make_order, make_store, make_travel
from tests.support.every_second import every_second_trips
from tests.support.exhaustive import exhaustive_trips
from tests.support.strategies import tiny_days

Trip = tuple[int, int, int]  # departure, return, metres
TripsBySet = dict[frozenset[OrderId], set[Trip]]


@st.composite
def days_with_step(draw: st.DrawFn) -> tuple[Day, TravelTimes]:
    """Days of up to 6 orders, cut by steps from a few seconds to a third of the day."""
    step_s = draw(st.sampled_from([7, 20, 60, 200]))
    return draw(tiny_days(max_orders=6, max_couriers=3, departure_step_s=step_s))


def listed(day: Day, catalogue: Catalogue, trips: ClassTrips) -> TripsBySet:
    """The catalogue's trips by their set of orders."""
    found: TripsBySet = {}
    departures = catalogue.departures[trips.store_id]
    for row, departure, returns_at, metres in zip(
        trips.set_of, trips.departure, trips.returns_at, trips.metres, strict=True
    ):
        members = [int(k) for k in trips.members[row] if k != NONE]
        assert len(members) == trips.sizes[row]
        carried = frozenset(day.orders[k].order_id for k in members)
        trip = (int(departures[departure]), int(returns_at), int(metres))
        assert trip not in found.setdefault(carried, set()), "a trip listed twice"
        found[carried].add(trip)
    return found


def best_of(trips: set[Trip]) -> set[Trip]:
    """The trips that no other departs as late, returns as early and drives as little as."""
    return {
        one
        for one in trips
        if not any(
            other != one and other[0] >= one[0] and other[1] <= one[1] and other[2] <= one[2]
            for other in trips
        )
    }


def driven(
    day: Day, travel: TravelTimes, trips: ClassTrips, departures: list[tuple[int, int]]
) -> TripsBySet:
    """All sequences walked at these departures; each with the seconds its clock runs on for.

    With the departure clock a limit counted from `slack` seconds after the departure is a limit
    `slack` seconds longer.
    """
    found: TripsBySet = {}
    store = day.store(trips.store_id)
    for departs_at, slack_s in departures:
        limit_s = day.promise.order_limit_s + slack_s
        relaxed = replace(day, promise=replace(day.promise, order_limit_s=limit_s))
        walked = exhaustive_trips(relaxed, travel, store, trips.vehicle, [departs_at])
        for (carried, _), pairs in walked.items():
            found.setdefault(carried, set()).update(
                (departs_at, returns_at, metres) for returns_at, metres in pairs
            )
    return {carried: best_of(every) for carried, every in found.items()}


@given(days_with_step())
@settings(max_examples=150, deadline=None)
def test_plan_catalogue_holds_exactly_the_best_trips_at_the_candidates(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    catalogue = build_catalogues(day, travel).plan
    assert catalogue.cut is None
    for trips in catalogue.classes:
        departures = catalogue.departures[trips.store_id].tolist()
        expected = driven(day, travel, trips, [(departs_at, 0) for departs_at in departures])
        assert listed(day, catalogue, trips) == expected


@given(days_with_step())
@settings(max_examples=150, deadline=None)
def test_favourable_catalogue_counts_the_limit_from_the_end_of_each_interval(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    catalogue = build_catalogues(day, travel).favourable
    assert catalogue.cut is None
    by_departure = day.promise.limit_clock == "departure"
    for trips in catalogue.classes:
        departures = catalogue.departures[trips.store_id]
        ends = interval_ends(departures, day.solver.departure_step_s)
        slack_s = ends - departures if by_departure else ends * 0
        pairs = list(zip(departures.tolist(), slack_s.tolist(), strict=True))
        assert listed(day, catalogue, trips) == driven(day, travel, trips, pairs)


@given(days_with_step())
@settings(max_examples=150, deadline=None)
def test_every_trip_at_any_second_has_a_favourable_trip_at_least_as_good(
    tiny: tuple[Day, TravelTimes],
) -> None:
    # at least as good: held from no earlier, back no later, no more metres
    day, travel = tiny
    catalogue = build_catalogues(day, travel).favourable
    for trips in catalogue.classes:
        departures = catalogue.departures[trips.store_id]
        ends = interval_ends(departures, day.solver.departure_step_s)
        held_from = dict(zip(departures.tolist(), ends.tolist(), strict=True))
        favourable = listed(day, catalogue, trips)
        store = day.store(trips.store_id)
        for carried, points in every_second_trips(day, travel, store, trips.vehicle).items():
            rows = zip(points.departs_at, points.returns_at, points.metres, strict=True)
            for departs_at, returns_at, metres in rows:
                assert any(
                    held_from[leaves] >= departs_at and back <= returns_at and far <= metres
                    for leaves, back, far in favourable[carried]
                )


@given(days_with_step())
@settings(max_examples=150, deadline=None)
def test_candidates_are_the_grid_and_every_moment_something_becomes_free(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, _ = tiny
    step_s = day.solver.departure_step_s
    for store in day.stores:
        candidates = set(candidate_departures(day, store).tolist())
        orders = [order for order in day.orders if order.store_id == store.store_id]
        own = [courier for courier in day.couriers if courier.store_id == store.store_id]
        free = {order.ready_at for order in orders}
        free |= {courier.shift.start_at for courier in own}
        free |= {c.rest.from_at + c.rest.length_s for c in own if c.rest is not None}
        if store.opens_at is not None:
            free.add(store.opens_at)
        named = {moment + store.loading_s for moment in free}
        assert all(at % step_s == 0 or at in named for at in candidates)
        if not orders:
            assert not candidates
            continue
        first_at = min(order.ready_at for order in orders) + store.loading_s
        if store.opens_at is not None:
            first_at = max(first_at, store.opens_at + store.loading_s)
        useful = range(first_at, max(order.slot.end_at for order in orders) + 1)
        assert {at for at in useful if at % step_s == 0 or at in named} <= candidates


# A catalogue that must be cut says so.


def crowd(orders: int, **solver: Any) -> tuple[Day, TravelTimes]:
    """So many orders, all ready at once, due over two hours, a minute apart."""
    day = make_day(
        orders=[
            make_order(order_id=f"o{k}", slot=(39_600, 46_800), handover_s=60)
            for k in range(orders)
        ],
        couriers=[make_courier()],
        solver=SolverSettings.model_validate({"departure_step_s": 3_600, **solver}),
    )
    return day, make_travel(day=day, minutes=1)


def test_catalogue_within_its_budget_is_complete() -> None:
    # every non-empty set of 7 orders at every candidate, all alike: 127 sets, and none left out
    day, travel = crowd(7)
    catalogue = build_catalogues(day, travel).plan
    assert catalogue.cut is None
    (trips,) = catalogue.classes
    assert len(listed(day, catalogue, trips)) == 127


def test_catalogue_beyond_its_budget_is_cut_and_says_what_is_missing() -> None:
    # 18 orders have 262 143 sets, and each of k orders at least k labels: far more than 16 MB
    # are allowed to hold
    day, travel = crowd(18, memory_mb=16)
    catalogue = build_catalogues(day, travel).plan
    cut = catalogue.cut
    assert cut is not None
    assert cut.rule == "longest_trip"
    assert cut.labels_refused > 0
    assert set(cut.orders_touched) == {order.order_id for order in day.orders}
    (trips,) = catalogue.classes
    assert trips.sizes.max() == cut.longest_trip
    # up to the longest trip nothing is missing
    sizes = [len(carried) for carried in listed(day, catalogue, trips)]
    assert sizes.count(cut.longest_trip) == choose(18, cut.longest_trip)


def choose(n: int, k: int) -> int:
    """How many sets of k there are among n."""
    return 1 if k == 0 else choose(n, k - 1) * (n - k + 1) // k


@pytest.mark.parametrize("clock", ["placed", "ready", "departure"])
def test_days_without_orders_or_couriers_have_empty_catalogues(clock: Any) -> None:
    day = make_day(orders=[], couriers=[make_courier()])
    day = replace(day, promise=replace(day.promise, limit_clock=clock))
    assert build_catalogues(day, make_travel(day=day)).favourable.trips == 0
    alone = make_day(couriers=[], stores=[make_store()])
    assert build_catalogues(alone, make_travel(day=alone)).plan.trips == 0
