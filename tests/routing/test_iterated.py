"""PyVRP on a small store's day: trips come back, the same ones each time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.domain.fleet import Vehicle
from planner.routing.iterated import routes
from planner.routing.problem import RoutingProblem, routing_problem
from planner.routing.processes import Processes
from planner.routing.task import Task
from tests.support.builders import at, make_courier, make_day, make_order, make_travel

TASK = Task(prizes=None, start=None, iterations=20, seconds=60, seed=1, most=50)


@pytest.fixture(scope="module")
def problem() -> RoutingProblem:
    """Four orders for one courier, who carries two at a time: 10 minutes from everywhere."""
    day = make_day(
        orders=[
            make_order(order_id=f"o{k}", slot=(at("11:00"), at("14:00")), mass_g=10_000)
            for k in range(4)
        ],
        couriers=[
            make_courier(vehicle=Vehicle(max_mass_g=20_000)),
        ],
    )
    (store,) = day.stores
    return routing_problem(
        day, make_travel(day=day, minutes=10), store, np.ones(4, bool), "mean"
    )


def test_all_orders_are_met_where_they_can_be(problem: RoutingProblem) -> None:
    found = routes(problem, TASK)
    visited = [order for _, trips in found.plans[-1] for trip in trips for order in trip]
    assert sorted(visited) == [0, 1, 2, 3]
    assert not found.by_clock


def test_search_goes_on_from_the_plan_it_is_given(problem: RoutingProblem) -> None:
    start = ((0, ((3, 2), (1, 0))),)
    found = routes(problem, replace(TASK, start=start, iterations=0))
    assert found.plans[-1] == start


def test_same_seed_finds_the_same_trips_in_another_process(problem: RoutingProblem) -> None:
    with Processes(2) as processes:
        found = processes.each([(problem, TASK)] * 3, lambda: False)
    assert found == [routes(problem, TASK)] * 3


def test_processes_end_when_told_to_stop(problem: RoutingProblem) -> None:
    with Processes(1) as processes:
        endless = replace(TASK, iterations=10**9)
        assert processes.each([(problem, endless)], lambda: True) is None
