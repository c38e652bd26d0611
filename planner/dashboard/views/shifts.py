"""The page Shifts: days and templates, the choosing with progress and stop, the roster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from planner.dashboard.job import Failure
from planner.dashboard.roster_job import RosterJob, RosterQuestion
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language, session
from planner.dashboard.tables import fault_table
from planner.dashboard.views import grid, roster_shown
from planner.dashboard.views.upload import in_our_words
from planner.errors import Fault, InputError
from planner.export.roster_words import progress_words
from planner.intake.faults import Notice
from planner.intake.zip_file import ZipLimits
from planner.roster.past_days import NamedDay, days_of_zip, stores_of
from planner.roster.resample import simulated_days
from planner.roster.results import Roster, RosterProgress
from planner.roster.template_file import read_templates
from planner.roster.templates import Template, templates_like
from planner.texts import text

POLL_S = 0.7
STARTS = [f"{hour:02d}:00" for hour in range(7, 21)]
LENGTHS = [4, 6, 8, 9, 10, 12]
MOST_DAYS, MOST_SECONDS = 30, 3600
MEGABYTES = 20
ZIP_LIMITS = ZipLimits(
    packed_bytes=MEGABYTES * 1_000_000, unpacked_bytes=200_000_000, entries=4_000
)


@dataclass(kw_only=True)
class Shifts:
    """What a session holds of the page.

    Attributes
    ----------
    job : a choosing under way. shown : the roster last chosen. failure : why the last choosing
        has none. faults : of what was given.
    """

    job: RosterJob | None = None
    shown: Roster | None = None
    failure: Failure | None = None
    faults: tuple[Fault, ...] = ()


def render() -> None:
    """Draw the page."""
    now = session()
    of = now.part(Shifts)
    st.subheader(text("shifts-heading", language()), anchor=False)
    st.caption(text("shifts-intro", language()))
    left, middle, right = st.columns(3, gap="small")
    with left, st.container(border=True):
        _days_asked()
    with middle, st.container(border=True):
        _templates_asked()
    with right, st.container(border=True):
        _goal_asked()
    with st.container():
        if of.job is not None:
            _panel()
    _trouble(of)
    roster_shown.demand(now, of.shown)
    if of.shown is not None:
        roster_shown.render(of.shown)


def _named(key: str, *choices: str) -> Callable[[str], str]:
    """The wording of each choice, in the language of the page as it is drawn."""
    return {one: text(f"{key}-{one}", language()) for one in choices}.__getitem__


def _days_asked() -> None:
    st.markdown(f"**{text('shifts-days', language())}**")
    source = st.radio(
        text("shifts-days-source", language()),
        ("simulated", "own"),
        format_func=_named("shifts-days", "simulated", "own"),
        key="shifts_days",
    )
    if source == "own":
        with in_our_words("shifts_zip", "ZIP", MEGABYTES):
            st.file_uploader(
                text("shifts-days-zip", language()),
                type=["zip"],
                max_upload_size=MEGABYTES,
                key="shifts_zip",
            )
        return
    st.caption(text("shifts-simulated-note", language()))
    st.number_input(text("shifts-count", language()), 1, MOST_DAYS, value=5, key="shifts_count")
    st.number_input(text("shifts-seed", language()), 0, 2**31 - 1, value=1, key="shifts_seed")


def _templates_asked() -> None:
    st.markdown(f"**{text('shifts-templates', language())}**")
    source = st.radio(
        text("shifts-templates-source", language()),
        ("made", "own"),
        format_func=_named("shifts-templates", "made", "own"),
        key="shifts_templates",
    )
    if source == "own":
        with in_our_words("shifts_file", "TOML", MEGABYTES):
            st.file_uploader(
                text("shifts-templates-file", language()),
                type=["toml"],
                max_upload_size=MEGABYTES,
                key="shifts_file",
            )
        return
    st.multiselect(
        text("shifts-starts", language()),
        STARTS,
        default=["09:00", "12:00", "14:00"],
        key="shifts_starts",
    )
    st.multiselect(
        text("shifts-lengths", language()), LENGTHS, default=[8], key="shifts_lengths"
    )
    st.caption(text("shifts-vehicles", language()))


def _goal_asked() -> None:
    st.markdown(f"**{text('shifts-goal', language())}**")
    goal = st.radio(
        text("shifts-goal", language()),
        ("service", "price"),
        format_func=_named("shifts-goal", "service", "price"),
        label_visibility="collapsed",
        key="shifts_goal",
    )
    if goal == "service":
        st.number_input(
            text("shifts-service", language()), 1.0, 100.0, value=90.0, key="shifts_service"
        )
    else:
        st.number_input(
            text("shifts-price", language()), 0, 100_000, value=800, key="shifts_price"
        )
    st.number_input(
        text("shifts-limit", language()), 5, MOST_SECONDS, value=300, key="shifts_limit"
    )
    st.button(
        text("shifts-run", language()),
        type="primary",
        icon=":material/groups:",
        disabled=session().part(Shifts).job is not None,
        on_click=_begin,
    )


def _begin() -> None:
    """Read what was given and begin to choose; faults are shown, nothing else changes."""
    of = session().part(Shifts)
    of.faults, of.failure = (), None
    faults: list[Fault] = []
    days: tuple[NamedDay, ...] = ()
    templates: tuple[Template, ...] = ()
    try:
        days = _days(session())
    except InputError as error:
        faults += error.faults
    try:
        templates = _templates(session(), days)
    except InputError as error:
        faults += error.faults
    if faults:
        of.faults = tuple(faults)
        return
    state = st.session_state
    by_share = state["shifts_goal"] == "service"
    of.job = RosterJob(
        RosterQuestion(
            days=days,
            templates=templates,
            service=round(state["shifts_service"] / 100, 6) if by_share else None,
            price_kop=0 if by_share else 100 * int(state["shifts_price"]),
            seed=int(state.get("shifts_seed") or 1),
            time_limit_s=float(state["shifts_limit"]),
        )
    )
    of.job.start()


def _days(now: Session) -> tuple[NamedDay, ...]:
    state = st.session_state
    if state["shifts_days"] == "simulated":
        base = NamedDay(name=str(now.loaded.day.clock.day), given=now.loaded)
        return simulated_days((base,), int(state["shifts_count"]), int(state["shifts_seed"]))
    uploaded = state.get("shifts_zip")
    if uploaded is None:
        raise InputError((Fault(file="ZIP", rule="days_none"),))
    return days_of_zip(uploaded.name, uploaded.getvalue(), ZIP_LIMITS)


def _templates(now: Session, days: tuple[NamedDay, ...]) -> tuple[Template, ...]:
    state = st.session_state
    if state["shifts_templates"] == "made":
        found = templates_like(
            now.loaded.day.couriers, state["shifts_starts"], state["shifts_lengths"]
        )
        if not found:
            raise InputError((Fault(file="templates", rule="template_none"),))
        return found
    uploaded = state.get("shifts_file")
    if uploaded is None:
        raise InputError((Fault(file="TOML", rule="template_none"),))
    notices: list[Notice] = []
    return read_templates(uploaded.name, uploaded.getvalue(), notices, stores_of(days))


@st.fragment(run_every=POLL_S)
def _panel() -> None:
    """Progress and a stop button; the page is drawn anew once the job has ended."""
    of = session().part(Shifts)
    job = of.job
    outcome = None if job is None else job.look()
    if job is None or outcome is not None:
        of.job = None
        if isinstance(outcome, Failure):
            of.failure, of.faults = outcome, outcome.faults
        elif outcome is not None:
            of.shown = outcome
        st.rerun()
    told = job.progress or RosterProgress(stage="days", of=len(job.question.days))
    with st.container(border=True):
        words, button = st.columns([6, 1.4], vertical_alignment="center")
        with words:
            share = min(1.0, told.seconds / job.question.time_limit_s)
            st.progress(share, text=progress_words(told, language()))
        with button:
            st.button(
                text("shifts-stop", language()),
                icon=":material/stop_circle:",
                disabled=job.stopping,
                on_click=job.stop,
                width="stretch",
            )


def _trouble(of: Shifts) -> None:
    faults, failure = of.faults, of.failure
    if faults:
        st.error(
            text("dashboard-faults-note", language()),
            title=text("dashboard-faults", language(), count=len(faults)),
            icon=":material/error:",
        )
        table: pd.DataFrame = fault_table(faults, language())
        grid.render(table, "faults", pinned="file", wide=("rule",))
    elif failure is not None:
        st.error(
            as_markdown(text(failure.key, language(), **dict(failure.values))),
            title=text("dashboard-failure-title", language()),
            icon=":material/error:",
        )
