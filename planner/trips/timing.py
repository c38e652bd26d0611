"""The reference walk of one trip: its times, or the first rule it breaks.

Slow and plain: the judge of all fast code. The courier leaves at a given moment, drives, waits
for a slot where early, hands over, and drives back. No waiting anywhere else: waiting at the
store is a later departure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.day import Day
from planner.domain.fleet import Store, Vehicle
from planner.domain.order import Order
from planner.domain.plan import Stop
from planner.travel.times import TravelTimes

Rule = Literal[
    "ready",
    "store_hours",
    "mass",
    "volume",
    "side",
    "no_road",
    "deadline",
    "no_road_back",
    "store",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A feasible trip's times.

    Attributes
    ----------
    departs_at, returns_at : seconds since midnight. metres : all legs, the way back included.
    stops : in order of visit.
    """

    departs_at: int
    returns_at: int
    metres: int
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first rule a trip breaks.

    Attributes
    ----------
    rule : which. order_id : at which order, None where the trip as a whole breaks it.
    value, limit : what was and what had to be, in the rule's unit (seconds since midnight,
        grams, millilitres, millimetres); None where there is no figure.
    """

    rule: Rule
    order_id: str | None = None
    value: int | None = None
    limit: int | None = None


def walk(
    day: Day,
    travel: TravelTimes,
    store: Store,
    vehicle: Vehicle,
    orders: tuple[Order, ...],
    departs_at: int,
) -> Walk | Broken:
    """Drive the orders in that sequence from the store, leaving at `departs_at`."""
    broken = _before_leaving(store, vehicle, orders, departs_at)
    if broken is not None:
        return broken
    home = day.store_place(store.store_id)
    place, now, metres, stops = home, departs_at, 0, []
    for order in orders:
        door = day.order_place(order.order_id)
        if not travel.can_drive(place, door):
            return Broken(rule="no_road", order_id=order.order_id)
        arrives_at = now + travel.driving_s(place, door, now, vehicle.speed_factor)
        begins_at = max(arrives_at, order.slot.start_at)
        latest = day.promise.latest_start(order, departs_at)
        if begins_at > latest:
            return Broken(
                rule="deadline", order_id=order.order_id, value=begins_at, limit=latest
            )
        metres += travel.leg_metres(place, door)
        place, now = door, begins_at + order.handover_s
        stops.append(
            Stop(
                order_id=order.order_id,
                arrives_at=arrives_at,
                handover_from=begins_at,
                handover_until=now,
            )
        )
    if not travel.can_drive(place, home):
        return Broken(rule="no_road_back", order_id=orders[-1].order_id)
    returns_at = now + travel.driving_s(place, home, now, vehicle.speed_factor)
    metres += travel.leg_metres(place, home)
    return Walk(departs_at=departs_at, returns_at=returns_at, metres=metres, stops=tuple(stops))


def _before_leaving(
    store: Store, vehicle: Vehicle, orders: tuple[Order, ...], departs_at: int
) -> Broken | None:
    for order in orders:
        if order.store_id != store.store_id:
            return Broken(rule="store", order_id=order.order_id)
        available_at = order.ready_at + store.loading_s
        if departs_at < available_at:
            return Broken(
                rule="ready", order_id=order.order_id, value=departs_at, limit=available_at
            )
        if vehicle.max_side_mm is not None and order.side_mm > vehicle.max_side_mm:
            return Broken(
                rule="side",
                order_id=order.order_id,
                value=order.side_mm,
                limit=vehicle.max_side_mm,
            )
    mass_g = sum(order.mass_g for order in orders)
    if vehicle.max_mass_g is not None and mass_g > vehicle.max_mass_g:
        return Broken(rule="mass", value=mass_g, limit=vehicle.max_mass_g)
    volume_ml = sum(order.volume_ml for order in orders)
    if vehicle.max_volume_ml is not None and volume_ml > vehicle.max_volume_ml:
        return Broken(rule="volume", value=volume_ml, limit=vehicle.max_volume_ml)
    loads_at = departs_at - store.loading_s
    if store.opens_at is not None and loads_at < store.opens_at:
        return Broken(rule="store_hours", value=loads_at, limit=store.opens_at)
    if store.closes_at is not None and departs_at > store.closes_at:
        return Broken(rule="store_hours", value=departs_at, limit=store.closes_at)
    return None
