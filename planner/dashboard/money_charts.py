"""Figures of the money page, from the rows of `money_rows`. Nothing of Streamlit."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pydeck as pdk

from planner.dashboard.charts import GREY, TIP_STYLE, fitting_view, ground_layers
from planner.texts import Language, text

LOSS, GAIN, FEE, SPENT = "#c44e3c", "#008060", "#1c7cc0", "#8792a0"
STRIP_PX, BARS_PX = 260, 300
STORE_RGB = [28, 37, 48]


def cost_strip(rows: pd.DataFrame, language: Language) -> alt.LayerChart:
    """Every order's cost, cheapest first, against the fee: a bar each, the fee a line."""
    base = alt.Chart(rows).encode(
        x=alt.X("rank:O", axis=None, sort=None, scale=alt.Scale(paddingInner=0.12)),
        tooltip=[
            alt.Tooltip(f"{column}:N", title=text(f"money-tip-{name}", language))
            for column, name in (
                ("order", "order"),
                ("slot", "slot"),
                ("full_cost_told", "cost"),
                ("idle_told", "idle"),
                ("fee_told", "fee-of"),
            )
        ],
    )
    bars = base.mark_bar(cornerRadiusTopLeft=2, cornerRadiusTopRight=2).encode(
        y=alt.Y("cost:Q", axis=_roubles()), color=_by_loss()
    )
    idle = base.transform_filter("datum.spent > datum.cost").mark_bar(opacity=0.35)
    fee = base.mark_tick(thickness=2, color=FEE, bandSize=18).encode(y="fee:Q")
    layers = alt.layer(bars, idle.encode(y="cost:Q", y2="spent:Q", color=alt.value(SPENT)), fee)
    return _sized(layers, STRIP_PX)


def waterfall(rows: pd.DataFrame, language: Language) -> alt.LayerChart:
    """From the fees down to what is left: one bar a step."""
    names = rows["name"].tolist()
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "name:N",
            sort=names,
            scale=alt.Scale(domain=names),
            axis=alt.Axis(title=None, labelLimit=260, ticks=False, domain=False),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=text("money-column-key", language)),
            alt.Tooltip("told:N", title=text("money-tip-amount", language)),
        ],
    )
    colours = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=["fees", "spent", "total"], range=[FEE, SPENT, LOSS]),
        legend=None,
    )
    bars = base.mark_bar(cornerRadius=2).encode(
        x=alt.X("from:Q", axis=_roubles()),
        x2="to:Q",
        color=alt.condition("datum.kind == 'total' && datum.to >= 0", alt.value(GAIN), colours),
    )
    amounts = base.mark_text(align="left", dx=4, color=GREY).transform_calculate(
        right="max(datum.from, datum.to)"
    )
    return _sized(alt.layer(bars, amounts.encode(x="right:Q", text="told:N")), BARS_PX)


def hour_bars(rows: pd.DataFrame, language: Language) -> alt.LayerChart:
    """Break-even fee per slot hour, the fee a line across."""
    base = alt.Chart(rows).encode(
        x=alt.X("hour:N", sort=None, axis=alt.Axis(title=None, labelAngle=-45)),
        tooltip=[
            alt.Tooltip("hour:N", title=text("money-column-hour", language)),
            alt.Tooltip("told:N", title=text("money-column-break-even", language)),
            alt.Tooltip("met:Q", title=text("money-column-met", language)),
        ],
    )
    bars = base.mark_bar(cornerRadiusTopLeft=2, cornerRadiusTopRight=2).encode(
        y=alt.Y("break_even:Q", axis=_roubles()), color=_by_loss()
    )
    fee = base.mark_tick(thickness=2, color=FEE, bandSize=40).encode(y="fee:Q")
    return _sized(alt.layer(bars, fee), BARS_PX)


def area_map(
    *, areas: pd.DataFrame, stores: pd.DataFrame, language: Language, size_px: tuple[int, int]
) -> pdk.Deck:
    """The areas coloured by what an order there leaves, on the ground without a map server."""
    corners = [corner for outline in areas["outline"] for corner in outline]
    layers = [
        *ground_layers(language),
        pdk.Layer(
            "PolygonLayer",
            areas,
            id="areas",
            get_polygon="outline",
            get_fill_color="colour",
            get_line_color=[135, 146, 160, 160],
            line_width_min_pixels=1,
            pickable=True,
            auto_highlight=True,
        ),
        pdk.Layer(
            "ScatterplotLayer",
            stores,
            id="stores",
            get_position="position",
            get_fill_color=STORE_RGB,
            get_line_color=[255, 255, 255],
            stroked=True,
            line_width_min_pixels=1.5,
            radius_min_pixels=8,
            radius_max_pixels=8,
            pickable=True,
        ),
    ]
    return pdk.Deck(
        layers=layers,
        map_provider=None,
        initial_view_state=fitting_view([*stores["position"], *corners], size_px),
        # "text", not "html": ids come from outside.
        tooltip={"text": "{tip}", "style": TIP_STYLE},
    )


def _by_loss() -> alt.Color:
    return alt.Color(
        "loss:N",
        scale=alt.Scale(domain=[False, True], range=[GAIN, LOSS]),
        legend=None,
    )


def _roubles() -> alt.Axis:
    return alt.Axis(title="₽", titleAngle=0, gridOpacity=0.35, labelExpr=GROUPED)


# Thousands apart by a no-break space, in both languages.
GROUPED = r"replace(format(datum.value, ','), /,/g, '\u00a0')"


def _sized(layers: alt.LayerChart | alt.FacetChart, height: int) -> alt.LayerChart:
    sized = layers.properties(height=height, width="container")
    figure: alt.LayerChart = sized.configure_view(stroke=None)
    return figure
