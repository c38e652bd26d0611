from __future__ import annotations

import json
import math
from typing import Any

import pandas as pd
import pydeck as pdk
import pytest

from planner.dashboard import charts, places, timeline_chart
from planner.dashboard.basemap import ground
from planner.dashboard.routes import routes
from planner.dashboard.timeline import timeline_rows
from planner.texts import LANGUAGES, Language
from tests.dashboard.evening import evening_day, evening_plan

DAY = evening_day()
PLAN = evening_plan(DAY)


def figure(language: Language) -> pdk.Deck:
    everyone = routes(DAY, PLAN, language)
    return charts.route_map(
        lines=places.line_rows(DAY, everyone, language),
        stops=places.stop_rows(DAY, everyone, language),
        unmet=places.unmet_rows(DAY, PLAN, language),
        stores=places.store_rows(DAY, language),
        language=language,
        size_px=(520, 470),
    )


def deck(language: Language) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(figure(language).to_json())
    return told


def layer(told: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in told["layers"] if one["id"] == name)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_has_stops_stores_unmet_and_needs_no_map_server(language: Language) -> None:
    told = deck(language)
    assert figure(language).map_provider is None
    assert told.get("mapProvider") is None
    hostile = "http://example.org"  # stands in an order's address, as text
    assert "http" not in json.dumps(told, ensure_ascii=False).replace(hostile, "")
    assert len(layer(told, "stops")["data"]) == 4
    assert len(layer(told, "unmet")["data"]) == 1
    assert len(layer(told, "stores")["data"]) == 1


def test_tips_are_text_and_never_html() -> None:
    # deck.gl sets "text" as innerText; an "html" tip would run what an order's id says
    tip = figure("ru")._tooltip
    assert tip["text"] == "{tip}"
    assert "html" not in tip


def test_place_names_follow_the_language() -> None:
    names = {
        language: {row["name"] for row in layer(deck(language), "ground-names")["data"]}
        for language in LANGUAGES
    }
    assert "Одинцово" in names["ru"]
    assert "Odintsovo" in names["en"]


def test_ground_lies_around_moscow() -> None:
    labels = [feature["geometry"]["coordinates"] for feature in ground("label")]
    assert len(labels) > 20
    assert all(37.0 < lon < 38.2 and 55.3 < lat < 56.1 for lon, lat in labels)


def test_view_shows_every_position() -> None:
    positions = [[37.28, 55.67], [37.99, 55.92], [37.6, 55.75]]
    view = charts.fitting_view(positions, (520, 470))
    world_px = 512 * 2**view.zoom
    for lon, lat in positions:
        right_px = (lon - view.longitude) / 360 * world_px
        up_px = (_mercator(lat) - _mercator(view.latitude)) * world_px
        assert abs(right_px) <= 520 / 2
        assert abs(up_px) <= 470 / 2


def test_view_of_one_place_is_not_infinitely_close() -> None:
    assert charts.fitting_view([[37.6, 55.75]], (520, 470)).zoom == charts.CLOSEST_ZOOM


def test_timeline_has_a_row_per_courier_in_the_given_order() -> None:
    rows = timeline_rows(DAY, routes(DAY, PLAN, "ru"), "ru")
    spec = timeline_chart.timeline(rows, ["c2", "c1"], "ru").to_dict()
    assert spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == ["c2", "c1"]
    assert spec["height"] == 2 * timeline_chart.ROW_PX + timeline_chart.AXIS_PX


def test_timeline_axis_covers_all_bars_in_whole_hours() -> None:
    rows = pd.DataFrame({"from_h": [9.5, 22.0], "to_h": [10.0, 25.2]})
    for column in ("route", "kind", "colour", "label", "what", "when", "details"):
        rows[column] = ""
    spec = timeline_chart.timeline(rows, ["c1"], "ru").to_dict()
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [9, 26]


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)
