"""The couriers' time as a figure: everyone's shift, or one trip close up. Nothing of Streamlit.

Waiting is hatched, a bracket spans an order's slot and a wedge marks its deadline, so that none
of them rests on colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from planner.dashboard.charts import CLOCK_LABEL, GREY
from planner.texts import Language, text

ROW_PX, CLOSE_ROW_PX = 44, 58
AXIS_PX = 46
PICKED = "picked"  # name of the selection; its values are rows' "route" and "order"
FADED = 0.15  # of what is not chosen
HALF_HOUR = 0.5
MINUTES = 60
FONT_PX = 11
# Hours of the axis on which close up a tick stands every ten minutes.
TEN_MINUTES = 1 / 6


def timeline(
    rows: pd.DataFrame, names: Sequence[str], language: Language, *, ink: str = GREY
) -> alt.LayerChart:
    """A row per courier, in the order of `names`, on an axis of whole hours.

    Parameters
    ----------
    rows : as `planner.dashboard.timeline.timeline_rows` makes them. ink : colour of text.
    """
    first, last = math.floor(rows["from_h"].min()), math.ceil(rows["to_h"].max())
    axis = alt.Axis(values=list(range(first, last + 1)), labelExpr=CLOCK_LABEL, **AXIS)
    layers = _layers(rows, names, (first, last), axis, language, ink=ink, label="label")
    return _framed(layers, ROW_PX * len(names))


def trip_close_up(rows: pd.DataFrame, language: Language, *, ink: str = GREY) -> alt.LayerChart:
    """One trip alone on an axis of its own, a tick every ten minutes; its orders by name."""
    own = rows[rows["kind"].isin({"loading", "driving", "wait", "handover"})]
    first = math.floor(own["from_h"].min() / HALF_HOUR) * HALF_HOUR
    last = math.ceil(own["to_h"].max() / HALF_HOUR) * HALF_HOUR
    ticks = round((last - first) / TEN_MINUTES)
    axis = alt.Axis(
        values=[first + k * TEN_MINUTES for k in range(ticks + 1)],
        labelExpr=CLOSE_LABEL,
        **AXIS,
    )
    names = list(rows["route"].unique())
    layers = _layers(rows, names, (first, last), axis, language, ink=ink, label="order")
    return _framed(layers, CLOSE_ROW_PX)


AXIS: dict[str, Any] = {
    "title": None,
    "orient": "top",
    "labelOverlap": True,
    "labelFlush": False,
    "gridOpacity": 0.35,
}
CLOSE_LABEL = (
    "format(floor(datum.value + 0.001) % 24, '02') + ':' + "
    "format(round(60 * (datum.value - floor(datum.value + 0.001))), '02')"
)


def _framed(layers: Sequence[alt.Chart], height_px: int) -> alt.LayerChart:
    picked = alt.selection_point(name=PICKED, fields=["route", "order"], toggle=False)
    first = layers[0].add_params(picked)
    figure: alt.LayerChart = (
        alt.layer(first, *layers[1:])
        .properties(height=height_px + AXIS_PX)
        .configure_view(stroke=None)
    )
    return figure


def _layers(
    rows: pd.DataFrame,
    names: Sequence[str],
    hours: tuple[float, float],
    axis: alt.Axis,
    language: Language,
    *,
    ink: str,
    label: str,
) -> tuple[alt.Chart, ...]:
    base = _base(_complete(rows), names, hours, axis, language)
    return (
        _grey(base, "shift", 0.14).mark_bar(height=38, cornerRadius=3, clip=True),
        _grey(base, "break", 0.3).mark_bar(
            height=16, stroke=GREY, strokeDash=[3, 3], clip=True
        ),
        _grey(base, "loading", 0.95).mark_bar(height=8, clip=True),
        _kind(base, "driving", 0.6).mark_bar(height=4, clip=True),
        _kind(base, "wait", 0.18).mark_bar(height=14, clip=True),
        _hatching(base),
        _kind(base, "handover", 1).mark_bar(height=14, cornerRadius=2, clip=True),
        *_slot_brackets(base),
        _deadlines(base),
        _labels(base, label, ink),
    )


def _complete(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with whose order they are of and whether they stand back; none by default."""
    order = rows["order"] if "order" in rows else pd.Series("", index=rows.index)
    faded = rows["faded"] if "faded" in rows else pd.Series(data=False, index=rows.index)
    return rows.assign(order=order.fillna(""), faded=faded.fillna(value=False).astype(bool))


def _base(
    rows: pd.DataFrame,
    names: Sequence[str],
    hours: tuple[float, float],
    axis: alt.Axis,
    language: Language,
) -> alt.Chart:
    return alt.Chart(rows).encode(
        x=alt.X("from_h:Q", scale=alt.Scale(domain=list(hours), nice=False), axis=axis),
        x2="to_h:Q",
        y=alt.Y(
            "route:N",
            sort=list(names),
            scale=alt.Scale(domain=list(names)),
            axis=alt.Axis(title=None, labelLimit=110, ticks=False, domain=False),
        ),
        color=alt.Color("colour:N", scale=None, legend=None),
        tooltip=[
            alt.Tooltip(f"{column}:N", title=text(f"dashboard-tip-{column}", language))
            for column in ("what", "when", "details")
        ],
    )


def _kind(base: alt.Chart, kind: str, opacity: float) -> alt.Chart:
    shown: alt.Chart = base.transform_filter(alt.datum.kind == kind).encode(
        opacity=_opacity(opacity)
    )
    return shown


def _opacity(full: float) -> Any:
    return alt.condition(alt.datum.faded, alt.value(full * FADED), alt.value(full))


def _grey(base: alt.Chart, kind: str, opacity: float) -> alt.Chart:
    return _kind(base, kind, opacity).encode(color=alt.value(GREY))


def _hatching(base: alt.Chart) -> alt.Chart:
    """Strokes across the waiting."""
    strokes = _kind(base, "hatch", 0.9).encode(y2="route:N")
    hatched: alt.Chart = strokes.mark_rule(strokeWidth=1.3, yOffset=7, y2Offset=-7, clip=True)
    return hatched


def _slot_brackets(base: alt.Chart) -> tuple[alt.Chart, ...]:
    """A line under the bars over the whole slot, with a tick at both ends."""
    slots = _kind(base, "slot", 0.9)
    ends: Any = {"thickness": 1.5, "size": 6, "yOffset": 13, "clip": True}
    return (
        slots.mark_rule(yOffset=16, strokeWidth=1.5, clip=True),
        slots.mark_tick(**ends),
        slots.encode(x="to_h:Q", x2=alt.Undefined).mark_tick(**ends),
    )


def _deadlines(base: alt.Chart) -> alt.Chart:
    """A wedge on the bracket at the latest start of the handover."""
    marks = _kind(base, "deadline", 1).encode(x2=alt.Undefined)
    wedges: alt.Chart = marks.mark_point(
        shape="triangle-left", filled=True, size=55, xOffset=-3, yOffset=16, clip=True
    )
    return wedges


def _labels(base: alt.Chart, column: str, ink: str) -> alt.Chart:
    middle = _kind(base, "handover", 1).transform_calculate(
        middle_h="(datum.from_h + datum.to_h) / 2"
    )
    labels: alt.Chart = middle.mark_text(
        yOffset=-14, fontSize=FONT_PX, fontWeight=600, limit=70, clip=True
    )
    return labels.encode(
        x="middle_h:Q", x2=alt.Undefined, text=f"{column}:N", color=alt.value(ink)
    )
