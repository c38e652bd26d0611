"""Shapley shares against the definition: every sequence of joining, every trip there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.domain.cost import trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import CourierGroup, Rates
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Trip
from planner.money.ledger import ledger
from planner.money.shapley import exact_weights, sampled_weights, shapley_shares
from planner.settings import SolverSettings
from planner.solve.plan_day import plan_day
from planner.travel.times import TravelTimes
from planner.trips.catalogue import build_catalogues
from planner.trips.order_sets import Ints
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_travel,
)
from tests.support.every_second import every_second_trips
from tests.support.plans import make_plan
from tests.support.strategies import tiny_days

Part = frozenset[OrderId]
TINY = settings(deadline=None, phases=[Phase.explicit, Phase.generate])
PER_KM = Rates(per_hour_kop=60_000, per_km_kop=1_000, per_trip_kop=0, per_order_kop=0)


def by_every_sequence(values: dict[Part, int], orders: Part) -> dict[OrderId, Fraction]:
    """The Shapley value by its definition: what each adds, averaged over all sequences."""
    pays = dict.fromkeys(orders, Fraction(0))
    for sequence in permutations(orders):
        before: Part = frozenset()
        for order_id in sequence:
            pays[order_id] += values[before | {order_id}] - values[before]
            before |= {order_id}
    return {name: paid / factorial(len(orders)) for name, paid in pays.items()}


def values_by_force(
    day: Day, travel: TravelTimes, group: CourierGroup, trip: Trip, *, labour: bool
) -> dict[Part, int]:
    """v of every part, from every trip at every second."""
    carried = frozenset(stop.order_id for stop in trip.stops)
    whole = trip.labour_kop if labour else trip.cost_kop
    values = dict.fromkeys(parts(carried), whole)
    values[frozenset()] = 0
    store = day.store(group.store_id)
    trips = every_second_trips(day, travel, store, group.vehicle)
    for others, points in trips.items():
        loads_at = points.departs_at - store.loading_s
        inside = (loads_at >= group.shift.start_at) & (points.returns_at <= group.shift.end_at)
        if not inside.any():
            continue
        busy_s = (points.returns_at - loads_at)[inside]
        prices = (
            trip_labour_kop(group.rates, busy_s=busy_s)
            if labour
            else trip_cost_kop(
                group.rates,
                metres=points.metres[inside],
                orders=np.full(len(busy_s), len(others)),
                busy_s=busy_s,
            )
        )
        for part in parts(carried & others):
            if part and part != carried:
                values[part] = min(values[part], int(prices.min()))
    return values


def parts(orders: Part) -> list[Part]:
    return [
        frozenset(some)
        for size in range(len(orders) + 1)
        for some in combinations(orders, size)
    ]


@given(tiny_days(max_orders=5, departure_step_s=1))
@settings(TINY, max_examples=40)
def test_shares_are_the_shapley_values_of_all_trips_at_all_seconds(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    plan = plan_day(day, travel)
    shares = shapley_shares(day, plan, build_catalogues(day, travel).plan)
    for trip in plan.trips:
        split = shares[trip.trip_id]
        assert sum(split.cost_kop) == trip.cost_kop
        assert sum(split.labour_kop) == trip.labour_kop
        if trip.courier_id is None:
            continue
        group = next(g for g in day.groups if trip.courier_id in g.courier_ids)
        carried = frozenset(stop.order_id for stop in trip.stops)
        for labour, found in ((False, split.cost_kop), (True, split.labour_kop)):
            values = values_by_force(day, travel, group, trip, labour=labour)
            due = by_every_sequence(values, carried)
            for stop, share in zip(trip.stops, found, strict=True):
                assert share >= 0
                assert abs(share - due[stop.order_id]) < 1


@st.composite
def growing_tables(draw: st.DrawFn, most: int = 6) -> Ints:
    """A value per part of up to `most` orders, never falling when the part grows."""
    stops = draw(st.integers(1, most))
    values = np.array(
        draw(st.lists(st.integers(0, 10**6), min_size=1 << stops, max_size=1 << stops)),
        np.int64,
    )
    values[0] = 0
    for mask in range(1 << stops):
        for k in range(stops):
            if mask >> k & 1:
                values[mask] = max(values[mask], values[mask ^ 1 << k])
    return values


@given(growing_tables())
def test_exact_weights_are_the_definition_times_n_factorial(values: Ints) -> None:
    stops = len(values).bit_length() - 1
    names = [OrderId(str(k)) for k in range(stops)]
    table = {
        frozenset(names[k] for k in range(stops) if mask >> k & 1): int(value)
        for mask, value in enumerate(values)
    }
    due = by_every_sequence(table, frozenset(names))
    weights = exact_weights(values, stops)
    assert [Fraction(int(w), factorial(stops)) for w in weights] == [due[n] for n in names]


@given(growing_tables(most=5), st.data())
def test_an_order_that_adds_nothing_pays_nothing(values: Ints, data: st.DataObject) -> None:
    stops = len(values).bit_length() - 1
    idle = data.draw(st.integers(0, stops - 1))
    masks = np.arange(len(values))
    without = values[masks & ~(1 << idle)]
    assert exact_weights(without, stops)[idle] == 0


def two_doors(second_metres: int) -> tuple[Day, TravelTimes, Plan]:
    """Two orders visited in one trip of 10 minutes a leg; o2's legs from store: given."""
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2")],
        couriers=[make_courier(rates=PER_KM)],
        solver=SolverSettings(departure_step_s=60),
    )
    metres = [[0, 5_000, second_metres], [5_000, 0, 0], [second_metres, 0, 0]]
    minutes = [[0, 10, 10], [10, 0, 0], [10, 0, 0]]
    travel = make_travel(day=day, minutes=minutes, metres=metres)
    return (
        day,
        travel,
        make_plan(day=day, travel=travel, trips=[("c1", at("10:50"), ["o1", "o2"])]),
    )


def test_equal_orders_pay_the_same_to_the_kopeck() -> None:
    day, travel, plan = two_doors(5_000)
    shares = shapley_shares(day, plan, build_catalogues(day, travel).plan)["t1"]
    # 10 km at 10.00 = 100.00; busy 10:50 to 11:00 + 2 x 8 min + 10 min = 36 min at 600.00
    assert shares.cost_kop == (5_000, 5_000)
    assert shares.labour_kop == (18_000, 18_000)
    assert shares.method == "shapley"


def test_a_part_costs_no_more_than_a_trip_that_carries_it_with_others() -> None:
    # o2 lies 2 km from the store, o1 5 km, nothing between them: the trip is 5 + 0 + 2 = 7 km
    day, travel, plan = two_doors(2_000)
    shares = shapley_shares(day, plan, build_catalogues(day, travel).plan)["t1"]
    # v(o2) = 2 x 2 km = 40.00; v(o1): alone 100.00, but the trip of both carries it for 70.00
    # o1 (70 + 70 - 40) / 2 = 50.00; o2 (40 + 70 - 70) / 2 = 20.00
    assert shares.cost_kop == (5_000, 2_000)


def test_an_order_at_the_store_s_own_door_pays_no_kilometres() -> None:
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2", handover_s=0)],
        couriers=[make_courier(rates=PER_KM)],
    )
    minutes = [[0, 10, 0], [10, 0, 10], [0, 10, 0]]
    travel = make_travel(day=day, minutes=minutes)
    plan = make_plan(day=day, travel=travel, trips=[("c1", at("11:00"), ["o2", "o1"])])
    money = ledger(day, plan, shapley_shares(day, plan, build_catalogues(day, travel).plan))
    assert [row.cost_kop for row in money.orders] == [10_000, 0]
    assert money.split == "shapley"


def test_an_outside_courier_s_order_pays_all_of_it() -> None:
    day = make_day(on_demand=make_on_demand())
    travel = make_travel(day=day)
    plan = make_plan(day=day, travel=travel, trips=[(None, at("10:30"), ["o1"])])
    split = shapley_shares(day, plan, build_catalogues(day, travel).plan)["t1"]
    assert (split.cost_kop, split.labour_kop, split.method) == ((52_500,), (0,), "whole")


def long_trip(stops: int) -> tuple[Day, TravelTimes, Plan]:
    """So many orders on a line, a minute and 500 m apart, in one trip."""
    orders = [make_order(order_id=f"o{k}", handover_s=60) for k in range(1, stops + 1)]
    day = make_day(orders=orders, couriers=[make_courier(rates=PER_KM)])
    places = range(stops + 1)
    travel = make_travel(day=day, minutes=[[abs(a - b) for b in places] for a in places])
    ids = [order.order_id for order in orders]
    return day, travel, make_plan(day=day, travel=travel, trips=[("c1", at("10:59"), ids)])


def test_up_to_nine_stops_shares_are_exact_and_above_an_estimate_with_its_error() -> None:
    day, travel, plan = long_trip(9)
    assert (
        shapley_shares(day, plan, build_catalogues(day, travel).plan)["t1"].method == "shapley"
    )
    day, travel, plan = long_trip(10)
    split = shapley_shares(day, plan, build_catalogues(day, travel).plan)["t1"]
    assert split.method == "sampled"
    assert sum(split.cost_kop) == plan.trips[0].cost_kop
    # an airport game: o_k's stretch is paid by all beyond it; 2 x 500 m at 10.00 a km = 10.00
    due = [sum(1_000 / (10 - j) for j in range(k)) for k in range(1, 11)]
    for share, error, expected in zip(split.cost_kop, split.cost_error_kop, due, strict=True):
        assert abs(share - expected) <= 5 * error + 1
        assert error > 0 or share == 100
    assert ledger(day, plan, {"t1": split}).split == "sampled"


def test_the_same_seed_gives_the_same_estimate_and_more_sequences_a_smaller_error() -> None:
    values = np.array([mask.bit_count() ** 2 * 100 for mask in range(1 << 10)], np.int64)
    values += np.arange(1 << 10)
    one, _ = sampled_weights(values, 10, np.random.default_rng(7), 100)
    two, error = sampled_weights(values, 10, np.random.default_rng(7), 100)
    _, smaller = sampled_weights(values, 10, np.random.default_rng(7), 10_000)
    assert (one == two).all()
    # a hundred times the sequences: about a tenth of the error
    assert smaller.mean() == pytest.approx(error.mean() / 10, rel=0.3)


def test_without_a_catalogue_the_split_is_equal_and_called_so() -> None:
    day, _, plan = two_doors(2_000)
    money = ledger(day, plan)
    assert money.split == "equal"
    assert [row.method for row in money.orders] == ["equal", "equal"]
