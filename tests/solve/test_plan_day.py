"""Plans against exhaustive search: all orders met that can be, at the least cost, and proved.

The exhaustive search (`tests.support.exhaustive`) tries every departure at every second.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus, Verdict
from planner.solve.audit import audit
from planner.solve.plan_day import plan_day
from planner.travel.times import TravelTimes
from tests.support.every_second import Orders
from tests.support.exhaustive import (
    exhaustive_best,
    exhaustive_costs,
    exhaustive_profit,
    met_by_priority,
    profit_kop,
)
from tests.support.strategies import tiny_days

# A failing day is tiny already; to shrink it further would plan it thousands of times.
TINY = settings(deadline=None, phases=[Phase.explicit, Phase.generate])
GAP_KOP = 100  # the word optimal allows a rouble, or 0.01 % where that is more


def carried_by(plan: Plan) -> Orders:
    """The orders the plan's trips carry."""
    return frozenset(stop.order_id for trip in plan.trips for stop in trip.stops)


def gap_kop(value_kop: int) -> float:
    """How far from its bound an optimal value may be."""
    return max(GAP_KOP, 1e-4 * abs(value_kop))


def coarse_days(objective: Any = "serve") -> st.SearchStrategy[tuple[Day, TravelTimes]]:
    """Days whose departures are tried in steps from a few seconds to a third of the day."""
    return st.sampled_from([7, 20, 60, 200]).flatmap(
        lambda step_s: tiny_days(departure_step_s=step_s, objective=objective)
    )


@pytest.mark.slow
@given(tiny_days(departure_step_s=1))
@settings(TINY, max_examples=100)
def test_plan_on_every_second_is_the_best_there_is(tiny: tuple[Day, TravelTimes]) -> None:
    day, travel = tiny
    plan = plan_day(day, travel)
    best = exhaustive_best(day, exhaustive_costs(day, travel))
    assert met_by_priority(day, carried_by(plan)) == best.met_by_priority
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert 0 <= plan.proof.cost_kop - best.cost_kop <= gap_kop(best.cost_kop)
    assert_sound(day, travel, plan)


@pytest.mark.slow
@given(coarse_days())
@settings(TINY, max_examples=150)
def test_bounds_of_a_coarse_grid_hold_at_every_second(tiny: tuple[Day, TravelTimes]) -> None:
    day, travel = tiny
    assert_sound(day, travel, plan_day(day, travel))


def assert_sound(day: Day, travel: TravelTimes, plan: Plan) -> None:
    """Nothing the plan says is contradicted by any plan at any second."""
    assert audit(day, travel, plan) == ()
    costs = exhaustive_costs(day, travel)
    carried, proof = carried_by(plan), plan.proof
    assert proof.cost_kop >= costs[carried]
    met = met_by_priority(day, carried)
    for rank, one in enumerate(proof.by_priority):
        rivals = [
            counts[rank]
            for counts in (met_by_priority(day, rival) for rival in costs)
            if counts[:rank] == met[:rank]
        ]
        assert max(rivals) <= one.upper_bound
        if rank == len(met) - 1:
            assert sum(met[:rank]) + max(rivals) <= proof.met_upper_bound
    if proof.cost_lower_bound_kop is not None:
        as_many = [cost for rival, cost in costs.items() if met_by_priority(day, rival) == met]
        assert proof.cost_lower_bound_kop <= min(as_many)
    if proof.status is ProofStatus.OPTIMAL:
        best = exhaustive_best(day, costs)
        assert met == best.met_by_priority
        assert proof.cost_kop - best.cost_kop <= gap_kop(proof.cost_kop)
    assert_verdicts(day, travel, plan, costs)


def assert_verdicts(
    day: Day, travel: TravelTimes, plan: Plan, costs: dict[Orders, int]
) -> None:
    """The word impossible is true of every order it is used of."""
    carried = carried_by(plan)
    own = exhaustive_costs(replace(day, on_demand=None), travel)
    for outcome in plan.outcomes:
        alone = frozenset({OrderId(outcome.order_id)})
        if outcome.verdict is Verdict.IMPOSSIBLE_ALONE:
            assert alone not in own
        if outcome.verdict is Verdict.IMPOSSIBLE_TOGETHER:
            assert not any(carried | alone <= rival for rival in costs)


@pytest.mark.slow
@given(tiny_days(departure_step_s=1, objective="profit"))
@settings(TINY, max_examples=60)
def test_profit_on_every_second_is_the_highest_there_is(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    plan = plan_day(day, travel)
    best_kop = exhaustive_profit(day, exhaustive_costs(day, travel))
    assert plan.proof.profit_kop is not None
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert 0 <= best_kop - plan.proof.profit_kop <= gap_kop(plan.proof.profit_kop)
    assert_profit_sound(day, travel, plan)


@pytest.mark.slow
@given(coarse_days("profit"))
@settings(TINY, max_examples=100)
def test_profit_bound_of_a_coarse_grid_holds_at_every_second(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    assert_profit_sound(day, travel, plan_day(day, travel))


def assert_profit_sound(day: Day, travel: TravelTimes, plan: Plan) -> None:
    """Neither the profit's bound nor `not_worth_it` is contradicted by any plan."""
    assert audit(day, travel, plan) == ()
    costs = exhaustive_costs(day, travel)
    profits = {carried: profit_kop(day, carried, cost) for carried, cost in costs.items()}
    proof = plan.proof
    assert proof.profit_kop is not None
    assert proof.profit_kop <= profits[carried_by(plan)]
    if proof.profit_upper_bound_kop is not None:
        assert max(profits.values()) <= proof.profit_upper_bound_kop
    assert_verdicts(day, travel, plan, costs)
    for outcome in plan.outcomes:
        if outcome.verdict is Verdict.NOT_WORTH_IT:
            with_it = [kop for rival, kop in profits.items() if outcome.order_id in rival]
            assert max(with_it, default=proof.profit_kop) <= proof.profit_kop


@pytest.mark.slow
@given(coarse_days())
@settings(TINY, max_examples=25)
def test_same_day_gives_the_same_plan_twice(tiny: tuple[Day, TravelTimes]) -> None:
    day, travel = tiny
    first, second = plan_day(day, travel), plan_day(day, travel)
    assert first.proof.repeatable
    assert repr(without_clock(first)) == repr(without_clock(second))


def without_clock(plan: Plan) -> Plan:
    """The plan without how long it took, which undecided orders are told too."""
    outcomes = tuple(
        one
        if one.reason is None
        else replace(
            one,
            reason=replace(one.reason, evidence={**one.reason.evidence, "seconds": 0}),
        )
        for one in plan.outcomes
    )
    return replace(plan, outcomes=outcomes, proof=replace(plan.proof, seconds=0.0))
