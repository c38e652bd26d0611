"""The oracle under wishes: what a tiny day allows of plans that keep them, at every second.

Built beside `tests.support.exhaustive` from the same trips. A trip a wish speaks of is looked
at as what it is, orders and driver; a trip of its own is walked at every second in the
sequence wished. Shares with the product the wishes' own data and the reference walk.
"""

from __future__ import annotations

import numpy as np

from planner.domain.day import Day
from planner.domain.fleet import CourierGroup
from planner.domain.order import OrderId
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk
from planner.wishes.wish import (
    OUTSIDE,
    Drop,
    Must,
    NotOnCourier,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
)
from tests.support.every_second import Orders, TripPoints, every_second_trips
from tests.support.exhaustive import (
    NEVER,
    costs_of_one,
    on_demand_costs,
    together,
    trip_costs_kop,
)


def wished_costs(day: Day, travel: TravelTimes, wishes: tuple[Wish, ...]) -> dict[Orders, int]:
    """Every set of orders that a plan keeping the wishes carries, with its least cost."""
    ids = [order.order_id for order in day.orders]
    costs = [
        cost if all(_able(wishes, frozenset({ids[k]}), OUTSIDE) for k in _bits(mask)) else NEVER
        for mask, cost in enumerate(on_demand_costs(day, travel))
    ]
    for group in day.groups:
        for courier_id in group.courier_ids:
            own = _one_courier(day, travel, group, courier_id, wishes)
            costs = together(costs, own)
    return {
        carried: cost
        for mask, cost in enumerate(costs)
        if cost < NEVER
        and _all_there(wishes, carried := frozenset(ids[k] for k in _bits(mask)))
    }


def _one_courier(
    day: Day,
    travel: TravelTimes,
    group: CourierGroup,
    courier_id: str,
    wishes: tuple[Wish, ...],
) -> list[int]:
    store, shift = day.store(group.store_id), group.shift
    found = every_second_trips(day, travel, store, group.vehicle)
    for wish in wishes:
        if isinstance(wish, OwnTrip):
            found.pop(frozenset(wish.order_ids), None)
            walked = _walked(day, travel, group, wish)
            if len(walked.departs_at):
                found[frozenset(wish.order_ids)] = walked
    priced = {}
    for carried, points in found.items():
        inside = points.departs_at - store.loading_s >= shift.start_at
        inside &= points.returns_at <= shift.end_at
        if inside.any() and _able(wishes, carried, courier_id):
            kept = TripPoints(
                points.departs_at[inside], points.returns_at[inside], points.metres[inside]
            )
            mask = sum(1 << day.order_index(order_id) for order_id in carried)
            priced[mask] = (
                kept,
                trip_costs_kop(group.rates, kept, len(carried), store.loading_s),
            )
    return costs_of_one(day, group, priced)


def _walked(day: Day, travel: TravelTimes, group: CourierGroup, wish: OwnTrip) -> TripPoints:
    """The trip in its sequence, at every second it can leave."""
    orders = tuple(day.order(order_id) for order_id in wish.order_ids)
    store, last_at = day.store(group.store_id), max(order.slot.end_at for order in orders)
    seconds = range(min(order.ready_at for order in orders), last_at + 1)
    tried = (
        walk(day, travel, store, group.vehicle, orders, at)
        for at in (seconds if wish.departs_at is None else [wish.departs_at])
    )
    walks = [walked for walked in tried if isinstance(walked, Walk)]
    return TripPoints(
        np.array([one.departs_at for one in walks], np.int64),
        np.array([one.returns_at for one in walks], np.int64),
        np.array([one.metres for one in walks], np.int64),
    )


def _able(wishes: tuple[Wish, ...], carried: Orders, driver: str) -> bool:
    """Whether a trip of exactly these orders by that driver breaks no wish by itself."""
    return all(_allows(wish, carried, driver) for wish in wishes)


def _allows(wish: Wish, carried: Orders, driver: str) -> bool:
    match wish:
        case Drop():
            return wish.order_id not in carried
        case NotOnCourier():
            return wish.order_id not in carried or driver != wish.courier_id
        case OnCourier():
            return wish.order_id not in carried or driver == wish.courier_id
        case Together():
            return carried.isdisjoint(wish.order_ids) or carried >= set(wish.order_ids)
        case OwnTrip():
            whole = carried == frozenset(wish.order_ids)
            timed = wish.departs_at is None or driver != OUTSIDE
            mine = wish.courier_id in (None, driver) and timed
            return carried.isdisjoint(wish.order_ids) or (whole and mine)
        case Must():
            return True


def _all_there(wishes: tuple[Wish, ...], carried: Orders) -> bool:
    """Whether all that the wishes want carried is."""
    wanted: set[OrderId] = set()
    for wish in wishes:
        if isinstance(wish, Must | OnCourier):
            wanted.add(wish.order_id)
        elif isinstance(wish, Together | OwnTrip):
            wanted.update(wish.order_ids)
    return wanted <= carried


def _bits(mask: int) -> list[int]:
    return [k for k in range(mask.bit_length()) if mask >> k & 1]
