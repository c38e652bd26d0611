"""Scenarios as they go to the solver."""

from __future__ import annotations

import pickle

from planner.scenarios.posing import Poser, task_of
from tests.support.scenarios import change, evening_orders, source


def test_changes_that_cannot_be_made_have_no_problem() -> None:
    posed = Poser(source=source()).scenario(3, (change("couriers", "-9"),))
    assert (posed.number, posed.problem, posed.key) == (3, None, "")
    assert posed.failure is not None
    assert posed.failure.kind == "input"


def test_scenarios_with_the_same_orders_share_them_on_their_way() -> None:
    pose = Poser(source=source(orders=evening_orders(20)))
    base = pose.scenario(0, ())
    more = pose.scenario(1, (change("couriers", "1"),))
    assert base.problem is not None
    assert more.problem is not None
    assert more.problem.day.orders is base.problem.day.orders
    assert more.key != base.key
    # both days and the base day they rest on, hardly larger than one of them
    alone = len(pickle.dumps(base.problem))
    assert len(pickle.dumps(task_of(more, ()))) < 1.5 * alone


def test_what_a_task_began_with_is_part_of_its_key() -> None:
    pose = Poser(source=source())
    posed = pose.scenario(0, ())
    simulated = Poser(source=pose.source, simulated=True).scenario(0, ())
    assert task_of(posed, ()).key == task_of(posed, ()).key
    assert task_of(simulated, ()).key != task_of(posed, ()).key
    assert posed.key == simulated.key
