"""The audit's second half: what a plan claims of its orders and bounds (CONTRACT, "Proof").

A bound cannot be proved again here; it can be caught contradicting the plan, the rules of the
words `optimal` and `impossible`, or an idle courier. "Nobody can meet it alone" is searched
again over every second, by code of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.day import Day
from planner.domain.fleet import CourierGroup, CourierId
from planner.domain.order import Order
from planner.domain.plan import OrderOutcome, Plan, Proof, ProofStatus, ReasonCode, Verdict
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk

ALONE_CODES = frozenset(
    {
        ReasonCode.LATE_EVEN_ALONE,
        ReasonCode.DOES_NOT_FIT,
        ReasonCode.NO_COURIER_ON_SHIFT,
        ReasonCode.STORE_CLOSED,
        ReasonCode.NO_ROAD,
    }
)
CODES_OF_VERDICT: dict[Verdict, frozenset[ReasonCode]] = {
    Verdict.MET: frozenset(),
    Verdict.IMPOSSIBLE_ALONE: ALONE_CODES,
    Verdict.IMPOSSIBLE_TOGETHER: frozenset({ReasonCode.COURIERS_BUSY}),
    Verdict.NOT_WORTH_IT: frozenset({ReasonCode.NOT_WORTH_IT}),
    Verdict.NOT_DECIDED: frozenset({ReasonCode.NOT_DECIDED}),
    Verdict.LEFT_OUT: frozenset({ReasonCode.DROPPED_BY_HAND, ReasonCode.AGAINST_WISHES}),
}
SCOPES = ("any_second", "departure_step")
OPTIMAL_GAP_KOP = 100  # bounds meet within a rouble …
OPTIMAL_GAP_SHARE = 1e-4  # … or 0.01 % of the cost


def claim_findings(day: Day, travel: TravelTimes, plan: Plan) -> Iterator[str]:
    """Every false or unfounded claim of the plan about its orders, its costs and its bounds."""
    expected = [order.order_id for order in day.orders]
    listed = [outcome.order_id for outcome in plan.outcomes]
    if listed != expected:
        yield f"outcomes of {listed}, the day's orders are {expected}"
        return
    carried = {stop.order_id: trip.trip_id for trip in plan.trips for stop in trip.stops}
    for order, outcome in zip(day.orders, plan.outcomes, strict=True):
        yield from _outcome_findings(outcome, carried.get(order.order_id))
        if outcome.verdict is not Verdict.MET:
            yield from _verdict_findings(day, travel, plan.proof, order, outcome)
    yield from _count_findings(day, plan.proof, set(carried))
    yield from _money_findings(day, plan)
    yield from _status_findings(plan.proof)


def _outcome_findings(outcome: OrderOutcome, trip_id: str | None) -> Iterator[str]:
    name, verdict, reason = outcome.order_id, outcome.verdict, outcome.reason
    if (verdict is Verdict.MET) != (trip_id is not None):
        yield f"{name}: verdict {verdict}, carried by {trip_id}"
    if outcome.trip_id != trip_id:
        yield f"{name}: trip_id {outcome.trip_id}, carried by {trip_id}"
    allowed = CODES_OF_VERDICT[verdict]
    if (reason is None) != (verdict is Verdict.MET):
        yield f"{name}: verdict {verdict} with reason {reason}"
    elif reason is not None and reason.code not in allowed:
        yield f"{name}: verdict {verdict} with reason code {reason.code}"


def _verdict_findings(
    day: Day, travel: TravelTimes, proof: Proof, order: Order, outcome: OrderOutcome
) -> Iterator[str]:
    name, verdict = order.order_id, outcome.verdict
    alone = _meets_alone(day, travel, order)
    if verdict is Verdict.IMPOSSIBLE_ALONE and alone is not None:
        yield f"{name}: {verdict}, yet {alone[0]} leaving at {alone[1]} meets it"
    if verdict is not Verdict.IMPOSSIBLE_ALONE and alone is None:
        yield f"{name}: {verdict}, yet no courier meets it even alone"
    yield from _wish_findings(proof, outcome)
    all_met = _every_bound_is_met(proof)
    if verdict is Verdict.IMPOSSIBLE_TOGETHER and not all_met:
        yield f"{name}: {verdict} without a bound that is reached in every class"
    serve = day.solver.objective == "serve"
    if verdict is Verdict.NOT_DECIDED and serve and all_met:
        yield f"{name}: {verdict}, yet the bounds decide it"
    if verdict is Verdict.NOT_WORTH_IT and serve:
        yield f"{name}: {verdict} where the objective is to serve"


def _wish_findings(proof: Proof, outcome: OrderOutcome) -> Iterator[str]:
    """Verdicts that only wishes explain, or that bounds under wishes do not prove."""
    name, verdict = outcome.order_id, outcome.verdict
    if verdict is Verdict.LEFT_OUT and not proof.under_wishes:
        yield f"{name}: {verdict} without wishes"
    day_wide = (Verdict.IMPOSSIBLE_TOGETHER, Verdict.NOT_WORTH_IT)
    if proof.under_wishes and verdict in day_wide:
        yield f"{name}: {verdict}, proved only of plans that keep wishes"
    against = outcome.reason is not None and outcome.reason.code is ReasonCode.AGAINST_WISHES
    if against and proof.profit_kop is None and not _every_bound_is_met(proof):
        yield f"{name}: against the wishes without a bound that is reached in every class"


def _every_bound_is_met(proof: Proof) -> bool:
    """Whether no plan can meet more in any class, at any second, nothing left out."""
    reached = all(one.met == one.upper_bound for one in proof.by_priority)
    return reached and proof.scope == "any_second" and proof.cut is None


def _meets_alone(day: Day, travel: TravelTimes, order: Order) -> tuple[CourierId, int] | None:
    """A courier who, idle otherwise, meets the order, and his departure, if there is one."""
    for group in day.groups:
        if group.store_id != order.store_id:
            continue
        for since_at, until_at in _free_spans(group):
            departs_at = _feasible_departure(day, travel, group, order, since_at, until_at)
            if departs_at is not None:
                return group.courier_ids[0], departs_at
    return None


def _free_spans(group: CourierGroup) -> tuple[tuple[int, int], ...]:
    """The parts of the shift one trip may lie in: before the break, or after it."""
    shift, rest = group.shift, group.rest
    if rest is None:
        return ((shift.start_at, shift.end_at),)
    break_from_at = max(shift.start_at, rest.from_at)
    break_until_at = min(shift.end_at, rest.until_at)
    if break_until_at - break_from_at < rest.length_s:
        return ()
    return (
        (shift.start_at, break_until_at - rest.length_s),
        (break_from_at + rest.length_s, shift.end_at),
    )


def _feasible_departure(
    day: Day,
    travel: TravelTimes,
    group: CourierGroup,
    order: Order,
    since_at: int,
    until_at: int,
) -> int | None:
    """The first departure that meets the order and is back by `until_at`, over every second.

    Leaving a second later never brings the courier to the door or back any earlier (FIFO), and
    moves the deadline by a second at most, so a handover `late_s` late rules out the next
    `late_s` - 1 departures. Every other broken rule stays broken.
    """
    store = day.store(order.store_id)
    first_at = max(since_at, order.ready_at)
    if store.opens_at is not None:
        first_at = max(first_at, store.opens_at)
    departs_at = first_at + store.loading_s
    while departs_at <= order.slot.end_at:
        walked = walk(day, travel, store, group.vehicle, (order,), departs_at)
        if isinstance(walked, Walk):
            return departs_at if walked.returns_at <= until_at else None
        if walked.rule != "deadline" or walked.value is None or walked.limit is None:
            return None
        departs_at += walked.value - walked.limit
    return None


def _count_findings(day: Day, proof: Proof, carried: set[str]) -> Iterator[str]:
    classes = tuple(one.priority for one in proof.by_priority)
    if classes != day.priorities:
        yield f"proof of classes {classes}, the day has {day.priorities}"
    for one in proof.by_priority:
        orders = [order for order in day.orders if order.priority == one.priority]
        met = sum(order.order_id in carried for order in orders)
        if one.met != met:
            yield f"class {one.priority}: claims {one.met} met, carries {met}"
        if not met <= one.upper_bound <= len(orders):
            yield (
                f"class {one.priority}: upper bound {one.upper_bound} "
                f"not between {met} met and {len(orders)} orders"
            )
    if proof.met != len(carried):
        yield f"claims {proof.met} met, carries {len(carried)}"
    if not len(carried) <= proof.met_upper_bound <= len(day.orders):
        yield (
            f"upper bound {proof.met_upper_bound} not between {len(carried)} met "
            f"and {len(day.orders)} orders"
        )


def _money_findings(day: Day, plan: Plan) -> Iterator[str]:
    proof = plan.proof
    cost_kop = sum(trip.cost_kop for trip in plan.trips)
    if proof.cost_kop != cost_kop:
        yield f"claims cost_kop {proof.cost_kop}, trips cost {cost_kop}"
    bound_kop = proof.cost_lower_bound_kop
    if bound_kop is not None and bound_kop > cost_kop:
        yield f"cost_lower_bound_kop {bound_kop} above the plan's own cost {cost_kop}"
    if (proof.profit_kop is None) != (day.solver.objective == "serve"):
        yield f"profit_kop {proof.profit_kop} where the objective is {day.solver.objective}"
    if proof.profit_kop is None:
        return
    carried = {stop.order_id for trip in plan.trips for stop in trip.stops}
    fees_kop = sum(order.fee_kop for order in day.orders if order.order_id in carried)
    lost_kop = day.cancellation_kop * (len(day.orders) - len(carried))
    profit_kop = fees_kop - cost_kop - lost_kop
    if proof.profit_kop != profit_kop:
        yield f"claims profit_kop {proof.profit_kop}, is {profit_kop}"
    most_kop = proof.profit_upper_bound_kop
    if most_kop is not None and most_kop < profit_kop:
        yield f"profit_upper_bound_kop {most_kop} below the plan's own profit {profit_kop}"


def _status_findings(proof: Proof) -> Iterator[str]:
    if proof.scope not in SCOPES:
        yield f"unknown scope {proof.scope!r}"
    if proof.status is not ProofStatus.OPTIMAL:
        return
    if proof.scope != "any_second" or proof.cut is not None:
        yield f"optimal with scope {proof.scope} and cut {proof.cut}"
    if proof.profit_kop is None:
        value_kop, bound_kop = proof.cost_kop, proof.cost_lower_bound_kop
        if not _every_bound_is_met(proof) or proof.met != proof.met_upper_bound:
            yield f"optimal with {proof.met} met, upper bound {proof.met_upper_bound}"
    else:
        value_kop, bound_kop = proof.profit_kop, proof.profit_upper_bound_kop
    allowed_kop = max(OPTIMAL_GAP_KOP, OPTIMAL_GAP_SHARE * abs(value_kop))
    if bound_kop is None or abs(value_kop - bound_kop) > allowed_kop:
        yield f"optimal with value {value_kop} kop and bound {bound_kop} kop"
