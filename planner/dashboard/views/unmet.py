"""The orders not met: verdict in a word, reason in a sentence."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from planner.dashboard.session import language
from planner.dashboard.shown import Shown
from planner.dashboard.tables import unmet_table
from planner.texts import text


def render(shown: Shown) -> None:
    """Draw the table, or say that there is nothing to show."""
    rows = unmet_table(shown.day, shown.plan, language())
    if rows.empty:
        st.success(
            text("dashboard-all-met", language(), count=len(shown.day.orders)),
            icon=":material/task_alt:",
        )
        return
    counts = rows["verdict"].value_counts(sort=False)
    told = [f"{verdict}: {count}" for verdict, count in counts.items()]
    st.caption(" · ".join([*told, text("dashboard-unmet-note", language())]))
    st.html(_html(rows))


def _html(rows: pd.DataFrame) -> str:
    """A table whose sentences wrap, which a data grid's don't; every cell escaped."""
    heads = "".join(f"<th>{escape(_heading(column))}</th>" for column in rows.columns)
    lines = "".join(
        "<tr>"
        + "".join(f"<td class='{name}'>{escape(str(row[name]))}</td>" for name in rows.columns)
        + "</tr>"
        for _, row in rows.iterrows()
    )
    return f"<table class='unmet'><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _heading(column: str) -> str:
    return text(f"dashboard-column-{column.replace('_', '-')}", language())
