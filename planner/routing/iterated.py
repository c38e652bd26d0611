"""PyVRP on a store's day: iterated local search over routes with reloads and release times.

PyVRP (Wouda, Lan and Kool 2024) moves orders between routes, perturbs and accepts late. Its
answer is one plan; what matters here is the trips it came by: those of every candidate plan not
much dearer than the best are kept, feasible in its eyes or not, for the packing to choose from.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from pyvrp import (
    Activity,
    ActivityType,
    Client,
    CostEvaluator,
    Depot,
    IteratedLocalSearchParams,
    Location,
    ProblemData,
    Route,
    Solution,
    SolveParams,
    VehicleType,
    solve,
)
from pyvrp.IteratedLocalSearch import IteratedLocalSearchCallbacks

from planner.routing.problem import RoutingProblem
from planner.routing.task import Routed, Routes, Task, Trip

HISTORY = 50  # of late acceptance; PyVRP takes 300, for searches of ten minutes
NEAR = 0.02  # trips are kept of candidates dearer than the best by at most this share


def routes(problem: RoutingProblem, task: Task) -> Routes:
    """Search as the task says."""
    data = _data(problem, task)
    collector = _Collector()
    stop = _Stop(iterations=task.iterations, until=time.monotonic() + task.seconds)
    params = SolveParams(
        ils=IteratedLocalSearchParams(history_length=HISTORY, callbacks=collector)
    )
    start = None if task.start is None else _solution(data, task.start)
    result = solve(data, stop, task.seed, False, False, params, start)
    collector.take(result.best)
    return Routes(
        plans=tuple(_routed(one) for one in (*collector.bests[-2:], result.best)),
        trips=tuple(collector.newest(task.most)),
        by_clock=stop.by_clock,
    )


@dataclass
class _Stop:
    """Ends a search after so many iterations, or by the clock."""

    iterations: int
    until: float
    by_clock: bool = False

    def __call__(self, best_cost: float) -> bool:  # noqa: ARG002 - PyVRP calls it so
        self.iterations -= 1
        self.by_clock = self.iterations >= 0 and time.monotonic() > self.until
        return self.iterations < 0 or self.by_clock


@dataclass
class _Collector(IteratedLocalSearchCallbacks):
    """Keeps the routes that candidates near the best are made of."""

    routes: dict[str, None] = field(default_factory=dict)
    bests: list[Solution] = field(default_factory=list)

    def on_iteration(
        self,
        current: Solution,  # noqa: ARG002 - PyVRP calls it so
        candidate: Solution,
        best: Solution,
        cost_evaluator: CostEvaluator,
    ) -> None:
        """Called by PyVRP after each iteration."""
        limit = (1 + NEAR) * cost_evaluator.penalised_cost(best)
        if cost_evaluator.penalised_cost(candidate) <= limit:
            self.take(candidate)

    def on_best(self, best: Solution) -> None:
        """Called by PyVRP at each new best plan."""
        self.bests.append(best)

    def take(self, solution: Solution) -> None:
        """Keep the solution's routes, as the newest."""
        for route in solution.routes():
            words = str(route)
            self.routes.pop(words, None)
            self.routes[words] = None

    def newest(self, most: int) -> list[Trip]:
        """Trips of the routes kept, the newest first."""
        trips: dict[Trip, None] = {}
        for words in reversed(self.routes):
            for trip in words.split("|"):
                visits = tuple(int(word[1:]) for word in trip.split())
                if visits:
                    trips[visits] = None
            if len(trips) >= most:
                break
        return list(trips)


def _data(problem: RoutingProblem, task: Task) -> ProblemData:
    n = len(problem.orders)
    clients = [
        Client(
            location=k + 1,
            delivery=problem.load[k].tolist(),
            service_duration=int(problem.handover_s[k]),
            tw_early=int(problem.slot_start_at[k]),
            tw_late=int(problem.latest_at[k]),
            release_time=min(int(problem.available_at[k]), int(problem.latest_at[k])),
            prize=0 if task.prizes is None else task.prizes[k],
            required=task.prizes is None,
        )
        for k in range(n)
    ]
    types = [
        VehicleType(
            num_available=one.count,
            capacity=list(one.capacity),
            start_depot=0,
            end_depot=0,
            tw_early=one.start_at,
            tw_late=one.end_at,
            unit_distance_cost=one.per_metre,
            unit_duration_cost=one.per_second,
            profile=one.profile,
            reload_depots=[0],
        )
        for one in problem.vehicles
    ]
    return ProblemData(
        locations=[Location(0, 0) for _ in range(n + 1)],
        clients=clients,
        depots=[Depot(location=0)],
        vehicle_types=types,
        distance_matrices=[_matrix(problem.metres)] * len(problem.legs_s),
        duration_matrices=[_matrix(legs_s) for legs_s in problem.legs_s],
    )


def _matrix(values: npt.NDArray[np.int64]) -> Any:  # PyVRP's stubs name no such array
    """A matrix without the negative figures that stand where there is no road."""
    return np.maximum(values, 0)


def _solution(data: ProblemData, plan: tuple[Routed, ...]) -> Solution:
    reload = Activity(ActivityType.DEPOT, 0)
    made = []
    for vehicle, trips in plan:
        visits: list[Activity] = []
        for trip in trips:
            visits += [reload] * bool(visits)
            visits += [Activity(ActivityType.CLIENT, k) for k in trip]
        made.append(Route(data, visits, vehicle))
    return Solution(data, made)


def _routed(solution: Solution) -> tuple[Routed, ...]:
    found = []
    for route in solution.routes():
        trips: list[list[int]] = []
        for one in route.schedule():
            if one.is_client():
                while len(trips) <= one.trip:
                    trips.append([])
                trips[one.trip].append(one.idx)
        found.append((route.vehicle_type(), tuple(tuple(trip) for trip in trips if trip)))
    return tuple(found)
