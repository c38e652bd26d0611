"""The same day given to VROOM, PyVRP and OR-Tools routing, each in the form that suits it best.

Each is asked for most orders first and least kilometres then, by a price per unserved order far
above any detour. What their users know as multi-trip or reload is, here:

VROOM     a shipment per order: picked up at the store when ready, delivered in its slot.
PyVRP     as shipments, optional with a prize; or as deliveries with release times and reloads
          at the store, all required, which drives less where all can be met, and finds nothing
          where one can't. (Optional deliveries with reloads met fewer orders than either.)
OR-Tools  a pickup at a copy of the store and a delivery, dropped together at a penalty.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.problem import Problem
from benchmarks.routes import Routes, split_at_store

if TYPE_CHECKING:
    from pyvrp import Location, Model

UNSERVED_M = 1_000_000  # price of an unserved order, in metres
HORIZON_S = 3 * 86_400
VROOM_EXPLORATION = 5  # its thoroughest; it ends by itself
CORES = 2


def vroom_routes(problem: Problem, seconds: float) -> Routes:
    """VROOM's routes; mostly it ends by itself long before `seconds`."""
    import vroom

    day = vroom.Input()
    day.set_durations_matrix("car", problem.seconds.astype(np.uint32))
    day.set_distances_matrix("car", problem.metres.astype(np.uint32))
    day.set_costs_matrix("car", problem.metres.astype(np.uint32))
    for k in range(len(problem.couriers)):
        day.add_vehicle(
            vroom.Vehicle(
                k,
                start=0,
                end=0,
                profile="car",
                capacity=[int(problem.max_mass_g[k]), int(problem.max_volume_ml[k])],
                time_window=(int(problem.shift_start_at[k]), int(problem.shift_end_at[k])),
            )
        )
    for k in range(len(problem.orders)):
        latest_at = int(problem.latest_at[k])
        at_store = vroom.TimeWindow(int(problem.ready_at[k]), latest_at)
        at_door = vroom.TimeWindow(int(problem.slot_start_at[k]), latest_at)
        day.add_shipment(
            vroom.ShipmentStep(k, location=0, time_windows=[at_store]),
            vroom.ShipmentStep(
                k,
                location=k + 1,
                default_service=int(problem.handover_s[k]),
                time_windows=[at_door],
            ),
            amount=vroom.Amount([int(problem.mass_g[k]), int(problem.volume_ml[k])]),
        )
    solution = day.solve(
        exploration_level=VROOM_EXPLORATION,
        nb_threads=CORES,
        timeout=timedelta(seconds=seconds),
    ).to_dict()
    routes: Routes = [[] for _ in problem.couriers]
    for route in solution["routes"]:
        places = [step["location_index"] for step in route["steps"]]
        routes[route["vehicle"]] = split_at_store(places)
    return routes


def pyvrp_shipment_routes(problem: Problem, seconds: float) -> Routes:
    """PyVRP's routes over optional shipments."""
    from pyvrp import Model

    model = Model()
    places = _pyvrp_places(model, problem)
    _pyvrp_couriers(model, problem, reload=False)
    for k in range(len(problem.orders)):
        latest_at = int(problem.latest_at[k])
        model.add_shipment(
            places[0],
            places[k + 1],
            pickup_tw_early=int(problem.ready_at[k]),
            pickup_tw_late=latest_at,
            delivery_tw_early=int(problem.slot_start_at[k]),
            delivery_tw_late=latest_at,
            delivery_service_duration=int(problem.handover_s[k]),
            amount=[int(problem.mass_g[k]), int(problem.volume_ml[k])],
            prize=UNSERVED_M,
            required=False,
        )
    return _pyvrp_solved(model, problem, seconds)


def pyvrp_reload_routes(problem: Problem, seconds: float) -> Routes:
    """PyVRP's routes with reloads, every order required; none where it finds no way."""
    from pyvrp import Model

    model = Model()
    places = _pyvrp_places(model, problem)
    _pyvrp_couriers(model, problem, reload=True)
    for k in range(len(problem.orders)):
        model.add_client(
            places[k + 1],
            delivery=[int(problem.mass_g[k]), int(problem.volume_ml[k])],
            service_duration=int(problem.handover_s[k]),
            tw_early=int(problem.slot_start_at[k]),
            tw_late=int(problem.latest_at[k]),
            release_time=int(problem.ready_at[k]),
        )
    return _pyvrp_solved(model, problem, seconds)


def _pyvrp_places(model: Model, problem: Problem) -> list[Location]:
    places = [model.add_location(x=0, y=0) for _ in range(len(problem.orders) + 1)]
    for a, b in np.argwhere(~np.eye(len(places), dtype=bool)):
        model.add_edge(
            places[a], places[b], int(problem.metres[a, b]), int(problem.seconds[a, b])
        )
    return places


def _pyvrp_couriers(model: Model, problem: Problem, *, reload: bool) -> None:
    """A vehicle type per group of couriers that are alike."""
    store = model.add_depot(model.locations[0])
    for couriers in problem.alike():
        k = couriers[0]
        model.add_vehicle_type(
            len(couriers),
            capacity=[int(problem.max_mass_g[k]), int(problem.max_volume_ml[k])],
            start_depot=store,
            end_depot=store,
            reload_depots=[store] if reload else [],
            tw_early=int(problem.shift_start_at[k]),
            tw_late=int(problem.shift_end_at[k]),
        )


def _pyvrp_solved(model: Model, problem: Problem, seconds: float) -> Routes:
    from pyvrp.exceptions import PenaltyBoundWarning
    from pyvrp.stop import MaxRuntime

    with warnings.catch_warnings():
        # Where not all orders can be met its penalties grow to their limit, and it says so.
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        best = model.solve(MaxRuntime(seconds), display=False).best
    routes: Routes = [[] for _ in problem.couriers]
    if best.is_feasible():
        couriers = problem.alike()
        for route in best.routes():
            at_door = [one.is_client() or one.is_delivery() for one in route.schedule()]
            order = [one.idx + 1 for one in route.schedule()]
            visits = [place if here else 0 for place, here in zip(order, at_door, strict=True)]
            routes[couriers[route.vehicle_type()].pop()] = split_at_store(visits)
    return routes


def ortools_routes(problem: Problem, seconds: float) -> Routes:
    """OR-Tools' routes; nodes: the depot, a copy of the store per order, then the doors."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    n, couriers = len(problem.orders), len(problem.couriers)
    place = np.concatenate([np.zeros(n + 1, np.int64), np.arange(1, n + 1)])
    manager = pywrapcp.RoutingIndexManager(2 * n + 1, couriers, 0)
    routing = pywrapcp.RoutingModel(manager)
    metres = problem.metres[np.ix_(place, place)]
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(metres.tolist()))
    at_node_s = np.concatenate([np.zeros(n + 1, np.int64), problem.handover_s])
    legs_s = problem.seconds[np.ix_(place, place)] + at_node_s[:, None]
    legs = routing.RegisterTransitMatrix(legs_s.tolist())
    routing.AddDimension(legs, HORIZON_S, HORIZON_S, False, "time")
    time = routing.GetDimensionOrDie("time")
    for name, amounts, limits in (
        ("mass", problem.mass_g, problem.max_mass_g),
        ("volume", problem.volume_ml, problem.max_volume_ml),
    ):
        loads = routing.RegisterUnaryTransitVector([0, *amounts.tolist(), *(-amounts).tolist()])
        routing.AddDimensionWithVehicleCapacity(loads, 0, limits.tolist(), True, name)
    for k in range(couriers):
        shift = int(problem.shift_start_at[k]), int(problem.shift_end_at[k])
        time.CumulVar(routing.Start(k)).SetRange(*shift)
        time.CumulVar(routing.End(k)).SetRange(*shift)
    for k in range(n):
        pickup, door = manager.NodeToIndex(1 + k), manager.NodeToIndex(1 + n + k)
        routing.AddPickupAndDelivery(pickup, door)
        routing.solver().Add(routing.VehicleVar(pickup) == routing.VehicleVar(door))
        routing.solver().Add(time.CumulVar(pickup) <= time.CumulVar(door))
        latest_at = int(problem.latest_at[k])
        time.CumulVar(pickup).SetRange(int(problem.ready_at[k]), latest_at)
        time.CumulVar(door).SetRange(int(problem.slot_start_at[k]), latest_at)
        routing.AddDisjunction([pickup, door], UNSERVED_M, 2)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    first, local = (
        routing_enums_pb2.FirstSolutionStrategy,
        routing_enums_pb2.LocalSearchMetaheuristic,
    )
    parameters.first_solution_strategy = first.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = local.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromMilliseconds(int(1000 * seconds))
    solution = routing.SolveWithParameters(parameters)
    routes: Routes = [[] for _ in range(couriers)]
    for k in range(couriers if solution else 0):
        index, visits = routing.Start(k), []
        while not routing.IsEnd(index):
            visits.append(int(place[manager.IndexToNode(index)]))
            index = solution.Value(routing.NextVar(index))
        routes[k] = split_at_store(visits)
    return routes


@dataclass(frozen=True)
class Peer:
    """A program to compare with: the package it comes in, and how it is asked."""

    package: str
    routes: Callable[[Problem, float], Routes]


PEERS = {
    "VROOM": Peer("pyvroom", vroom_routes),
    "PyVRP, optional": Peer("pyvrp", pyvrp_shipment_routes),
    "PyVRP, required": Peer("pyvrp", pyvrp_reload_routes),
    "OR-Tools routing": Peer("ortools", ortools_routes),
}
