"""The streets a car follows from door to door, as lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import dijkstra

from planner.domain.order import Point
from planner.travel.door_graph import NO_EDGE, DoorGraph
from planner.travel.snapping import along_shapes_dm

Leg = tuple[int, int]  # doors of a graph
DECIMALS = 6  # about 10 cm


@dataclass(frozen=True, slots=True)
class _Step:
    """One arc of a path: its edge, or none off the streets, and the doors at its ends."""

    edge: int
    from_door: int | None
    to_door: int | None


def leg_lines(graph: DoorGraph, legs: Iterable[Leg]) -> dict[Leg, tuple[Point, ...]]:
    """The line of each leg from door to door; a leg without a road has none."""
    by_origin: dict[int, list[int]] = {}
    for origin, destination in legs:
        by_origin.setdefault(origin, []).append(destination)
    lines = {}
    for origin, destinations in by_origin.items():
        _, before = dijkstra(
            graph.weights, indices=graph.leaves_from(origin), return_predecessors=True
        )
        for destination in destinations:
            steps = _steps(graph, before, origin, destination)
            if steps is not None:
                lines[origin, destination] = _line(graph, steps)
    return lines


def _steps(
    graph: DoorGraph, before: np.ndarray, origin: int, destination: int
) -> list[_Step] | None:
    """The arcs of the path, in order."""
    begin, node = graph.leaves_from(origin), graph.arrives_at(destination)
    steps = []
    while node != begin:
        previous = int(before[node])
        if previous < 0:
            return None
        steps.append(
            _Step(_edge(graph, previous, node), _door(graph, previous), _door(graph, node))
        )
        node = previous
    return steps[::-1]


def _door(graph: DoorGraph, node: int) -> int | None:
    """The door a node belongs to."""
    beyond = node - graph.leaves_from(0)
    return None if beyond < 0 else beyond % len(graph.doors)


def _edge(graph: DoorGraph, tail: int, head: int) -> int:
    """The edge of the arc from `tail` to `head`."""
    first, end = graph.weights.indptr[tail : tail + 2]
    return int(graph.edge[first + np.searchsorted(graph.weights.indices[first:end], head)])


def _line(graph: DoorGraph, steps: list[_Step]) -> tuple[Point, ...]:
    corners: list[tuple[float, float]] = []
    for step in steps:
        if step.from_door is not None:
            corners.append(_place(graph.doors[step.from_door]))
        if step.edge != NO_EDGE:
            corners += _driven(graph, step)
        if step.to_door is not None:
            corners.append(_place(graph.doors[step.to_door]))
    once = [at for k, at in enumerate(corners) if k == 0 or at != corners[k - 1]]
    return tuple(Point(lat=lat, lon=lon) for lat, lon in once)


def _place(point: Point) -> tuple[float, float]:
    return round(point.lat, DECIMALS), round(point.lon, DECIMALS)


def _driven(graph: DoorGraph, step: _Step) -> list[tuple[float, float]]:
    """Corners of the part of the street that this step drives, in its direction."""
    roads = graph.roads
    street = int(roads.edge_street[step.edge])
    first, end = int(roads.shape_start[street]), int(roads.shape_start[street + 1])
    along = along_shapes_dm(roads)[first:end]
    shape = roads.shape(street)
    backward = bool(roads.edge_backward[step.edge])
    start, stop = (along[-1], 0.0) if backward else (0.0, along[-1])
    if step.from_door is not None:
        start = float(graph.snapped.along_dm[step.from_door])
    if step.to_door is not None:
        stop = float(graph.snapped.along_dm[step.to_door])
    low, high = min(start, stop), max(start, stop)
    inside = along[(along > low) & (along < high)]
    at = np.concatenate([[low], inside, [high]])
    corners = list(
        zip(
            np.interp(at, along, shape[:, 0]).round(DECIMALS).tolist(),
            np.interp(at, along, shape[:, 1]).round(DECIMALS).tolist(),
            strict=True,
        )
    )
    return corners[::-1] if start > stop else corners
