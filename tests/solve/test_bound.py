"""Bounds that are bounds: whatever the values and prices, no plan at any second costs less."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Break
from planner.settings import SolverSettings
from planner.solve.bound import (
    Bound,
    Objective,
    lower_bound,
)
from planner.solve.cuts import Cuts, no_cuts
from planner.solve.packing import Packing, pack
from planner.travel.times import TravelTimes
from planner.trips.catalogue import build_catalogues
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.every_second import Orders
from tests.support.exhaustive import exhaustive_costs
from tests.support.strategies import tiny_days


@st.composite
def days_with_step(draw: st.DrawFn) -> tuple[Day, TravelTimes]:
    """Days of up to 6 orders, cut by steps from a second to a third of the day."""
    step_s = draw(st.sampled_from([1, 7, 20, 60, 200]))
    return draw(tiny_days(max_orders=6, max_couriers=3, departure_step_s=step_s))


def price_kop(day: Day, objective: Objective, carried: Orders, cost_kop: int) -> int | None:
    """What the objective says of a plan that carries that set, None where it isn't allowed."""
    unmet = [k for k, order in enumerate(day.orders) if order.order_id not in carried]
    for number, most in enumerate(objective.most_unmet):
        priority = day.priorities[number]
        if sum(day.orders[k].priority == priority for k in unmet) > most:
            return None
    penalties = sum(int(objective.penalty_kop[k]) for k in unmet)
    return penalties + (cost_kop if objective.costs else 0)


def random_cuts(packing: Packing, rng: np.random.Generator) -> Cuts:
    """Rank-1 cuts of any multipliers below 1: each is true of every plan."""
    cuts = int(rng.integers(0, 8))
    divisors = rng.integers(2, 6, cuts)
    weights = rng.integers(0, 6, (cuts, packing.orders)) % divisors[:, None]
    padded = np.column_stack([weights, np.zeros(cuts, np.int64)])
    most = weights.sum(axis=1) // divisors
    return Cuts(weights=padded, divisors=divisors, most=most, signs=np.ones(cuts, np.int64))


def climbed_bound(
    packing: Packing, objective: Objective, cuts: Cuts, rng: np.random.Generator
) -> Bound:
    """The highest of many bounds, each of random values near the best ones so far."""
    n = packing.orders
    values, prices = rng.normal(0, 20_000, n), np.abs(rng.normal(0, 5_000, len(cuts)))
    best = lower_bound(packing, objective, values, cuts, prices)
    for reach_kop in np.geomspace(20_000, 100, 120):
        near = values + rng.normal(0, reach_kop, n) * (rng.random(n) < 0.5)
        cheap = np.maximum(0, prices + rng.normal(0, reach_kop, len(cuts)))
        bound = lower_bound(packing, objective, near, cuts, cheap)
        if bound.units >= best.units:
            best, values, prices = bound, near, cheap
    return best


@pytest.mark.slow
@given(days_with_step(), st.integers(0, 2**32 - 1))
@settings(max_examples=200, deadline=None)
def test_no_plan_costs_less_than_the_bound_of_any_values(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, travel = tiny
    rng = np.random.default_rng(seed)
    packing = pack(day, travel, build_catalogues(day, travel).favourable, favourable=True)
    n = len(day.orders)
    objective = Objective(
        costs=bool(rng.integers(2)),
        penalty_kop=rng.integers(0, 60_000, n),
        most_unmet=tuple(int(most) for most in rng.integers(0, n + 1, packing.classes)),
    )
    bound = climbed_bound(packing, objective, random_cuts(packing, rng), rng)
    prices = [
        price
        for carried, cost_kop in exhaustive_costs(day, travel).items()
        if (price := price_kop(day, objective, carried, cost_kop)) is not None
    ]
    assert bound.kop <= min(prices, default=bound.kop)
    assert (bound.extra >= 0).all()


def one_order() -> tuple[Day, TravelTimes]:
    """An order 5 km away, 10 km there and back at 14 ₽: 140 ₽, by one courier, once.

    He can't leave before 10:20, hands over at 11:00 at the earliest and is back at 11:18: too
    late for a second trip before his shift ends at 11:30.
    """
    courier = make_courier(shift=(at("09:00"), at("11:30")))
    day = make_day(orders=[make_order()], couriers=[courier])
    return day, make_travel(day=day, minutes=10)


def bound_kop(packing: Packing, objective: Objective, value_kop: float) -> int:
    """The bound of one order's value, without cuts."""
    cuts = no_cuts(packing)
    return lower_bound(packing, objective, np.array([value_kop]), cuts, np.empty(0)).kop


def test_bound_of_the_right_value_is_the_cost() -> None:
    # must be carried: value 140 ₽ makes the trip's reduced cost 0, the bound 140 ₽
    day, travel = one_order()
    packing = pack(day, travel, build_catalogues(day, travel).favourable, favourable=True)
    objective = Objective(costs=True, penalty_kop=np.zeros(1, np.int64), most_unmet=(0,))
    assert bound_kop(packing, objective, 14_000) == 14_000
    # a value too high by 50 ₽: the trip's reduced cost of -50 is taken off again
    assert bound_kop(packing, objective, 19_000) == 14_000
    # too low by 50: nothing makes up for it
    assert bound_kop(packing, objective, 9_000) == 9_000


def test_bound_may_leave_orders_unmet_at_their_penalty() -> None:
    # 100 ₽ of penalty is less than 140 ₽ of trip
    day, travel = one_order()
    packing = pack(day, travel, build_catalogues(day, travel).favourable, favourable=True)
    objective = Objective(costs=True, penalty_kop=np.array([10_000]), most_unmet=(1,))
    assert bound_kop(packing, objective, 14_000) == 10_000


# The courier is held as shortly as any departure inside the interval holds him.


def highest_bound_of_carrying_all(day: Day, travel: TravelTimes) -> int:
    """The highest bound found on the cost of carrying every order of the day."""
    packing = pack(day, travel, build_catalogues(day, travel).favourable, favourable=True)
    objective = Objective(
        costs=True,
        penalty_kop=np.zeros(packing.orders, np.int64),
        most_unmet=(0,) * packing.classes,
    )
    return climbed_bound(packing, objective, no_cuts(packing), np.random.default_rng(1)).kop


def test_a_courier_may_leave_twice_within_one_interval() -> None:
    # Intervals of 200 s. Leaving at 40 s he is back at 160, leaving then he is at o2 at 220 and
    # back at 280; the next interval, from 200 on, would be too late for o2, due by 250.
    orders = [
        make_order(order_id="o1", placed_at=0, ready_at=0, slot=(100, 200), handover_s=0),
        make_order(order_id="o2", placed_at=0, ready_at=0, slot=(220, 250), handover_s=0),
    ]
    courier = make_courier(shift=(0, 1_000))
    solver = SolverSettings(departure_step_s=200)
    day = make_day(orders=orders, couriers=[courier], solver=solver)
    travel = make_travel(day=day, minutes=[[0, 1, 1], [1, 0, 9], [1, 9, 0]])
    best_kop = exhaustive_costs(day, travel)[frozenset(o.order_id for o in orders)]
    assert best_kop == 2 * 1_400  # 1 km each
    assert highest_bound_of_carrying_all(day, travel) <= best_kop


def test_a_break_may_end_before_the_first_departure() -> None:
    # the break fills 0–300 s, the order is ready at 310 and due by 380, a minute away
    order = make_order(placed_at=300, ready_at=310, slot=(370, 380), handover_s=0)
    rest = Break(length_s=300, from_at=0, until_at=300)
    solver = SolverSettings(departure_step_s=20)
    day = make_day(
        orders=[order], couriers=[make_courier(shift=(0, 500), rest=rest)], solver=solver
    )
    travel = make_travel(day=day, minutes=1)
    best_kop = exhaustive_costs(day, travel)[frozenset({order.order_id})]
    assert highest_bound_of_carrying_all(day, travel) <= best_kop == 1_400
