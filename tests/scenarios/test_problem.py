"""What a plan's key rests on, and what it must not."""

from __future__ import annotations

import pytest

from planner.domain.order import Order
from planner.scenarios.problem import Problem, as_solved, problem_key, program_version
from planner.settings import SolverSettings
from tests.support.builders import make_courier, make_day, make_order, make_travel

DAY = make_day(orders=[make_order()])
PROFIT = SolverSettings(objective="profit")


def problem(order: Order, solver: SolverSettings | None = None) -> Problem:
    day = make_day(orders=[order], solver=solver)
    return Problem(day=day, travel=make_travel(day=day))


def key(order: Order, solver: SolverSettings | None = None) -> str:
    return problem_key(as_solved(problem(order, solver)))


def test_nothing_personal_is_solved_or_hashed() -> None:
    named = make_order(
        address="ул. Тихая, 1",
        comment="домофон",
        customer="Анна",
        phone="+7 000",
        extra=(("Имя", "Мария"),),
    )
    assert key(named) == key(make_order())
    solved = repr(as_solved(problem(named)))
    assert not any(word in solved for word in ("Тихая", "домофон", "Анна", "+7 000", "Мария"))


@pytest.mark.parametrize("order", [make_order(fee_kop=24_900), make_order(value_kop=1)])
def test_to_serve_no_plan_depends_on_what_comes_in(order: Order) -> None:
    assert key(order) == key(make_order())


def test_for_profit_the_fee_matters() -> None:
    assert key(make_order(fee_kop=1), PROFIT) != key(make_order(), PROFIT)
    assert key(make_order(), PROFIT) != key(make_order())


@pytest.mark.parametrize(
    "changed",
    [
        make_order(handover_s=481),
        make_order(order_id="o2"),
        make_order(mass_g=5_001),
        make_order(slot=(39_600, 43_201)),
    ],
)
def test_what_plans_depend_on_makes_another_key(changed: Order) -> None:
    assert key(changed) != key(make_order())


def test_roads_and_couriers_make_another_key() -> None:
    one = Problem(day=DAY, travel=make_travel(day=DAY, minutes=10))
    slower = Problem(day=DAY, travel=make_travel(day=DAY, minutes=11))
    two = make_day(orders=DAY.orders, couriers=[make_courier(), make_courier(courier_id="c2")])
    more = Problem(day=two, travel=one.travel)
    assert len({problem_key(each) for each in (one, slower, more)}) == 3


def test_a_key_does_not_depend_on_what_was_looked_at_before() -> None:
    fresh, used = problem(make_order()), problem(make_order())
    assert used.day.groups
    assert used.travel.profile.steps
    assert problem_key(fresh) == problem_key(used)


def test_another_program_makes_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = problem_key(problem(make_order()))
    monkeypatch.setattr("planner.scenarios.problem.program_version", lambda: "another")
    assert problem_key(problem(make_order())) != before
    assert len(program_version()) == 64
