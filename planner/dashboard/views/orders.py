"""What each order costs against its fee."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.session import language
from planner.dashboard.shown import Shown
from planner.dashboard.tables import order_table
from planner.dashboard.views import grid
from planner.texts import text


def render(shown: Shown) -> None:
    """Draw the table of the orders met, dearest loss first."""
    rows = order_table(shown.day, shown.plan, shown.money, language())
    if rows.empty:
        st.info(text("dashboard-no-orders-met", language()))
        return
    at_a_loss = int((rows["margin"] < 0).sum())
    st.caption(text("dashboard-orders-note", language(), losses=at_a_loss, orders=len(rows)))
    grid.render(rows.sort_values("margin"), "orders", pinned="order", wide=("address",))
