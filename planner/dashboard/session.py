"""What a browser session holds, typed: the day loaded, the job planning it, the plan shown.

Days and plans stay in the session that loaded them. Only the sample day is shared: the same
files for everyone, read once and planned once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, cast

import streamlit as st

from planner.dashboard.jobs import Failure, PlanJob
from planner.dashboard.reason_job import ReasonJob
from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.errors import Fault, InputError
from planner.explain.explained import Explanation
from planner.explain.fixes import Fix
from planner.intake.day_folder import DayInput, read_files
from planner.money.ledger import Ledger, ledger
from planner.money.report import MoneyReport
from planner.punctuality.curve import CurvePoint
from planner.punctuality.report import PunctualityReport
from planner.texts import LANGUAGES, Language
from planner.travel.lines import STRAIGHT, TripLines

SAMPLE_FOLDER = Path(__file__).parents[2] / "data" / "normal_day"
LANGUAGE_KEY = "lang"
TIME_LIMIT_KEY = "time_limit_s"
PLAN_PAGE_KEY = "plan_page"
LEAST_LIMIT_S, MOST_LIMIT_S = 1, 3600
Source = Literal["sample", "own"]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A finished plan as the pages show it.

    Attributes
    ----------
    money : the plan's. report : its money in every view; None where it was not made.
    loaded : the day's input, to ask more of; None where it is not kept.
    lines : along which streets the trips go, where that is known.
    punctuality : the plan simulated; None where it was not. curve : cost against punctuality,
        once asked for. explanation : why orders are not met, once found.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A fix applied to the day: the fix, and what the session held before."""

    fix: Fix
    loaded: DayInput
    shown: Shown


@dataclass(kw_only=True)
class Session:
    """Everything one browser session holds.

    Attributes
    ----------
    loaded : the day as read; planned next. source : where it came from.
    job : the planning under way. shown : the plan on the page, of this or an earlier day.
    failure : why the last planning has no plan. faults : of the files last uploaded.
    files : what `loaded` was read from, to read it again with other settings.
    curve_job : the curve of the plan shown, being drawn.
    reason_job : the plan shown, being explained. reasons_of : the plan last begun to be
        explained. reason_failure : why it could not be.
    applied : fixes that made `loaded` of the day as read, the latest last.
    """

    loaded: DayInput
    source: Source
    job: PlanJob | None = None
    shown: Shown | None = None
    failure: Failure | None = None
    faults: tuple[Fault, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    curve_job: PlanJob | None = None
    reason_job: ReasonJob | None = None
    reasons_of: Plan | None = None
    reason_failure: Failure | None = None
    applied: tuple[Applied, ...] = ()


def session() -> Session:
    """The browser's session; the first call loads the sample day and begins to plan it."""
    if "session" not in st.session_state:
        made = Session(
            loaded=sample_day(),
            source="sample",
            shown=_sample_shelf().get("shown"),
            files=sample_files(),
        )
        st.session_state["session"] = made
        if made.shown is None:
            start(made)
    return cast(Session, st.session_state["session"])


def language() -> Language:
    """The language of the page."""
    chosen = st.session_state.get(LANGUAGE_KEY)
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def open_plan_page() -> None:
    """Leave the page for the plan's."""
    st.switch_page(st.session_state[PLAN_PAGE_KEY])


def time_limit_s(of: Session) -> int:
    """Seconds the next planning may take: as set on the page, else as the day says."""
    chosen = st.session_state.get(TIME_LIMIT_KEY) or of.loaded.day.solver.time_limit_s
    return round(min(MOST_LIMIT_S, max(LEAST_LIMIT_S, chosen)))


def start(of: Session) -> None:
    """Plan the loaded day; a job under way is stopped and forgotten."""
    if of.job is not None:
        of.job.stop()
    day = of.loaded.day
    limit = day.solver.model_copy(update={"time_limit_s": time_limit_s(of)})
    of.failure = None
    of.job = PlanJob(replace(of.loaded, day=replace(day, solver=limit)))
    of.job.start()


def collect(of: Session) -> bool:
    """Take the job's result if it has one; whether it had."""
    outcome = None if of.job is None else of.job.look()
    if of.job is None or outcome is None:
        return False
    if isinstance(outcome, Failure):
        of.failure = outcome
    else:
        of.shown = _shown(of, of.job, outcome)
        if of.shown.day == sample_day().day and not of.job.stopping:
            keep_sample(of.shown)
    of.job = None
    return True


def _shown(of: Session, job: PlanJob, plan: Plan) -> Shown:
    """The job's plan as the pages show it."""
    day, report = job.loaded.day, job.report
    same = of.shown is not None and job.known is not None and of.shown.plan is job.known
    return Shown(
        source=of.source,
        day=day,
        plan=plan if job.known is None else job.known,
        money=ledger(day, plan) if report is None else report.money,
        report=report,
        loaded=job.loaded,
        lines=job.lines,
        punctuality=job.punctuality,
        explanation=of.shown.explanation if of.shown is not None and same else None,
    )


def load_files(of: Session, files: Mapping[str, bytes]) -> bool:
    """Read a day from files and begin to plan it; with faults nothing else changes."""
    try:
        loaded = read_files(files)
    except InputError as error:
        of.faults = error.faults
        return False
    of.files = dict(files)
    _load(of, loaded, "own")
    return True


def load_sample(of: Session) -> None:
    """Go back to the sample day; planned anew unless someone had it planned already."""
    of.files = sample_files()
    planned = _sample_shelf().get("shown")
    if planned is None:
        _load(of, sample_day(), "sample")
        return
    if of.job is not None:
        of.job.stop()
    of.job, of.failure, of.faults, of.applied = None, None, (), ()
    of.loaded, of.source, of.shown = sample_day(), "sample", planned


@st.cache_resource(show_spinner=False)
def sample_day() -> DayInput:
    """The sample day, read once."""
    return read_files(sample_files())


def sample_files() -> dict[str, bytes]:
    """The sample day's files by name."""
    return {path.name: path.read_bytes() for path in SAMPLE_FOLDER.iterdir()}


def keep_sample(shown: Shown) -> None:
    """Keep what is known of the sample day's plan for every session."""
    _sample_shelf()["shown"] = shown


@st.cache_resource(show_spinner=False)
def _sample_shelf() -> dict[str, Shown]:
    """The sample day's plan once someone has it, so that a new tab need not wait for it."""
    return {}


def _load(of: Session, loaded: DayInput, source: Source) -> None:
    of.faults, of.applied = (), ()
    of.loaded, of.source = loaded, source
    st.session_state.pop(TIME_LIMIT_KEY, None)
    start(of)


def start_curve(of: Session) -> None:
    """Draw the curve of the plan shown."""
    if of.shown is not None and of.shown.loaded is not None:
        of.curve_job = PlanJob(of.shown.loaded, curve_of=of.shown.plan)
        of.curve_job.start()


def collect_curve(of: Session) -> bool:
    """Take the curve if it is drawn, or why it is not; whether there was anything to take."""
    job = of.curve_job
    outcome = None if job is None else job.look()
    if job is None or outcome is None:
        return False
    of.curve_job = None
    if isinstance(outcome, Failure):
        of.failure = outcome
    elif of.shown is not None and of.shown.plan is job.curve_of:
        of.shown = replace(of.shown, curve=job.curve.points)
    return True
