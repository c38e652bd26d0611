"""A peer's routes become a plan that our audit can judge."""

from __future__ import annotations

import pytest

from benchmarks.peers import ortools_routes
from benchmarks.problem import problem_of
from benchmarks.routes import RuleBrokenError, plan_of, split_at_store
from planner.domain.day import Day
from planner.domain.plan import Verdict
from planner.solve.audit import audit
from planner.travel.times import TravelTimes
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_store,
    make_travel,
)


def loading_day() -> tuple[Day, TravelTimes]:
    """Two orders ten minutes away, five minutes of loading, one courier."""
    day = make_day(
        stores=[make_store(loading_s=300)],
        orders=[
            make_order(order_id="o1", slot=(at("11:00"), at("12:00"))),
            make_order(order_id="o2", slot=(at("12:00"), at("13:00")), placed_at=at("11:00")),
        ],
    )
    return day, make_travel(day=day, minutes=10)


def test_visits_to_the_store_part_trips() -> None:
    assert split_at_store([0, 0, 1, 2, 0, 0, 3, 0]) == [[1, 2], [3]]
    assert split_at_store([0, 0]) == []


def test_trips_leave_as_early_as_readiness_loading_and_the_courier_allow() -> None:
    day, travel = loading_day()
    plan = plan_of(day, travel, problem_of(day, travel), [[[1], [2]]], 1.0)
    # o1 is ready 10:20 and loaded 10:25, waits from 10:35 for 11:00, 8 min there, back 11:18;
    # o2 is ready 11:20 and loaded 11:25
    assert [trip.departs_at for trip in plan.trips] == [at("10:25"), at("11:25")]
    assert [trip.returns_at for trip in plan.trips] == [at("11:18"), at("12:18")]
    assert audit(day, travel, plan) == ()


def test_orders_left_out_are_not_decided() -> None:
    day, travel = loading_day()
    plan = plan_of(day, travel, problem_of(day, travel), [[[2]]], 1.0)
    verdicts = [outcome.verdict for outcome in plan.outcomes]
    assert verdicts == [Verdict.NOT_DECIDED, Verdict.MET]
    assert audit(day, travel, plan) == ()


def test_a_route_that_breaks_a_rule_is_refused() -> None:
    day, travel = loading_day()
    # o2's handover ends 12:08 at the earliest, so o1's slot is over
    with pytest.raises(RuleBrokenError, match="deadline at o1"):
        plan_of(day, travel, problem_of(day, travel), [[[2, 1]]], 1.0)


def test_ortools_meets_both_orders_and_passes_the_audit() -> None:
    day, travel = loading_day()
    problem = problem_of(day, travel)
    plan = plan_of(day, travel, problem, ortools_routes(problem, 1.0), 1.0)
    assert plan.proof.met == 2
    assert audit(day, travel, plan) == ()


def test_a_second_courier_has_routes_of_his_own() -> None:
    day, travel = loading_day()
    day = make_day(
        stores=day.stores,
        orders=day.orders,
        couriers=[make_courier(courier_id="c1"), make_courier(courier_id="c2")],
    )
    plan = plan_of(day, travel, problem_of(day, travel), [[[2]], [[1]]], 1.0)
    assert [trip.courier_id for trip in plan.trips] == ["c2", "c1"]
    assert audit(day, travel, plan) == ()
