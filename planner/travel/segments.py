"""The straight pieces of all ways, each once, with the speed up and down it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from geopy.distance import EARTH_RADIUS

from planner.travel.road_extract import Extract, class_index

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
CLOSED_KMH = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """Pieces between neighbouring nodes, shape (n,) each.

    Attributes
    ----------
    low, high : positions of the two nodes in `Extract.node_ids`, low < high.
    up_kmh, down_kmh : free-flow speed from low to high, and back; `CLOSED_KMH` where closed.
    road_class : position in `road_rules.CLASSES`. way_id : its way. metres : its length.
    """

    low: Ints
    high: Ints
    up_kmh: Floats
    down_kmh: Floats
    road_class: Ints
    way_id: Ints
    metres: Floats


def segments_of(extract: Extract) -> Segments:
    """Segments of all ways; where ways share one, each direction's faster speed counts."""
    counts = np.array([len(way.nodes) - 1 for way in extract.ways], np.int64)
    first = np.array([node for way in extract.ways for node in way.nodes[:-1]], np.int64)
    second = np.array([node for way in extract.ways for node in way.nodes[1:]], np.int64)
    per_way = {
        "forward": [way.driving.forward_kmh or CLOSED_KMH for way in extract.ways],
        "backward": [way.driving.backward_kmh or CLOSED_KMH for way in extract.ways],
    }
    forward, backward = (np.repeat(np.array(kmh, float), counts) for kmh in per_way.values())
    classes = np.repeat(
        np.array([class_index(way.driving) for way in extract.ways], np.int64), counts
    )
    ways = np.repeat(np.array([way.way_id for way in extract.ways], np.int64), counts)
    placed = np.isin(first, extract.node_ids) & np.isin(second, extract.node_ids)
    placed &= first != second
    a, b = (np.searchsorted(extract.node_ids, ends[placed]) for ends in (first, second))
    turned = a > b
    return _once(
        extract,
        Segments(
            low=np.where(turned, b, a),
            high=np.where(turned, a, b),
            up_kmh=np.where(turned, backward[placed], forward[placed]),
            down_kmh=np.where(turned, forward[placed], backward[placed]),
            road_class=classes[placed],
            way_id=ways[placed],
            metres=np.empty(0),
        ),
    )


def _once(extract: Extract, all_of: Segments) -> Segments:
    """Each pair of nodes once, with its length."""
    key = all_of.low * len(extract.node_ids) + all_of.high
    _, first, which = np.unique(key, return_index=True, return_inverse=True)
    up, down = np.zeros(len(first)), np.zeros(len(first))
    np.maximum.at(up, which, all_of.up_kmh)
    np.maximum.at(down, which, all_of.down_kmh)
    low, high = all_of.low[first], all_of.high[first]
    return Segments(
        low=low,
        high=high,
        up_kmh=up,
        down_kmh=down,
        road_class=all_of.road_class[first],
        way_id=all_of.way_id[first],
        metres=great_circle_m(
            extract.lat[low], extract.lon[low], extract.lat[high], extract.lon[high]
        ),
    )


def great_circle_m(lat: Floats, lon: Floats, to_lat: Floats, to_lon: Floats) -> Floats:
    """Great-circle metres between places pair by pair, on geopy's sphere."""
    north, east = np.radians(to_lat - lat) / 2, np.radians(to_lon - lon) / 2
    across = np.cos(np.radians(lat)) * np.cos(np.radians(to_lat)) * np.sin(east) ** 2
    metres: Floats = 2000 * EARTH_RADIUS * np.arcsin(np.sqrt(np.sin(north) ** 2 + across))
    return metres
