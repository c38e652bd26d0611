"""The map of routes from data frames. Nothing of Streamlit.

It stands on light and on dark ground, so greys are half transparent and text is grey.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pydeck as pdk

from planner.dashboard.basemap import Feature, ground
from planner.texts import Language

GREY = "#8792a0"
GREY_RGB = [135, 146, 160]
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
# Hours may exceed 24: 25 is one o'clock of the next day.
CLOCK_LABEL = "format((datum.value + 24) % 24, '02') + ':00'"


def route_map(
    *,
    lines: pd.DataFrame,
    stops: pd.DataFrame,
    unmet: pd.DataFrame,
    stores: pd.DataFrame,
    language: Language,
    size_px: tuple[int, int],
    streets: Sequence[Feature] = (),
    around: Sequence[Sequence[float]] = (),
) -> pdk.Deck:
    """The map: ground, trips, numbered stops, orders not met, stores. No map server.

    Parameters
    ----------
    lines, stops, unmet, stores : as `planner.dashboard.places` makes them.
    streets : the ground's streets, where a roads file has them.
    around : positions the map is to show; everything on it where there are none.
    """
    positions = around or [*stores["position"], *stops["position"], *unmet["position"]]
    layers = [
        *ground_layers(language, streets),
        _layer("PathLayer", lines, id="lines", get_path="path", get_color="colour", **LINE),
        *_marks(unmet, "unmet", radius_px=9),
        *_marks(stops, "stops", radius_px=9),
        *_marks(stores, "stores", radius_px=12),
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
    "get_dash_array": "dash",
    "dash_justified": True,
    "extensions": [{"@@type": "PathStyleExtension", "dash": True}],
    "pickable": True,
    "auto_highlight": True,
}


def _mercator(lat: float) -> float:
    """Height on the Web Mercator map, the world being one unit wide."""
    return math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)


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


def _marks(rows: pd.DataFrame, name: str, *, radius_px: int) -> tuple[pdk.Layer, pdk.Layer]:
    """Round marks with a text on them; one that is chosen is larger."""
    discs = _layer(
        "ScatterplotLayer",
        rows,
        id=name,
        get_position="position",
        get_fill_color="colour",
        get_line_color="rim",
        get_radius="size",
        radius_units=pdk.types.String("pixels"),
        radius_scale=radius_px,
        stroked=True,
        line_width_min_pixels=2,
        pickable=True,
    )
    texts = _text_layer(rows, f"{name}-text", "label", "ink", size_px=12, bold=True)
    return discs, texts


def _text_layer(
    rows: pd.DataFrame,
    name: str,
    column: str,
    colour: list[int] | str,
    *,
    size_px: int,
    bold: bool,
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
