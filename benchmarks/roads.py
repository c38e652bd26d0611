"""Roads measured: seconds to build and to answer, and agreement with another graph's Dijkstra.

    python -m benchmarks.roads EXTRACT.osm.pbf [--graph GRAPH.npz]

The other graph is a .npz of arrays `lat, lon` by node and `u, v, secs` by directed edge. Places
are its nodes, drawn with a fixed seed. Seconds are the clock's, the processor's beside them.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from planner.domain.order import Point
from planner.travel.door_graph import door_graph, travel_between
from planner.travel.road_extract import read_extract
from planner.travel.roads import PER_DEGREE, Roads
from planner.travel.roads_build import build_roads
from planner.travel.snapping import marks_of

SEED = 1
SIZES = (200, 1000)
PERCENTILES = (0, 1, 5, 50, 95, 99, 100)
Floats = npt.NDArray[np.float64]


class _Watch:
    """Seconds since it was made; read when it is printed."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __str__(self) -> str:
        clock, processor = (
            time.perf_counter() - self._began[0],
            time.process_time() - self._began[1],
        )
        return f"{clock:.2f} s ({processor:.2f} s of the processor)"


def main() -> None:
    """Print all figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("extract", type=Path)
    arguments.add_argument("--graph", type=Path)
    asked = arguments.parse_args()
    watch = _Watch()
    extract = read_extract(asked.extract)
    roads = build_roads(extract, asked.extract.name, datetime.now(UTC).date())
    print(f"build: {watch}, {len(roads.node_at)} junctions")
    watch = _Watch()
    marks_of(roads)
    print(f"first look-up: {watch}")
    rng = np.random.default_rng(SEED)
    at = roads.node_at / PER_DEGREE if asked.graph is None else _nodes(asked.graph)
    for size in SIZES:
        picked = rng.choice(len(at), min(size, len(at)), replace=False)
        ms = _measured(roads, at[picked])
        if asked.graph is not None and size == SIZES[0]:
            _agreement(ms, asked.graph, picked)


def _measured(roads: Roads, at: Floats) -> npt.NDArray[np.int64]:
    places = [Point(lat=float(lat), lon=float(lon)) for lat, lon in at]
    watch = _Watch()
    ms, _, _ = travel_between(door_graph(roads, places))
    print(f"{len(at)} x {len(at)}: {watch}")
    return ms


def _nodes(path: Path) -> Floats:
    with np.load(path, allow_pickle=False) as graph:
        return np.column_stack([graph["lat"], graph["lon"]]).astype(np.float64)


def _agreement(ms: npt.NDArray[np.int64], path: Path, picked: npt.NDArray[np.int64]) -> None:
    """Our seconds over the other graph's, pair by pair."""
    with np.load(path, allow_pickle=False) as graph:
        tail, head, seconds = (graph[name] for name in ("u", "v", "secs"))
        size = len(graph["lat"])
    order = np.lexsort((seconds, head, tail))
    tail, head, seconds = tail[order], head[order], seconds[order].astype(np.float64)
    least = np.append(True, (tail[1:] != tail[:-1]) | (head[1:] != head[:-1]))
    theirs = csr_array((seconds[least], (tail[least], head[least])), shape=(size, size))
    true_s = dijkstra(theirs, indices=picked)[:, picked]
    pairs = np.isfinite(true_s) & (true_s > 0)
    ratio = ms[pairs] / 1000 / true_s[pairs]
    told = ", ".join(
        f"p{p} {value:.3f}"
        for p, value in zip(PERCENTILES, np.percentile(ratio, PERCENTILES), strict=True)
    )
    print(f"ours / theirs: {told}")
    print(f"|ours / theirs - 1|, p95: {np.percentile(np.abs(ratio - 1), 95):.4f}")


if __name__ == "__main__":
    main()
