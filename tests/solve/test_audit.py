"""The audit: silent about a good plan, and about no plan with anything wrong in it.

Every mutation below spoils one thing in the plan of `tests.support.good_plan`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.domain.order import StoreId
from planner.domain.plan import (
    CatalogueCut,
    ClassProof,
    Plan,
    ProofStatus,
    Reason,
    ReasonCode,
    TravelUsed,
    Verdict,
)
from planner.solve.audit import audit
from tests.support.builders import at
from tests.support.good_plan import good_day, good_plan, roads

TOGETHER = (
    Verdict.IMPOSSIBLE_TOGETHER,
    Reason(code=ReasonCode.COURIERS_BUSY, evidence={}),
)


def test_good_plan_has_no_findings() -> None:
    day = good_day()
    assert audit(day, roads(day), good_plan(day)) == ()


def test_costs_of_the_good_plan_by_hand() -> None:
    # 10 km a leg. Outside: 400 ₽ + 10 km · 25 = 650. o1, o2: 30 km · 14 = 420 ₽; busy 10:40 to
    # 12:01, 81 min at 500 ₽/h = 675 ₽ of the shift. o5: 20 km · 14 = 280 ₽ and 10:45–11:38,
    # 53 min: 441.67 ₽, paid by the trip. o3: 280 ₽, busy 13:20–14:13, 441.67 ₽ of the shift.
    trips = good_plan(good_day()).trips
    assert [trip.cost_kop for trip in trips] == [65_000, 42_000, 72_167, 28_000]
    assert [trip.labour_kop for trip in trips] == [0, 67_500, 0, 44_167]


# Mutations of the plan. Trip 0 is the outside courier's, 1 carries o1 and o2, 2 o5, 3 o3.


def with_trip(index: int, **changes: Any) -> Callable[[Plan], Plan]:
    """Change one trip."""

    def mutate(plan: Plan) -> Plan:
        trips = list(plan.trips)
        trips[index] = replace(trips[index], **changes)
        return replace(plan, trips=tuple(trips))

    return mutate


def with_stop(trip: int, stop: int, field: str, by_s: int) -> Callable[[Plan], Plan]:
    """Move one time of one stop."""

    def mutate(plan: Plan) -> Plan:
        stops = list(plan.trips[trip].stops)
        stops[stop] = replace(stops[stop], **{field: getattr(stops[stop], field) + by_s})
        return with_trip(trip, stops=tuple(stops))(plan)

    return mutate


def with_proof(**changes: Any) -> Callable[[Plan], Plan]:
    """Change the proof."""
    return lambda plan: replace(plan, proof=replace(plan.proof, **changes))


def with_outcome(order_id: str, **changes: Any) -> Callable[[Plan], Plan]:
    """Change one outcome."""
    return lambda plan: replace(
        plan,
        outcomes=tuple(
            replace(outcome, **changes) if outcome.order_id == order_id else outcome
            for outcome in plan.outcomes
        ),
    )


def with_stops_swapped(plan: Plan) -> Plan:
    return with_trip(1, stops=plan.trips[1].stops[::-1])(plan)


def with_order_carried_twice(plan: Plan) -> Plan:
    again = replace(plan.trips[2], trip_id="t9", departs_at=at("18:00"))
    return replace(plan, trips=(*plan.trips, again))


def with_trip_left_out(plan: Plan) -> Plan:
    return replace(plan, trips=plan.trips[:-1])


def with_trips_out_of_order(plan: Plan) -> Plan:
    return replace(plan, trips=plan.trips[::-1])


def with_bound_missed(plan: Plan) -> Plan:
    by_priority = (
        ClassProof(priority=5, met=1, upper_bound=1),
        ClassProof(priority=0, met=4, upper_bound=5),
    )
    return with_proof(by_priority=by_priority, met_upper_bound=6)(plan)


def with_classes(*classes: tuple[int, int, int]) -> Callable[[Plan], Plan]:
    """Claim these (priority, met, upper bound)."""
    return with_proof(
        by_priority=tuple(
            ClassProof(priority=priority, met=met, upper_bound=bound)
            for priority, met, bound in classes
        )
    )


CUT = CatalogueCut(rule="memory", longest_trip=3, labels_refused=9, orders_touched=())
LATE = Reason(code=ReasonCode.LATE_EVEN_ALONE, evidence={})
UNDECIDED = Reason(code=ReasonCode.NOT_DECIDED, evidence={})

MUTATIONS: dict[str, tuple[Callable[[Plan], Plan], str]] = {
    # times and metres
    "arrival a second early": (
        with_stop(1, 0, "arrives_at", -1),
        "t2: order o1: arrives_at is",
    ),
    "arrival a second late": (with_stop(1, 1, "arrives_at", 1), "t2: order o2: arrives_at is"),
    "handover a second early": (
        with_stop(1, 0, "handover_from", -1),
        "t2: order o1: handover_from is",
    ),
    "handover begins later than it could": (
        with_stop(1, 0, "handover_from", 1),
        "t2: order o1: handover_from is",
    ),
    "handover a second short": (
        with_stop(3, 0, "handover_until", -1),
        "t4: order o3: handover_until is",
    ),
    "back a second early": (with_trip(1, returns_at=at("12:01") - 1), "t2: returns_at is"),
    "leaves a second later than its times": (
        with_trip(1, departs_at=at("10:45") + 1),
        "t2: order o1: arrives_at is",
    ),
    "wrong metres": (with_trip(1, metres=29_999), "t2: metres is 29999, should be 30000"),
    "wrong cost": (with_trip(2, cost_kop=72_166), "t3: cost_kop is 72166, should be 72167"),
    "wrong labour": (with_trip(1, labour_kop=0), "t2: labour_kop is 0, should be 67500"),
    "stops swapped": (with_stops_swapped, "t2: order o2: arrives_at is"),
    # outside couriers
    "outside courier early": (
        with_trip(0, departs_at=at("10:30") - 1),
        "t1: departs_at is 37799, should be 37800",
    ),
    "outside courier returns": (with_trip(0, returns_at=at("12:00")), "t1: returns_at is"),
    "outside metres both ways": (with_trip(0, metres=20_000), "t1: metres is 20000"),
    "outside courier too cheap": (with_trip(0, cost_kop=64_999), "t1: cost_kop is 64999"),
    "outside labour": (with_trip(0, labour_kop=1), "t1: labour_kop is 1, should be 0"),
    "outside arrival wrong": (with_stop(0, 0, "arrives_at", -1), "t1: order o4: arrives_at is"),
    "outside courier takes two": (
        with_trip(1, courier_id=None),
        "t2: 2 orders on an on-demand trip",
    ),
    "too many outside couriers": (
        with_trip(2, courier_id=None),
        "2 on-demand trips, limit 1",
    ),
    # who drives
    "unknown courier": (with_trip(1, courier_id="c9"), "t2: unknown courier c9"),
    "another courier's trip": (with_trip(3, courier_id="c2"), "t4: busy"),
    "parcel too heavy for the courier": (
        with_trip(2, courier_id="c1"),
        "t3: breaks mass at order None: 90000, limit 50000",
    ),
    "unknown order": (
        with_trip(2, stops=()),
        "t3: no stops",
    ),
    "wrong store": (with_trip(1, store_id=StoreId("s9")), "t2: from store s9"),
    # the plan as a whole
    "order carried twice": (with_order_carried_twice, "o5: carried by t3 and t9"),
    "trip id twice": (with_trip(3, trip_id="t3"), "trip id t3 used 2 times"),
    "trip left out": (with_trip_left_out, "o3: verdict met, carried by None"),
    "trips out of order": (with_trips_out_of_order, "departs before"),
    "other travel times": (
        lambda plan: replace(plan, travel=TravelUsed(provider="x", congestion="y")),
        "plan rests on",
    ),
    "unknown knowledge": (
        lambda plan: replace(plan, knowledge="guess"),
        "unknown knowledge 'guess'",
    ),
    # outcomes
    "outcome missing": (
        lambda plan: replace(plan, outcomes=plan.outcomes[:-1]),
        "outcomes of",
    ),
    "outcome twice": (
        lambda plan: replace(plan, outcomes=(*plan.outcomes, plan.outcomes[0])),
        "outcomes of",
    ),
    "outcomes in another order": (
        lambda plan: replace(plan, outcomes=plan.outcomes[::-1]),
        "outcomes of",
    ),
    "wrong trip of an order": (
        with_outcome("o1", trip_id="t3"),
        "o1: trip_id t3, carried by t2",
    ),
    "met, but not carried": (
        with_outcome("o6", verdict=Verdict.MET, reason=None),
        "o6: verdict met, carried by None",
    ),
    "carried, but not met": (
        with_outcome("o1", verdict=Verdict.NOT_DECIDED, reason=UNDECIDED),
        "o1: verdict not_decided, carried by t2",
    ),
    "carried, but called impossible": (
        with_outcome("o1", verdict=Verdict.IMPOSSIBLE_ALONE, reason=LATE),
        "o1: impossible_alone, yet c1 leaving at",
    ),
    "no reason": (
        with_outcome("o6", reason=None),
        "o6: verdict impossible_alone with reason None",
    ),
    "a reason for a met order": (
        with_outcome("o1", reason=UNDECIDED),
        "o1: verdict met with reason",
    ),
    "reason of another verdict": (
        with_outcome("o6", reason=TOGETHER[1]),
        "o6: verdict impossible_alone with reason code couriers_busy",
    ),
    "impossible alone, called impossible together": (
        with_outcome("o6", verdict=TOGETHER[0], reason=TOGETHER[1]),
        "o6: impossible_together, yet no courier meets it even alone",
    ),
    "not worth it where all are served": (
        with_outcome(
            "o6",
            verdict=Verdict.NOT_WORTH_IT,
            reason=Reason(code=ReasonCode.NOT_WORTH_IT, evidence={}),
        ),
        "o6: not_worth_it where the objective is to serve",
    ),
    # counts and bounds
    "met miscounted": (with_proof(met=4), "claims 4 met, carries 5"),
    "class miscounted": (
        with_classes((5, 1, 1), (0, 3, 4)),
        "class 0: claims 3 met, carries 4",
    ),
    "class bound below met": (
        with_classes((5, 1, 1), (0, 4, 3)),
        "class 0: upper bound 3 not between 4 met and 5 orders",
    ),
    "class bound above its orders": (
        with_classes((5, 1, 2), (0, 4, 4)),
        "class 5: upper bound 2 not between 1 met and 1 orders",
    ),
    "class missing": (with_classes((0, 4, 4)), "proof of classes (0,), the day has (5, 0)"),
    "classes lowest first": (with_classes((0, 4, 4), (5, 1, 1)), "proof of classes (0, 5)"),
    "bound below met": (with_proof(met_upper_bound=4), "upper bound 4 not between 5 met"),
    "bound above all orders": (with_proof(met_upper_bound=7), "upper bound 7 not between"),
    "cost misadded": (
        with_proof(cost_kop=207_166),
        "claims cost_kop 207166, trips cost 207167",
    ),
    "cost bound above cost": (
        with_proof(cost_lower_bound_kop=207_168),
        "cost_lower_bound_kop 207168 above the plan's own cost 207167",
    ),
    "profit where all are served": (
        with_proof(profit_kop=0),
        "profit_kop 0 where the objective is serve",
    ),
    "unknown scope": (with_proof(scope="whenever"), "unknown scope 'whenever'"),
    # the word optimal
    "optimal with a bound not reached": (with_bound_missed, "optimal with 5 met"),
    "optimal without a cost bound": (
        with_proof(cost_lower_bound_kop=None),
        "optimal with value 207167 kop and bound None kop",
    ),
    "optimal with a cost gap": (
        with_proof(cost_lower_bound_kop=207_167 - 101),
        "optimal with value 207167 kop and bound 207066 kop",
    ),
    "optimal on the grid only": (
        with_proof(scope="departure_step"),
        "optimal with scope departure_step",
    ),
    "optimal from a cut catalogue": (
        with_proof(cut=CUT),
        "optimal with scope any_second and cut",
    ),
}


@pytest.mark.parametrize(("mutate", "finding"), MUTATIONS.values(), ids=MUTATIONS.keys())
def test_audit_rejects(mutate: Callable[[Plan], Plan], finding: str) -> None:
    day = good_day()
    findings = audit(day, roads(day), mutate(good_plan(day)))
    assert any(finding in line for line in findings), findings


# Near twins: what is allowed to the last second or kopeck.


def test_optimal_allows_a_cost_gap_of_a_rouble() -> None:
    day = good_day()
    plan = with_proof(cost_lower_bound_kop=207_167 - 100)(good_plan(day))
    assert audit(day, roads(day), plan) == ()


def test_bounded_needs_no_bound_on_cost_and_no_complete_catalogue() -> None:
    day = good_day()
    plan = with_proof(status=ProofStatus.BOUNDED, cost_lower_bound_kop=None, cut=CUT)(
        good_plan(day)
    )
    assert audit(day, roads(day), plan) == ()
