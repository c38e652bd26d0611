"""Whether an idle courier meets an order, by trying every whole second of every courier.

The rules once more, from CONTRACT, over arrays of departures: shares the domain and
`TravelTimes.driving_s` with the product, nothing else.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day, Place
from planner.domain.fleet import Courier, Vehicle
from planner.domain.order import Order
from planner.travel.times import TravelTimes

Ints = npt.NDArray[np.int64]


def meets_at_some_second(
    day: Day, travel: TravelTimes, order: Order, *, shorter_s: int = 0
) -> bool:
    """Whether some courier of the order's store meets it at some second, each way shortened."""
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    if not (travel.can_drive(home, door) and travel.can_drive(door, home)):
        return False
    return any(
        courier.store_id == order.store_id
        and fits(courier.vehicle, order)
        and _some_second(day, travel, order, courier, shorter_s)
        for courier in day.couriers
    )


def least_late_by_force(day: Day, travel: TravelTimes, order: Order) -> int | None:
    """Seconds late at best over all couriers and seconds, shifts and hours aside."""
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    if not (travel.can_drive(home, door) and travel.can_drive(door, home)):
        return None
    least = []
    for courier in day.couriers:
        if courier.store_id == order.store_id and fits(courier.vehicle, order):
            departs = departures(day, order)
            speed = courier.vehicle.speed_factor
            arrives = departs + driving(travel, home, door, departs, speed, 0)
            begins = np.maximum(arrives, order.slot.start_at)
            least.append(int((begins - _latest(day, order, departs)).min()))
    return min(least, default=None)


def departures(day: Day, order: Order) -> Ints:
    """Every second at which leaving may make sense."""
    first_at = order.ready_at + day.store(order.store_id).loading_s
    return np.arange(first_at, max(first_at, order.slot.end_at) + 1, dtype=np.int64)


def fits(vehicle: Vehicle, order: Order) -> bool:
    """Whether the vehicle takes the parcel."""
    return all(
        limit is None or value <= limit
        for value, limit in (
            (order.mass_g, vehicle.max_mass_g),
            (order.volume_ml, vehicle.max_volume_ml),
            (order.side_mm, vehicle.max_side_mm),
        )
    )


def driving(
    travel: TravelTimes, origin: Place, to: Place, at: Ints, speed: float, shorter_s: int
) -> Ints:
    """Driving seconds at each of the moments."""
    known = {int(a): travel.driving_s(origin, to, int(a), speed) for a in np.unique(at)}
    return np.array([max(0, known[int(a)] - shorter_s) for a in at], np.int64)


def _latest(day: Day, order: Order, departs: Ints) -> Ints:
    return np.array([day.promise.latest_start(order, int(d)) for d in departs], np.int64)


def _some_second(
    day: Day, travel: TravelTimes, order: Order, courier: Courier, shorter_s: int
) -> bool:
    store = day.store(order.store_id)
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    speed = courier.vehicle.speed_factor
    departs = departures(day, order)
    loads = departs - store.loading_s
    shift, rest = courier.shift, courier.rest
    inside = (loads >= shift.start_at) & (departs <= shift.end_at)
    if store.opens_at is not None:
        inside &= loads >= store.opens_at
    if store.closes_at is not None:
        inside &= departs <= store.closes_at
    departs = departs[inside]
    arrives = departs + driving(travel, home, door, departs, speed, shorter_s)
    begins = np.maximum(arrives, order.slot.start_at)
    kept = begins <= _latest(day, order, departs)
    departs, done = departs[kept], begins[kept] + order.handover_s
    returns = done + driving(travel, door, home, done, speed, shorter_s)
    works = returns <= shift.end_at
    if rest is not None:
        from_at, until_at = max(rest.from_at, shift.start_at), min(rest.until_at, shift.end_at)
        before = (from_at + rest.length_s <= departs - store.loading_s) & (
            from_at + rest.length_s <= until_at
        )
        after = np.maximum(returns, from_at) + rest.length_s <= until_at
        works &= before | after
    return bool(works.any())
