"""One plan under another day's rules: each rule once kept and once broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Rates
from planner.domain.plan import Trip
from planner.scenarios.problem import Problem
from planner.scenarios.replay import rank, replayed
from planner.settings import SolverSettings
from tests.support.builders import (
    DEFAULT_RATES,
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_travel,
)
from tests.support.plans import make_plan

# Every leg takes 10 minutes: c1 leaves 10:50, is at o1's 11:00-11:08 and back 11:18, leaves
# again 11:20, is at o2's 11:30-11:38 and back 11:48; o3 goes by an outside courier.
DAY = make_day(
    orders=[make_order(order_id=f"o{k}") for k in (1, 2, 3)],
    couriers=[make_courier(), make_courier(courier_id="c2")],
    on_demand=make_on_demand(),
)
TRAVEL = make_travel(day=DAY)
TRIPS = make_plan(
    day=DAY,
    travel=TRAVEL,
    trips=[
        ("c1", at("10:50"), ["o1"]),
        ("c1", at("11:20"), ["o2"]),
        (None, at("10:30"), ["o3"]),
    ],
).trips


def on(day: Day) -> tuple[Trip, ...] | None:
    return replayed(Problem(day=day, travel=TRAVEL), TRIPS)


def with_courier(
    *,
    shift: tuple[int, int] = (at("09:00"), at("21:00")),
    rest: Break | None = None,
    rates: Rates = DEFAULT_RATES,
) -> Day:
    changed = make_courier(shift=shift, rest=rest, rates=rates)
    return replace(DAY, couriers=(changed, *DAY.couriers[1:]))


def test_costs_follow_the_days_own_rates() -> None:
    dearer = on(with_courier(rates=Rates(per_km_kop=2_000)))
    assert dearer is not None
    # each loop 10 km: 140 roubles at 14 a kilometre, 200 at 20
    costs = {trip.trip_id: trip.cost_kop for trip in dearer if trip.courier_id}
    assert set(costs.values()) == {20_000}
    cheaper = on(replace(DAY, on_demand=make_on_demand(base_kop=0)))
    assert cheaper is not None
    # one way, 5 km at 25 roubles
    assert [trip.cost_kop for trip in cheaper if trip.courier_id is None] == [12_500]


@pytest.mark.parametrize(
    ("day", "allowed"),
    [
        (with_courier(shift=(at("10:50"), at("11:48"))), True),
        (with_courier(shift=(at("10:51"), at("21:00"))), False),
        (with_courier(shift=(at("09:00"), at("11:47"))), False),
        (
            with_courier(rest=Break(length_s=120, from_at=at("11:18"), until_at=at("11:20"))),
            True,
        ),
        (
            with_courier(rest=Break(length_s=121, from_at=at("11:10"), until_at=at("11:30"))),
            False,
        ),
        (replace(DAY, couriers=DAY.couriers[1:]), False),
        (replace(DAY, on_demand=None), False),
        (replace(DAY, on_demand=make_on_demand(limit=0)), False),
        (replace(DAY, on_demand=make_on_demand(lead_s=3 * 3600)), False),
        (replace(DAY, orders=tuple(replace(o, handover_s=600) for o in DAY.orders)), True),
        # back from o1 at 11:23, after the second trip's departure
        (replace(DAY, orders=tuple(replace(o, handover_s=780) for o in DAY.orders)), False),
        (replace(DAY, promise=replace(DAY.promise, order_limit_s=3600)), False),
    ],
)
def test_a_rule_broken_forbids_the_plan(day: Day, *, allowed: bool) -> None:
    assert (on(day) is not None) is allowed


def test_rank_counts_orders_first_and_money_first_for_profit() -> None:
    one, both = rank(DAY, TRIPS[1:2]), rank(DAY, TRIPS[1:])
    assert both < one
    profit = replace(DAY, solver=SolverSettings(objective="profit"), cancellation_kop=100)
    # a trip costs 140 roubles and earns 199 and the rouble of cancellation saved
    assert rank(profit, TRIPS[1:2]) == (14_000 - 19_900 - 100,)
