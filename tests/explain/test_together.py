"""Conflict sets against exhaustive search over every second.

Those of 300 days more are checked with their fixes, in `tests.explain.test_fixes`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given, settings

from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Verdict
from planner.explain.together import Conflict, conflict
from planner.settings import SolverSettings
from planner.solve.audit import replay_findings
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import prepare
from planner.solve.watch import Watch
from planner.travel.times import TravelTimes
from tests.solve.test_plan_day import TINY
from tests.support.every_second import Orders
from tests.support.exhaustive import exhaustive_costs
from tests.support.strategies import tiny_days
from tests.support.test_oracle import rivals as coarse_rivals


def rivals() -> tuple[Day, TravelTimes]:
    """The oracle's two rivals, departures tried at every second."""
    day, travel = coarse_rivals()
    return replace(day, solver=SolverSettings(departure_step_s=1)), travel


def conflicts_of(day: Day, travel: TravelTimes) -> list[Conflict]:
    """A conflict set of every order the day's plan does not meet."""
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    return [
        conflict(prepared, plan, one.order_id, Watch(limit_s=600))
        for one in plan.outcomes
        if one.verdict is not Verdict.MET
    ]


def check(day: Day, travel: TravelTimes) -> None:
    """What is said of every conflict set is true."""
    met_together = exhaustive_costs(day, travel)
    for found in conflicts_of(day, travel):
        check_conflict(day, travel, found, met_together)


def check_conflict(
    day: Day, travel: TravelTimes, found: Conflict, met_together: Collection[Orders]
) -> None:
    """Impossible as a whole, possible without any one, each witness a plan by the audit."""
    every_second = day.solver.departure_step_s == 1
    orders = frozenset(found.orders)
    assert found.order_id in orders
    if found.proved:
        assert not any(orders <= met for met in met_together)
    else:
        assert not every_second
    assert found.irreducible or not every_second
    if found.irreducible:
        for order_id in found.orders:
            assert any(orders - {order_id} <= met for met in met_together)
    for left_out, trips in found.witnesses:
        assert replay_findings(day, travel, trips) == ()
        met = {stop.order_id for trip in trips for stop in trip.stops}
        assert met >= orders - {left_out}


@pytest.mark.slow
@given(tiny_days(departure_step_s=1))
@settings(TINY, max_examples=40)
def test_conflict_sets_of_every_second_are_true(tiny: tuple[Day, TravelTimes]) -> None:
    check(*tiny)


@pytest.mark.slow
@given(tiny_days(departure_step_s=60))
@settings(TINY, max_examples=40)
def test_conflict_sets_of_a_coarse_grid_are_true(tiny: tuple[Day, TravelTimes]) -> None:
    check(*tiny)


def test_two_rivals_of_one_courier_are_the_conflict() -> None:
    # only one of them can be met (tests.support.test_oracle), so both are needed
    day, travel = rivals()
    (found,) = conflicts_of(day, travel)
    assert found.orders == ("o1", "o2")
    assert found.order_id == "o2"
    assert found.instead == ("o1",)
    assert found.couriers == ("c1",)
    assert found.proved
    assert found.irreducible
    assert (found.from_at, found.until_at) == (0, 200)


def test_no_number_of_couriers_helps_an_order_nobody_reaches() -> None:
    # a minute of slot less than the minute's drive: late alone, so the set is the order itself
    day, travel = rivals()
    hopeless = replace(day.orders[1], slot=replace(day.orders[1].slot, start_at=0, end_at=59))
    (found,) = conflicts_of(replace(day, orders=(day.orders[0], hopeless)), travel)
    assert found.orders == ("o2",)
    assert found.couriers == ()


def test_couriers_who_cannot_help_are_not_named() -> None:
    # c2's shift ends before the slots begin
    day, travel = rivals()
    gone = replace(
        day.couriers[0],
        courier_id=CourierId("c2"),
        shift=replace(day.couriers[0].shift, end_at=90),
    )
    (found,) = conflicts_of(replace(day, couriers=(*day.couriers, gone)), travel)
    assert found.couriers == ("c1",)


def test_a_higher_class_is_named_as_the_reason_why_this_one_went() -> None:
    day, travel = rivals()
    first = replace(day, orders=(replace(day.orders[0], priority=5), day.orders[1]))
    (found,) = conflicts_of(first, travel)
    assert found.order_id == "o2"
    assert found.higher == ("o1",)
    assert found.instead == ()


def test_without_time_the_set_is_not_called_irreducible() -> None:
    day, travel = rivals()
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    found = conflict(prepared, plan, OrderId("o2"), Watch(limit_s=0.0))
    assert not found.irreducible
    assert found.orders == ("o1", "o2")
