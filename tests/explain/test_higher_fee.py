"""From which fee an order left out for profit is met."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from planner.domain.day import Day
from planner.domain.fleet import Rates
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Verdict
from planner.explain.desk import Desk, unmet
from planner.explain.edits import with_order
from planner.explain.fixes import Fix, menu
from planner.explain.higher_fee import higher_fee
from planner.explain.rivals import Rivals
from planner.settings import SolverSettings
from planner.solve.audit import audit
from planner.travel.times import TravelTimes
from tests.explain.test_fixes import desk_of
from tests.solve.test_plan_day import TINY
from tests.support.builders import make_courier, make_day, make_order, make_travel
from tests.support.exhaustive import exhaustive_costs, profit_kop
from tests.support.strategies import tiny_days

PROFIT = SolverSettings(departure_step_s=1, objective="profit")


def far_order(*, kilometres: int) -> tuple[Day, TravelTimes]:
    """One order of 199 ₽, so far away there and back, at 10 ₽ a kilometre."""
    order = make_order(placed_at=0, ready_at=0, slot=(100, 200), handover_s=0)
    courier = make_courier(shift=(0, 1_000), rates=Rates(per_km_kop=1_000))
    day = make_day(orders=[order], couriers=[courier], solver=PROFIT)
    metres = [[0, 500 * kilometres], [500 * kilometres, 0]]
    return day, make_travel(day=day, minutes=1, metres=metres)


def fee_fixes(desk: Desk, order_id: str) -> list[Fix]:
    """The fees in the menu of that order."""
    rivals = Rivals(
        desk=desk, order_id=OrderId(order_id), sets=[frozenset({OrderId(order_id)})]
    )
    return [fix for fix in menu(rivals).fixes if fix.kind == "fee_higher"]


def test_an_order_not_worth_it_is_from_the_next_rouble_on() -> None:
    # 30 km cost 300 ₽: at 300 ₽ nothing is earned by it, at 301 ₽ one rouble
    desk = desk_of(*far_order(kilometres=30))
    assert desk.plan.outcomes[0].verdict is Verdict.NOT_WORTH_IT
    (fix,) = fee_fixes(desk, "o1")
    assert [(one.row, one.column, one.to) for one in fix.changes] == [("o1", "fee_rub", 301)]
    assert fix.smallest
    assert fix.gained == ("o1",)
    assert fix.extra_kop == 30_000
    assert fix.plan.proof.profit_kop == 100


def test_an_order_worth_its_fee_is_met_without_a_higher_one() -> None:
    desk = desk_of(*far_order(kilometres=19))
    assert not unmet(desk.plan)


def test_in_serve_mode_no_fee_is_asked_about() -> None:
    day, _ = far_order(kilometres=30)
    late = replace(day.orders[0], slot=replace(day.orders[0].slot, end_at=150))
    serve = replace(day, orders=(late, replace(late, order_id=OrderId("o2"))))
    serve = replace(serve, solver=SolverSettings(departure_step_s=1))
    desk = desk_of(serve, make_travel(day=serve, minutes=1))
    (order_id,) = unmet(desk.plan)
    assert higher_fee(desk, order_id) is None


@pytest.mark.slow
@given(tiny_days(departure_step_s=1, objective="profit", max_orders=5))
@settings(TINY, max_examples=30)
def test_fees_of_random_days_are_true(tiny: tuple[Day, TravelTimes]) -> None:
    day, travel = tiny
    desk = desk_of(day, travel)
    for order_id in unmet(desk.plan):
        found = higher_fee(desk, order_id)
        if found is None:
            continue
        edited, plan = found.solved.edit.day, found.solved.plan
        assert audit(edited, travel, plan) == ()
        assert order_id not in unmet(plan)
        assert earned_kop(edited, plan) > earned_kop(day, desk.plan)
        if found.smallest:
            order = edited.order(order_id)
            less = with_order(day, replace(order, fee_kop=order.fee_kop - 100))
            for carried, cost_kop in exhaustive_costs(day, travel).items():
                if order_id in carried:
                    most_kop = profit_kop(less, carried, cost_kop)
                    assert most_kop <= earned_kop(day, desk.plan)


def earned_kop(day: Day, plan: Plan) -> int:
    """Fees of the orders met less cost less cancellations."""
    carried = frozenset(stop.order_id for trip in plan.trips for stop in trip.stops)
    return profit_kop(day, carried, plan.proof.cost_kop)
