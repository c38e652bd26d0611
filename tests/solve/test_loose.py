"""Days of too many trips to enumerate: plans from a partial catalogue, honest about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.day import Day
from planner.domain.fleet import CourierId, Vehicle
from planner.domain.plan import Plan, ProofStatus, Trip, Verdict
from planner.settings import SolverSettings
from planner.solve.audit import audit
from planner.solve.plan_day import plan_day
from planner.travel.times import TravelTimes
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_promise,
    make_travel,
)

ORDERS = 18
# 100 thousand labels fit: far too few for the 2^18 sets of a day without hours
FEW_LABELS = SolverSettings(time_limit_s=10, memory_mb=16)


def ring(*, couriers: int = 2, orders: int = ORDERS, shift_end: str = "18:00") -> Day:
    """Orders due any time from 10:00 to 18:00, doors on a ring around the store."""
    return make_day(
        orders=[
            make_order(
                order_id=f"o{k:02d}",
                placed_at=at("08:00"),
                slot=(at("10:00"), at("18:00")),
                handover_s=300,
            )
            for k in range(orders)
        ],
        couriers=[
            make_courier(courier_id=f"c{k}", shift=(at("09:00"), at(shift_end)))
            for k in range(couriers)
        ],
        promise=make_promise(order_limit_s=12 * 3600),
        solver=FEW_LABELS,
    )


def around(day: Day) -> TravelTimes:
    """Ten minutes from the store to a door, two from door to door, the short way round."""
    n = len(day.orders)
    apart = [[2.0 * min(abs(a - b), n - abs(a - b)) for b in range(n)] for a in range(n)]
    rows = [[0.0, *[10.0] * n], *[[10.0, *apart[a]] for a in range(n)]]
    return make_travel(day=day, minutes=rows)


@pytest.fixture(scope="module")
def loose_plan() -> tuple[Day, TravelTimes, Plan]:
    day = ring()
    travel = around(day)
    return day, travel, plan_day(day, travel)


def test_loose_day_is_met_by_its_shortest_tour(
    loose_plan: tuple[Day, TravelTimes, Plan],
) -> None:
    day, travel, plan = loose_plan
    metres = sum(trip.metres for trip in plan.trips)
    # once round: 10 + 17 * 2 + 10 minutes of 500 m; no tour can be shorter
    best = (ORDERS, (10 + 17 * 2 + 10) * 500)
    assert (plan.proof.met, metres) == best or not plan.proof.repeatable
    assert audit(day, travel, plan) == ()


def test_partial_catalogue_is_said_and_proves_no_cost(
    loose_plan: tuple[Day, TravelTimes, Plan],
) -> None:
    _, _, plan = loose_plan
    assert plan.proof.cut is not None
    assert plan.proof.cut.rule == "routing_heuristic"
    assert plan.proof.cut.longest_trip < ORDERS
    assert plan.proof.cost_lower_bound_kop is None
    assert plan.proof.status is ProofStatus.BOUNDED
    assert plan.proof.met_upper_bound == ORDERS


def test_order_left_out_of_a_partial_catalogue_is_not_decided() -> None:
    # 9:10 to 10:44 holds one round of 44 + 18 * 5 minutes only in part
    day = ring(couriers=1, shift_end="11:00")
    plan = plan_day(day, around(day))
    verdicts = {outcome.verdict for outcome in plan.outcomes}
    assert 0 < plan.proof.met < ORDERS
    assert verdicts == {Verdict.MET, Verdict.NOT_DECIDED}


def test_larger_parcels_go_with_the_vehicle_they_fit() -> None:
    day = ring()
    long = [replace(order, side_mm=3_000) for order in day.orders[:3]]
    car = replace(day.couriers[0], vehicle=Vehicle(max_side_mm=1_000))
    van = replace(day.couriers[1], vehicle=Vehicle(name="van", max_mass_g=15_000))
    day = replace(day, orders=(*long, *day.orders[3:]), couriers=(car, van))
    plan = plan_day(day, around(day))
    assert plan.proof.met == ORDERS or not plan.proof.repeatable
    met = {stop.order_id for trip in plan.trips for stop in trip.stops}
    drivers = {driver(plan, order.order_id) for order in long if order.order_id in met}
    assert drivers <= {van.courier_id}


def driver(plan: Plan, order_id: str) -> CourierId | None:
    def has(trip: Trip) -> bool:
        return any(stop.order_id == order_id for stop in trip.stops)

    return next(trip.courier_id for trip in plan.trips if has(trip))
