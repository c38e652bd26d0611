"""The page of the day's plan: progress, key figures, routes, orders not met, money, trips."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.session import language, session
from planner.dashboard.shown import Shown
from planner.dashboard.views import figures, orders, routes, trips, unmet, wishes
from planner.domain.plan import Verdict
from planner.texts import text

FIGURES_PX, ROUTES_PX = 105, 380


def render() -> None:
    """Draw the page."""
    now = session()
    if now.shown is None:
        if now.job is not None:
            _soon()
        return
    figures.render(now.shown)
    _sections(now.shown)
    figures.render_basis(now.shown)
    wishes.render(now.shown)


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
