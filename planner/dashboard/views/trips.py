"""Trips courier by courier, and what each courier's shift was used for."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.routes import routes
from planner.dashboard.session import language
from planner.dashboard.shown import Shown
from planner.dashboard.tables import courier_table, trip_table
from planner.dashboard.views import grid
from planner.texts import text


def render(shown: Shown) -> None:
    """Draw both tables."""
    everyone = routes(shown.day, shown.plan, language())
    rows = trip_table(shown.day, everyone, shown.money)
    if rows.empty:
        st.info(text("dashboard-no-trips", language()))
    else:
        grid.render(rows, "trips", pinned="courier", wide=("stops",))
    st.markdown(f"**{text('dashboard-shifts', language())}**")
    grid.render(courier_table(shown.money), "couriers", pinned="courier")
