"""Figures of the page Shifts, from tables: demand, work, shifts, curve, worth. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from planner.dashboard.charts import CLOCK_LABEL, GREY
from planner.domain.order import Order
from planner.roster.results import Roster
from planner.roster.templates import SECONDS_PER_HOUR
from planner.texts import Language, text

BLUE, ORANGE, GREEN = "#2f6fbb", "#d9822b", "#3b8f5a"
HEIGHT_PX, ROW_PX = 220, 30


def demand_of_orders(orders: Sequence[Order]) -> pd.DataFrame:
    """Orders per hour of their slot's start."""
    hours = [order.slot.start_at // SECONDS_PER_HOUR for order in orders]
    counts = pd.Series(hours, dtype="int64").value_counts().sort_index()
    return pd.DataFrame({"hour": counts.index, "orders": counts.to_numpy()})


def demand_of_roster(roster: Roster) -> pd.DataFrame:
    """Mean orders per hour over the roster's days."""
    return pd.DataFrame(
        {
            "hour": [one.hour for one in roster.hours],
            "orders": [one.slots for one in roster.hours],
        }
    )


def demand_chart(rows: pd.DataFrame, language: Language) -> alt.Chart:
    """Orders by hour, as bars."""
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(color=BLUE, opacity=0.85)
        .encode(
            x=_hour(language),
            y=alt.Y("orders:Q", title=text("shifts-axis-orders", language)),
            tooltip=[alt.Tooltip("orders:Q", format=".1f")],
        )
        .properties(height=HEIGHT_PX)
    )
    return chart


def work_chart(roster: Roster, language: Language) -> alt.LayerChart:
    """Couriers on shift as a grey step, couriers at work as bars."""
    rows = pd.DataFrame(
        {
            "hour": [one.hour for one in roster.hours],
            "on_shift": [one.on_shift for one in roster.hours],
            "busy": [one.busy for one in roster.hours],
        }
    )
    base = alt.Chart(rows).encode(x=_hour(language))
    title = text("shifts-axis-couriers", language)
    tips = [
        alt.Tooltip("on_shift:Q", format=".1f", title=text("shifts-on-shift", language)),
        alt.Tooltip("busy:Q", format=".1f", title=text("shifts-busy", language)),
    ]
    layers = alt.layer(
        base.mark_bar(color=GREY, opacity=0.3).encode(
            y=alt.Y("on_shift:Q", title=title), tooltip=tips
        ),
        base.mark_bar(color=GREEN, width={"band": 0.5}).encode(
            y=alt.Y("busy:Q", title=title), tooltip=tips
        ),
    )
    figure: alt.LayerChart = layers.configure_view(continuousHeight=HEIGHT_PX)
    return figure


def shift_rows(roster: Roster) -> pd.DataFrame:
    """One row per courier of the roster, in hours of the day."""
    rows = []
    for template, count in zip(roster.templates, roster.counts, strict=True):
        hours, minutes = template.start.split(":")
        start = int(hours) + int(minutes) / 60
        rows += [
            {
                "courier": f"{template.name} #{number}",
                "from_h": start,
                "to_h": start + template.length_s / SECONDS_PER_HOUR,
                "vehicle": template.vehicle.name,
            }
            for number in range(1, count + 1)
        ]
    return pd.DataFrame(rows, columns=["courier", "from_h", "to_h", "vehicle"])


def shifts_chart(roster: Roster, language: Language) -> alt.Chart:
    """The roster as bars over the day, by start."""
    rows = shift_rows(roster).sort_values(["from_h", "to_h", "courier"])
    names = rows["courier"].tolist()
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(cornerRadius=3, height=ROW_PX * 0.6)
        .encode(
            x=alt.X(
                "from_h:Q",
                scale=alt.Scale(zero=False),
                axis=alt.Axis(title=text("shifts-axis-hour", language), labelExpr=CLOCK_LABEL),
            ),
            x2="to_h:Q",
            y=alt.Y("courier:N", sort=names, axis=alt.Axis(title=None, labelLimit=200)),
            color=alt.Color("vehicle:N", legend=alt.Legend(title=None, orient="top")),
            tooltip=["courier:N", "vehicle:N"],
        )
        .properties(height=ROW_PX * max(1, len(names)) + 60)
    )
    return chart


def curve_chart(roster: Roster, language: Language) -> alt.VConcatChart:
    """Orders met, and pay and driving a day, against the number of couriers."""
    days = max(1, len(roster.days))
    rows = pd.DataFrame(
        {
            "couriers": [point.couriers for point in roster.curve],
            "met": [100 * point.met / max(1, roster.orders) for point in roster.curve],
            "cost": [
                (point.pay_kop + point.driving_kop) / 100 / days for point in roster.curve
            ],
        }
    )
    axis = alt.Axis(tickMinStep=1, format="d")
    couriers = alt.X("couriers:O", axis=axis, title=text("shifts-figure-couriers", language))
    base = alt.Chart(rows).encode(x=couriers, tooltip=["couriers:O", "met:Q", "cost:Q"])
    met = base.mark_line(color=BLUE, point=True).encode(
        y=alt.Y("met:Q", scale=alt.Scale(zero=False), title=text("shifts-axis-met", language))
    )
    cost = base.mark_line(color=ORANGE, point=True).encode(
        y=alt.Y("cost:Q", scale=alt.Scale(zero=False), title=text("shifts-axis-cost", language))
    )
    half = HEIGHT_PX // 2 + 20
    return alt.vconcat(met.properties(height=half), cost.properties(height=half))


def worth_chart(roster: Roster, language: Language) -> alt.Chart:
    """What one courier more is worth in each hour."""
    known = [(one.hour, one.worth_kop) for one in roster.hours if one.worth_kop is not None]
    rows = pd.DataFrame(
        {"hour": [hour for hour, _ in known], "worth": [worth / 100 for _, worth in known]}
    )
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(color=ORANGE, opacity=0.85)
        .encode(
            x=_hour(language),
            y=alt.Y("worth:Q", title=text("shifts-axis-worth", language)),
            tooltip=[alt.Tooltip("worth:Q", format=",.0f")],
        )
        .properties(height=HEIGHT_PX)
    )
    return chart


def _hour(language: Language) -> alt.X:
    axis = alt.Axis(labelExpr=CLOCK_LABEL, labelAngle=0, labelOverlap=True)
    return alt.X("hour:O", axis=axis, title=text("shifts-axis-hour", language))
