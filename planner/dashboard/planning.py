"""What a session does about plans: load a day, plan it, take the plan, draw its curve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from planner.dashboard.access import allowed
from planner.dashboard.curve_job import CurveJob
from planner.dashboard.job import Failure
from planner.dashboard.kept import keep
from planner.dashboard.plan_job import PlanJob, Planned
from planner.dashboard.sample import keep_sample, sample_day, sample_files, sample_shown
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown, Source
from planner.domain.plan import Plan
from planner.errors import InputError
from planner.intake.day_folder import DayInput, read_files

TIME_LIMIT_KEY = "time_limit_s"
LEAST_LIMIT_S, MOST_LIMIT_S = 1, 3600


def time_limit_s(of: Session) -> int:
    """Seconds the next planning may take: as set on the page, else as the day says."""
    chosen = st.session_state.get(TIME_LIMIT_KEY) or of.loaded.day.solver.time_limit_s
    return round(min(MOST_LIMIT_S, max(LEAST_LIMIT_S, chosen)))


def start(of: Session, *, plan_stands: bool = False) -> None:
    """Plan the loaded day; a job under way is stopped and forgotten.

    Parameters
    ----------
    plan_stands : the plan shown is the loaded day's too; only its figures are made anew.
    """
    if allowed():
        _begin(of, plan_stands=plan_stands)


def _begin(of: Session, *, plan_stands: bool = False) -> None:
    if of.job is not None:
        of.job.stop()
    day = of.loaded.day
    limit = day.solver.model_copy(update={"time_limit_s": time_limit_s(of)})
    of.failure = None
    limited = replace(of.loaded, day=replace(day, solver=limit))
    before = _plan_before(of)
    known = before if plan_stands else None
    of.job = PlanJob(limited, known=known, files=of.files, before=before)
    of.job.start()


def _plan_before(of: Session) -> Plan | None:
    """The plan on the page, to begin with, where it is of the same date."""
    shown = of.shown
    return None if shown is None or shown.day.clock != of.loaded.day.clock else shown.plan


def begin_if_new(of: Session) -> None:
    """Plan a session's day that has neither a plan nor the story of one."""
    if of.shown is None and of.job is None and of.failure is None:
        _begin(of)


def collect(of: Session) -> bool:
    """Take the job's result if it has one; whether it had."""
    job = of.job
    outcome = None if job is None else job.look()
    if job is None or outcome is None:
        return False
    if isinstance(outcome, Failure):
        of.failure = outcome
    else:
        of.shown = _shown(of, job, outcome)
        if not job.stopping:
            keep_sample(of.shown)
        if job.known is None or of.applied:  # any other known plan was kept when it was made
            keep(of, of.shown)
    of.job = None
    return True


def load_files(of: Session, files: Mapping[str, bytes]) -> bool:
    """Read a day from files and begin to plan it; with faults nothing else changes."""
    if not allowed():
        return False
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
    planned = sample_shown()
    if planned is None:
        _load(of, sample_day(), "sample")
        return
    if of.job is not None:
        of.job.stop()
    of.job, of.failure, of.faults, of.applied = None, None, (), ()
    of.loaded, of.source, of.shown = sample_day(), "sample", planned


def start_curve(of: Session) -> None:
    """Draw the curve of the plan shown."""
    if of.shown is not None and of.shown.loaded is not None:
        of.curve_job = CurveJob(of.shown.loaded, of.shown.plan)
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
    elif of.shown is not None and of.shown.plan is job.plan:
        of.shown = replace(of.shown, curve=outcome.points)
    return True


def _shown(of: Session, job: PlanJob, planned: Planned) -> Shown:
    """The job's plan as the pages show it."""
    same = of.shown is not None and job.known is not None and of.shown.plan is job.known
    return Shown(
        source=of.source,
        day=job.loaded.day,
        plan=planned.plan if job.known is None else job.known,
        money=planned.report.money,
        report=planned.report,
        loaded=job.loaded,
        files=job.files,
        lines=planned.lines,
        punctuality=planned.punctuality,
        explanation=of.shown.explanation if of.shown is not None and same else None,
        planned_at=(of.shown.planned_at if of.shown is not None and same else None)
        or datetime.now(UTC),
    )


def _load(of: Session, loaded: DayInput, source: Source) -> None:
    of.faults, of.applied = (), ()
    of.loaded, of.source = loaded, source
    st.session_state.pop(TIME_LIMIT_KEY, None)
    start(of)
