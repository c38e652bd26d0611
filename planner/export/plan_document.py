"""plan.json read back whole: the plan with its verdicts, bounds and money, as it was shown.

The words of reasons and the ways to meet orders are made anew from the evidence where a page
shows them; everything else is in the file. Durations come back to the second, money to the
kopeck, the search's own seconds to a hundredth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import (
    CatalogueCut,
    ClassProof,
    OnTime,
    OrderOutcome,
    Plan,
    Proof,
    Reason,
    TravelNotice,
    TravelUsed,
    Trip,
)
from planner.export.evidence import inward
from planner.export.plan_syntax import (
    Document,
    OnTimePart,
    OrderPart,
    SharePart,
    TravelPart,
)
from planner.export.wish_verdict import as_meant
from planner.money.ledger import Ledger, ledger
from planner.money.shares import TripShares

KOPECKS = 100


def plan_of(document: Document, trips: tuple[Trip, ...], day: Day) -> Plan:
    """The plan, its trips read already (`planner.intake.plan_file`); nothing is checked."""
    return Plan(
        trips=trips,
        outcomes=tuple(_outcome(one, day) for one in document.orders),
        proof=_proof(document),
        travel=_travel(document.travel),
        knowledge=document.knowledge,
        on_time=None if document.punctuality is None else _on_time(document.punctuality),
    )


def money_of(document: Document, plan: Plan, day: Day) -> Ledger:
    """The plan's money as it was split."""
    orders = {one.order_id: one for one in document.orders}
    shares = {trip.trip_id: _shares(trip, orders) for trip in plan.trips}
    return ledger(day, plan, shares)


def _outcome(one: OrderPart, day: Day) -> OrderOutcome:
    reason = one.reason
    return as_meant(
        OrderOutcome(
            order_id=OrderId(one.order_id),
            verdict=one.verdict,
            trip_id=one.trip_id,
            reason=None
            if reason is None
            else Reason(code=reason.code, evidence=inward(reason.evidence, day.clock)),
            on_time_share=one.on_time_share,
        )
    )


def _proof(document: Document) -> Proof:
    wished = document.proof_under_wishes
    proof = document.proof if wished is None else wished
    cut = proof.cut
    return Proof(
        under_wishes=wished is not None,
        met=proof.met,
        met_upper_bound=proof.met_upper_bound,
        by_priority=tuple(
            ClassProof(priority=one.priority, met=one.met, upper_bound=one.upper_bound)
            for one in proof.met_by_priority
        ),
        cost_kop=kopecks(proof.cost_rub),
        cost_lower_bound_kop=_kop_or_none(proof.cost_lower_bound_rub),
        profit_kop=_kop_or_none(proof.profit_rub),
        profit_upper_bound_kop=_kop_or_none(proof.profit_upper_bound_rub),
        status=proof.status,
        scope=proof.scope,
        repeatable=proof.repeatable,
        cut=None
        if cut is None
        else CatalogueCut(
            rule=cut.rule,
            longest_trip=cut.longest_trip,
            labels_refused=cut.labels_refused,
            orders_touched=tuple(OrderId(one) for one in cut.orders_touched),
        ),
        trips_in_catalogue=proof.trips_in_catalogue,
        departure_step_s=proof.departure_step_s,
        seconds=proof.seconds,
    )


def _travel(travel: TravelPart) -> TravelUsed:
    return TravelUsed(
        provider=travel.provider,
        congestion=travel.congestion,
        fallback_used=travel.fallback_used,
        attribution=travel.attribution or "",
        data_date=travel.data_date,
        notices=tuple(
            TravelNotice(key=one.key, values=tuple(one.values.items()))
            for one in travel.notices
        ),
    )


def _on_time(told: OnTimePart) -> OnTime:
    return OnTime(
        target=told.on_time_target,
        least_share=told.least_on_time_share,
        mean_share=told.mean_on_time_share,
        late_orders=told.expected_late_orders,
        late_orders_error=told.expected_late_orders_standard_error,
        reserve=told.reserve_sd,
        runs=told.runs,
        seed=told.seed,
    )


def _shares(trip: Trip, orders: Mapping[str, OrderPart]) -> TripShares:
    rows = [orders[stop.order_id] for stop in trip.stops]
    split = [row.cost_share or SharePart(method="equal") for row in rows]
    return TripShares(
        cost_kop=_kops([row.cost_rub for row in rows]),
        labour_kop=_kops([row.labour_rub for row in rows]),
        method=split[0].method,
        cost_error_kop=_kops([one.cost_standard_error_rub for one in split]),
        labour_error_kop=_kops([one.labour_standard_error_rub for one in split]),
    )


def _kops(roubles: Sequence[float | None]) -> tuple[int, ...]:
    return tuple(kopecks(one or 0) for one in roubles)


def kopecks(roubles: float) -> int:
    """Whole kopecks of the file's roubles."""
    return round(roubles * KOPECKS)


def _kop_or_none(roubles: float | None) -> int | None:
    return None if roubles is None else kopecks(roubles)
