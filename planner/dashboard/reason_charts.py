"""Figures of the page of reasons, from data frames. Nothing of Streamlit."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from planner.dashboard.charts import CLOCK_LABEL, GREY
from planner.dashboard.reason_rows import UNMET_COLOUR, lone_lanes
from planner.texts import Language, text

LANE_PX = 54
AXIS_PX = 46
LATEST_COLOUR = UNMET_COLOUR
# Okabe and Ito's; what is late is red and hatched by its outline, and every bar has its name.
COLOURS = {
    "assembly": "#e69f00",
    "waiting": GREY,
    "loading": "#6b7785",
    "driving": "#1c7cc0",
    "wait": "#9ecae6",
    "handover": "#009e73",
    "limit": "#8a6cc2",
    "late": UNMET_COLOUR,
}
LABEL_SHARE = 0.045  # of the axis that a bar must take to have its minutes above it


def lone_timeline(
    rows: pd.DataFrame, latest_h: float, words: str, language: Language
) -> alt.LayerChart:
    """What one courier with nothing else to do could do for one order, against the promise.

    Parameters
    ----------
    rows : as `planner.dashboard.reason_rows.lone_rows` makes them.
    latest_h : the latest start of the handover, hours since midnight. words : that it is.
    """
    lanes = lone_lanes(rows)
    ends = [min(rows["from_h"].min(), latest_h), max(rows["to_h"].max(), latest_h)]
    base = _base(rows, lanes, ends, language)
    bars = base.transform_filter(alt.FieldOneOfPredicate("kind", list(COLOURS))).encode(
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
            legend=None,
        )
    )
    layers = alt.layer(
        _kind(base, "shift", "open").mark_bar(height=34, opacity=0.16, color=GREY),
        bars.mark_bar(height=16, cornerRadius=2),
        *_brackets(_kind(base, "slot")),
        *_latest(latest_h, lanes, words),
        _minutes(base, ends),
    )
    sized = layers.properties(height=LANE_PX * len(lanes) + AXIS_PX)
    figure: alt.LayerChart = sized.configure_view(stroke=None)
    return figure


def _base(
    rows: pd.DataFrame, lanes: list[str], ends: list[float], language: Language
) -> alt.Chart:
    half_hours = [k / 2 for k in range(math.floor(2 * ends[0]), math.ceil(2 * ends[1]) + 1)]
    hours = [k for k in half_hours if k == int(k)]
    return alt.Chart(rows).encode(
        x=alt.X(
            "from_h:Q",
            scale=alt.Scale(domain=[half_hours[0], half_hours[-1]], nice=False),
            axis=alt.Axis(
                title=None,
                orient="top",
                values=hours,
                labelExpr=CLOCK_LABEL,
                labelOverlap=True,
                gridOpacity=0.35,
            ),
        ),
        x2="to_h:Q",
        y=alt.Y(
            "lane:N",
            sort=lanes,
            scale=alt.Scale(domain=lanes),
            axis=alt.Axis(title=None, labelLimit=150, ticks=False, domain=False),
        ),
        tooltip=[
            alt.Tooltip(f"{column}:N", title=text(f"dashboard-tip-{column}", language))
            for column in ("what", "when")
        ],
    )


def _kind(base: alt.Chart, *kinds: str) -> alt.Chart:
    return base.transform_filter(alt.FieldOneOfPredicate("kind", list(kinds)))


def _brackets(slots: alt.Chart) -> tuple[alt.Chart, ...]:
    """The promised hour: a line under the bars with a tick at both ends."""
    ends: Any = {"thickness": 2, "size": 10, "yOffset": 14, "color": GREY}
    return (
        slots.mark_rule(yOffset=18, strokeWidth=2, color=GREY),
        slots.encode(x2=alt.Undefined).mark_tick(**ends),
        slots.encode(x="to_h:Q", x2=alt.Undefined).mark_tick(**ends),
    )


def _latest(latest_h: float, lanes: list[str], words: str) -> tuple[alt.Chart, ...]:
    """A line through all lanes where the handover must have begun, with its words."""
    rows = pd.DataFrame([{"latest_h": latest_h, "lane": lanes[0], "words": words}])
    chart = alt.Chart(rows).encode(x="latest_h:Q")
    told = chart.encode(y=alt.Y("lane:N", sort=lanes), text="words:N")
    return (
        chart.mark_rule(color=LATEST_COLOUR, strokeWidth=2, strokeDash=[6, 3]),
        told.mark_text(
            align="left", dx=7, yOffset=-15, color=LATEST_COLOUR, fontSize=12, fontWeight=600
        ),
    )


def _minutes(base: alt.Chart, ends: list[float]) -> alt.Chart:
    """The minutes above bars wide enough for them."""
    least = LABEL_SHARE * (ends[1] - ends[0])
    middle = base.transform_filter(
        f"datum.label != '' && datum.to_h - datum.from_h >= {least:.6f}"
    ).transform_calculate(middle_h="(datum.from_h + datum.to_h) / 2")
    drawn: alt.Chart = middle.mark_text(yOffset=-15, fontSize=12, color=GREY, fontWeight=600)
    return drawn.encode(x="middle_h:Q", x2=alt.Undefined, text="label:N")
