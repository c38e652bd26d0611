"""The street graph with doors put in, and shortest paths between them.

Each door has a node to leave from and a node to arrive at, so that no path runs through a door
on the map. From the first the car reaches the ends of its street, to the second it comes from
them; two doors of one street are joined directly.

A weight holds both milliseconds and decimetres as one whole number, ms · 2^24 + dm, below 2^53:
sums in double precision are exact, so Dijkstra's distances are the fastest paths, of equally
fast ones the shortest, and both figures are read from them without following the paths.

From the street to a door the car drives `YARD_KMH` for the first `SNAP_LIMIT_M`. What lies
farther off counts as off the map: the rest is kilometres of road by the estimate's formula, at
`OFF_MAP_KMH`, straight from the nearest street, or from another door off the map. Paths may run
through doors off the map: where there is one there are roads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from planner.domain.order import Point
from planner.travel.estimate import great_circle_km, road_km
from planner.travel.roads import Roads
from planner.travel.snapping import Snapped, snap

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

YARD_KMH = 15.0  # an assumption: the legal limit in yards is 20
SNAP_LIMIT_M = 500.0
OFF_MAP_KMH = 37.5  # measured beyond Moscow's edge: 35-40, while 45 was too fast
FARTHEST_OFF_MAP_KM = 30.0
DM_SPAN = 2**24  # 1,677 km; nothing of `LONGEST_MS` at 66 km/h is as long
LONGEST_MS = 24 * 3600 * 1000
SOURCES_AT_ONCE = 64  # bounds the memory: 64 · 8 bytes per node
NO_EDGE = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DoorGraph:
    """Streets and doors as one graph.

    Attributes
    ----------
    roads, doors, snapped : what it was made of.
    weights : sparse, ms · DM_SPAN + dm. edge : of each stored weight the edge of the roads that
        it drives, wholly or in part; `NO_EDGE` off the streets.
    """

    roads: Roads
    doors: tuple[Point, ...]
    snapped: Snapped
    weights: csr_array
    edge: Ints

    def leaves_from(self, door: int) -> int:
        """The node where the door's paths begin."""
        return len(self.roads.node_at) + door

    def arrives_at(self, door: int) -> int:
        """The node where they end."""
        return len(self.roads.node_at) + len(self.doors) + door


@dataclass(frozen=True, slots=True)
class _Link:
    """An arc of the graph before it is stored."""

    tail: int
    head: int
    ms: int
    dm: int
    edge: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passing:
    """How an edge passes a door.

    Attributes
    ----------
    leaves, arrives : the door's nodes.
    ms, dm : from the edge's tail to the door's place. yard_ms, yard_dm : on to the door.
    """

    leaves: int
    arrives: int
    ms: int
    dm: int
    yard_ms: int
    yard_dm: int


def door_graph(roads: Roads, doors: Sequence[Point]) -> DoorGraph:
    """Put the doors into the streets; one farther off than any reach stays unconnected."""
    snapped = snap(roads, doors)
    links = [*_street_links(roads, snapped), *_off_map_links(roads, snapped, doors)]
    added = np.array(
        [(one.tail, one.head, one.ms * DM_SPAN + max(1, one.dm), one.edge) for one in links],
        np.int64,
    ).reshape(-1, 4)
    dm = roads.street_dm[roads.edge_street].astype(np.int64)
    tail = np.concatenate([roads.edge_tail.astype(np.int64), added[:, 0]])
    head = np.concatenate([roads.edge_head.astype(np.int64), added[:, 1]])
    weight = np.concatenate([roads.edge_ms.astype(np.int64) * DM_SPAN + dm, added[:, 2]])
    edge = np.concatenate([np.arange(len(dm)), added[:, 3]])
    order = np.lexsort((weight, head, tail))
    tail, head = tail[order], head[order]
    least = np.append(True, (tail[1:] != tail[:-1]) | (head[1:] != head[:-1]))
    size = len(roads.node_at) + 2 * len(doors)
    starts = np.searchsorted(tail[least], np.arange(size + 1))
    weights = csr_array(
        (weight[order][least].astype(np.float64), head[least], starts), shape=(size, size)
    )
    return DoorGraph(
        roads=roads,
        doors=tuple(doors),
        snapped=snapped,
        weights=weights,
        edge=edge[order][least],
    )


def travel_between(graph: DoorGraph) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
    """Milliseconds, decimetres and reachability between all doors, shape (n, n) each."""
    n = len(graph.doors)
    best = np.full((n, n), np.inf)
    first, last = graph.leaves_from(0), graph.arrives_at(0)
    for start in range(0, n, SOURCES_AT_ONCE):
        sources = np.arange(start, min(n, start + SOURCES_AT_ONCE))
        found = dijkstra(
            graph.weights, indices=first + sources, limit=float(LONGEST_MS * DM_SPAN)
        )
        best[sources] = found[:, last:]
    np.fill_diagonal(best, 0.0)
    reachable = np.isfinite(best)
    whole = np.where(reachable, best, 0.0).astype(np.int64)
    return whole // DM_SPAN, whole % DM_SPAN, reachable


def off_map(snapped: Snapped) -> npt.NDArray[np.bool_]:
    """Which doors lie farther from any street than a yard is deep."""
    return snapped.gap_m > SNAP_LIMIT_M


def out_of_reach(snapped: Snapped) -> npt.NDArray[np.bool_]:
    """Which doors lie too far off the map to be driven to at all."""
    return snapped.gap_m > 1000 * FARTHEST_OFF_MAP_KM


def _street_links(roads: Roads, snapped: Snapped) -> Iterator[_Link]:
    """Doors to and from the ends of their streets, and to other doors of the same street."""
    order = np.argsort(roads.edge_street, kind="stable")
    starts = np.searchsorted(roads.edge_street[order], np.arange(len(roads.street_dm) + 1))
    same: dict[int, list[int]] = {}
    for door in np.flatnonzero(~out_of_reach(snapped)).tolist():
        same.setdefault(int(snapped.street[door]), []).append(door)
    nodes_at = _node_groups(roads)
    for street, doors in same.items():
        for edge in order[starts[street] : starts[street + 1]].tolist():
            passed = [_passing(roads, snapped, edge, door) for door in doors]
            yield from _ends(roads, edge, passed, nodes_at)
            for one in passed:
                for other in passed:
                    if one is not other and one.dm <= other.dm:
                        yield _Link(
                            one.leaves,
                            other.arrives,
                            other.ms - one.ms + one.yard_ms + other.yard_ms,
                            other.dm - one.dm + one.yard_dm + other.yard_dm,
                            edge,
                        )


def _ends(
    roads: Roads, edge: int, passed: list[_Passing], nodes_at: list[list[int]]
) -> Iterator[_Link]:
    """Doors from the edge's tail, to its head; a door at a corner to all that meets there."""
    tail, head = int(roads.edge_tail[edge]), int(roads.edge_head[edge])
    edge_ms = int(roads.edge_ms[edge])
    edge_dm = int(roads.street_dm[roads.edge_street[edge]])
    for one in passed:
        ms, dm = one.yard_ms, one.yard_dm
        yield _Link(tail, one.arrives, one.ms + ms, one.dm + dm, edge)
        yield _Link(one.leaves, head, edge_ms - one.ms + ms, edge_dm - one.dm + dm, edge)
        corner = tail if one.dm == 0 else head if one.dm == edge_dm else None
        for node in () if corner is None else nodes_at[corner]:
            yield _Link(node, one.arrives, ms, dm, NO_EDGE)
            yield _Link(one.leaves, node, ms, dm, NO_EDGE)


def _passing(roads: Roads, snapped: Snapped, edge: int, door: int) -> _Passing:
    length = int(roads.street_dm[roads.edge_street[edge]])
    along = min(length, int(snapped.along_dm[door]))
    dm = length - along if roads.edge_backward[edge] else along
    yard_ms, yard_dm = _from_street(float(snapped.gap_m[door]))
    leaves = len(roads.node_at) + door
    return _Passing(
        leaves=leaves,
        arrives=leaves + len(snapped.street),
        ms=round(int(roads.edge_ms[edge]) * dm / length),
        dm=dm,
        yard_ms=yard_ms,
        yard_dm=yard_dm,
    )


def _node_groups(roads: Roads) -> list[list[int]]:
    """For each node all nodes of its place: the junction and its copies."""
    _, place = np.unique(roads.node_at, axis=0, return_inverse=True)
    members: dict[int, list[int]] = {}
    for node, group in enumerate(place.ravel().tolist()):
        members.setdefault(group, []).append(node)
    return [members[group] for group in place.ravel().tolist()]


def _from_street(gap_m: float) -> tuple[int, int]:
    """Milliseconds and decimetres between a door and its street."""
    yard_m = min(gap_m, SNAP_LIMIT_M)
    beyond_km = float(road_km(np.array((gap_m - yard_m) / 1000))) if gap_m > yard_m else 0.0
    hours = yard_m / 1000 / YARD_KMH + beyond_km / OFF_MAP_KMH
    return round(hours * 3_600_000), round(10 * yard_m + 10_000 * beyond_km)


def _off_map_links(roads: Roads, snapped: Snapped, doors: Sequence[Point]) -> Iterator[_Link]:
    """Between doors off the map, and on from them: the way over the streets may be far."""
    outside = np.flatnonzero(off_map(snapped) & ~out_of_reach(snapped)).tolist()
    straight_km = great_circle_km([doors[door] for door in outside])
    kilometres = road_km(straight_km)
    n = len(roads.node_at)
    for row, origin in enumerate(outside):
        yield _Link(n + len(doors) + origin, n + origin, 0, 0, NO_EDGE)
        for column, destination in enumerate(outside):
            if origin != destination:
                km = float(kilometres[row, column])
                ms = round(km / OFF_MAP_KMH * 3_600_000)
                arrives = n + len(doors) + destination
                yield _Link(n + origin, arrives, ms, round(10_000 * km), NO_EDGE)
