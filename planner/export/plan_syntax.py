"""The words of plan.json, format 1, as this program reads them back."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from planner.domain.plan import ProofStatus, ReasonCode, Verdict
from planner.intake.plan_file import not_a_plan
from planner.money.shares import Method

FILE = "plan.json"
Value = str | int | float | bool | list[str] | None


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class NoticePart(_Part):
    """One thing to know about the travel times."""

    key: str
    values: dict[str, str | int | float]


class TravelPart(_Part):
    """Which travel times the plan rests on."""

    provider: str
    congestion: str
    fallback_used: bool
    attribution: str | None = None
    data_date: str | None = None
    notices: tuple[NoticePart, ...] = ()


class ClassPart(_Part):
    """Orders met of one priority."""

    priority: int
    met: int
    upper_bound: int


class CutPart(_Part):
    """What the catalogue left out."""

    rule: str
    longest_trip: int
    labels_refused: int
    orders_touched: tuple[str, ...]


class ProofPart(_Part):
    """What is proved."""

    met: int
    met_upper_bound: int
    met_by_priority: tuple[ClassPart, ...]
    cost_rub: float
    cost_lower_bound_rub: float | None
    profit_rub: float | None = None
    profit_upper_bound_rub: float | None = None
    status: ProofStatus
    scope: str
    repeatable: bool
    cut: CutPart | None = None
    trips_in_catalogue: int
    departure_step_s: int
    seconds: float


class SharePart(_Part):
    """How an order's part of its trip was found."""

    method: Method
    cost_standard_error_rub: float = 0
    labour_standard_error_rub: float = 0


class ReasonPart(_Part):
    """Why an order is not met."""

    code: ReasonCode
    evidence: dict[str, Value]
    text: dict[str, str]


class OrderPart(_Part):
    """One order: its verdict and its money."""

    order_id: str
    verdict: Verdict
    trip_id: str | None
    cost_rub: float | None
    labour_rub: float | None
    cost_share: SharePart | None = None
    on_time_share: float | None = None
    reason: ReasonPart | None = None


class OnTimePart(_Part):
    """How punctual the plan is."""

    on_time_target: float | None
    least_on_time_share: float
    mean_on_time_share: float
    expected_late_orders: float
    expected_late_orders_standard_error: float
    reserve_sd: float
    runs: int
    seed: int


class MoneyPart(_Part):
    """The day's totals."""

    fees_rub: float
    cost_rub: float
    labour_rub: float


class StopPart(_Part):
    """One handover."""

    order_id: str
    handover_from: str


class TripPart(_Part):
    """One trip, as far as lists and comparisons need it."""

    trip_id: str
    courier_id: str | None
    stops: tuple[StopPart, ...]


class Document(_Part):
    """What is read of plan.json beside its trips."""

    format: Literal[1]
    knowledge: str
    travel: TravelPart
    proof: ProofPart
    proof_under_wishes: ProofPart | None = None
    trips: tuple[TripPart, ...]
    orders: tuple[OrderPart, ...]
    money: MoneyPart
    punctuality: OnTimePart | None = None


def read_document(content: bytes, file: str = FILE) -> Document:
    """The document of a plan.

    Raises
    ------
    InputError
        It is no plan of format 1; with every fault, as far as they can be told.
    """
    try:
        return Document.model_validate_json(content)
    except ValidationError as invalid:
        raise not_a_plan(file, invalid) from None
