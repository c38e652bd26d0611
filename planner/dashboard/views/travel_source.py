"""Where the travel times of the plan shown come from, and how far they may be off."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language
from planner.domain.plan import Plan
from planner.export.travel_used import notice_lines
from planner.texts import Language, text
from planner.travel.provider import MOVED_CITY, NOT_CALIBRATED

# With these the error measured in Moscow is no figure for the day.
NOT_CHECKED = {*NOT_CALIBRATED.values(), MOVED_CITY}


def source_words(plan: Plan, shown_in: Language) -> tuple[str, str]:
    """The source and its error in a line; at length what that means and what else to know."""
    used = plan.travel
    provider = "fallback" if used.fallback_used else used.provider
    short = text(f"travel-short-{provider}", shown_in)
    if any(notice.key in NOT_CHECKED for notice in used.notices):
        short = text("travel-short-not-here", shown_in, source=short)
    full = text(f"travel-source-{provider}", shown_in)
    return short, " ".join([full, *notice_lines(used.notices, shown_in)])


def render_notices(now: Session) -> None:
    """Draw, on every page, what to know of the plan's travel times; loudly after a failure."""
    if now.shown is None:
        return
    used = now.shown.plan.travel
    for line in notice_lines(used.notices, language()):
        if used.fallback_used:
            st.warning(as_markdown(line), icon=":material/warning:")
        else:
            st.caption(as_markdown(line))
