"""Figures of the page Punctuality, from data frames. Nothing of Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from planner.dashboard.charts import GREY
from planner.export.punctuality import minutes, percent, point_words, share_words, with_error
from planner.punctuality.curve import CurvePoint
from planner.punctuality.results import Punctuality
from planner.texts import Language, roubles, text

GOOD, FAIR, POOR = "#008060", "#d99a2b", "#c44e3c"
FAIR_BELOW, POOR_BELOW = 0.9, 0.7
STRIP_PX, BARS_PX, CURVE_PX = 260, 240, 300
PERCENT = "format(datum.value, '.0%')"


def order_strip(done: Punctuality, language: Language) -> alt.LayerChart:
    """Every order's share of runs on time, the worst first, with two standard errors."""
    ranked = sorted(done.orders, key=lambda order: (order.on_time_share, order.order_id))
    rows = pd.DataFrame(
        {
            "rank": range(len(ranked)),
            "order": [order.order_id for order in ranked],
            "trip": [order.trip_id for order in ranked],
            "share": [order.on_time_share for order in ranked],
            "low": [max(0.0, one.on_time_share - 2 * one.standard_error) for one in ranked],
            "high": [min(1.0, one.on_time_share + 2 * one.standard_error) for one in ranked],
            "share_told": [share_words(order, language) for order in ranked],
            "late_told": [minutes(order.late_s, language) for order in ranked],
            "early_told": [percent(order.early_wait_share, language) for order in ranked],
            "grade": [_grade(order.on_time_share) for order in ranked],
        }
    )
    base = alt.Chart(rows).encode(
        x=alt.X("rank:O", axis=None, sort=None, scale=alt.Scale(paddingInner=0.12)),
        tooltip=_tips(("order", "trip", "share_told", "late_told", "early_told"), language),
    )
    bars = base.mark_bar(cornerRadiusTopLeft=2, cornerRadiusTopRight=2).encode(
        y=alt.Y("share:Q", axis=_percent_axis(), scale=alt.Scale(domain=[0, 1])),
        color=alt.Color(
            "grade:N",
            scale=alt.Scale(domain=["good", "fair", "poor"], range=[GOOD, FAIR, POOR]),
            legend=None,
        ),
    )
    errors = base.mark_rule(color=GREY, strokeWidth=1).encode(y="low:Q", y2="high:Q")
    return _sized(alt.layer(bars, errors), STRIP_PX)


def late_bars(done: Punctuality, language: Language) -> alt.LayerChart:
    """Share of runs with 0, 1, 2, … orders late."""
    rows = pd.DataFrame(
        {
            "count": range(len(done.late_distribution)),
            "share": done.late_distribution,
            "share_told": [percent(share, language) for share in done.late_distribution],
        }
    )
    title = text("punctuality-page-late-axis", language)
    bars = (
        alt.Chart(rows)
        .mark_bar(cornerRadiusTopLeft=2, cornerRadiusTopRight=2, color="#1c7cc0")
        .encode(
            x=alt.X("count:O", axis=alt.Axis(title=title, labelAngle=0, labelOverlap=True)),
            y=alt.Y("share:Q", axis=_percent_axis()),
            tooltip=_tips(("count", "share_told"), language),
        )
    )
    return _sized(alt.layer(bars), BARS_PX)


def curve_chart(points: Sequence[CurvePoint], language: Language) -> alt.LayerChart:
    """Orders on time a day against what the plan costs, a dot per plan."""
    rows = pd.DataFrame(
        {
            "plan": [point_words(point, language) for point in points],
            "late": [point.late_orders for point in points],
            "met": [point.met for point in points],
            "late_told": [
                with_error(point.late_orders, point.late_orders_error, language)
                for point in points
            ],
            "cost_told": [roubles(point.cost_kop, language) for point in points],
            "mean_told": [percent(point.mean_share, language) for point in points],
            "least_told": [percent(point.least_share, language) for point in points],
        }
    )
    tips = ("plan", "met", "cost_told", "late_told", "mean_told", "least_told")
    base = alt.Chart(rows).encode(
        x=alt.X(
            "late:Q",
            axis=alt.Axis(title=text("punctuality-page-late-axis", language), gridOpacity=0.35),
        ),
        y=alt.Y(
            "met:Q",
            axis=alt.Axis(
                title=text("punctuality-page-met-axis", language),
                gridOpacity=0.35,
                tickMinStep=1,
            ),
            scale=alt.Scale(zero=False, nice=True),
        ),
        tooltip=_tips(tips, language),
    )
    line = base.mark_line(color=GREY, strokeDash=[4, 3]).encode(order="late:Q")
    dots = base.mark_circle(size=120, color="#1c7cc0", opacity=1)
    names = base.mark_text(align="left", dx=9, dy=-7, color=GREY).encode(text="cost_told:N")
    return _sized(alt.layer(line, dots, names), CURVE_PX)


def _grade(share: float) -> str:
    if share >= FAIR_BELOW:
        return "good"
    return "fair" if share >= POOR_BELOW else "poor"


def _tips(names: Sequence[str], language: Language) -> list[alt.Tooltip]:
    return [
        alt.Tooltip(
            f"{name}:N",
            title=text(f"punctuality-tip-{name.replace('_', '-')}", language),
        )
        for name in names
    ]


def _percent_axis() -> alt.Axis:
    return alt.Axis(title=None, labelExpr=PERCENT, gridOpacity=0.35)


def _sized(layers: alt.LayerChart | alt.FacetChart, height_px: int) -> alt.LayerChart:
    figure: alt.LayerChart = layers.properties(height=height_px).configure_view(stroke=None)
    return figure
