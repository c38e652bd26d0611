"""Navigation, language and the start of a session; called from app.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from planner.dashboard import access
from planner.dashboard.planning import begin_if_new
from planner.dashboard.session import (
    LANGUAGE_KEY,
    PLAN_PAGE_KEY,
    keep_session,
    language,
    session,
)
from planner.dashboard.views import (
    documents,
    frame,
    history,
    money,
    order_intake,
    plan,
    punctuality,
    reasons,
    shifts,
    whatif,
)
from planner.texts import LANGUAGES, text

STYLE_FILE = Path(__file__).parent / "style.css"
ICON_FILE = Path(__file__).parent / "icon.png"
# A language is always named in itself.
LANGUAGE_NAMES = {"ru": "Русский", "en": "English"}


class Page(NamedTuple):
    """A page: `name` is its address and, as `dashboard-page-<name>`, the key of its title."""

    name: str
    icon: str
    render: Callable[[], None]


# In the order of the day's work.
PAGES = (
    Page("orders", ":material/package_2:", order_intake.render),
    Page("plan", ":material/route:", plan.render),
    Page("reasons", ":material/block:", reasons.render),
    Page("money", ":material/payments:", money.render),
    Page("whatif", ":material/tune:", whatif.render),
    Page("shifts", ":material/groups:", shifts.render),
    Page("punctuality", ":material/schedule:", punctuality.render),
    Page("documents", ":material/description:", documents.render),
    Page("history", ":material/history:", history.render),
)
SWITCH_KEY = "language_switch"
FIRST = "plan"
FIRST_ADDRESS = "start"  # nobody sees it: Streamlit serves the first page at the root
# Addresses people may have kept, and the page that has what they had.
MOVED = {"data": "orders", FIRST: FIRST}


def main() -> None:
    """Draw the page that the address names."""
    _choose_language()
    st.set_page_config(
        page_title=text("dashboard-title", language()),
        page_icon=str(ICON_FILE),
        layout="wide",
        menu_items={"About": text("dashboard-about", language())},
    )
    st.html(STYLE_FILE)
    if not access.enter(language()):
        return
    access.render_notices(language())
    begin_if_new(session())
    keep_session()
    pages = {page.name: _drawn(page) for page in PAGES}
    st.session_state[PLAN_PAGE_KEY] = pages[FIRST]
    moved = [_moved(old, pages[new]) for old, new in MOVED.items()]
    st.navigation([*pages.values(), *moved], position="top").run()


def _choose_language() -> None:
    """The switch; the choice stays in the address, which a change of page empties.

    It is kept apart from the switch's own state, which Streamlit may drop with a page.
    """
    st.session_state.setdefault(LANGUAGE_KEY, st.query_params.get(LANGUAGE_KEY))
    st.session_state[SWITCH_KEY] = language()
    with st.container(key="language"):
        st.segmented_control(
            text("dashboard-language", language()),
            LANGUAGES,
            required=True,
            format_func=LANGUAGE_NAMES.__getitem__,
            key=SWITCH_KEY,
            label_visibility="collapsed",
            on_change=_switched,
        )
    if st.query_params.get(LANGUAGE_KEY) != language():
        st.query_params[LANGUAGE_KEY] = language()


def _switched() -> None:
    st.session_state[LANGUAGE_KEY] = st.session_state[SWITCH_KEY]


def _drawn(page: Page) -> st.Page:
    """The page within the frame that all pages have."""

    def render() -> None:
        with st.container(gap="xsmall"):
            frame.render(session(), page.name)
            page.render()

    return st.Page(
        render,
        title=text(f"dashboard-page-{page.name}", language()),
        icon=page.icon,
        url_path=FIRST_ADDRESS if page.name == FIRST else page.name,
        default=page.name == FIRST,
    )


def _moved(name: str, to: st.Page) -> st.Page:
    return st.Page(
        lambda: st.switch_page(to), title=to.title, url_path=name, visibility="hidden"
    )
