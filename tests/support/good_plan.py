"""A day and a plan with something of everything, for tests that spoil one thing.

Store s1 loads 5 min; courier c1 (with a break of 30 min between 11:50 and 14:00) carries o1 and
o2 and later o3, courier c2, paid by the trip, carries o5, an outside courier o4; o6 can't be
met by anyone.
"""

from __future__ import annotations

from dataclasses import replace

from planner.domain.day import Day
from planner.domain.fleet import Break, Rates, Vehicle
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus, Verdict
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_store,
    make_travel,
)
from tests.support.plans import make_plan, make_proof

REST = Break(length_s=1_800, from_at=at("11:50"), until_at=at("14:00"))


def good_day() -> Day:
    """Six orders, two couriers and outside couriers, as the module says."""
    return make_day(
        stores=[make_store(loading_s=300, opens_at=at("08:00"), closes_at=at("20:00"))],
        orders=[
            make_order(order_id="o1"),
            make_order(order_id="o2"),
            make_order(order_id="o3", placed_at=at("12:30"), slot=(at("13:30"), at("14:30"))),
            make_order(order_id="o4"),
            make_order(order_id="o5", priority=5, mass_g=90_000),
            make_order(order_id="o6", ready_at=at("11:50")),
        ],
        couriers=[
            make_courier(courier_id="c1", rest=REST, vehicle=Vehicle(max_mass_g=50_000)),
            make_courier(
                courier_id="c2",
                shift=(at("10:00"), at("13:00")),
                rates=Rates(per_hour_kop=50_000, per_km_kop=1_400, paid_for="trip"),
            ),
        ],
        on_demand=make_on_demand(limit=1),
    )


def roads(day: Day) -> TravelTimes:
    """Twenty minutes everywhere."""
    return make_travel(day=day, minutes=20)


def good_plan(day: Day) -> Plan:
    """The plan of the module, with bounds that it reaches."""
    travel = roads(day)
    # o1 at 11:05, o2 at 11:33, back 12:01; break 12:01–12:31 and no earlier, loading 13:20;
    # o3 at 13:45, back 14:13. c2: o5 at 11:10, back 11:38. Outside: o4 picked up at 10:30.
    trips: list[tuple[str | None, int, list[str]]] = [
        (None, at("10:30"), ["o4"]),
        ("c1", at("10:45"), ["o1", "o2"]),
        ("c2", at("10:50"), ["o5"]),
        ("c1", at("13:25"), ["o3"]),
    ]
    o6 = alone_reason(day, travel, day.order(OrderId("o6")))
    assert o6 is not None
    reasons = {"o6": (Verdict.IMPOSSIBLE_ALONE, o6)}
    plan = make_plan(day=day, travel=travel, trips=trips, reasons=reasons)
    proof = make_proof(
        day=day,
        trips=plan.trips,
        upper_bounds={5: 1, 0: 4},
        cost_lower_bound_kop=sum(trip.cost_kop for trip in plan.trips),
        status=ProofStatus.OPTIMAL,
    )
    return replace(plan, proof=proof)
