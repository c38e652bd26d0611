"""Facade: a day and its travel times in, an audited plan out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.travel.times import TravelTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the planning is.

    Attributes
    ----------
    stage : "catalogue", "bound", "search", "proof", "reasons" or "audit" (key of its wording).
    met, met_upper_bound, cost_kop, cost_lower_bound_kop : best so far; None while unknown.
    seconds : since the planning began.
    """

    stage: str
    met: int | None = None
    met_upper_bound: int | None = None
    cost_kop: int | None = None
    cost_lower_bound_kop: int | None = None
    seconds: float = 0.0


def plan_day(
    day: Day,
    travel: TravelTimes,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Plan the day: enumerate its trips, choose among them, prove, explain, audit."""
    raise NotImplementedError
