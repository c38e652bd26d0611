"""What a browser session holds, typed: the day loaded, the jobs under way, the plan shown.

Days and plans stay in the session that loaded them; it outlives a reload of the page
(`session_store`). Only the sample day is shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import streamlit as st

from planner.dashboard.curve_job import CurveJob
from planner.dashboard.job import Failure, Job
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.reason_job import ReasonJob
from planner.dashboard.sample import sample_day, sample_files, sample_shown
from planner.dashboard.session_store import SessionStore, new_token
from planner.dashboard.shown import Shown, Source
from planner.domain.plan import Plan
from planner.errors import Fault
from planner.explain.fixes import Fix
from planner.intake.day_folder import DayInput
from planner.texts import LANGUAGES, Language

SESSION_KEY, TOKEN_KEY = "session", "token"
ADDRESS_KEY = "day"  # of the token in the page's address
LANGUAGE_KEY = "lang"
PLAN_PAGE_KEY = "plan_page"

Part = TypeVar("Part")


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
    parts : what single pages hold, by type; see `part`.
    """

    loaded: DayInput
    source: Source
    job: PlanJob | None = None
    shown: Shown | None = None
    failure: Failure | None = None
    faults: tuple[Fault, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    curve_job: CurveJob | None = None
    reason_job: ReasonJob | None = None
    reasons_of: Plan | None = None
    reason_failure: Failure | None = None
    applied: tuple[Applied, ...] = ()
    parts: dict[type, object] = field(default_factory=dict)

    def part(self, kind: type[Part]) -> Part:
        """What a page holds in an object of its own; made without arguments when first asked.

        Unlike Streamlit's session state it is still there after a reload.
        """
        return cast(Part, self.parts.setdefault(kind, kind()))

    def jobs(self) -> Iterator[Job[Any, Any]]:
        """Every job under way, those of single pages too: their attributes that are jobs."""
        for holder in (self, *self.parts.values()):
            yield from (held for held in vars(holder).values() if isinstance(held, Job))


def end_jobs(of: Session) -> None:
    """Stop whatever works for a session."""
    for job in of.jobs():
        job.stop()


# Of this server. Not among Streamlit's cached resources: whoever may clear those would end
# everybody's day.
LIVE = SessionStore[Session](end_jobs)


def session() -> Session:
    """The browser's session: the one at hand, else that of the address, else a new one."""
    if SESSION_KEY not in st.session_state:
        token = st.query_params.get(ADDRESS_KEY, "")
        found = LIVE.find(token, _owner())
        st.session_state[TOKEN_KEY] = new_token() if found is None else token
        st.session_state[SESSION_KEY] = _new() if found is None else found
    return cast(Session, st.session_state[SESSION_KEY])


def keep_session() -> None:
    """Keep the session for a reload, and its token in the address; once a page is drawn."""
    token = st.session_state.setdefault(TOKEN_KEY, new_token())
    LIVE.keep(token, session(), _owner())
    if st.query_params.get(ADDRESS_KEY) != token:
        st.query_params[ADDRESS_KEY] = token


def language() -> Language:
    """The language of the page."""
    chosen = st.session_state.get(LANGUAGE_KEY)
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def open_plan_page() -> None:
    """Leave the page for the plan's."""
    st.switch_page(st.session_state[PLAN_PAGE_KEY])


def _owner() -> str:
    """Who is logged in; "" where nobody logs in."""
    return str(st.user.get("email") or "")


def _new() -> Session:
    """A session with the sample day, its plan if somebody has it already."""
    return Session(
        loaded=sample_day(), source="sample", shown=sample_shown(), files=sample_files()
    )
