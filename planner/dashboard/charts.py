"""Figures from data frames: the map of routes and the couriers' timeline. Nothing of Streamlit.

Both figures stand on light and on dark ground, so greys are half transparent and text is grey.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import pydeck as pdk

from planner.dashboard.basemap import Feature, ground
from planner.texts import Language, text

GREY = "#8792a0"
GREY_RGB = [135, 146, 160]
UNMET_RGB = [214, 39, 61]
WHITE = [255, 255, 255]
TIP_STYLE = {
    "backgroundColor": "#1c2530",
    "color": "#ffffff",
    "fontSize": "13px",
    "lineHeight": "1.45",
    "borderRadius": "6px",
    "maxWidth": "300px",
    "padding": "8px 10px",
}
FONT = '"Source Sans", "Noto Sans", sans-serif'
# Strength and width in pixels of the ground's streets by kind, the narrowest first.
STREETS: dict[str, tuple[int, float]] = {
    "tertiary": (60, 0.6),
    "secondary": (80, 0.8),
    "primary": (110, 1.2),
    "trunk": (150, 1.8),
    "road": (80, 1.0),
    "ring": (120, 1.5),
}
TILE_PX = 512
CLOSEST_ZOOM = 14.0
MARGIN = 0.86  # share of the map's size that the points may take
ROW_PX = 44
AXIS_PX = 46
# Hours may exceed 24: 25 is one o'clock of the next day.
CLOCK_LABEL = "format((datum.value + 24) % 24, '02') + ':00'"


def timeline(rows: pd.DataFrame, names: Sequence[str], language: Language) -> alt.LayerChart:
    """The timeline: one row per courier, in the order of `names`.

    Parameters
    ----------
    rows : as `planner.dashboard.timeline.timeline_rows` makes them.
    """
    base = _timeline_base(rows, names, language)
    layers = alt.layer(
        _grey(base, "shift").mark_bar(height=38, opacity=0.14, cornerRadius=3),
        _grey(base, "break").mark_bar(
            height=16, fillOpacity=0.25, stroke=GREY, strokeDash=[3, 3]
        ),
        _grey(base, "loading").mark_bar(height=8, opacity=0.95),
        _kind(base, "driving").mark_bar(height=4, opacity=0.6),
        _kind(base, "wait").mark_bar(height=12, opacity=0.35),
        _kind(base, "handover").mark_bar(height=14, cornerRadius=2),
        *_slot_brackets(base),
        _numbers(base),
    )
    sized = layers.properties(height=ROW_PX * len(names) + AXIS_PX)
    figure: alt.LayerChart = sized.configure_view(stroke=None)
    return figure


def route_map(
    *,
    lines: pd.DataFrame,
    stops: pd.DataFrame,
    unmet: pd.DataFrame,
    stores: pd.DataFrame,
    language: Language,
    size_px: tuple[int, int],
    streets: Sequence[Feature] = (),
) -> pdk.Deck:
    """The map: ground, trips, numbered stops, orders not met, stores. No map server.

    Parameters
    ----------
    streets : the ground's streets, where a roads file has them.
    """
    positions = [
        *stores["position"],
        *stops["position"],
        *unmet["position"],
    ]
    layers = [
        *ground_layers(language, streets),
        _layer("PathLayer", lines, get_path="path", get_color="colour", **LINE),
        *_marks(unmet, "unmet", UNMET_RGB, radius_px=8),
        *_marks(stops, "stops", "colour", radius_px=9),
        *_marks(stores, "stores", [28, 37, 48], radius_px=12),
    ]
    return pdk.Deck(
        layers=layers,
        map_provider=None,
        initial_view_state=fitting_view(positions, size_px),
        # "text", not "html": ids and addresses come from outside.
        tooltip={"text": "{tip}", "style": TIP_STYLE},
    )


def fitting_view(
    positions: Sequence[Sequence[float]], size_px: tuple[int, int]
) -> pdk.ViewState:
    """The view that shows all positions (Web Mercator), not closer than a few streets."""
    width_px, height_px = size_px
    lons, lats = [p[0] for p in positions], [p[1] for p in positions]
    north, south = _mercator(max(lats)), _mercator(min(lats))
    spans = [(max(lons) - min(lons)) / 360 / width_px, (north - south) / height_px]
    fill = max(*spans, 1e-12) / MARGIN * TILE_PX
    middle = (north + south) / 2
    return pdk.ViewState(
        longitude=(max(lons) + min(lons)) / 2,
        latitude=math.degrees(math.atan(math.sinh(2 * math.pi * middle))),
        zoom=min(CLOSEST_ZOOM, -math.log2(fill)),
    )


LINE: dict[str, Any] = {
    "width_min_pixels": 2.5,
    "width_max_pixels": 2.5,
    "opacity": 0.75,
    "cap_rounded": True,
    "joint_rounded": True,
    "pickable": True,
    "auto_highlight": True,
}


def _mercator(lat: float) -> float:
    """Height on the Web Mercator map, the world being one unit wide."""
    return math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)


def _timeline_base(rows: pd.DataFrame, names: Sequence[str], language: Language) -> alt.Chart:
    return alt.Chart(rows).encode(
        x=alt.X(
            "from_h:Q", scale=alt.Scale(domain=_hours(rows), nice=False), axis=_clock(rows)
        ),
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


def _hours(rows: pd.DataFrame) -> list[int]:
    """First and last whole hour of the axis."""
    return [math.floor(rows["from_h"].min()), math.ceil(rows["to_h"].max())]


def _clock(rows: pd.DataFrame) -> alt.Axis:
    first, last = _hours(rows)
    return alt.Axis(
        title=None,
        orient="top",
        values=list(range(first, last + 1)),
        labelExpr=CLOCK_LABEL,
        labelOverlap=True,
        labelFlush=False,
        gridOpacity=0.35,
    )


def _kind(base: alt.Chart, kind: str) -> alt.Chart:
    return base.transform_filter(alt.datum.kind == kind)


def _grey(base: alt.Chart, kind: str) -> alt.Chart:
    return _kind(base, kind).encode(color=alt.value(GREY))


def _slot_brackets(base: alt.Chart) -> tuple[alt.Chart, ...]:
    """A line under the bars from the slot's start to its deadline, with a tick at both ends."""
    slots = _kind(base, "slot")
    ends: Any = {"thickness": 1.5, "size": 6, "yOffset": 13, "opacity": 0.9}
    return (
        slots.mark_rule(yOffset=16, strokeWidth=1.5, opacity=0.9),
        slots.mark_tick(**ends),
        slots.encode(x="to_h:Q", x2=alt.Undefined).mark_tick(**ends),
    )


def _numbers(base: alt.Chart) -> alt.Chart:
    middle = _kind(base, "handover").transform_calculate(
        middle_h="(datum.from_h + datum.to_h) / 2"
    )
    numbers: alt.Chart = middle.mark_text(yOffset=-13, fontSize=11, fontWeight=600)
    return numbers.encode(x="middle_h:Q", x2=alt.Undefined, text="label:N")


def ground_layers(language: Language, streets: Sequence[Feature] = ()) -> list[pdk.Layer]:
    """The ground below everything else: city, river, roads, names."""
    names = pd.DataFrame(
        [
            {
                "position": feature["geometry"]["coordinates"],
                "name": feature["properties"][language],
            }
            for feature in ground("label")
        ]
    )
    return [
        _shapes(ground("city"), line=[*GREY_RGB, 170], width_px=2.0, fill=[*GREY_RGB, 26]),
        _shapes(ground("river"), line=[86, 150, 200, 110], width_px=4.0),
        *_street_layers(streets or ground("road", "ring")),
        _text_layer(names, "ground-names", "name", [*GREY_RGB, 210], size_px=12, bold=False),
    ]


def _street_layers(streets: Sequence[Feature]) -> list[pdk.Layer]:
    """A layer per kind of street, the narrowest below."""
    by_kind = {
        kind: [street for street in streets if street["properties"]["kind"] == kind]
        for kind in STREETS
    }
    return [
        _shapes(same, line=[*GREY_RGB, STREETS[kind][0]], width_px=STREETS[kind][1])
        for kind, same in by_kind.items()
        if same
    ]


def _shapes(
    features: Sequence[Feature],
    *,
    line: list[int],
    width_px: float,
    fill: Sequence[int] = (0, 0, 0, 0),
) -> pdk.Layer:
    kind = features[0]["properties"]["kind"]
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": list(features)},
        id=f"ground-{kind}",
        filled=kind == "city",
        get_fill_color=list(fill),
        get_line_color=line,
        line_width_min_pixels=width_px,
        line_width_max_pixels=width_px,
    )


def _marks(
    rows: pd.DataFrame, name: str, colour: list[int] | str, *, radius_px: int
) -> tuple[pdk.Layer, pdk.Layer]:
    """Round marks with a text on them."""
    discs = _layer(
        "ScatterplotLayer",
        rows,
        id=name,
        get_position="position",
        get_fill_color=colour,
        get_line_color=WHITE,
        stroked=True,
        line_width_min_pixels=1.5,
        radius_min_pixels=radius_px,
        radius_max_pixels=radius_px,
        pickable=True,
    )
    return discs, _text_layer(rows, f"{name}-text", "label", WHITE, size_px=12, bold=True)


def _text_layer(
    rows: pd.DataFrame, name: str, column: str, colour: list[int], *, size_px: int, bold: bool
) -> pdk.Layer:
    return _layer(
        "TextLayer",
        rows,
        id=name,
        get_position="position",
        get_text=column,
        get_color=colour,
        get_size=size_px,
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        font_weight=700 if bold else 400,
    )


def _layer(kind: str, rows: pd.DataFrame, **settings: Any) -> pdk.Layer:
    return pdk.Layer(kind, rows, **settings)
