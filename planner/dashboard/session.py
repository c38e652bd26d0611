"""What a browser session holds, typed: the day loaded, the job planning it, the plan shown.

Days and plans stay in the session that loaded them. Only the sample day is shared: the same
files for everyone, read once and planned once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast

import streamlit as st

from planner.dashboard.jobs import Failure, PlanJob
from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.errors import Fault, InputError
from planner.intake.day_folder import DayInput, read_files
from planner.money.ledger import Ledger, ledger
from planner.texts import LANGUAGES, Language

SAMPLE_FOLDER = Path(__file__).parents[2] / "data" / "normal_day"
LANGUAGE_KEY = "lang"
TIME_LIMIT_KEY = "time_limit_s"
PLAN_PAGE_KEY = "plan_page"
LEAST_LIMIT_S, MOST_LIMIT_S = 1, 3600
Source = Literal["sample", "own"]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A finished plan as the page shows it."""

    source: Source
    day: Day
    plan: Plan
    money: Ledger


@dataclass(kw_only=True)
class Session:
    """Everything one browser session holds.

    Attributes
    ----------
    loaded : the day as read; planned next. source : where it came from.
    job : the planning under way. shown : the plan on the page, of this or an earlier day.
    failure : why the last planning has no plan. faults : of the files last uploaded.
    """

    loaded: DayInput
    source: Source
    job: PlanJob | None = None
    shown: Shown | None = None
    failure: Failure | None = None
    faults: tuple[Fault, ...] = ()


def session() -> Session:
    """The browser's session; the first call loads the sample day and begins to plan it."""
    if "session" not in st.session_state:
        made = Session(loaded=sample_day(), source="sample", shown=_sample_shelf().get("shown"))
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
        day = of.job.loaded.day
        of.shown = Shown(source=of.source, day=day, plan=outcome, money=ledger(day, outcome))
        if day == sample_day().day and not of.job.stopping:
            _sample_shelf()["shown"] = of.shown
    of.job = None
    return True


def load_files(of: Session, files: Mapping[str, bytes]) -> bool:
    """Read a day from files and begin to plan it; with faults nothing else changes."""
    try:
        loaded = read_files(files)
    except InputError as error:
        of.faults = error.faults
        return False
    _load(of, loaded, "own")
    return True


def load_sample(of: Session) -> None:
    """Go back to the sample day; planned anew unless someone had it planned already."""
    planned = _sample_shelf().get("shown")
    if planned is None:
        _load(of, sample_day(), "sample")
        return
    if of.job is not None:
        of.job.stop()
    of.job, of.failure, of.faults = None, None, ()
    of.loaded, of.source, of.shown = sample_day(), "sample", planned


@st.cache_resource(show_spinner=False)
def sample_day() -> DayInput:
    """The sample day, read once."""
    return read_files({path.name: path.read_bytes() for path in SAMPLE_FOLDER.iterdir()})


@st.cache_resource(show_spinner=False)
def _sample_shelf() -> dict[str, Shown]:
    """The sample day's plan once someone has it, so that a new tab need not wait for it."""
    return {}


def _load(of: Session, loaded: DayInput, source: Source) -> None:
    of.faults = ()
    of.loaded, of.source = loaded, source
    st.session_state.pop(TIME_LIMIT_KEY, None)
    start(of)
