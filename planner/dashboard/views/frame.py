"""The frame of every page: the header, what is being worked on, what went wrong."""

from __future__ import annotations

from typing import Any

import streamlit as st

from planner.dashboard.editing import Editing
from planner.dashboard.job import Job
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language, session
from planner.dashboard.views import header, progress
from planner.texts import text

BEAT_S = 5
CHANGES_PAGE = "orders"  # where the day is edited


def render(now: Session, page: str) -> None:
    """Draw what stands above the page of that name."""
    header.render(now, with_changes=page != CHANGES_PAGE)
    progress.render(now)
    with st.container():
        if _elsewhere(now, page):
            _beat(page)
    _trouble(now)
    if page != CHANGES_PAGE:
        _unmended(now)


@st.fragment(run_every=BEAT_S)
def _beat(page: str) -> None:
    """Look at the jobs whose page is not open, or they would be taken for abandoned."""
    working = [job for job in _elsewhere(session(), page) if job.look() is None]
    names = {job.page: text(f"header-working-{job.page}", language()) for job in working}
    if names:
        st.caption(text("header-working", language(), what=", ".join(names.values())))


def _elsewhere(now: Session, page: str) -> list[Job[Any, Any]]:
    """The jobs under way that this page does not show; the planning has a panel everywhere."""
    return [job for job in now.jobs() if job.page not in {page, PlanJob.page}]


def _trouble(now: Session) -> None:
    with st.container():
        if now.failure is not None:
            st.error(
                as_markdown(text(now.failure.key, language(), **dict(now.failure.values))),
                title=text("dashboard-failure-title", language()),
                icon=":material/error:",
            )


def _unmended(now: Session) -> None:
    """What was edited and can't be the day yet waits on its own page."""
    count = len(now.part(Editing).faults)
    if count:
        page = text(f"dashboard-page-{CHANGES_PAGE}", language())
        told = text("edit-faults-elsewhere", language(), count=count, page=page)
        st.warning(told, icon=":material/edit_off:")
