"""The main streets of a roads file around some places, as lines to draw a map with.

Wider classes come first, and none that would take the whole over `MOST_CORNERS`: a map of a
country shows its motorways, one of a district its secondary streets too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from planner.domain.order import Point
from planner.travel.road_rules import CLASSES
from planner.travel.roads import PER_DEGREE, Roads

Lines = list[list[list[float]]]  # lines of corners, longitude first

MOST_CORNERS = 25_000
MARGIN = 0.15  # of the places' extent, on every side
LEAST_MARGIN_DEGREES = 0.03
DECIMALS = 4  # about 10 m, less than a line's width where a city fills the map
RANKS = {
    "trunk": ("motorway", "trunk", "motorway_link", "trunk_link"),
    "primary": ("primary", "primary_link"),
    "secondary": ("secondary",),
    "tertiary": ("tertiary",),
}


@lru_cache(maxsize=8)
def main_streets(roads: Roads, places: tuple[Point, ...]) -> dict[str, Lines]:
    """Lines by rank, the widest first; of as many ranks as can be drawn."""
    inside = _inside(roads, places)
    found: dict[str, Lines] = {}
    corners = 0
    for rank, names in RANKS.items():
        classes = [CLASSES.index(name) for name in names]
        streets = np.flatnonzero(inside & np.isin(roads.street_class, classes))
        corners += int(np.diff(roads.shape_start)[streets].sum())
        if corners > MOST_CORNERS and found:
            break
        found[rank] = [_line(roads, street) for street in streets.tolist()]
    return found


def _inside(roads: Roads, places: Sequence[Point]) -> npt.NDArray[np.bool_]:
    """Which streets have a corner around the places."""
    at = np.array([(place.lat, place.lon) for place in places], np.float64)
    low, high = at.min(axis=0), at.max(axis=0)
    margin = np.maximum(MARGIN * (high - low), LEAST_MARGIN_DEGREES)
    corners = roads.shape_at / PER_DEGREE
    inside = ((corners >= low - margin) & (corners <= high + margin)).all(axis=1)
    some: npt.NDArray[np.bool_] = np.logical_or.reduceat(inside, roads.shape_start[:-1])
    return some


def _line(roads: Roads, street: int) -> list[list[float]]:
    corners = roads.shape(street)[:, ::-1].round(DECIMALS)
    moved = np.append(np.True_, (corners[1:] != corners[:-1]).any(axis=1))
    line: list[list[float]] = corners[moved].tolist()
    return line
