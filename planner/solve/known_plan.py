"""A plan of another day as columns of this one's packing, as far as this day allows.

A what-if begins with the plan it is compared with, so more freedom never gives a worse plan. A
trip may have been dropped for one that leaves later, is back earlier and drives no further:
every column of the same couriers and orders inside the trip's own time stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from planner.domain.plan import Trip
from planner.solve.packing import Group, Packing
from planner.solve.prepared import Prepared
from planner.trips.order_sets import NONE, Ints


def columns_of(prepared: Prepared, trips: Iterable[Trip]) -> Ints:
    """All columns of the plan's packing that may stand for the trips, ascending."""
    packing = prepared.plans
    known = {order.order_id for order in prepared.day.orders}
    found: list[Ints] = []
    for trip in trips:
        if any(stop.order_id not in known for stop in trip.stops):
            continue
        orders = sorted(prepared.day.order_index(stop.order_id) for stop in trip.stops)
        if trip.courier_id is None:
            outside = np.arange(packing.outside.start, packing.outside.stop)
            found.append(outside[packing.trip_of[outside] == orders[0]])
            continue
        carrying = _carrying(packing, orders)
        found += [
            _inside(prepared, group, trip, carrying)
            for group in packing.groups
            if trip.courier_id in group.fleet.courier_ids
        ]
    return np.unique(np.concatenate([np.empty(0, np.int64), *found]))


def _carrying(packing: Packing, orders: list[int]) -> npt.NDArray[np.bool_]:
    """Per set whether it is exactly these orders."""
    width = packing.members.shape[1]
    if len(orders) > width:
        return np.zeros(len(packing.members), bool)
    row = np.array([*orders, *[NONE] * (width - len(orders))], np.int16)
    same: npt.NDArray[np.bool_] = (packing.members == row).all(axis=1)
    return same


def _inside(
    prepared: Prepared, group: Group, trip: Trip, carrying: npt.NDArray[np.bool_]
) -> Ints:
    """The group's columns with those orders that leave no earlier and are back no later."""
    columns = np.arange(group.columns.start, group.columns.stop)
    columns = columns[carrying[prepared.plans.set_of[columns]]]
    catalogue = prepared.catalogues.plan
    fleet = group.fleet
    kind = next(
        kind
        for kind in catalogue.classes
        if (kind.store_id, kind.vehicle) == (fleet.store_id, fleet.vehicle)
    )
    numbers = prepared.plans.trip_of[columns]
    leaves_at = catalogue.departures[fleet.store_id][kind.departure[numbers]]
    returns_at = trip.departs_at if trip.returns_at is None else trip.returns_at
    inside = (leaves_at >= trip.departs_at) & (kind.returns_at[numbers] <= returns_at)
    return columns[inside]
