"""What may be said of a plan made with reserve: verdicts and bounds about the expected times.

The plan without reserve is searched first, in expected times, and its bounds are about the day
as it is. They hold for every plan of the day, also for one with reserve, whose own search
proves nothing about the day: a drive called long is no drive that takes long. So `impossible`
keeps its meaning, and an order left out for the others' punctuality is `not_decided`.
"""

from __future__ import annotations

from dataclasses import replace

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import (
    OnTime,
    OrderOutcome,
    Plan,
    Proof,
    ProofStatus,
    Reason,
    ReasonCode,
    Trip,
    Verdict,
)
from planner.punctuality.results import Punctuality
from planner.solve.optimum import closed
from planner.solve.verdicts import outcomes


def simulated_plan(
    plan: Plan, simulated: Punctuality, *, target: float | None = None, reserve: float = 0.0
) -> Plan:
    """The plan with each order's on-time share."""
    shares = {order.order_id: order.on_time_share for order in simulated.orders}
    return replace(
        plan,
        outcomes=tuple(
            replace(outcome, on_time_share=shares.get(outcome.order_id))
            for outcome in plan.outcomes
        ),
        on_time=on_time_of(simulated, target=target, reserve=reserve),
    )


def on_time_of(
    simulated: Punctuality, *, target: float | None = None, reserve: float = 0.0
) -> OnTime:
    """The figures of a plan simulated."""
    return OnTime(
        target=target,
        least_share=simulated.least_share,
        mean_share=simulated.mean_share,
        late_orders=simulated.late_orders,
        late_orders_error=simulated.late_orders_error,
        reserve=reserve,
        runs=simulated.runs,
        seed=simulated.seed,
    )


def reserved_plan(
    day: Day,
    without: Plan,
    trips: tuple[Trip, ...],
    shares: dict[OrderId, float],
    *,
    seconds: float,
    repeatable: bool,
) -> Plan:
    """The trips as a plan of the day.

    Parameters
    ----------
    without : the plan without reserve. shares : on-time shares of its orders, simulated.
    seconds, repeatable : of the whole search.
    """
    proof = replace(
        _proof(day, without.proof, trips), seconds=round(seconds, 2), repeatable=repeatable
    )
    alone = {
        outcome.order_id: outcome.reason
        for outcome in without.outcomes
        if outcome.verdict is Verdict.IMPOSSIBLE_ALONE and outcome.reason is not None
    }
    found = outcomes(day, trips, proof, alone, {})
    return replace(
        without,
        trips=trips,
        outcomes=tuple(_left_out(day, one, proof, shares) for one in found),
        proof=proof,
    )


def _left_out(
    day: Day, outcome: OrderOutcome, proof: Proof, shares: dict[OrderId, float]
) -> OrderOutcome:
    """The outcome; an order that nothing but the target keeps out says so."""
    if outcome.verdict is not Verdict.NOT_DECIDED:
        return outcome
    evidence = {
        "met": proof.met,
        "met_upper_bound": proof.met_upper_bound,
        "seconds": round(proof.seconds),
        "on_time_target": day.solver.on_time_target,
        "on_time_share": shares.get(outcome.order_id),
    }
    return replace(outcome, reason=Reason(code=ReasonCode.NOT_DECIDED, evidence=evidence))


def _proof(day: Day, without: Proof, trips: tuple[Trip, ...]) -> Proof:
    """What is proved of the trips, by the bounds of the day without reserve."""
    met = {stop.order_id for trip in trips for stop in trip.stops}
    by_priority = tuple(
        replace(
            one,
            met=sum(
                order.priority == one.priority and order.order_id in met for order in day.orders
            ),
        )
        for one in without.by_priority
    )
    cost_kop = sum(trip.cost_kop for trip in trips)
    # no plan that meets as many costs less: said of the counts of the plan without reserve
    as_many = by_priority == without.by_priority
    cost_bound = without.cost_lower_bound_kop if as_many else None
    profit_kop = None
    if without.profit_kop is not None:
        fees_kop = sum(order.fee_kop for order in day.orders if order.order_id in met)
        lost_kop = day.cancellation_kop * (len(day.orders) - len(met))
        profit_kop = fees_kop - cost_kop - lost_kop
    proof = replace(
        without,
        met=len(met),
        by_priority=by_priority,
        cost_kop=cost_kop,
        cost_lower_bound_kop=cost_bound,
        profit_kop=profit_kop,
    )
    return replace(proof, status=_status(proof))


def _status(proof: Proof) -> ProofStatus:
    if proof.status is ProofStatus.OPTIMAL and not _closed(proof):
        return ProofStatus.BOUNDED
    return proof.status


def _closed(proof: Proof) -> bool:
    if proof.profit_kop is not None:
        most_kop = proof.profit_upper_bound_kop
        return most_kop is not None and closed(proof.profit_kop, most_kop)
    reached = all(one.met == one.upper_bound for one in proof.by_priority)
    least_kop = proof.cost_lower_bound_kop
    return reached and least_kop is not None and closed(proof.cost_kop, least_kop)
