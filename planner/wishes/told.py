"""A plan under wishes, told as a plan of the day: its own classes, fees and verdicts.

Bounds proved under wishes hold for plans that keep them, and the proof says so. The bounds of
the plan without wishes hold too: fewer plans are left, none is new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import (
    ClassProof,
    OrderOutcome,
    Plan,
    Proof,
    ProofStatus,
    Reason,
    ReasonCode,
    Verdict,
)
from planner.errors import AuditError
from planner.solve.audit import audit
from planner.solve.optimum import closed
from planner.travel.times import TravelTimes
from planner.wishes.kept import broken_wishes
from planner.wishes.posed import must_be_met
from planner.wishes.wish import Drop, Wish


def told(
    day: Day,
    travel: TravelTimes,
    base: Plan,
    made: Plan,
    wishes: tuple[Wish, ...],
    prize_kop: int,
) -> Plan:
    """The plan made of the day under wishes, as a plan of the day itself; audited.

    Parameters
    ----------
    base : the plan without wishes. made : all that has to be met is met in it.
    prize_kop : what was added to the fees of that.

    Raises
    ------
    AuditError
        The plan breaks a rule of the day, or a wish: a fault of this program.
    """
    first = must_be_met(wishes)
    classes = tuple(_classes(day, base.proof, made, first))
    cost_bound_kop = _cost_bound_kop(base.proof, made.proof, classes)
    profit_kop, profit_bound_kop = _profit_kop(base.proof, made.proof, prize_kop * len(first))
    proof = replace(
        made.proof,
        met=sum(one.met for one in classes),
        met_upper_bound=sum(one.upper_bound for one in classes),
        by_priority=classes,
        cost_lower_bound_kop=cost_bound_kop,
        profit_kop=profit_kop,
        profit_upper_bound_kop=profit_bound_kop,
        under_wishes=True,
    )
    proof = replace(proof, status=_status(proof, made.proof.status))
    plan = replace(
        made,
        proof=proof,
        outcomes=tuple(_outcome(one, proof, wishes) for one in made.outcomes),
    )
    findings = (
        *audit(day, travel, plan),
        *(f"wish not kept: {wish}" for wish in broken_wishes(wishes, plan.trips)),
    )
    if findings:
        raise AuditError(findings)
    return plan


def _classes(
    day: Day, base: Proof, made: Plan, first: frozenset[OrderId]
) -> Iterator[ClassProof]:
    """Per class of the day what is met, and the most that wishes or the day itself allow."""
    met = {one.order_id for one in made.outcomes if one.verdict is Verdict.MET}
    bounds = {one.priority: one.upper_bound for one in made.proof.by_priority}
    known = {one.priority: one for one in base.by_priority}
    as_many_above = True
    for priority in day.priorities:
        orders = [order.order_id for order in day.orders if order.priority == priority]
        serve = made.proof.profit_kop is None
        apart = sum(order_id in first for order_id in orders) if serve else 0
        most = apart + bounds.get(priority, 0)
        mine = sum(order_id in met for order_id in orders)
        if as_many_above:
            most = min(most, known[priority].upper_bound)
        as_many_above &= mine == known[priority].met
        yield ClassProof(priority=priority, met=mine, upper_bound=max(mine, most))


def _cost_bound_kop(base: Proof, made: Proof, classes: tuple[ClassProof, ...]) -> int | None:
    """The higher of both bounds; the day's holds where as many are met in each class."""
    same = [one.met for one in classes] == [one.met for one in base.by_priority]
    bounds = (made.cost_lower_bound_kop, base.cost_lower_bound_kop if same else None)
    proved = [bound for bound in bounds if bound is not None]
    return min(made.cost_kop, max(proved)) if proved else None


def _profit_kop(base: Proof, made: Proof, prizes_kop: int) -> tuple[int | None, int | None]:
    """The profit without prizes, and the lower of both bounds on it."""
    if made.profit_kop is None:
        return None, None
    profit_kop = made.profit_kop - prizes_kop
    bounds = []
    if made.profit_upper_bound_kop is not None:
        bounds.append(made.profit_upper_bound_kop - prizes_kop)
    if base.profit_upper_bound_kop is not None:
        bounds.append(base.profit_upper_bound_kop)
    return profit_kop, max(profit_kop, min(bounds)) if bounds else None


def _status(proof: Proof, ended: ProofStatus) -> ProofStatus:
    """Optimal where the bounds meet, among plans that keep the wishes; else as it ended."""
    if proof.profit_kop is None:
        value_kop, bound_kop = proof.cost_kop, proof.cost_lower_bound_kop
        counted = _every_class_full(proof)
    else:
        value_kop, bound_kop, counted = proof.profit_kop, proof.profit_upper_bound_kop, True
    complete = proof.scope == "any_second" and proof.cut is None
    if counted and complete and bound_kop is not None and closed(value_kop, bound_kop):
        return ProofStatus.OPTIMAL
    return ProofStatus.BOUNDED if ended is ProofStatus.OPTIMAL else ended


def _every_class_full(proof: Proof) -> bool:
    return all(one.met == one.upper_bound for one in proof.by_priority)


def _outcome(made: OrderOutcome, proof: Proof, wishes: tuple[Wish, ...]) -> OrderOutcome:
    """What is known of the order on this day, the wishes being what they are."""
    if made.verdict in (Verdict.MET, Verdict.IMPOSSIBLE_ALONE):
        return made
    if any(isinstance(wish, Drop) and wish.order_id == made.order_id for wish in wishes):
        return _left_out(made, ReasonCode.DROPPED_BY_HAND)
    serve = proof.profit_kop is None
    proved = made.verdict is Verdict.NOT_WORTH_IT or (
        serve and _every_class_full(proof) and proof.scope == "any_second" and proof.cut is None
    )
    if proved:
        return _left_out(made, ReasonCode.AGAINST_WISHES, by_profit=not serve)
    counts = {"met": proof.met, "met_upper_bound": proof.met_upper_bound}
    evidence = {**counts, "seconds": round(proof.seconds)}
    reason = Reason(code=ReasonCode.NOT_DECIDED, evidence=evidence)
    return replace(made, verdict=Verdict.NOT_DECIDED, reason=reason)


def _left_out(made: OrderOutcome, code: ReasonCode, **evidence: bool) -> OrderOutcome:
    return replace(made, verdict=Verdict.LEFT_OUT, reason=Reason(code=code, evidence=evidence))
