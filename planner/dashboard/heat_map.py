"""A grid of scenarios as a heat map: one figure over two varied keys. Nothing of Streamlit."""

from __future__ import annotations

import altair as alt
import pandas as pd

from planner.texts import Language, number

ROW_PX, AXES_PX = 42, 70
GREY = "#8792a0"
# Figures of which more is worse; the colour of the good end is the same for all.
LESS_IS_BETTER = frozenset({"cost_rub", "cost_per_order_rub", "busy_h", "km"})
DECIMALS = {"busy_h": 1}


def heat_rows(
    table: pd.DataFrame, across: str, down: str | None, figure: str, language: Language
) -> pd.DataFrame:
    """One row per cell: place on both axes as texts, the figure, and how it is written.

    The day as it is (scenario 0) stands beside the grid, not in it; a scenario without the
    figure is an empty cell.
    """
    grid = table[table["scenario"] > 0]
    values = grid[figure].astype("float64")
    decimals = DECIMALS.get(figure, 0)
    return pd.DataFrame(
        {
            "across": [_written(value, language) for value in grid[across]],
            "down": [""] * len(grid)
            if down is None
            else [_written(value, language) for value in grid[down]],
            "value": values.tolist(),
            "label": [
                "—" if pd.isna(value) else number(value, language, decimals=decimals)
                for value in values
            ],
            "scenario": grid["scenario"].tolist(),
        }
    )


def heat_map(rows: pd.DataFrame, titles: tuple[str, str, str], figure: str) -> alt.LayerChart:
    """The map.

    Parameters
    ----------
    titles : of the axis across, the axis down ("": there is none) and the figure.
    """
    across, down, measure = titles
    # in the order of the grid, not of the alphabet
    columns, lines = (list(dict.fromkeys(rows[name])) for name in ("across", "down"))
    known = rows["value"].dropna()
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    base = alt.Chart(rows).encode(
        x=alt.X(
            "across:N", sort=columns, axis=alt.Axis(title=across, labelAngle=0, orient="top")
        ),
        y=alt.Y(
            "down:N",
            sort=lines,
            axis=alt.Axis(title=down or None, labels=bool(down), ticks=False, domain=False),
        ),
        tooltip=[
            alt.Tooltip("across:N", title=across),
            *([alt.Tooltip("down:N", title=down)] if down else []),
            alt.Tooltip("label:N", title=measure),
        ],
    )
    colour = alt.Color(
        "value:Q",
        title=measure,
        legend=None,
        scale=alt.Scale(
            scheme="blues",
            domain=[low, high if high > low else low + 1],
            reverse=figure in LESS_IS_BETTER,
        ),
    )
    cells: alt.Chart = base.mark_rect(cornerRadius=4, stroke=GREY, strokeOpacity=0.4)
    # dark cells are the better half, so white text stands on those
    middle = (low + high) / 2
    less = figure in LESS_IS_BETTER
    dark = alt.datum.value < middle if less else alt.datum.value > middle
    words: alt.Chart = base.mark_text(fontSize=13, fontWeight=600)
    coloured: alt.Chart = cells.encode(color=colour)
    written: alt.Chart = words.encode(
        text="label:N", color=alt.condition(dark, alt.value("#ffffff"), alt.value("#1c2530"))
    )
    layers = alt.layer(coloured, written)
    sized = layers.properties(height=ROW_PX * len(lines) + AXES_PX)
    figured: alt.LayerChart = sized.configure_view(stroke=None)
    return figured


def _written(value: object, language: Language) -> str:
    if isinstance(value, float) and not pd.isna(value):
        return number(value, language, decimals=0 if value == round(value) else 2)
    return str(value)
