"""Travel times by shortest paths over the streets of a roads file.

Free flow only, as the streets' classes and posted limits give it; traffic comes from the
congestion profile. Not modelled: turn costs, lights one by one, restrictions by way of a way,
closures, parking. `planner.travel.door_graph` says how doors off the streets are reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from planner.domain.day import Day
from planner.domain.plan import TravelNotice, TravelUsed
from planner.errors import Fault, InputError
from planner.travel.congestion import CongestionProfile
from planner.travel.door_graph import (
    FARTHEST_OFF_MAP_KM,
    OFF_MAP_KMH,
    DoorGraph,
    door_graph,
    off_map,
    out_of_reach,
    travel_between,
)
from planner.travel.places import day_places, doors_of
from planner.travel.roads import Roads, load_roads
from planner.travel.times import TravelTimes

MS_PER_S, DM_PER_M = 1000, 10
IDS_NAMED = 5


def road_times(day: Day, profile: CongestionProfile) -> TravelTimes:
    """Travel times of the day over `day.travel.roads_file`.

    Raises
    ------
    InputError
        The file is missing, broken, or of another city than a store.
    """
    roads = roads_of(day)
    doors = doors_of(day_places(day))
    graph = door_graph(roads, doors.points)
    _refuse_far_stores(day, graph, doors.of_place)
    ms, dm, reachable = travel_between(graph)
    pairs = np.ix_(doors.of_place, doors.of_place)
    return TravelTimes(
        free_flow_s=-(-ms[pairs] // MS_PER_S),
        metres=-(-dm[pairs] // DM_PER_M),
        reachable=reachable[pairs],
        profile=profile,
        used=TravelUsed(
            provider="roads",
            congestion=profile.name,
            attribution=roads.about.attribution,
            data_date=roads.about.data_date,
            notices=tuple(_notices(day, graph, doors.of_place)),
        ),
    )


def roads_of(day: Day) -> Roads:
    """The roads file that the day names.

    Raises
    ------
    InputError
        None is named, or it is missing or broken.
    """
    if day.travel.roads_file is None:
        raise InputError(
            (Fault(file="day.toml", column="travel.roads_file", rule="roads_not_named"),)
        )
    return load_roads(Path(day.travel.roads_file))


def _refuse_far_stores(day: Day, graph: DoorGraph, door_of: np.ndarray) -> None:
    far = out_of_reach(graph.snapped)[door_of]
    faults = tuple(
        Fault(
            file=Path(day.travel.roads_file or "").name,
            rule="roads_elsewhere",
            details=(
                ("store", store.store_id),
                ("km", str(round(graph.snapped.gap_m[door_of[place]] / 1000))),
                ("limit", f"{FARTHEST_OFF_MAP_KM:.0f}"),
            ),
        )
        for place, store in enumerate(day.stores)
        if far[place]
    )
    if faults:
        raise InputError(faults)


def _notices(day: Day, graph: DoorGraph, door_of: np.ndarray) -> Iterator[TravelNotice]:
    """Places that the streets do not reach, by their ids."""
    beyond, far = off_map(graph.snapped)[door_of], out_of_reach(graph.snapped)[door_of]
    for key, which in (
        ("notice-roads-off-map", beyond & ~far),
        ("notice-roads-out-of-reach", far),
    ):
        ids = [day.place_ids[place] for place in np.flatnonzero(which)]
        if ids:
            yield TravelNotice(
                key=key,
                values=(
                    ("count", len(ids)),
                    ("ids", ", ".join(ids[:IDS_NAMED]) + (", …" if ids[IDS_NAMED:] else "")),
                    ("kmh", OFF_MAP_KMH),
                    ("limit", FARTHEST_OFF_MAP_KM),
                ),
            )
