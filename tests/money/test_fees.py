"""Break-even fees: at them nothing is left over, at a kopeck less something is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Rates
from planner.domain.plan import Verdict
from planner.money.breakdown import Line
from planner.money.fees import break_even, break_evens
from planner.money.report import money_report
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import prepare
from planner.travel.times import TravelTimes
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan
from tests.support.strategies import tiny_days

AMOUNT = st.integers(0, 10**8)


@given(met=st.integers(1, 500), costs=st.tuples(AMOUNT, AMOUNT, AMOUNT, AMOUNT))
def test_at_the_break_even_fee_profit_is_zero_within_a_kopeck_per_order(
    met: int, costs: tuple[int, int, int, int]
) -> None:
    cost, labour, idle, cancellation = costs
    line = Line(
        key="day",
        met=met,
        cost_kop=cost,
        labour_kop=labour,
        idle_kop=idle,
        cancellation_kop=cancellation,
    )
    fees = break_even(line)
    assert fees is not None
    for fee_kop, with_idle in ((fees.fee_kop, False), (fees.fee_with_idle_kop, True)):
        paid = replace(line, fees_kop=fee_kop * met)
        assert 0 <= paid.left_kop(including_idle=with_idle) < met
        less = replace(line, fees_kop=(fee_kop - 1) * met)
        assert less.left_kop(including_idle=with_idle) < 0


def test_a_day_planned_at_its_break_even_fee_earns_nothing() -> None:
    # three orders by one courier, one of them alone: nothing divides evenly
    rates = Rates(per_hour_kop=51_300, per_km_kop=1_337)
    fee_kop = 19_900
    for _ in range(2):
        day = make_day(
            orders=[make_order(order_id=f"o{k}", fee_kop=fee_kop) for k in (1, 2, 3)],
            couriers=[make_courier(shift=(at("10:00"), at("14:00")), rates=rates)],
        )
        travel = make_travel(day=day)
        trips = [("c1", at("10:50"), ["o1", "o2"]), ("c1", at("11:40"), ["o3"])]
        report = money_report(day, travel, make_plan(day=day, travel=travel, trips=trips))
        found = break_even(report.views.day)
        assert found is not None
        fee_kop = found.fee_with_idle_kop
    assert 0 <= report.money.net_kop < 3


def test_every_hour_and_zone_has_its_own_and_without_orders_met_none() -> None:
    orders = [
        make_order(order_id="o1"),
        make_order(order_id="o2", slot=(at("12:00"), at("13:00"))),
        make_order(order_id="o3", slot=(at("13:00"), at("14:00"))),
    ]
    rates = Rates(per_hour_kop=0, per_km_kop=1_000)
    day = make_day(orders=orders, couriers=[make_courier(rates=rates)])
    far = [[0, 10, 20, 10], [10, 0, 10, 10], [20, 10, 0, 10], [10, 10, 10, 0]]
    travel = make_travel(day=day, minutes=far)
    trips = [("c1", at("10:50"), ["o1"]), ("c1", at("11:40"), ["o2"])]
    views = money_report(day, travel, make_plan(day=day, travel=travel, trips=trips)).views
    # 10 km and 20 km there and back at 10.00; o3 is not met
    assert [(one.key, one.fee_kop) for one in break_evens(views.hours)] == [
        ("11", 10_000),
        ("12", 20_000),
    ]
    assert [(one.key, one.fee_kop) for one in break_evens(views.distances)] == [
        ("5-10", 10_000),
        ("10-15", 20_000),
    ]


def test_what_unmet_orders_cost_is_paid_by_the_met_ones() -> None:
    line = Line(key="17", met=3, unmet=1, cost_kop=30_000, cancellation_kop=1_000)
    # 31000 / 3 = 10333.3…
    found = break_even(line)
    assert found is not None
    assert found.fee_kop == 10_334
    assert break_even(Line(key="18", unmet=2, cancellation_kop=2_000)) is None


@given(tiny_days(max_orders=4, departure_step_s=20, objective="profit"), st.integers(1, 30_000))
@settings(deadline=None, max_examples=20, phases=[Phase.explicit, Phase.generate])
def test_more_fee_never_lowers_the_best_profit(
    tiny: tuple[Day, TravelTimes], more_kop: int
) -> None:
    day, travel = tiny
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    orders = tuple(replace(order, fee_kop=order.fee_kop + more_kop) for order in day.orders)
    richer = replace(prepared, day=replace(day, orders=orders))
    dearer = plan_prepared(richer, begin_with=plan.trips)
    assert plan.proof.profit_kop is not None
    assert dearer.proof.profit_kop is not None
    met = sum(outcome.verdict is Verdict.MET for outcome in plan.outcomes)
    # the same plan is a plan still, and every order it meets brings so much more
    assert dearer.proof.profit_kop >= plan.proof.profit_kop + met * more_kop


@pytest.mark.parametrize("more", [1, 50, 10_000])
def test_more_fee_never_lowers_what_is_left(more: int) -> None:
    line = Line(key="day", met=4, fees_kop=4 * 19_900, cost_kop=100_000)
    dearer = replace(line, fees_kop=line.fees_kop + 4 * more)
    assert dearer.left_kop(including_idle=True) - line.left_kop(including_idle=True) == 4 * more
