"""The drive network of a place by name, downloaded by OSMnx where it is installed.

OSMnx asks a public geocoder for the place and a public Overpass server for its streets: it
needs the internet, and is an extra. Its directed segments become the ways of an extract, so
that everything after that is the same.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import numpy as np

from planner.errors import Fault, InputError
from planner.travel.road_extract import Extract, Way
from planner.travel.road_rules import driving

PACKAGE = "osmnx==2.1.1"


def read_place(name: str) -> Extract:
    """The drivable ways of a place ("Казань, Россия").

    Turn restrictions don't come along: OSMnx does not read them.

    Raises
    ------
    InputError
        OSMnx is not installed, or the place can't be had.
    """
    try:
        osmnx = import_module("osmnx")
    except ImportError:
        fault = Fault(file=name, rule="osmnx_missing", details=(("package", PACKAGE),))
        raise InputError((fault,)) from None
    try:
        graph = osmnx.graph_from_place(name, network_type="drive", simplify=False)
    except Exception as error:  # of many libraries below OSMnx
        what = f"{type(error).__name__}: {error}"
        fault = Fault(file=name, rule="place_unknown_to_map", details=(("what", what),))
        raise InputError((fault,)) from None
    return extract_of(graph, datetime.now(UTC))


def extract_of(graph: Any, taken: datetime) -> Extract:
    """An extract from OSMnx's graph: nodes with x and y, a directed edge for every segment."""
    ways = []
    for tail, head, tags in graph.edges(data=True):
        # The graph has an edge for each direction that is open.
        drives = driving({**_words(tags), "oneway": "yes"})
        if drives is not None:
            ways.append(Way(_way_id(tags), (tail, head), drives))
    nodes = sorted((node, data["y"], data["x"]) for node, data in graph.nodes(data=True))
    return Extract(
        ways=tuple(ways),
        restrictions=(),
        node_ids=np.array([node for node, _, _ in nodes], np.int64),
        lat=np.array([lat for _, lat, _ in nodes], np.float64),
        lon=np.array([lon for _, _, lon in nodes], np.float64),
        data_date=taken.date(),
        restrictions_unread=0,
    )


def _words(tags: dict[str, Any]) -> dict[str, str]:
    """The tags that are one text; of several values the first."""
    first = {key: one[0] if isinstance(one, list) else one for key, one in tags.items()}
    return {key: one for key, one in first.items() if isinstance(one, str)}


def _way_id(tags: dict[str, Any]) -> int:
    told = tags.get("osmid", 0)
    return int(told[0] if isinstance(told, list) else told)
