"""A day's orders and roads as the arrays that compiled code takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from planner.domain.day import Day
from planner.domain.fleet import Store, Vehicle
from planner.domain.order import Order
from planner.travel.times import TravelTimes
from planner.trips.labels import Orders, Roads
from planner.trips.order_sets import Ints

NO_LIMIT = 2**60


def order_arrays(day: Day, store: Store, orders: Sequence[Order]) -> Orders:
    """The store's orders as arrays; order k is place k + 1 of `road_arrays`."""
    promise = day.promise
    by_departure = promise.limit_clock == "departure"
    at_door = {
        order.order_id: order.handover_s if promise.window_covers == "handover" else 0
        for order in orders
    }
    return Orders(
        available_at=_ints(order.ready_at + store.loading_s for order in orders),
        slot_start_at=_ints(order.slot.start_at for order in orders),
        latest_at=_ints(
            order.slot.end_at - at_door[order.order_id]
            if by_departure
            else promise.latest_start(order, 0)
            for order in orders
        ),
        limit_s=_ints(
            promise.order_limit_s - at_door[order.order_id] if by_departure else NO_LIMIT
            for order in orders
        ),
        handover_s=_ints(order.handover_s for order in orders),
        mass_g=_ints(order.mass_g for order in orders),
        volume_ml=_ints(order.volume_ml for order in orders),
    )


def road_arrays(travel: TravelTimes, places: Sequence[int], vehicle: Vehicle) -> Roads:
    """Travel between some places, the store first, at the vehicle's speed."""
    among = np.ix_(places, places)
    starts_s, multipliers, kind = travel.steps
    return Roads(
        free_flow_s=np.ascontiguousarray(travel.free_flow_s[among]),
        metres=np.ascontiguousarray(travel.metres[among]),
        reachable=np.ascontiguousarray(travel.reachable[among]),
        speed_factor=vehicle.speed_factor,
        starts_s=starts_s,
        multipliers=multipliers,
        kind=np.ascontiguousarray(kind[among]),
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)
