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
DEAREST = 20  # an order left unmet that must be met, in costs of the dearest trip
CUT_ROUNDS = 2


def met_beside(
    prepared: Prepared,
    trips: tuple[Trip, ...],
    order: Order,
    watch: Watch,
    *,
    one_goes: int | None = None,
) -> tuple[Trip, ...] | None:
    """Trips that meet the order and all that the given ones meet; None where none were found.

    Parameters
    ----------
    trips : of a plan of this day, or of the day it is an edit of.
    one_goes : a priority; one order of it may be given up.
    """
    day = prepared.day
    met = {stop.order_id for trip in trips for stop in trip.stops} | {order.order_id}
    wanted = np.array([one.order_id in met for one in day.orders], bool)
    going = None if one_goes is None else day.priorities.index(one_goes)
    for reach_s in REACHES_S:
        if watch.over():
            return None
        columns = _near(prepared, trips, order, reach_s)
        packing = prepared.plans.only(columns)
        held = _held(packing, wanted, day.order_index(order.order_id), going)
        dearest_kop = sum(trip.cost_kop for trip in trips) + int(held.penalty_kop.max())
        found = _carrying(packing, held, dearest_kop, wanted, prepared, watch)
        if found is not None:
            catalogue = prepared.catalogues.plan
            return named_trips(
                day, prepared.travel, catalogue, packing, found, prepared.sequences
            )
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


def _held(packing: Packing, wanted: Chosen, order: int, going: int | None) -> Objective:
    """The order at any price, of the others wanted all, or in one class all but one."""
    dearest_kop = int(packing.cost_kop.max(initial=0)) + 1
    penalty_kop = np.zeros(packing.orders, np.int64)
    penalty_kop[order] = DEAREST * dearest_kop
    return Objective(
        costs=True,
        penalty_kop=penalty_kop,
        most_unmet=tuple(
            int((~wanted & (packing.order_class == number)).sum()) + (number == going)
            for number in range(packing.classes)
        ),
    )


def _carrying(
    packing: Packing,
    held: Objective,
    most_kop: int,
    wanted: Chosen,
    prepared: Prepared,
    watch: Watch,
) -> Ints | None:
    """Columns of a plan that meets the orders wanted, as cheaply as was found.

    Parameters
    ----------
    most_kop : a relaxation dearer than this leaves something wanted unmet.
    """
    goal = Objective(
        costs=True,
        penalty_kop=np.where(wanted, held.penalty_kop.max(), 0),
        most_unmet=tuple(
            int((packing.order_class == number).sum()) for number in range(packing.classes)
        ),
    )
    relaxation = relax(
        packing, held, start=first_columns(packing), rounds=CUT_ROUNDS, watch=watch
    )
    if not relaxation.finished or relaxation.bound.kop > most_kop:
        return None
    extra = relaxation.bound.extra
    seed = prepared.day.solver.seed
    for found in dives(packing, held, goal, relaxation, extra, seed=seed, watch=watch):
        unmet = ~carried(packing, found)
        counts = np.bincount(packing.order_class[unmet], minlength=packing.classes)
        if not (unmet & (held.penalty_kop > 0)).any() and (counts <= held.most_unmet).all():
            return found
    return None
