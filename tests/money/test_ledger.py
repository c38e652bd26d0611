"""The money of a plan made by hand: store, two orders 20 minutes away, one never met."""

from __future__ import annotations

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Rates
from planner.domain.plan import Plan
from planner.money.ledger import Ledger, ledger
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

HOURLY = Rates(per_hour_kop=60_000, per_km_kop=1_500, per_order_kop=1_000, per_trip_kop=2_000)


@pytest.fixture
def day() -> Day:
    slot = (at("11:00"), at("12:00"))
    return make_day(
        stores=[make_store(loading_s=600)],
        orders=[make_order(order_id=f"o{k}", slot=slot, handover_s=600) for k in (1, 2, 3)],
        couriers=[
            make_courier(courier_id="c1", shift=(at("10:00"), at("14:00")), rates=HOURLY),
            make_courier(courier_id="c2", shift=(at("10:00"), at("11:00")), rates=HOURLY),
        ],
        cancellation_kop=5_000,
    )


@pytest.fixture
def plan(day: Day) -> Plan:
    """Out at 10:40, 11:00-11:10 at o1, 11:30-11:40 at o2, back at 12:00; 3 x 10 km."""
    travel = make_travel(day=day, minutes=20)
    return make_plan(day=day, travel=travel, trips=[("c1", at("10:40"), ["o1", "o2"])])


@pytest.fixture
def money(day: Day, plan: Plan) -> Ledger:
    return ledger(day, plan)


def test_trip_cost_and_labour_are_split_in_equal_parts(money: Ledger) -> None:
    # cost: 30 km x 15.00 + trip 20.00 + 2 orders x 10.00 = 490.00; each 245.00
    # busy from loading 10:30 to 12:00 = 1.5 h x 600.00 = 900.00; each 450.00
    first, second = money.orders
    assert (first.order_id, first.trip_id) == ("o1", "t1")
    assert (first.cost_kop, first.labour_kop) == (24_500, 45_000)
    assert (second.cost_kop, second.labour_kop) == (24_500, 45_000)
    assert first.full_cost_kop == 69_500


def test_contribution_leaves_wages_out_and_margin_takes_them_in(money: Ledger) -> None:
    # fee 199.00 - 245.00 = -46.00; 199.00 - 695.00 = -496.00
    assert money.orders[0].contribution_kop == -4_600
    assert money.orders[0].margin_kop == -49_600


def test_an_unmet_order_has_no_row(money: Ledger) -> None:
    assert money.order(money.orders[0].order_id) is money.orders[0]
    assert [row.order_id for row in money.orders] == ["o1", "o2"]
    assert len(money.trips) == 1


def test_idle_is_the_shift_without_its_trips_also_of_a_courier_who_stays(
    money: Ledger,
) -> None:
    first, second = money.couriers
    # 4 h - 1.5 h = 2.5 h x 600.00; the other one waits his whole hour
    assert (first.paid_s, first.busy_s, first.idle_s) == (14_400, 5_400, 9_000)
    assert first.idle_kop == 150_000
    assert (second.trips, second.idle_s, second.idle_kop) == (0, 3_600, 60_000)
    assert (money.idle_s, money.idle_kop) == (12_600, 210_000)


def test_totals_follow_from_the_rows(money: Ledger) -> None:
    assert (money.fees_kop, money.cost_kop, money.labour_kop) == (39_800, 49_000, 90_000)
    assert money.full_cost_kop == 139_000
    assert (money.metres, money.busy_s) == (30_000, 5_400)
    assert sum(row.cost_kop for row in money.orders) == money.cost_kop


def test_profit_counts_cancellations_and_no_wages_and_net_counts_all(money: Ledger) -> None:
    # fees 398.00 - cost 490.00 - one order not met 50.00 = -142.00
    assert money.cancellation_kop == 5_000
    assert money.profit_kop == -14_200
    # less labour 900.00 and idle 2100.00
    assert money.net_kop == -314_200


def test_a_break_is_paid_and_so_idle() -> None:
    rest = Break(length_s=1_800, from_at=at("12:00"), until_at=at("14:00"))
    day = make_day(
        couriers=[make_courier(shift=(at("10:00"), at("14:00")), rates=HOURLY, rest=rest)]
    )
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("10:50"), ["o1"])])
    # busy 10:50 to 11:00 + 8 min + 10 min = 28 min
    assert ledger(day, plan).couriers[0].idle_s == 4 * 3_600 - 28 * 60


def test_a_courier_paid_by_the_trip_is_never_idle_and_has_no_labour() -> None:
    by_trip = Rates(per_hour_kop=60_000, per_km_kop=0, paid_for="trip")
    day = make_day(couriers=[make_courier(rates=by_trip)])
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("10:50"), ["o1"])])
    money = ledger(day, plan)
    # 28 busy minutes at 600.00 an hour = 280.00, all of it cost
    assert (money.cost_kop, money.labour_kop, money.idle_kop) == (28_000, 0, 0)
    assert (money.couriers[0].paid_s, money.couriers[0].idle_s) == (1_680, 0)


def test_an_outside_courier_costs_but_is_nobody_s_shift() -> None:
    day = make_day(on_demand=make_on_demand())
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[(None, at("10:30"), ["o1"])])
    money = ledger(day, plan)
    # 400.00 + 5 km x 25.00
    assert (money.cost_kop, money.labour_kop) == (52_500, 0)
    assert (money.trips[0].courier_id, money.trips[0].busy_s) == (None, 0)
    assert money.couriers[0].trips == 0
