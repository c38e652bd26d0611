"""routes.geojson is valid GeoJSON, longitude first, and says what it draws."""

from __future__ import annotations

import json
from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.order import Point
from planner.domain.plan import Plan
from planner.export.geojson import routes_geojson
from planner.travel.lines import TripLines

Feature = dict[str, Any]


@pytest.fixture
def features(day: Day, plan: Plan) -> list[Feature]:
    collection = json.loads(routes_geojson(day, plan))
    assert collection["type"] == "FeatureCollection"
    found: list[Feature] = collection["features"]
    return found


def of_kind(features: list[Feature], kind: str) -> list[Feature]:
    return [feature for feature in features if feature["properties"]["kind"] == kind]


def test_positions_are_longitude_then_latitude(features: list[Feature]) -> None:
    """RFC 7946, 3.1.1. The store lies at 55.81 N, 37.80 E."""
    store = of_kind(features, "store")[0]
    assert store["geometry"] == {"type": "Point", "coordinates": [37.80, 55.81]}


def test_every_feature_has_the_members_the_standard_asks_for(features: list[Feature]) -> None:
    for feature in features:
        assert feature["type"] == "Feature"
        assert set(feature) == {"type", "geometry", "properties"}
        positions = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] == "Point":
            positions = [positions]
        else:
            assert feature["geometry"]["type"] == "LineString"
            assert len(positions) >= 2
        for lon, lat in positions:
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def test_a_trip_is_a_line_from_the_store_over_its_stops_and_back(
    features: list[Feature],
) -> None:
    own = of_kind(features, "trip")[0]
    assert own["geometry"]["coordinates"] == [
        *([37.80, 55.81], [37.62, 55.75], [37.62, 55.75], [37.7, 55.8], [37.80, 55.81])
    ]
    assert own["properties"]["orders"] == ["o1", "o2", "o3"]
    assert own["properties"]["drawn"] == "straight lines between places, not streets"


def test_an_outside_trip_ends_at_the_door(features: list[Feature]) -> None:
    outside = of_kind(features, "trip")[1]
    assert outside["geometry"]["coordinates"] == [[37.80, 55.81], [37.62, 55.75]]
    assert outside["properties"]["courier_id"] is None


def test_every_order_is_a_point_with_its_verdict(features: list[Feature]) -> None:
    stops, unmet = of_kind(features, "stop"), of_kind(features, "order")
    assert [stop["properties"]["order_id"] for stop in stops] == ["o1", "o2", "o3", "o4"]
    assert stops[1]["properties"]["visit"] == 2
    assert stops[1]["properties"]["handover_from"] == "2026-11-20T11:18:00+03:00"
    assert [
        (one["properties"]["verdict"], one["properties"]["reason_code"]) for one in unmet
    ] == [
        ("impossible_alone", "late_even_alone"),
        ("impossible_together", "couriers_busy"),
    ]


def test_nothing_personal_is_in_it(day: Day, plan: Plan) -> None:
    written = routes_geojson(day, plan)
    assert "evil" not in written
    assert "Иванов" not in written
    assert "000-00-01" not in written
    assert "подъезд" not in written


def test_a_trip_with_a_line_follows_it_and_names_the_map(day: Day, plan: Plan) -> None:
    first, second, *_ = plan.trips
    line = (Point(lat=55.1, lon=37.1), Point(lat=55.2, lon=37.2), Point(lat=55.1, lon=37.1))
    lines = TripLines(of_trip={first.trip_id: line}, attribution="© map makers")
    collection = json.loads(routes_geojson(day, plan, lines))
    assert collection["attribution"] == "© map makers"
    followed, straight, *_ = of_kind(collection["features"], "trip")
    assert followed["geometry"]["coordinates"] == [[37.1, 55.1], [37.2, 55.2], [37.1, 55.1]]
    assert "streets that" in followed["properties"]["drawn"]
    assert straight["properties"]["trip_id"] == second.trip_id
    assert "straight" in straight["properties"]["drawn"]


def test_without_lines_no_map_is_named(day: Day, plan: Plan) -> None:
    assert "attribution" not in json.loads(routes_geojson(day, plan))
