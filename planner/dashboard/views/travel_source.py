"""Where the travel times of the plan shown come from, and how far they may be off."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language
from planner.domain.plan import Plan
from planner.texts import Language, text


def source_words(plan: Plan, shown_in: Language) -> tuple[str, str]:
    """The source and its error in a line; what the error means at length."""
    provider = "fallback" if plan.travel.fallback_used else plan.travel.provider
    return text(f"travel-short-{provider}", shown_in), text(
        f"travel-source-{provider}", shown_in
    )


def render_notices(plan: Plan) -> None:
    """Draw what came up while the times were made."""
    if not plan.travel.fallback_used:  # else every page tells it already
        for notice in plan.travel.notices:
            told = text(notice.key, language(), **dict(notice.values))
            st.caption(as_markdown(told))


def render_warning(now: Session) -> None:
    """Draw, on every page, that a service failed and the estimate stands in for it."""
    if now.shown is None or not now.shown.plan.travel.fallback_used:
        return
    for notice in now.shown.plan.travel.notices:
        st.warning(
            as_markdown(text(notice.key, language(), **dict(notice.values))),
            icon=":material/warning:",
        )
