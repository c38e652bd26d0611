"""A tiny day with an order unmet of each sort, planned and explained.

One courier on shift 0:00-1:00 carries 250 kg, the store is a minute from every door, the doors
are two minutes apart, there is no loading and no handover:

    near, rival  due 100-200 s: one of them only (`tests.support.test_oracle.rivals`)
    early        due 0-59 s, a minute's drive away: impossible alone
    heavy        300 kg: fits no vehicle
    open         due 1000-1100 s; it could be met, but the plan says it was not decided
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from unittest.mock import patch

from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.domain.day import Day
from planner.domain.fleet import Rates, Vehicle
from planner.domain.order import OrderId, Point
from planner.domain.plan import OrderOutcome, Plan, Reason, ReasonCode, Verdict
from planner.explain import desk, explained
from planner.explain.explained import Explanation, explain_plan
from planner.intake.day_folder import DayInput
from planner.money.ledger import ledger
from planner.settings import SolverSettings
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared, prepare
from planner.travel.times import TravelTimes
from tests.support.builders import (
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_travel,
)

PATIENCE_S = 600.0  # reasons cut short on a busy machine would be others
HOSTILE = "<img src=x onerror=alert(1)> ![x](http://example.org/x.png)"
EARLY, RIVAL, HEAVY, OPEN = (OrderId(name) for name in ("early", "rival", "heavy", "open"))
SLOTS = {
    "near": (100, 200),
    RIVAL: (100, 200),
    EARLY: (0, 59),
    HEAVY: (100, 200),
    OPEN: (1_000, 1_100),
}


def unmet_day() -> tuple[Day, TravelTimes]:
    """The day, and its travel times."""
    orders = [
        make_order(
            order_id=name,
            point=Point(lat=55.75 + k / 100, lon=37.62 + k / 100),
            placed_at=0,
            ready_at=0,
            slot=slot,
            handover_s=0,
            mass_g=300_000 if name == HEAVY else 5_000,
            address=HOSTILE if name == EARLY else "",
        )
        for k, (name, slot) in enumerate(SLOTS.items())
    ]
    car = Vehicle(max_mass_g=250_000)
    courier = make_courier(shift=(0, 3_600), vehicle=car, rates=Rates(per_km_kop=1_000))
    day = make_day(orders=orders, couriers=[courier], solver=SolverSettings(departure_step_s=1))
    offer = make_on_demand(base_kop=1_000, lead_s=0, limit=5)
    n = len(orders) + 1
    minutes = [[0 if a == b else 2 if a and b else 1 for b in range(n)] for a in range(n)]
    # near 1 km from the store, the others 2 km; doors so far apart that trips carry one order
    metres = [
        [4_000 if a and b else 1_000 if 1 in {a, b} else 2_000 for b in range(n)]
        for a in range(n)
    ]
    travel = make_travel(day=day, minutes=minutes, metres=metres)
    return replace(day, outside_offer=offer), travel


@cache
def explained_day() -> tuple[Prepared, Plan, Explanation]:
    """The day prepared, its plan without the order called undecided, and the reasons."""
    day, travel = unmet_day()
    prepared = prepare(day, travel)
    plan = _undecided(plan_prepared(prepared))
    with (
        patch.object(explained, "SECONDS_PER_SET", PATIENCE_S),
        patch.object(explained, "SECONDS_PER_ORDER", PATIENCE_S),
        patch.object(explained, "PAIR_SECONDS", PATIENCE_S),
        patch.object(explained, "FIRST_SECONDS", PATIENCE_S),
        patch.object(explained, "MORE_SECONDS", PATIENCE_S),
        patch.object(desk, "BESIDE_SECONDS", PATIENCE_S),
    ):
        return prepared, plan, explain_plan(prepared, plan, seconds=PATIENCE_S)


@cache
def met_day() -> tuple[Prepared, Plan, Explanation]:
    """The same with the one order that is met."""
    day, _ = unmet_day()
    one = replace(day, orders=day.orders[:1])
    prepared = prepare(one, make_travel(day=one, minutes=1))
    plan = plan_prepared(prepared)
    return prepared, plan, explain_plan(prepared, plan)


def explained_session(
    of: tuple[Prepared, Plan, Explanation], *, with_reasons: bool = True
) -> Session:
    """A browser session that shows the plan, explained or not."""
    prepared, plan, found = of
    loaded = DayInput(day=prepared.day, given=None, congestion=None, notices=())
    shown = Shown(
        source="own",
        day=prepared.day,
        plan=plan,
        money=ledger(prepared.day, plan),
        loaded=loaded,
        explanation=found if with_reasons else None,
    )
    return Session(loaded=loaded, source="own", shown=shown)


def _undecided(plan: Plan) -> Plan:
    """The plan without the trip of that order, which it does not decide."""
    reason = Reason(code=ReasonCode.NOT_DECIDED, evidence={})
    trip = next(one for one in plan.trips for stop in one.stops if stop.order_id == OPEN)
    proof = plan.proof
    return replace(
        plan,
        trips=tuple(one for one in plan.trips if one is not trip),
        outcomes=tuple(
            OrderOutcome(order_id=OPEN, verdict=Verdict.NOT_DECIDED, reason=reason)
            if one.order_id == OPEN
            else one
            for one in plan.outcomes
        ),
        proof=replace(
            proof,
            met=proof.met - 1,
            by_priority=tuple(replace(one, met=one.met - 1) for one in proof.by_priority),
            cost_kop=proof.cost_kop - trip.cost_kop,
            cost_lower_bound_kop=None,
        ),
    )
