"""A plan under wishes in the words other programs know.

plan.json's proof and verdicts are about the day; what is proved of plans that keep the wishes
says little of it. So the day's proof there claims no more than holds of any plan, and an order
left out by hand is `not_decided`, with the wish in its evidence. What is proved under wishes
stands beside, under a name of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from planner.domain.day import Day
from planner.domain.plan import (
    OrderOutcome,
    Plan,
    Proof,
    ProofStatus,
    Reason,
    ReasonCode,
    Verdict,
)

WISH = "wish"  # the evidence's key


def of_the_day(day: Day, plan: Plan) -> Proof:
    """What the plan's proof says of every plan of the day."""
    proof = plan.proof
    if not proof.under_wishes:
        return proof
    open_ = Counter(
        day.order(one.order_id).priority
        for one in plan.outcomes
        if one.verdict is not Verdict.IMPOSSIBLE_ALONE
    )
    return replace(
        proof,
        met_upper_bound=open_.total(),
        by_priority=tuple(
            replace(one, upper_bound=open_[one.priority]) for one in proof.by_priority
        ),
        cost_lower_bound_kop=None,
        profit_upper_bound_kop=None,
        status=ProofStatus.STOPPED
        if proof.status is ProofStatus.STOPPED
        else ProofStatus.BOUNDED,
        under_wishes=False,
    )


def as_filed(outcome: OrderOutcome) -> OrderOutcome:
    """The outcome as plan.json has it."""
    reason = outcome.reason
    if outcome.verdict is not Verdict.LEFT_OUT or reason is None:
        return outcome
    evidence = {**reason.evidence, WISH: reason.code.value}
    filed = Reason(code=ReasonCode.NOT_DECIDED, evidence=evidence)
    return replace(outcome, verdict=Verdict.NOT_DECIDED, reason=filed)


def as_meant(outcome: OrderOutcome) -> OrderOutcome:
    """The outcome that plan.json's stands for."""
    reason = outcome.reason
    wish = None if reason is None else reason.evidence.get(WISH)
    if reason is None or wish is None:
        return outcome
    evidence = {key: value for key, value in reason.evidence.items() if key != WISH}
    meant = Reason(code=ReasonCode(str(wish)), evidence=evidence)
    return replace(outcome, verdict=Verdict.LEFT_OUT, reason=meant)
