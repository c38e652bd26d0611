"""Streets of a place by OSMnx: the extra that is missing, and its graph turned into streets."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from planner.domain.order import Point
from planner.errors import InputError
from planner.texts import LANGUAGES, Language, text
from planner.travel.door_graph import door_graph, travel_between
from planner.travel.road_place import PACKAGE, extract_of, read_place
from planner.travel.roads_build import build_roads
from tests.support.osm import BUILT, TOWN_NODES, corner

NOW = datetime(2026, 11, 20, tzinfo=UTC)
SLOW: dict[str, Any] = {"highway": "residential", "maxspeed": "20", "osmid": 5}


class Graph:
    """What is read of networkx's graph: corners 1, 2, 5, 4, both ways but 2 -> 5."""

    def __init__(self) -> None:
        pairs = [(1, 2), (2, 1), (2, 5), (5, 4), (4, 5), (4, 1), (1, 4)]
        # OSMnx gives lists where one segment had several values.
        several = {"highway": ["residential", "unclassified"], "maxspeed": ["20", "40"]}
        self._edges = [(tail, head, {**SLOW, "oneway": False}) for tail, head in pairs]
        self._edges[0] = (1, 2, {**SLOW, **several, "osmid": [5, 6]})

    def edges(self, *, data: bool) -> list[tuple[int, int, dict[str, Any]]]:
        return self._edges

    def nodes(self, *, data: bool) -> list[tuple[int, dict[str, float]]]:
        return [(k, {"x": corner(k).lon, "y": corner(k).lat}) for k in TOWN_NODES]


def seconds(origin: Point, destination: Point) -> Any:
    roads = build_roads(extract_of(Graph(), NOW), "town", BUILT)
    ms, _, _ = travel_between(door_graph(roads, [origin, destination]))
    return ms[0, 1] / 1000


def test_open_directions_are_edges() -> None:
    assert seconds(corner(2), corner(5)) == pytest.approx(225, abs=0.1)
    # 5-4-1-2.
    assert seconds(corner(5), corner(2)) == pytest.approx(675, abs=0.1)


def test_without_osmnx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "osmnx", None)
    with pytest.raises(InputError, match="osmnx_missing") as missing:
        read_place("Казань, Россия")
    (fault,) = missing.value.faults
    assert dict(fault.details) == {"package": PACKAGE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_extra_can_be_installed_as_told(language: Language) -> None:
    assert f'pip install "{PACKAGE}"' in text("fault-osmnx-missing", language, package=PACKAGE)


def test_a_place_that_cannot_be_had_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Graph:
        raise ConnectionError("no internet")

    monkeypatch.setitem(sys.modules, "osmnx", SimpleNamespace(graph_from_place=fail))
    with pytest.raises(InputError, match="place_unknown_to_map"):
        read_place("Казань, Россия")
