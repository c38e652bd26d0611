"""One scenario's plan driven under another's rules, to see which of two neighbours is better.

A plan of a harder day is a plan of an easier one. Where the search found less for the easier
day, it is to begin again with the other's plan; which of two days is the easier need not be
known, the replay tells.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from planner.domain.cost import on_demand_cost_kop, trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import Courier, CourierId
from planner.domain.plan import Trip
from planner.scenarios.problem import Problem
from planner.trips.outside import outside_walk
from planner.trips.timing import Walk, walk


def replayed(problem: Problem, trips: tuple[Trip, ...]) -> tuple[Trip, ...] | None:
    """The same trips on that day, with its times and costs; None where a rule forbids them."""
    couriers = {courier.courier_id: courier for courier in problem.day.couriers}
    driven: list[Trip] = []
    by_courier: dict[CourierId, list[Trip]] = defaultdict(list)
    for trip in trips:
        if trip.courier_id is None:
            again = _outside(problem, trip)
        elif trip.courier_id in couriers:
            again = _own(problem, couriers[trip.courier_id], trip)
        else:
            again = None
        if again is None:
            return None
        driven.append(again)
        if trip.courier_id is not None:
            by_courier[trip.courier_id].append(again)
    on_demand = problem.day.on_demand
    outside = len(driven) - sum(map(len, by_courier.values()))
    if outside and (on_demand is None or outside > on_demand.limit):
        return None
    for courier_id, mine in by_courier.items():
        if not _fits_the_shift(problem.day, couriers[courier_id], mine):
            return None
    return tuple(driven)


def rank(day: Day, trips: tuple[Trip, ...]) -> tuple[int, ...]:
    """How good a plan is by the day's objective; smaller is better."""
    met = {stop.order_id for trip in trips for stop in trip.stops}
    cost_kop = sum(trip.cost_kop for trip in trips)
    if day.solver.objective == "profit":
        earned = sum(o.fee_kop + day.cancellation_kop for o in day.orders if o.order_id in met)
        return (cost_kop - earned,)
    counts = (
        -sum(o.order_id in met for o in day.orders if o.priority == priority)
        for priority in day.priorities
    )
    return (*counts, cost_kop)


def _own(problem: Problem, courier: Courier, trip: Trip) -> Trip | None:
    day = problem.day
    if courier.store_id != trip.store_id:
        return None
    store = day.store(courier.store_id)
    orders = tuple(day.order(stop.order_id) for stop in trip.stops)
    walked = walk(day, problem.travel, store, courier.vehicle, orders, trip.departs_at)
    if not isinstance(walked, Walk):
        return None
    busy_s = walked.returns_at - trip.departs_at + store.loading_s
    return replace(
        trip,
        returns_at=walked.returns_at,
        metres=walked.metres,
        stops=walked.stops,
        cost_kop=trip_cost_kop(
            courier.rates, metres=walked.metres, orders=len(orders), busy_s=busy_s
        ),
        labour_kop=trip_labour_kop(courier.rates, busy_s=busy_s),
    )


def _outside(problem: Problem, trip: Trip) -> Trip | None:
    day = problem.day
    if day.on_demand is None:
        return None
    order = day.order(trip.stops[0].order_id)
    walked = outside_walk(day, problem.travel, day.on_demand, order)
    if walked is None:
        return None
    return replace(
        trip,
        departs_at=walked.departs_at,
        metres=walked.metres,
        stops=(walked.stop,),
        cost_kop=on_demand_cost_kop(day.on_demand, metres=walked.metres),
    )


def _fits_the_shift(day: Day, courier: Courier, trips: list[Trip]) -> bool:
    """Whether the trips lie inside the shift, one at a time, with room for the break."""
    loading_s = day.store(courier.store_id).loading_s
    busy = sorted((trip.departs_at - loading_s, trip.returns_at or 0) for trip in trips)
    shift, rest = courier.shift, courier.rest
    if busy[0][0] < shift.start_at or busy[-1][1] > shift.end_at:
        return False
    if any(after[0] < before[1] for before, after in pairwise(busy)):
        return False
    if rest is None:
        return True
    free_from = [shift.start_at, *(until for _, until in busy)]
    free_until = [*(since for since, _ in busy), shift.end_at]
    return any(
        min(until, rest.until_at) - max(since, rest.from_at) >= rest.length_s
        for since, until in zip(free_from, free_until, strict=True)
    )
