"""A plan that meets one order more than a plan at hand, found near it.

Most of the day stays as it is: only trips within some hours of the order are taken apart, then
those further away. Inside, the relaxation that meets all orders wanted is dived from. A
heuristic: where it finds nothing, nothing is proved.
"""

from __future__ import annotations

import numpy as np

from planner.domain.order import Order
from planner.domain.plan import Trip
from planner.solve.bound import Objective
from planner.solve.couriers import named_trips
from planner.solve.dive import dives
from planner.solve.known_plan import columns_of
from planner.solve.packing import Packing, carried
from planner.solve.prepared import Prepared
from planner.solve.relax import first_columns, relax
from planner.solve.subset import Chosen
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

REACHES_S = (3_600, 9_000)  # how far from the order trips are taken apart, one after the other
DEAREST = 20  # an order left unmet, in costs of the dearest trip
CUT_ROUNDS = 2


def met_beside(
    prepared: Prepared, trips: tuple[Trip, ...], order: Order, watch: Watch
) -> tuple[Trip, ...] | None:
    """Trips that meet the order and all that the given ones meet; None where none were found.

    Parameters
    ----------
    trips : of a plan of this day, or of the day it is an edit of.
    """
    day = prepared.day
    met = {stop.order_id for trip in trips for stop in trip.stops} | {order.order_id}
    wanted = np.array([one.order_id in met for one in day.orders], bool)
    for reach_s in REACHES_S:
        if watch.over():
            return None
        columns = _near(prepared, trips, order, reach_s)
        found = _carrying(prepared.plans.only(columns), wanted, prepared, watch)
        if found is not None:
            packing = prepared.plans.only(columns)
            return named_trips(day, prepared.travel, prepared.catalogues.plan, packing, found)
    return None


def _near(prepared: Prepared, trips: tuple[Trip, ...], order: Order, reach_s: int) -> Ints:
    """Columns of the orders of near trips, and those that stand for the other trips."""
    since_at, until_at = order.ready_at - reach_s, order.slot.end_at + reach_s
    near: list[Trip] = []
    far: list[Trip] = []
    for trip in trips:
        back_at = trip.departs_at if trip.returns_at is None else trip.returns_at
        inside = back_at > since_at and trip.departs_at < until_at
        (near if inside else far).append(trip)
    free = {stop.order_id for trip in near for stop in trip.stops} | {order.order_id}
    welcome = np.array([*(one.order_id in free for one in prepared.day.orders), True], bool)
    inside_sets: Chosen = np.all(welcome[prepared.plans.members], axis=1)
    columns = np.flatnonzero(inside_sets[prepared.plans.set_of])
    return np.union1d(columns, columns_of(prepared, far))


def _carrying(
    packing: Packing, wanted: Chosen, prepared: Prepared, watch: Watch
) -> Ints | None:
    """Columns of a plan that meets all orders wanted, as cheaply as was found."""
    classes = range(packing.classes)
    others = tuple(int((~wanted & (packing.order_class == one)).sum()) for one in classes)
    nothing = np.zeros(packing.orders, np.int64)
    held = Objective(costs=True, penalty_kop=nothing, most_unmet=others)
    dearest = int(packing.cost_kop.max(initial=0)) + 1
    goal = Objective(
        costs=True,
        penalty_kop=np.where(wanted, DEAREST * dearest, 0),
        most_unmet=tuple(int((packing.order_class == one).sum()) for one in classes),
    )
    relaxation = relax(
        packing, held, start=first_columns(packing), rounds=CUT_ROUNDS, watch=watch
    )
    if not relaxation.finished or relaxation.bound.kop > DEAREST * dearest:
        return None
    extra = relaxation.bound.extra
    seed = prepared.day.solver.seed
    for found in dives(packing, held, goal, relaxation, extra, seed=seed, watch=watch):
        if (carried(packing, found) | ~wanted).all():
            return found
    return None
