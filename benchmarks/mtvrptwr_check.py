"""Multi-trip instances read from their files, and solutions checked by the files alone.

Shares nothing with the planner: a route is driven as early as it can be, trip by trip.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import vrplib

SCALE = 10  # distances and times of the file are multiplied by this
Route = list[list[int]]  # a vehicle's trips, each the customers in order of visit


@dataclass(frozen=True, kw_only=True)
class Instance:
    """One instance, already scaled; index 0 is the depot.

    Attributes
    ----------
    distance : shape (n, n), also the travel time. window : shape (n, 2).
    release, service, demand : per place. vehicles, capacity : the fleet.
    best_known, optimal : what the `.sol` file says; None and False without one.
    """

    name: str
    distance: npt.NDArray[np.int64]
    window: npt.NDArray[np.int64]
    release: npt.NDArray[np.int64]
    service: npt.NDArray[np.int64]
    demand: npt.NDArray[np.int64]
    vehicles: int
    capacity: int
    best_known: int | None
    optimal: bool


def read_instance(path: Path) -> Instance:
    """The instance at `path`, with what is known of its best cost."""
    given = vrplib.read_instance(path, compute_edge_weights=False)
    places = np.asarray(given["node_coord"], float)
    away = places[:, None] - places[None]
    distance = (SCALE * np.sqrt((away**2).sum(axis=-1))).astype(np.int64)
    n = len(places)
    service = SCALE * np.broadcast_to(np.asarray(given["service_time"]), n).astype(np.int64)
    service[0] = 0
    known = path.with_suffix(".sol")
    solution = vrplib.read_solution(known) if known.exists() else {}
    return Instance(
        name=path.stem,
        distance=distance,
        window=SCALE * np.asarray(given["time_window"], np.int64),
        release=SCALE * np.asarray(given["release_time"], np.int64),
        service=service,
        demand=np.asarray(given["demand"], np.int64),
        vehicles=int(given["vehicles"]),
        capacity=int(given["capacity"]),
        best_known=int(solution["cost"]) if "cost" in solution else None,
        optimal=str(solution.get("optimal", "")).lower() == "true",
    )


def cost_of(instance: Instance, routes: list[Route]) -> int:
    """Distance of all trips."""
    total = 0
    for route in routes:
        for trip in route:
            stops = [0, *trip, 0]
            total += int(instance.distance[stops[:-1], stops[1:]].sum())
    return total


def faults(instance: Instance, routes: list[Route]) -> tuple[str, ...]:
    """Every rule of the instance the routes break."""
    found = []
    visits = Counter(stop for route in routes for trip in route for stop in trip)
    customers = range(1, len(instance.demand))
    missed = [k for k in customers if visits[k] != 1]
    if missed:
        found.append(f"{len(missed)} customers not visited exactly once, the first {missed[0]}")
    if len(routes) > instance.vehicles:
        found.append(f"{len(routes)} vehicles of {instance.vehicles}")
    for number, route in enumerate(routes):
        found += [f"vehicle {number}: {fault}" for fault in _route_faults(instance, route)]
    return tuple(found)


def _route_faults(instance: Instance, route: Route) -> list[str]:
    found = []
    now = int(instance.window[0, 0])
    for trip in route:
        load = int(instance.demand[trip].sum())
        if load > instance.capacity:
            found.append(f"carries {load} of {instance.capacity}")
        now, place = max(now, int(instance.release[trip].max())), 0
        for stop in trip:
            now = max(now + int(instance.distance[place, stop]), int(instance.window[stop, 0]))
            if now > instance.window[stop, 1]:
                found.append(f"at {stop} at {now}, after {instance.window[stop, 1]}")
            now, place = now + int(instance.service[stop]), stop
        now += int(instance.distance[place, 0])
    if now > instance.window[0, 1]:
        found.append(f"back at {now}, after {instance.window[0, 1]}")
    return found
