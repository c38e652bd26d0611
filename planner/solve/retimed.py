"""Routes of a routing program as trips of the day: re-timed by its own travel times, mended.

A routing program knows one travel time per leg and no breaks, so its trips are driven again,
one after another, each leaving as late as costs nothing. A trip that is late goes without one
of its orders, or not at all; what the packing makes of it is the packing's matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from planner.domain.day import Day
from planner.domain.fleet import CourierGroup, CourierId
from planner.domain.plan import Stop, Trip
from planner.routing.problem import RoutingProblem
from planner.routing.task import Routed
from planner.solve.moves import Visits
from planner.trips.pool import ClassPool


def retimed(
    day: Day,
    pools: tuple[ClassPool, ...],
    problem: RoutingProblem,
    plan: tuple[Routed, ...],
    allowed: Callable[[Visits], bool],
) -> Iterator[Trip]:
    """The plan's trips by the day's own times; the pools know them from then on.

    Parameters
    ----------
    allowed : whether orders may be visited in a sequence.
    """
    for kind, trips in plan:
        group = day.groups[problem.vehicles[kind].group]
        store = day.store(group.store_id)
        pool = next(one for one in pools if (one.store, one.vehicle) == (store, group.vehicle))
        free_at = group.shift.start_at
        for trip in trips:
            visits = in_day(problem, trip)
            found = _mended(pool, visits, free_at + store.loading_s, allowed)
            if found is not None and found[2] <= group.shift.end_at:
                shorter, departs_at, free_at = found
                yield _as_trip(day, group, shorter, departs_at, free_at)


def in_day(problem: RoutingProblem, trip: Visits) -> Visits:
    """A trip of the problem as indices into the day's orders."""
    return tuple(problem.orders[list(trip)].tolist())


def as_start(day: Day, problem: RoutingProblem, trips: tuple[Trip, ...]) -> tuple[Routed, ...]:
    """The plan as the search's start: per courier his trips."""
    numbers = {day.orders[k].order_id: number for number, k in enumerate(problem.orders)}
    kinds = {
        courier_id: kind
        for kind, one in enumerate(problem.vehicles)
        for courier_id in day.groups[one.group].courier_ids
    }
    routes: dict[CourierId, list[Visits]] = defaultdict(list)
    for trip in trips:
        if trip.courier_id in kinds and trip.stops[0].order_id in numbers:
            routes[trip.courier_id].append(tuple(numbers[s.order_id] for s in trip.stops))
    return tuple((kinds[who], tuple(visits)) for who, visits in routes.items())


def _mended(
    pool: ClassPool, visits: Visits, earliest_at: int, allowed: Callable[[Visits], bool]
) -> tuple[Visits, int, int] | None:
    """The sequence with its departure and return; with an order less where it is late."""
    shorter = [visits[:at] + visits[at + 1 :] for at in range(len(visits))]
    for one in (visits, *(short for short in shorter if short)):
        found = pool.leave(one, earliest_at) if allowed(one) else None
        if found is not None:
            return (one, *found)
    return None


def _as_trip(
    day: Day, group: CourierGroup, visits: Visits, departs_at: int, returns_at: int
) -> Trip:
    """A trip to be looked up among the columns: whose, which orders, when."""
    return Trip(
        trip_id="",
        courier_id=group.courier_ids[0],
        store_id=group.store_id,
        departs_at=departs_at,
        returns_at=returns_at,
        metres=0,
        cost_kop=0,
        labour_kop=0,
        stops=tuple(
            Stop(
                order_id=day.orders[k].order_id, arrives_at=0, handover_from=0, handover_until=0
            )
            for k in visits
        ),
    )
