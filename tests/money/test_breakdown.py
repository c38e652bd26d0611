"""The day's money in every view: items, idle pay, disputes, and that all of it adds up."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Rates
from planner.money.breakdown import OUTSIDE, UNMET, Breakdown, Line
from planner.money.items import ITEMS, Items, order_items, trip_items
from planner.money.report import MoneyReport, money_report
from planner.solve.plan_day import plan_day
from planner.travel.times import TravelTimes
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_store,
    make_travel,
)
from tests.support.plans import make_plan
from tests.support.strategies import tiny_days

TINY = settings(deadline=None, phases=[Phase.explicit, Phase.generate])
RATES = Rates(per_hour_kop=60_000, per_km_kop=1_500, per_order_kop=1_000, per_trip_kop=2_000)


def report(*, rates: Rates = RATES, dispute_share: float = 0.0) -> MoneyReport:
    """One trip of o1 (8 min at the door) and o2 (16 min); o3 by an outside courier; o4 unmet.

    Legs are 10 minutes and 5 km, loading takes 5 minutes: leaves 10:50, o1 11:00-11:08,
    o2 11:18-11:34, back 11:44; busy from 10:45 = 59 min. c2 stays at the store all day.
    """
    day = make_day(
        stores=[make_store(loading_s=300)],
        orders=[
            make_order(order_id="o1"),
            make_order(order_id="o2", handover_s=960),
            make_order(order_id="o3", slot=(at("12:00"), at("13:00")), value_kop=100_000),
            make_order(order_id="o4", slot=(at("12:00"), at("13:00"))),
        ],
        couriers=[
            make_courier(courier_id="c1", shift=(at("10:00"), at("12:00")), rates=rates),
            make_courier(courier_id="c2", shift=(at("10:00"), at("11:00")), rates=rates),
        ],
        on_demand=make_on_demand(),
        cancellation_kop=5_000,
    )
    day = replace(day, early_dispute_share=dispute_share)
    travel = make_travel(day=day)
    plan = make_plan(
        day=day,
        travel=travel,
        trips=[("c1", at("10:50"), ["o1", "o2"]), (None, at("11:40"), ["o3"])],
    )
    return money_report(day, travel, plan)


def line(lines: tuple[Line, ...], key: str) -> Line:
    return next(one for one in lines if one.key == key)


def test_a_trip_s_items_are_its_rates_times_what_it_used() -> None:
    found = line(report().views.trips, "t1").items
    # 15 km x 15.00; 20.00 a trip; 2 x 10.00; 59 min at 600.00 an hour: door 24, road 35
    assert found == Items(
        kilometres_kop=22_500,
        per_trip_kop=2_000,
        per_order_kop=2_000,
        handover_kop=24_000,
        road_kop=35_000,
    )


def test_hours_of_couriers_paid_by_the_trip_are_the_same_items() -> None:
    by_trip = report(rates=replace(RATES, paid_for="trip"))
    found = line(by_trip.views.trips, "t1")
    assert (found.items.handover_kop, found.items.road_kop) == (24_000, 35_000)
    # but now they are cost and not labour
    assert (found.cost_kop, found.labour_kop) == (22_500 + 2_000 + 2_000 + 59_000, 0)


def test_an_outside_courier_is_an_item_of_its_own() -> None:
    found = line(report().views.couriers, OUTSIDE)
    # 400.00 + 5 km x 25.00
    assert found.items == Items(outside_kop=52_500)
    assert found.idle_kop == 0


def test_idle_pay_stands_with_its_courier_and_by_order_follows_the_hours_used() -> None:
    views = report().views
    # c1 2 h - 59 min = 61 min, c2 all of his hour, at 600.00
    assert line(views.couriers, "c1").idle_kop == 61_000
    assert line(views.couriers, "c2").idle_kop == 60_000
    assert line(views.couriers, "c2").met == 0
    orders = {one.key: one for one in views.orders}
    assert orders["o3"].idle_kop == orders["o4"].idle_kop == 0
    share = orders["o1"].labour_kop / (orders["o1"].labour_kop + orders["o2"].labour_kop)
    assert orders["o1"].idle_kop == pytest.approx(share * 121_000, abs=1)


def test_including_idle_is_asked_for_and_never_silent() -> None:
    day = report().views.day
    plain, with_idle = (day.spent_kop(including_idle=idle) for idle in (False, True))
    # full cost 855.00 + 525.00, cancellation 50.00; idle 1210.00
    assert plain == 85_500 + 52_500 + 5_000
    assert with_idle == plain + 121_000
    assert day.left_kop(including_idle=True) == 3 * 19_900 - with_idle


def test_orders_not_met_stand_in_every_view_with_what_they_cost() -> None:
    views = report().views
    for lines, key in (
        (views.trips, UNMET),
        (views.couriers, UNMET),
        (views.hours, "12"),
        (views.orders, "o4"),
        (views.distances, "5-10"),
    ):
        found = line(lines, key)
        assert (found.unmet, found.cancellation_kop) == (1, 5_000)


def test_an_expected_dispute_loses_goods_and_fee_at_the_stated_share() -> None:
    views = report(dispute_share=0.02).views
    # 2 % of 3000.00 + 199.00, and of 1000.00 + 199.00
    assert line(views.orders, "o1").dispute_kop == 6_398
    assert line(views.orders, "o3").dispute_kop == 2_398
    assert line(views.orders, "o4").dispute_kop == 0
    # it is no part of the margin
    assert views.day.margin_kop == report().views.day.margin_kop


@given(tiny_days(max_orders=6, departure_step_s=7))
@settings(TINY, max_examples=60)
def test_every_view_adds_up_to_the_same_totals_to_the_kopeck(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    plan = plan_day(day, travel)
    found = money_report(day, travel, plan)
    money = found.money
    for name, lines in found.views.views.items():
        sums = totals(lines)
        idle_kop = sums.pop("idle")
        if money.orders or name in ("courier", "day"):
            assert idle_kop == money.idle_kop, name
        assert sums == {
            "met": len(money.orders),
            "unmet": len(day.orders) - len(money.orders),
            "fees": money.fees_kop,
            "cost": money.cost_kop,
            "labour": money.labour_kop,
            "items": money.full_cost_kop,
            "cancellation": money.cancellation_kop,
        }, name
        for one in lines:
            assert one.items.full_cost_kop == one.full_cost_kop
            assert min(one.items.amounts) >= 0
    assert_trips_as_planned(day, found.views)


def totals(lines: tuple[Line, ...]) -> dict[str, int]:
    return {
        "met": sum(one.met for one in lines),
        "unmet": sum(one.unmet for one in lines),
        "fees": sum(one.fees_kop for one in lines),
        "cost": sum(one.cost_kop for one in lines),
        "labour": sum(one.labour_kop for one in lines),
        "items": sum(one.items.full_cost_kop for one in lines),
        "idle": sum(one.idle_kop for one in lines),
        "cancellation": sum(one.cancellation_kop for one in lines),
    }


def assert_trips_as_planned(day: Day, views: Breakdown) -> None:
    for one in views.trips:
        if one.key != UNMET:
            orders = [k for k in views.orders if views.keys[k.key]["trip"] == one.key]
            assert one.met == len(orders)
            for name in ITEMS:
                parts = sum(getattr(order.items, name) for order in orders)
                assert getattr(one.items, name) == parts


@given(st.data())
def test_items_over_orders_add_up_both_ways(data: st.DataObject) -> None:
    amounts = data.draw(st.lists(st.integers(0, 10**6), min_size=6, max_size=6))
    items = Items(**dict(zip(ITEMS, amounts, strict=True)))
    hours = items.road_kop + items.handover_kop
    cost = items.full_cost_kop - hours
    cuts = sorted(data.draw(st.lists(st.floats(0, 1), max_size=4)))
    edges = [0.0, *cuts, 1.0]
    costs = _cut(cost, edges)
    labours = _cut(hours, edges)
    parts = order_items(items, costs, labours)
    for k, part in enumerate(parts):
        assert part.full_cost_kop == costs[k] + labours[k]
        assert part.road_kop + part.handover_kop == labours[k] or not any(labours)
        assert min(part.amounts) >= 0
    for name in ITEMS:
        assert sum(getattr(part, name) for part in parts) == getattr(items, name)


def _cut(total: int, edges: list[float]) -> tuple[int, ...]:
    marks = [round(edge * total) for edge in edges]
    return tuple(b - a for a, b in pairwise(marks))


def test_a_day_without_orders_met_keeps_its_idle_pay_in_sight() -> None:
    day = make_day(couriers=[make_courier(shift=(at("10:00"), at("11:00")), rates=RATES)])
    travel = make_travel(day=day)
    views = money_report(day, travel, make_plan(day=day, travel=travel, trips=[])).views
    assert views.day.idle_kop == line(views.couriers, "c1").idle_kop == 60_000
    assert views.orders[0].idle_kop == 0


def test_trip_items_of_a_courier_without_wages_have_no_hours() -> None:
    day = make_day(couriers=[make_courier(rates=Rates(per_hour_kop=0, per_km_kop=1_000))])
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("10:50"), ["o1"])])
    assert trip_items(day, plan.trips[0]) == Items(kilometres_kop=10_000)
