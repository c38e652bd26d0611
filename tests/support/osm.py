"""Small towns written as OpenStreetMap files, in metres north and east of a corner.

The corner lies on the equator, where a degree is the same length both ways and a street of
1,000 m is 1,000 m to the centimetre.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import osmium
from geopy.distance import EARTH_RADIUS

from planner.domain.order import Point
from planner.travel.road_extract import read_extract
from planner.travel.roads import Roads, save_roads
from planner.travel.roads_build import build_roads

METRES_PER_DEGREE = 1000 * EARTH_RADIUS * math.pi / 180
TAKEN = datetime(2026, 11, 1, tzinfo=UTC)
BUILT = date(2026, 11, 20)

Nodes = Mapping[int, tuple[float, float]]
# (way id, its nodes, its tags)
Way = tuple[int, Sequence[int], Mapping[str, str]]
# (from way, via node, to way, restriction)
Turn = tuple[int, int, int, str]

# 1 km in 90 s: a primary street's 46 km/h are capped at 0.8 · 50 = 40 km/h.
FAST = {"highway": "primary", "maxspeed": "50"}
# 1 km in 225 s: 0.8 · 20 = 16 km/h, below a residential street's 19.7.
SLOW = {"highway": "residential", "maxspeed": "20"}

#   4 ──B── 5 ──B── 6      B, C: slow, both ways        8 ── 9 an island
#   │       ↑       ↑      D: slow, only 2 → 5
#   C       D       E      E: slow, listed 6, 3 and one-way -1, so only 3 → 6
#   1 ══A══ 2 ══A══ 3 → 7  A: fast, both ways; 3 → 7: a bridge to nowhere
TOWN_NODES: Nodes = {
    1: (0, 0),
    2: (0, 1000),
    3: (0, 2000),
    4: (1000, 0),
    5: (1000, 1000),
    6: (1000, 2000),
    7: (0, 3000),
    8: (5000, 0),
    9: (5000, 300),
}
TOWN_WAYS: tuple[Way, ...] = (
    (101, (1, 2, 3), FAST),
    (102, (4, 5, 6), SLOW),
    (103, (1, 4), SLOW),
    (104, (2, 5), {**SLOW, "oneway": "yes"}),
    (105, (6, 3), {**SLOW, "oneway": "-1"}),
    (106, (3, 7), {**FAST, "oneway": "yes", "bridge": "yes"}),
    (107, (8, 9), SLOW),
)


def place(north_m: float, east_m: float) -> Point:
    """The point so many metres north and east of the corner."""
    return Point(lat=north_m / METRES_PER_DEGREE, lon=east_m / METRES_PER_DEGREE)


def corner(node: int) -> Point:
    """A junction of the town."""
    return place(*TOWN_NODES[node])


def write_osm(
    path: Path,
    ways: Sequence[Way],
    nodes: Mapping[int, Point],
    turns: Sequence[Turn] = (),
    taken: datetime = TAKEN,
) -> Path:
    """An extract with these ways and turn restrictions."""
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for node, point in nodes.items():
            writer.add_node(osmium.osm.mutable.Node(id=node, location=(point.lon, point.lat)))
        for way, refs, tags in ways:
            writer.add_way(
                osmium.osm.mutable.Way(id=way, nodes=refs, tags=dict(tags), timestamp=taken)
            )
        for number, (from_way, via, to_way, kind) in enumerate(turns, start=1):
            members = [("w", from_way, "from"), ("n", via, "via"), ("w", to_way, "to")]
            tags = {"type": "restriction", "restriction": kind}
            writer.add_relation(
                osmium.osm.mutable.Relation(id=number, members=members, tags=tags)
            )
    return path


def town(folder: Path, ways: Sequence[Way] = TOWN_WAYS, turns: Sequence[Turn] = ()) -> Roads:
    """The streets of the town, by way of a file."""
    places = {node: corner(node) for node in TOWN_NODES}
    path = write_osm(folder / "town.osm.pbf", ways, places, turns)
    return build_roads(read_extract(path), path.name, BUILT)


def roads_file(
    folder: Path, ways: Sequence[Way] = TOWN_WAYS, nodes: Mapping[int, Point] | None = None
) -> Path:
    """A roads file of the town, or of other ways."""
    places = nodes or {node: corner(node) for node in TOWN_NODES}
    extract = write_osm(folder / "town.osm.pbf", ways, places)
    path = folder / "town.roads.npz"
    save_roads(build_roads(read_extract(extract), extract.name, BUILT), path)
    return path
