"""A data grid with headings, units among them, in the page's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from planner.dashboard.session import language
from planner.texts import text

MOMENTS = frozenset({"handover", "departs", "returns", "arrives", "until", "latest"})
MARKED = "background-color: rgba(230, 159, 0, 0.35)"  # stands on light and on dark
DURATIONS = frozenset({"paid_time", "busy_time", "idle_time"})
NUMBERS = frozenset(
    {
        *("fee", "cost", "labour", "full_cost", "margin", "idle", "trip_fees"),
        *("trip_cost", "trip_labour", "trip", "trips", "orders", "row", "km"),
        *("met", "unmet", "fees", "left", "break_even", "idle_part", "kilometres", "road"),
        *("handover_cost", "saves_least", "saves_dual", "stop", "wait"),
    }
)


def render(rows: pd.DataFrame, name: str, *, pinned: str, wide: Sequence[str] = ()) -> None:
    """Draw the rows; `pinned` stays in sight, `wide` columns hold long text."""
    st.dataframe(
        rows,
        hide_index=True,
        column_config={
            column: _column(str(column), pinned=column == pinned, wide=column in wide)
            for column in rows.columns
        },
        alt=text(f"dashboard-grid-{name}", language()),
        key=f"grid-{name}",
    )


def render_picked(
    rows: pd.DataFrame,
    name: str,
    *,
    pinned: str,
    marked: pd.Series,
    height_px: int,
    key: str,
    on_pick: Callable[[int | None], None],
    wide: Sequence[str] = (),
) -> None:
    """Draw rows of which one can be picked.

    Parameters
    ----------
    marked : the rows singled out. on_pick : told the place of the row picked, None of none.
    """

    def picked() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        on_pick(chosen[0] if chosen else None)

    st.dataframe(
        rows.style.apply(lambda row: [MARKED if marked[row.name] else ""] * len(row), axis=1),
        hide_index=True,
        column_config={
            column: _column(str(column), pinned=column == pinned, wide=column in wide)
            for column in rows.columns
        },
        height=height_px,
        alt=text(f"dashboard-grid-{name}", language()),
        key=key,
        on_select=picked,
        selection_mode="single-row",
    )


def _column(name: str, *, pinned: bool, wide: bool) -> ColumnConfig:
    slug = name.replace("_", "-")
    heading = text(f"dashboard-column-{slug}", language())
    if name in MOMENTS:
        return st.column_config.DatetimeColumn(heading, format="HH:mm")
    if name in NUMBERS:
        return st.column_config.NumberColumn(heading, format="localized")
    if name in DURATIONS:
        return st.column_config.TextColumn(heading, alignment="right")
    width: Literal["large"] | None = "large" if wide else None
    return st.column_config.TextColumn(heading, pinned=pinned or None, width=width)
