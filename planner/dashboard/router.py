"""Navigation, language and the start of a session; called from app.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from planner.dashboard.session import LANGUAGE_KEY, PLAN_PAGE_KEY, language, session
from planner.dashboard.views import (
    data,
    money,
    order_intake,
    plan,
    punctuality,
    reasons,
    shifts,
    travel_source,
    whatif,
)
from planner.texts import LANGUAGES, text

STYLE_FILE = Path(__file__).parent / "style.css"
ICON_FILE = Path(__file__).parent / "icon.png"
# A language is always named in itself.
LANGUAGE_NAMES = {"ru": "Русский", "en": "English"}


def main() -> None:
    """Draw the page that the address names."""
    with st.container(key="language"):
        st.segmented_control(
            text("dashboard-language", language()),
            LANGUAGES,
            default=LANGUAGES[0],
            required=True,
            format_func=LANGUAGE_NAMES.__getitem__,
            key=LANGUAGE_KEY,
            label_visibility="collapsed",
            bind="query-params",
        )
    st.set_page_config(
        page_title=text("dashboard-title", language()),
        page_icon=str(ICON_FILE),
        layout="wide",
        menu_items={"About": text("dashboard-about", language())},
    )
    st.html(STYLE_FILE)
    session()
    pages = [
        _page(plan.render, "plan", ":material/route:"),
        _page(reasons.render, "reasons", ":material/block:"),
        _page(money.render, "money", ":material/payments:"),
        _page(whatif.render, "whatif", ":material/tune:"),
        _page(order_intake.render, "orders", ":material/package_2:"),
        _page(punctuality.render, "punctuality", ":material/schedule:"),
        _page(shifts.render, "shifts", ":material/groups:"),
        _page(data.render, "data", ":material/upload_file:"),
    ]
    st.session_state[PLAN_PAGE_KEY] = pages[0]
    page = st.navigation(pages, position="top")
    travel_source.render_warning(session())
    page.run()


def _page(render: Callable[[], None], name: str, icon: str) -> st.Page:
    return st.Page(
        render,
        title=text(f"dashboard-page-{name}", language()),
        icon=icon,
        url_path=name,
        default=name == "plan",
    )
