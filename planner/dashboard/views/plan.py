"""The page of the day's plan: progress, key figures, routes, orders not met, money, trips."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, Shown, language, session
from planner.dashboard.views import figures, header, orders, progress, routes, trips, unmet
from planner.domain.plan import Verdict
from planner.texts import text

FIGURES_PX, ROUTES_PX = 105, 380


def render() -> None:
    """Draw the page."""
    with st.container(gap="xsmall"):
        _page(session())


def _page(now: Session) -> None:
    header.render(now)
    progress.render(now)
    _trouble(now)
    if now.shown is None:
        if now.job is not None:
            _soon()
        return
    figures.render(now.shown)
    _sections(now.shown)


def _soon() -> None:
    """Where the first plan will stand."""
    st.caption(text("dashboard-plan-soon", language()))
    st.skeleton(height=FIGURES_PX)
    st.skeleton(height=ROUTES_PX)


def _sections(shown: Shown) -> None:
    count = sum(outcome.verdict is not Verdict.MET for outcome in shown.plan.outcomes)
    names = [
        text("dashboard-tab-routes", language()),
        text("dashboard-tab-unmet", language(), count=count),
        text("dashboard-tab-orders", language()),
        text("dashboard-tab-trips", language()),
    ]
    views = (routes.render, unmet.render, orders.render, trips.render)
    for tab, view in zip(st.tabs(names, key="sections", on_change="rerun"), views, strict=True):
        if tab.open:
            with tab:
                view(shown)


def _trouble(now: Session) -> None:
    with st.container():
        if now.failure is not None:
            st.error(
                as_markdown(text(now.failure.key, language(), **dict(now.failure.values))),
                title=text("dashboard-failure-title", language()),
                icon=":material/error:",
            )
