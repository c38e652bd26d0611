"""What leaving an order out saves, against exhaustive search and independent plans."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, given, settings

from planner.domain.day import Day
from planner.domain.fleet import Rates
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Verdict
from planner.money.fees import worth_from_kop
from planner.money.marginal import estimated_savings, met_orders, saving_of, worth_from
from planner.settings import SolverSettings
from planner.solve.plan_day import plan_day, plan_prepared
from planner.solve.prepared import prepare
from planner.travel.times import TravelTimes
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.every_second import Orders
from tests.support.exhaustive import exhaustive_costs, profit_kop
from tests.support.strategies import tiny_days

TINY = settings(deadline=None, phases=[Phase.explicit, Phase.generate])
GAP_KOP = 100  # the word optimal allows a rouble, or 0.01 % where that is more
PER_KM = Rates(per_hour_kop=60_000, per_km_kop=1_000)


def met_by(plan: Plan) -> Orders:
    return frozenset(o.order_id for o in plan.outcomes if o.verdict is Verdict.MET)


@given(tiny_days(max_orders=4, departure_step_s=1))
@settings(TINY, max_examples=15)
def test_a_saving_is_the_difference_of_the_two_cheapest_plans_there_are(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    costs = exhaustive_costs(day, travel)
    met = met_by(plan)
    estimates = estimated_savings(prepared, plan, seconds=10)
    assert set(estimates) == met
    for order_id in met:
        found = saving_of(prepared, plan, order_id)
        if met - {order_id} not in costs:  # roads may lead to the others only by way of it
            assert found.saving_kop is None
            continue
        expected = costs[met] - costs[met - {order_id}]
        assert found.proved
        assert found.saving_kop is not None
        assert found.least_kop is not None
        assert found.most_kop is not None
        assert abs(found.saving_kop - expected) <= 2 * GAP_KOP
        assert found.least_kop <= expected <= found.most_kop
        certain = estimates[order_id].least_kop
        assert certain is None or certain <= expected + GAP_KOP


def doors(count: int, *, couriers: int, objective: str = "serve", fee_kop: int = 19_900) -> Day:
    """Orders of one hour; couriers paid by the kilometre."""
    return make_day(
        orders=[make_order(order_id=f"o{k}", fee_kop=fee_kop) for k in range(1, count + 1)],
        couriers=[make_courier(courier_id=f"c{k}", rates=PER_KM) for k in range(couriers)],
        solver=SolverSettings.model_validate({"objective": objective}),
    )


def on_a_line(day: Day) -> TravelTimes:
    """The k-th order stands 10 k minutes and 5 k kilometres from the store."""
    places = range(len(day.place_ids))
    return make_travel(day=day, minutes=[[10 * abs(a - b) for b in places] for a in places])


def without(day: Day, travel: TravelTimes, order_id: str) -> tuple[Day, TravelTimes]:
    """The same day, planned apart, without the order."""
    gone = day.order_place(OrderId(order_id))
    kept = [k for k in range(len(day.place_ids)) if k != gone]
    among = np.ix_(kept, kept)
    orders = tuple(order for order in day.orders if order.order_id != order_id)
    return replace(day, orders=orders), replace(
        travel,
        free_flow_s=travel.free_flow_s[among],
        metres=travel.metres[among],
        reachable=travel.reachable[among],
    )


@pytest.mark.parametrize("order_id", ["o1", "o2", "o3"])
def test_a_saving_is_the_difference_of_two_independent_plans(order_id: str) -> None:
    day = doors(3, couriers=2)
    travel = on_a_line(day)
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    alone = plan_day(*without(day, travel, order_id))
    found = saving_of(prepared, plan, OrderId(order_id))
    assert plan.proof.met == 3
    assert alone.proof.met == 2
    assert found.saving_kop == plan.proof.cost_kop - alone.proof.cost_kop
    # one trip 3 x 5 km out and back at 10.00 = 300.00; only the farthest order shortens it
    assert found.saving_kop == (10_000 if order_id == "o3" else 0)
    assert found.proved
    # eight minutes at its door; the farthest also 20 minutes of driving
    assert found.freed_s >= 480


def test_orders_driven_alone_save_their_trip_by_every_account() -> None:
    # one order a courier: there is nothing to share, so estimate and exact answer agree
    day = doors(1, couriers=1)
    prepared = prepare(day, on_a_line(day))
    plan = plan_prepared(prepared)
    estimate = estimated_savings(prepared, plan, seconds=10)[OrderId("o1")]
    assert estimate.least_kop == 10_000
    assert estimate.dual_kop == pytest.approx(10_000, abs=1)
    assert saving_of(prepared, plan, OrderId("o1")).saving_kop == 10_000


def test_a_relaxation_out_of_time_estimates_nothing_from_its_duals() -> None:
    day = doors(3, couriers=2)
    prepared = prepare(day, on_a_line(day))
    plan = plan_prepared(prepared)
    found = estimated_savings(prepared, plan, seconds=0)[OrderId("o3")]
    # what its own trip saves without it is certain all the same
    assert (found.least_kop, found.dual_kop) == (10_000, None)


def test_nothing_met_has_no_estimates_and_nothing_to_save() -> None:
    day = make_day(orders=[make_order(slot=(at("10:01"), at("10:05")))])
    prepared = prepare(day, make_travel(day=day))
    plan = plan_prepared(prepared)
    assert estimated_savings(prepared, plan, seconds=10) == {}
    with pytest.raises(ValueError, match="o1 is not met"):
        saving_of(prepared, plan, OrderId("o1"))


def test_a_met_order_is_worth_its_saving_less_its_cancellation() -> None:
    assert worth_from_kop(10_000, 4_000) == 6_000
    assert worth_from_kop(3_000, 4_000) == 0


@given(tiny_days(max_orders=3, departure_step_s=1, objective="profit"))
@settings(TINY, max_examples=12)
def test_an_unmet_order_is_worth_the_fee_that_makes_up_for_the_profit_lost(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    costs = exhaustive_costs(day, travel)
    best = max(profit_kop(day, carried, cost) for carried, cost in costs.items())
    for order in day.orders:
        if order.order_id in met_by(plan):
            continue
        found = worth_from(prepared, plan, order.order_id)
        forced = [
            profit_kop(day, carried, cost)
            for carried, cost in costs.items()
            if order.order_id in carried
        ]
        if not forced:
            assert found.fee_kop is None
            continue
        expected = order.fee_kop + best - max(forced)
        assert found.fee_kop is not None
        assert found.least_kop is not None
        assert found.most_kop is not None
        # bounds meet within a rouble or 0.01 % of a profit that holds the forcing fee
        gap = 2 * max(GAP_KOP, 1e-4 * 10**7)
        assert abs(found.fee_kop - expected) <= gap
        assert found.least_kop <= expected <= found.most_kop


def test_an_order_worth_its_fee_is_served_from_that_fee_on() -> None:
    # 20 km at 10.00 = 200.00 against 199.00: a rouble is missing
    day = doors(2, couriers=2, objective="profit")
    near = replace(day.orders[0], fee_kop=0)
    day = replace(day, orders=(near, day.orders[1]))
    travel = on_a_line(day)
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    assert not met_orders(plan).any()
    found = worth_from(prepared, plan, OrderId("o2"))
    assert found.fee_kop == 20_000
    paid = replace(day, orders=(near, replace(day.orders[1], fee_kop=20_001)))
    assert met_by(plan_day(paid, travel)) >= {"o2"}


def test_what_an_order_is_worth_is_asked_of_unmet_orders_of_a_plan_for_profit() -> None:
    day = doors(1, couriers=1)
    prepared = prepare(day, on_a_line(day))
    with pytest.raises(ValueError, match="o1 is met"):
        worth_from(prepared, plan_prepared(prepared), OrderId("o1"))
