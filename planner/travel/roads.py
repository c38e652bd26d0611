"""A city's streets as a directed graph, and the file that keeps it.

A street is the stretch between two junctions, with its shape; an edge is a street driven one
way. A junction where some turn is forbidden stands as several nodes of the same place: who
comes by the restricted street arrives at a copy that has only the allowed ways on.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from planner.errors import Fault, InputError

FORMAT = 1
ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"
PER_DEGREE = 10_000_000  # OpenStreetMap's own grid, about a centimetre

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadsAbout:
    """Where a roads file comes from and what it holds.

    Attributes
    ----------
    source : name of the extract or the place asked for. built_on : ISO date.
    data_date : ISO date of the map data; None where the extract doesn't say.
    street_km : kilometres of street. left_out_km : kilometres not connected to the rest.
    turns_forbidden, restrictions_unread : turn restrictions that hold here, and those that
        could not be used.
    """

    source: str
    built_on: str
    data_date: str | None
    street_km: float
    left_out_km: float
    turns_forbidden: int
    restrictions_unread: int
    attribution: str = ATTRIBUTION


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Roads:
    """The streets: every node can be reached from every other.

    Attributes
    ----------
    node_at : shape (n, 2), latitude and longitude in 1e-7 degrees.
    edge_tail, edge_head : shape (m,), nodes. edge_street : shape (m,). edge_ms : free-flow
        milliseconds. edge_backward : driven against the street's shape.
    street_class : position in `road_rules.CLASSES`. street_dm : length in decimetres.
    shape_start : shape (k + 1,): street s has the points shape_start[s] … shape_start[s + 1].
    shape_at : their latitude and longitude in 1e-7 degrees.
    about : source, dates, attribution.
    """

    node_at: Ints
    edge_tail: Ints
    edge_head: Ints
    edge_street: Ints
    edge_ms: Ints
    edge_backward: npt.NDArray[np.bool_]
    street_class: npt.NDArray[np.int8]
    street_dm: Ints
    shape_start: Ints
    shape_at: Ints
    about: RoadsAbout

    def shape(self, street: int) -> npt.NDArray[np.float64]:
        """The street's points, latitude and longitude in degrees."""
        first, end = self.shape_start[street], self.shape_start[street + 1]
        points: npt.NDArray[np.float64] = self.shape_at[first:end] / PER_DEGREE
        return points


ARRAYS = tuple(name for name in Roads.__annotations__ if name != "about")


def save_roads(roads: Roads, path: Path) -> None:
    """Write the file whole or not at all.

    Raises
    ------
    OSError
        It can't be written.
    """
    beside = path.with_name(f".{path.name}.writing")
    about = json.dumps({"format": FORMAT, **asdict(roads.about)}, ensure_ascii=False)
    try:
        with beside.open("wb") as file:
            arrays = {name: getattr(roads, name) for name in ARRAYS}
            np.savez_compressed(file, about=np.array(about), **arrays)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def load_roads(path: Path) -> Roads:
    """Read a roads file; the last few read are kept.

    Raises
    ------
    InputError
        There is no such file, or it is not one that `planner roads build` wrote.
    """
    try:
        return _load(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        rule = "roads_missing"
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        rule = "roads_broken"
    raise InputError((Fault(file=path.name, rule=rule),))


@lru_cache(maxsize=2)
def _load(path: Path, _written_at: int) -> Roads:
    with np.load(path, allow_pickle=False) as file:
        about: dict[str, Any] = json.loads(str(file["about"]))
        if about.pop("format") != FORMAT:
            raise ValueError("another format")
        arrays = {name: file[name] for name in ARRAYS}
    for array in arrays.values():
        array.flags.writeable = False
    return Roads(about=RoadsAbout(**about), **arrays)
