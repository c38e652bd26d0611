"""What the files may hold: every column by its two names, and whether it must be there."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.dashboard.session import language
from planner.dashboard.views import grid
from planner.intake.columns import COURIER_COLUMNS, ORDER_COLUMNS, TRAVEL_COLUMNS, Column
from planner.texts import text

FILES = {"orders": ORDER_COLUMNS, "couriers": COURIER_COLUMNS, "travel": TRAVEL_COLUMNS}


def render() -> None:
    """Draw one table per file."""
    with st.container(border=True):
        st.caption(text("dashboard-columns-note", language()))
        names = [text(f"dashboard-template-{file}", language()) for file in FILES]
        tabs = st.tabs(names, key="columns")
        for tab, (file, columns) in zip(tabs, FILES.items(), strict=True):
            with tab:
                grid.render(_rows(columns), f"columns-{file}", pinned="name")


def _rows(columns: tuple[Column, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "name": column.name,
                "alias": column.aliases[0] if column.aliases else "",
                "required": text("dashboard-required", language()) if column.required else "",
            }
            for column in columns
        ]
    )
