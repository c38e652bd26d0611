"""A finished plan as the pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.explain.explained import Explanation
from planner.intake.day_folder import DayInput
from planner.money.ledger import Ledger
from planner.money.report import MoneyReport
from planner.punctuality.curve import CurvePoint
from planner.punctuality.report import PunctualityReport
from planner.travel.lines import STRAIGHT, TripLines

Source = Literal["sample", "own"]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A plan, and what is known of it.

    Attributes
    ----------
    money : the plan's. report : its money in every view; None where it was not made.
    loaded : the day's input, to ask more of; None where it is not kept.
    lines : along which streets the trips go, where that is known.
    punctuality : the plan simulated; None where it was not. curve : cost against punctuality,
        once asked for. explanation : why orders are not met, once found.
    planned_at : when it was made; None where that is not known.
    """

    source: Source
    day: Day
    plan: Plan
    money: Ledger
    report: MoneyReport | None = None
    loaded: DayInput | None = None
    lines: TripLines = STRAIGHT
    punctuality: PunctualityReport | None = None
    curve: tuple[CurvePoint, ...] = ()
    explanation: Explanation | None = None
    planned_at: datetime | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
