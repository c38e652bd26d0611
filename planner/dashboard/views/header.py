"""The day's name, what it holds, and what can be done with it: plan again, download."""

from __future__ import annotations

from html import escape

import streamlit as st

from planner.dashboard.session import (
    LEAST_LIMIT_S,
    MOST_LIMIT_S,
    TIME_LIMIT_KEY,
    Session,
    Shown,
    language,
    session,
    start,
    time_limit_s,
)
from planner.dashboard.views import downloads, travel_source
from planner.domain.day import Day
from planner.texts import long_date, text

POPOVER_KEY = "plan_again"


def render(now: Session) -> None:
    """Draw the title row."""
    title, actions = st.columns([5, 3], vertical_alignment="center")
    day = now.loaded.day if now.shown is None else now.shown.day
    with title:
        date = long_date(day.clock.day, language())
        heading = text("dashboard-heading", language(), date=date)
        st.html(
            f"<div class='heading'><h3>{escape(heading)}</h3>"
            f"<span>{escape(_contents(now, day))}{_source(now.shown)}</span></div>"
        )
    with actions, st.container(horizontal=True, horizontal_alignment="right"):
        _planning(now)
        _downloads(now.shown)
    if now.shown is not None:
        travel_source.render_notices(now.shown.plan)


def _source(shown: Shown | None) -> str:
    """The source of travel times as HTML; pointed at, it says what its error means."""
    if shown is None:
        return ""
    short, full = travel_source.source_words(shown.plan, language())
    return f" · <span title='{escape(full)}'>{escape(short)}</span>"


def _contents(now: Session, day: Day) -> str:
    source = now.source if now.shown is None else now.shown.source
    return " · ".join(
        [
            text(f"dashboard-source-{source}", language()),
            text("dashboard-orders-count", language(), count=len(day.orders)),
            text("dashboard-couriers-count", language(), count=len(day.couriers)),
            *(
                [text("reasons-fixes-applied", language(), count=len(now.applied))]
                if now.applied
                else []
            ),
        ]
    )


def _planning(now: Session) -> None:
    with st.popover(
        text("dashboard-plan-again", language()),
        icon=":material/refresh:",
        disabled=now.job is not None,
        key=POPOVER_KEY,
        on_change="rerun",
    ):
        st.number_input(
            text("dashboard-time-limit", language()),
            min_value=LEAST_LIMIT_S,
            max_value=MOST_LIMIT_S,
            value=time_limit_s(now),
            step=10,
            key=TIME_LIMIT_KEY,
            help=text("dashboard-time-limit-help", language()),
            persist_state="session",
        )
        st.button(
            text("dashboard-plan-now", language()),
            type="primary",
            on_click=_plan_again,
            width="stretch",
        )


def _plan_again() -> None:
    st.session_state[POPOVER_KEY] = False
    start(session())


def _downloads(shown: Shown | None) -> None:
    with st.popover(
        text("dashboard-download", language()),
        icon=":material/download:",
        disabled=shown is None,
    ):
        if shown is not None:
            downloads.render(shown)
