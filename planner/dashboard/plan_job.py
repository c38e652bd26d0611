"""One planning of a day, or what the pages show of a plan made before."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from planner.dashboard.process_job import ProcessJob, Stop, Tell, Work
from planner.domain.plan import Plan
from planner.errors import AuditError, NoPlanError
from planner.intake.day_folder import DayInput
from planner.money.report import MoneyReport, money_report
from planner.punctuality.report import PunctualityReport, punctuality_report
from planner.punctuality.robust import planned_as_asked
from planner.solve.audit import replay_findings
from planner.solve.plan_day import Progress
from planner.travel.lines import TripLines, trip_lines
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes

AT_ONCE = 2  # plannings and what follows from them; the others wait
places = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan and what the pages show of it.

    Attributes
    ----------
    report : its money. lines : along which streets its trips go. punctuality : simulated.
    """

    plan: Plan
    report: MoneyReport
    lines: TripLines
    punctuality: PunctualityReport


class PlanJob(ProcessJob[Progress, Planned]):
    """A planning.

    Attributes
    ----------
    loaded : the day it plans. known : a plan made before, of which only the money, lines and
        punctuality are wanted. files : what the day was read from. before : a plan of an
        earlier version of the day, to begin with.
    """

    places = places
    page = "plan"

    def __init__(
        self,
        loaded: DayInput,
        *,
        known: Plan | None = None,
        files: Mapping[str, bytes] | None = None,
        before: Plan | None = None,
    ) -> None:
        super().__init__()
        self.loaded = loaded
        self.known = known
        self.files = files or {}
        self.before = before

    def task(self) -> tuple[Work[Planned], tuple[object, ...]]:
        """Plan the day, or say of the known plan what is said of a new one."""
        if self.known is not None:
            return told_of, (self.loaded, self.known)
        if self.before is not None:
            return planned_again, (self.loaded, self.before)
        return planned, (self.loaded,)


def planned(loaded: DayInput, tell: Tell[Progress], stop: Stop) -> Planned:
    """The best plan of the day in its time."""
    travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
    plan = planned_as_asked(loaded.day, travel, progress=tell, stop=stop)
    return _with_its_figures(loaded, travel, plan)


def planned_again(loaded: DayInput, before: Plan, tell: Tell[Progress], stop: Stop) -> Planned:
    """The same, begun with the trips of the plan before an edit that the day still allows."""
    travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
    plan = planned_as_asked(
        loaded.day, travel, progress=tell, stop=stop, begin_with=before.trips
    )
    return _with_its_figures(loaded, travel, plan)


def told_of(loaded: DayInput, known: Plan, _: Tell[Progress], stop: Stop) -> Planned:
    """A plan made before, with its figures; driven again before it is shown.

    Raises
    ------
    NoPlanError
        Stopped first.
    AuditError
        Its trips can't be driven as it says, for example of a file that was changed.
    """
    if stop():
        raise NoPlanError("stopped before the plan was told of")
    travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
    findings = replay_findings(loaded.day, travel, known.trips)
    if findings:
        raise AuditError(findings)
    return _with_its_figures(loaded, travel, known)


def _with_its_figures(loaded: DayInput, travel: TravelTimes, plan: Plan) -> Planned:
    return Planned(
        plan=plan,
        report=money_report(loaded.day, travel, plan),
        lines=trip_lines(loaded.day, plan),
        punctuality=punctuality_report(loaded.day, travel, plan.trips),
    )
