"""plan.json read back whole, and checked: driven again, and every claim of it audited.

A plan that was edited, made for other orders or by other travel times is refused, with what
does not hold. Causes are taken in the words of the file; verdicts and bounds can't be proved
again here, only caught contradicting the day (see `planner.solve.claims`).
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import (
    CatalogueCut,
    ClassProof,
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
from planner.errors import Fault, InputError
from planner.intake.plan_file import read_plan_trips
from planner.punctuality.fits import check_fits
from planner.solve.audit import audit
from planner.texts import Language
from planner.travel.times import TravelTimes

MOST_FINDINGS = 20


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Class(_Part):
    priority: int
    met: int
    upper_bound: int


class _Cut(_Part):
    rule: str
    longest_trip: int
    labels_refused: int
    orders_touched: tuple[str, ...]


class _Proof(_Part):
    met: int
    met_upper_bound: int
    met_by_priority: tuple[_Class, ...]
    cost_rub: float
    cost_lower_bound_rub: float | None
    profit_rub: float | None = None
    profit_upper_bound_rub: float | None = None
    status: ProofStatus
    scope: str
    repeatable: bool
    cut: _Cut | None = None
    trips_in_catalogue: int
    departure_step_s: int
    seconds: float


class _Reason(_Part):
    code: ReasonCode
    text: dict[str, str]


class _Order(_Part):
    order_id: str
    verdict: Verdict
    trip_id: str | None
    reason: _Reason | None
    on_time_share: float | None = None


class _OnTime(_Part):
    on_time_target: float | None
    least_on_time_share: float
    mean_on_time_share: float
    expected_late_orders: float
    expected_late_orders_standard_error: float
    reserve_sd: float
    runs: int
    seed: int


class _Plan(_Part):
    knowledge: str
    proof: _Proof
    orders: tuple[_Order, ...]
    punctuality: _OnTime | None = None


def read_plan(
    file: str, content: bytes, day: Day, travel: TravelTimes, language: Language
) -> tuple[Plan, dict[OrderId, str]]:
    """The plan, and the causes of the orders it does not meet, in that language.

    Raises
    ------
    InputError
        No plan of this day, or one that the audit does not pass; with every fault.
    """
    trips = read_plan_trips(file, content, day)
    check_fits(file, day, travel, trips)
    try:
        told = _Plan.model_validate_json(content)
    except ValidationError as invalid:
        faults = invalid.errors(include_url=False)[:MOST_FINDINGS]
        raise InputError(
            tuple(_fault(file, "plan_syntax", ".".join(map(str, one["loc"]))) for one in faults)
        ) from None
    plan = _plan(told, trips, travel)
    findings = audit(day, travel, plan)[:MOST_FINDINGS]
    if findings:
        raise InputError(tuple(_fault(file, "plan_untrue", None, one) for one in findings))
    causes = {
        OrderId(one.order_id): one.reason.text.get(language, "")
        for one in told.orders
        if one.reason is not None
    }
    return plan, causes


def _plan(told: _Plan, trips: tuple[Trip, ...], travel: TravelTimes) -> Plan:
    return Plan(
        trips=trips,
        outcomes=tuple(_outcome(one) for one in told.orders),
        proof=_proof(told.proof),
        travel=travel.used,
        knowledge=told.knowledge,
        on_time=None if told.punctuality is None else _on_time(told.punctuality),
    )


def _outcome(one: _Order) -> OrderOutcome:
    reason = None if one.reason is None else Reason(code=one.reason.code, evidence={})
    return OrderOutcome(
        order_id=OrderId(one.order_id),
        verdict=one.verdict,
        trip_id=one.trip_id,
        reason=reason,
        on_time_share=one.on_time_share,
    )


def _proof(told: _Proof) -> Proof:
    return Proof(
        met=told.met,
        met_upper_bound=told.met_upper_bound,
        by_priority=tuple(
            ClassProof(priority=one.priority, met=one.met, upper_bound=one.upper_bound)
            for one in told.met_by_priority
        ),
        cost_kop=round(100 * told.cost_rub),
        cost_lower_bound_kop=_kopecks(told.cost_lower_bound_rub),
        profit_kop=_kopecks(told.profit_rub),
        profit_upper_bound_kop=_kopecks(told.profit_upper_bound_rub),
        status=told.status,
        scope=told.scope,
        repeatable=told.repeatable,
        cut=None if told.cut is None else _cut(told.cut),
        trips_in_catalogue=told.trips_in_catalogue,
        departure_step_s=told.departure_step_s,
        seconds=told.seconds,
    )


def _cut(told: _Cut) -> CatalogueCut:
    return CatalogueCut(
        rule=told.rule,
        longest_trip=told.longest_trip,
        labels_refused=told.labels_refused,
        orders_touched=tuple(OrderId(one) for one in told.orders_touched),
    )


def _on_time(told: _OnTime) -> OnTime:
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


def _kopecks(roubles: float | None) -> int | None:
    return None if roubles is None else round(100 * roubles)


def _fault(file: str, rule: str, column: str | None, value: str | None = None) -> Fault:
    return Fault(file=file, rule=rule, column=column or None, value=value)
