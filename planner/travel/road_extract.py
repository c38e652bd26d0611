"""An OpenStreetMap extract (.osm.pbf, .osm) read into drivable segments.

A segment is the straight piece of a way between two neighbouring nodes. Two passes over the
file: the ways and turn restrictions first, then only the nodes they use, so that memory grows
with the streets and not with the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import osmium

from planner.errors import Fault, InputError
from planner.travel.road_rules import CLASSES, Driving, driving

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# Tags by which a restriction does not bind a car, or names it alone.
CAR_NAMES = frozenset(("motorcar", "motor_vehicle"))
UNDATED_BEFORE = datetime(2000, 1, 1, tzinfo=UTC)  # a made-up file has 1970


@dataclass(frozen=True, slots=True)
class Way:
    """A drivable way: its id, its nodes in order, and how it is driven."""

    way_id: int
    nodes: tuple[int, ...]
    driving: Driving


@dataclass(frozen=True, slots=True)
class Restriction:
    """A turn that is not allowed, or with `only` the one that is: from a way, by a node."""

    from_way: int
    via_node: int
    to_way: int
    only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The drivable part of an extract.

    Attributes
    ----------
    ways, restrictions : as read, in the file's order.
    node_ids : ascending ids of all nodes that have a place. lat, lon : degrees, by node.
    data_date : the day the data was taken from OpenStreetMap; None where the file doesn't say.
    restrictions_unread : turn restrictions of a kind that is not modelled (by way of a way).
    """

    ways: tuple[Way, ...]
    restrictions: tuple[Restriction, ...]
    node_ids: Ints
    lat: Floats
    lon: Floats
    data_date: date | None
    restrictions_unread: int


def read_extract(path: Path) -> Extract:
    """Read the drivable ways, turn restrictions and node places of a file.

    Raises
    ------
    InputError
        The file is missing, or is no OpenStreetMap file.
    """
    if not path.is_file():
        raise InputError((Fault(file=path.name, rule="extract_missing"),))
    try:
        return _read(path)
    except (RuntimeError, ValueError, osmium.InvalidLocationError) as error:
        fault = Fault(file=path.name, rule="extract_broken", details=(("what", str(error)),))
        raise InputError((fault,)) from None


def _read(path: Path) -> Extract:
    ways: list[Way] = []
    restrictions: list[Restriction] = []
    unread = 0
    newest = UNDATED_BEFORE
    lines = _ways_and_restrictions(path)
    for thing in lines:
        if isinstance(thing, osmium.osm.Way):
            way = _way(thing)
            if way is not None:
                ways.append(way)
                newest = max(newest, thing.timestamp)
        elif isinstance(thing, osmium.osm.Relation):
            restriction = _restriction(dict(thing.tags), _members(thing))
            if isinstance(restriction, Restriction):
                restrictions.append(restriction)
            else:
                unread += restriction
    node_ids, lat, lon = _places(path, ways)
    return Extract(
        ways=tuple(ways),
        restrictions=tuple(restrictions),
        node_ids=node_ids,
        lat=lat,
        lon=lon,
        data_date=_data_date(lines.header.get("osmosis_replication_timestamp", ""), newest),
        restrictions_unread=unread,
    )


def _ways_and_restrictions(path: Path) -> osmium.FileProcessor:
    """All ways with a highway tag, then all turn restrictions; no other comes to Python."""
    ways = osmium.filter.KeyFilter("highway")
    ways.enable_for(osmium.osm.WAY)
    restrictions = osmium.filter.TagFilter(("type", "restriction"))
    restrictions.enable_for(osmium.osm.RELATION)
    wanted = osmium.osm.WAY | osmium.osm.RELATION
    return osmium.FileProcessor(str(path), wanted).with_filter(ways).with_filter(restrictions)


def _way(thing: osmium.osm.Way) -> Way | None:
    drives = driving(dict(thing.tags))
    if drives is None or len(thing.nodes) < 2:
        return None
    return Way(thing.id, tuple(node.ref for node in thing.nodes), drives)


def _members(thing: osmium.osm.Relation) -> Iterator[tuple[str, str, int]]:
    for member in thing.members:
        yield member.role, member.type, member.ref


def _restriction(
    tags: Mapping[str, str], members: Iterator[tuple[str, str, int]]
) -> Restriction | int:
    """The restriction; 1 where it binds a car and can't be read, 0 where it binds no car."""
    kind = next(
        (tags[f"restriction:{name}"] for name in CAR_NAMES if f"restriction:{name}" in tags),
        tags.get("restriction", ""),
    )
    excepted = {name.strip() for name in tags.get("except", "").split(";")}
    if not kind.startswith(("no_", "only_")) or excepted & CAR_NAMES:
        return 0
    by_role: dict[str, list[tuple[str, int]]] = {}
    for role, of, ref in members:
        by_role.setdefault(role, []).append((of, ref))
    match by_role.get("from"), by_role.get("via"), by_role.get("to"):
        case [("w", from_way)], [("n", via_node)], [("w", to_way)]:
            return Restriction(from_way, via_node, to_way, kind.startswith("only_"))
    return 1


def _places(path: Path, ways: Sequence[Way]) -> tuple[Ints, Floats, Floats]:
    """Ids and places of the ways' nodes; an extract's edge cuts some off."""
    used = sorted({node for way in ways for node in way.nodes})
    found = [
        (node.id, node.lat, node.lon)
        for node in osmium.FileProcessor(str(path), osmium.osm.NODE).with_filter(
            osmium.filter.IdFilter(used)
        )
        if isinstance(node, osmium.osm.Node) and node.location.valid()
    ]
    found.sort()
    ids, lat, lon = zip(*found, strict=True) if found else ((), (), ())
    return np.array(ids, np.int64), np.array(lat, np.float64), np.array(lon, np.float64)


def _data_date(told: str, newest: datetime) -> date | None:
    """The header's date, else the newest way's."""
    if told:
        return datetime.fromisoformat(told).date()
    return newest.date() if newest > UNDATED_BEFORE else None


def class_index(drives: Driving) -> int:
    """Position of the way's class in `CLASSES`."""
    return CLASSES.index(drives.road_class)
