"""Which street a door opens onto: the nearest ordinary one, by a tree over points along them.

Every street is marked at least every 25 metres; the mark nearest to a door is where its car
leaves the street. No door opens onto a motorway, a trunk road or a slip road: whoever lives
beside one is reached from a street.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from planner.domain.order import Point
from planner.travel.road_rules import CLASSES
from planner.travel.roads import PER_DEGREE, Roads
from planner.travel.segments import great_circle_m

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
MARK_EVERY_M = 25.0
WITHOUT_DOORS = tuple(
    CLASSES.index(name)
    for name in CLASSES
    if name.startswith(("motorway", "trunk")) or name.endswith("_link")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapped:
    """Where doors open onto streets, arrays over the doors.

    Attributes
    ----------
    street : the street. along_dm : decimetres along its shape. gap_m : metres from the door.
    """

    street: Ints
    along_dm: Ints
    gap_m: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Marks:
    """Points along the streets that doors may open onto.

    Attributes
    ----------
    at : latitude and longitude in degrees. street, along_dm : which street and how far along.
    east : a degree of longitude as a share of a degree of latitude, amid the streets.
    tree : over (latitude, longitude · east).
    """

    at: Floats
    street: Ints
    along_dm: Ints
    east: float
    tree: cKDTree


def snap(roads: Roads, doors: Sequence[Point]) -> Snapped:
    """The nearest mark of each door."""
    marks = marks_of(roads)
    at = np.array([(door.lat, door.lon) for door in doors], np.float64).reshape(-1, 2)
    _, nearest = marks.tree.query(at * (1.0, marks.east))
    found = marks.at[nearest]
    return Snapped(
        street=marks.street[nearest],
        along_dm=marks.along_dm[nearest],
        gap_m=great_circle_m(at[:, 0], at[:, 1], found[:, 0], found[:, 1]),
    )


@lru_cache(maxsize=2)
def marks_of(roads: Roads) -> Marks:
    """Marks at the corners of all shapes and between them."""
    at = roads.shape_at / PER_DEGREE
    east = float(np.cos(np.radians(at[:, 0].mean())))
    along_dm = along_shapes_dm(roads)
    street = np.repeat(np.arange(len(roads.street_dm)), np.diff(roads.shape_start))
    followed = np.append(street[1:] == street[:-1], np.False_)  # another corner comes after it
    length_dm = np.where(followed, np.append(np.diff(along_dm), 0), 0)
    pieces = np.maximum(1, np.ceil(length_dm / (10 * MARK_EVERY_M))).astype(np.int64)
    corner = np.repeat(np.arange(len(at)), pieces)
    part = np.arange(len(corner)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = part / pieces[corner]
    after = np.minimum(corner + 1, len(at) - 1)
    points = at[corner] + share[:, None] * np.where(
        followed[corner, None], at[after] - at[corner], 0
    )
    offset = np.rint(along_dm[corner] + share * length_dm[corner]).astype(np.int64)
    ordinary = ~np.isin(roads.street_class[street[corner]], WITHOUT_DOORS)
    if not ordinary.any():
        ordinary[:] = True
    points = points[ordinary]
    return Marks(
        at=points,
        street=street[corner][ordinary],
        along_dm=offset[ordinary],
        east=east,
        tree=cKDTree(points * (1.0, east)),
    )


@lru_cache(maxsize=2)
def along_shapes_dm(roads: Roads) -> Floats:
    """Decimetres along its street of every corner of the shapes, up to the street's length."""
    at = roads.shape_at / PER_DEGREE
    step_m = np.append(0.0, great_circle_m(at[:-1, 0], at[:-1, 1], at[1:, 0], at[1:, 1]))
    step_m[roads.shape_start[:-1]] = 0.0
    total = np.cumsum(step_m)
    counts = np.diff(roads.shape_start)
    begin = total[roads.shape_start[:-1]]
    length = total[roads.shape_start[1:] - 1] - begin
    scale = roads.street_dm / np.maximum(length, 0.01)
    along: Floats = (total - np.repeat(begin, counts)) * np.repeat(scale, counts)
    return along
