"""Halves of a store's plan: its couriers in two parts, so that two searches don't do the same.

A search of half the couriers and their orders goes deeper in the same time, and two halves are
searched side by side. The halves are drawn anew each round: the couriers whose doors are the
nearest to those of one drawn at random stand together.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.plan import Trip
from planner.routing.problem import RoutingProblem, part_of
from planner.trips.order_sets import Ints

FEWEST_ORDERS, FEWEST_COURIERS = 60, 4  # of a store whose plan is halved


def halves(
    day: Day, problem: RoutingProblem, trips: tuple[Trip, ...], seed: list[int]
) -> tuple[RoutingProblem, RoutingProblem] | None:
    """The store's problem in two parts; None where it is too small for that.

    The same seed gives the same halves. Orders not met and couriers without a trip are dealt
    out in turn.
    """
    numbers = {day.orders[k].order_id: number for number, k in enumerate(problem.orders)}
    visits: dict[CourierId, list[int]] = defaultdict(list)
    for trip in trips:
        if trip.courier_id is not None and trip.stops[0].order_id in numbers:
            visits[trip.courier_id] += [numbers[stop.order_id] for stop in trip.stops]
    if len(problem.orders) < FEWEST_ORDERS or len(visits) < FEWEST_COURIERS:
        return None
    driving = list(visits)
    first = driving[int(np.random.default_rng(seed).integers(len(driving)))]
    driving.sort(key=lambda one: _apart_m(problem, visits[first], visits[one]))
    near = set(driving[: len(driving) // 2])
    met = {number for stops in visits.values() for number in stops}
    unmet = [number for number in range(len(problem.orders)) if number not in met]
    parts = []
    for half in range(2):
        orders = [
            n for who, stops in visits.items() if (who in near) != bool(half) for n in stops
        ]
        counts: dict[int, int] = defaultdict(int)
        for kind, one in enumerate(problem.vehicles):
            idle = 0
            for who in day.groups[one.group].courier_ids:
                if who not in visits:
                    idle += 1
                    counts[kind] += idle % 2 == half
                else:
                    counts[kind] += (who in near) != bool(half)
        parts.append(part_of(problem, np.array(sorted([*orders, *unmet[half::2]])), counts))
    return parts[0], parts[1]


def _apart_m(problem: RoutingProblem, one: list[int], other: list[int]) -> float:
    """How far the doors of one courier's day are from those of another's, on average."""
    among: Ints = problem.metres[np.ix_(np.array(one) + 1, np.array(other) + 1)]
    return float(min(among.min(axis=0).mean(), among.min(axis=1).mean()))
