"""What is known of an undecided order, and what could decide it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import (
    CatalogueCut,
    Plan,
    ProofStatus,
    Reason,
    ReasonCode,
    Verdict,
)
from planner.explain.undecided import Decider, UndecidedExplanation, explain_undecided
from planner.settings import SolverSettings
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan

O2 = OrderId("o2")


def two_orders(**solver: float) -> Day:
    """10 minutes everywhere; o2 of a higher class, due 11:30 (placed 9:00 + 150 min)."""
    orders = [make_order(), make_order(order_id="o2", placed_at=at("9:00"), priority=5)]
    return make_day(orders=orders, solver=SolverSettings.model_validate(solver))


def explained(day: Day, **proof: Any) -> UndecidedExplanation:
    """What is known of o2, while o1 is met, with these changes of the proof."""
    found = explain_undecided(day, make_travel(day=day), plan_of(day, **proof), O2)
    assert found is not None
    return found


def plan_of(day: Day, **proof: Any) -> Plan:
    travel = make_travel(day=day)
    plan = make_plan(day=day, travel=travel, trips=[("c1", at("10:50"), ["o1"])])
    return replace(plan, proof=replace(plan.proof, **proof))


def test_counts_are_those_of_its_own_class() -> None:
    found = explained(two_orders(time_limit_s=45), seconds=44.5)
    assert (found.priority, found.met, found.met_upper_bound) == (5, 0, 1)
    assert (found.seconds, found.time_limit_s) == (44.5, 45)
    assert found.profit_kop is None


def test_alone_it_is_possible_with_so_much_to_spare() -> None:
    # ready 9:20, at the door 9:30, the slot begins 11:00; due 11:30: 30 minutes
    assert explained(two_orders()).alone_spare_s == 30 * 60


def test_of_a_shift_that_is_over_there_is_nothing_to_spare() -> None:
    day = replace(two_orders(), couriers=(make_courier(shift=(at("9:00"), at("10:00"))),))
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    found = explain_undecided(day, make_travel(day=day), plan, O2)
    assert found is not None
    assert found.alone_spare_s is None


def cut(*touched: str) -> CatalogueCut:
    return CatalogueCut(
        rule="longest_trip",
        longest_trip=4,
        labels_refused=1000,
        orders_touched=tuple(OrderId(one) for one in touched),
    )


@pytest.mark.parametrize(
    ("solver", "proof", "deciders"),
    [
        ({}, {}, (Decider.MORE_TIME, Decider.FINER_GRID)),
        ({"departure_step_s": 1}, {}, (Decider.MORE_TIME,)),
        (
            {},
            {"status": ProofStatus.STOPPED},
            (Decider.NOT_STOPPED, Decider.FINER_GRID),
        ),
        (
            {"on_time_target": 0.9},
            {},
            (Decider.LOWER_TARGET, Decider.MORE_TIME, Decider.FINER_GRID),
        ),
        # 60 s allow 6 million labels, 2000 MB 12.5 million trips, 500 MB 3.1 million
        ({}, {"cut": cut("o2")}, (Decider.MORE_TIME,)),
        ({"memory_mb": 500}, {"cut": cut("o2")}, (Decider.MORE_MEMORY,)),
        (
            {"memory_mb": 500},
            {"cut": cut("o2"), "status": ProofStatus.STOPPED},
            (Decider.NOT_STOPPED, Decider.MORE_MEMORY),
        ),
    ],
)
def test_what_held_the_proof_up_could_decide(
    solver: dict[str, float], proof: dict[str, Any], deciders: tuple[Decider, ...]
) -> None:
    assert explained(two_orders(**solver), **proof).deciders == deciders


def test_a_cut_catalogue_says_whether_this_order_is_touched() -> None:
    complete = explained(two_orders())
    assert (complete.longest_trip, complete.touched) == (None, False)
    mine = explained(two_orders(), cut=cut("o2"))
    assert (mine.longest_trip, mine.touched) == (4, True)
    assert not explained(two_orders(), cut=cut("o1")).touched


def test_in_profit_mode_the_bounds_are_of_profit() -> None:
    found = explained(two_orders(), profit_kop=10_000, profit_upper_bound_kop=30_000)
    assert (found.profit_kop, found.profit_upper_bound_kop) == (10_000, 30_000)


def test_decided_orders_are_not_explained_here() -> None:
    day = two_orders()
    travel = make_travel(day=day)
    assert explain_undecided(day, travel, plan_of(day), OrderId("o1")) is None
    alone = Reason(code=ReasonCode.NO_ROAD, evidence={})
    plan = make_plan(
        day=day, travel=travel, trips=[], reasons={"o2": (Verdict.IMPOSSIBLE_ALONE, alone)}
    )
    assert explain_undecided(day, travel, plan, O2) is None
