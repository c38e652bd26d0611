"""The oracle: what a tiny day allows, by trying every sequence at every whole second.

`exhaustive_trips` drives every sequence with the reference walk, at given departures.
`exhaustive_costs` takes every trip at every second and tries every way to hand them to
couriers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.cost import on_demand_cost_kop
from planner.domain.day import Day
from planner.domain.fleet import CourierGroup, OnDemand, Rates, Store, Vehicle
from planner.domain.order import Order, OrderId
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk
from tests.support.every_second import Ints, Orders, TripPoints, every_second_trips

NEVER = 2**60  # the cost of what can't be done


@dataclass(frozen=True)
class Best:
    """The best plan: orders met per class, highest first, then the least cost of as many."""

    met_by_priority: tuple[int, ...]
    cost_kop: int


def exhaustive_best(day: Day, costs: dict[Orders, int]) -> Best:
    """The best plan by "serve", given the day's `exhaustive_costs`."""
    best = max(costs, key=lambda carried: (met_by_priority(day, carried), -costs[carried]))
    return Best(met_by_priority(day, best), costs[best])


def exhaustive_profit(day: Day, costs: dict[Orders, int]) -> int:
    """The highest profit in kopecks: fees less cost less cancellations."""
    return max(profit_kop(day, carried, cost_kop) for carried, cost_kop in costs.items())


def profit_kop(day: Day, carried: Orders, cost_kop: int) -> int:
    """Fees of the orders carried less cost less cancellations of the others."""
    earned_kop = sum(
        order.fee_kop if order.order_id in carried else -day.cancellation_kop
        for order in day.orders
    )
    return earned_kop - cost_kop


def met_by_priority(day: Day, carried: Iterable[OrderId]) -> tuple[int, ...]:
    """Orders carried per class, highest first."""
    orders = [day.order(order_id) for order_id in carried]
    return tuple(sum(o.priority == priority for o in orders) for priority in day.priorities)


def exhaustive_costs(day: Day, travel: TravelTimes) -> dict[Orders, int]:
    """Every set of orders that some plan carries, with the least kopecks of carrying it.

    Over all departures at whole seconds, all sequences, all couriers with their breaks, and
    outside couriers. Sets are bit masks inside: bit k is the day's order k.
    """
    costs = on_demand_costs(day, travel)
    for group in day.groups:
        own = _group_costs(day, travel, group)
        for _ in range(group.count):
            costs = together(costs, own)
    ids = [order.order_id for order in day.orders]
    return {
        frozenset(ids[k] for k in range(len(ids)) if mask >> k & 1): cost
        for mask, cost in enumerate(costs)
        if cost < NEVER
    }


def exhaustive_trips(
    day: Day, travel: TravelTimes, store: Store, vehicle: Vehicle, departures: Iterable[int]
) -> dict[tuple[Orders, int], tuple[tuple[int, int], ...]]:
    """(set of orders, departure) → the (return, metres) that no other sequence betters."""
    found: dict[tuple[Orders, int], list[tuple[int, int]]] = {}
    for departs_at in departures:
        for walked in _walks(day, travel, store, vehicle, (), departs_at):
            carried = frozenset(stop.order_id for stop in walked.stops)
            pair = (walked.returns_at, walked.metres)
            found.setdefault((carried, departs_at), []).append(pair)
    return {key: unbettered(pairs) for key, pairs in found.items()}


def unbettered(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The pairs for which no other pair is at most as large in both numbers, rising."""
    kept: list[tuple[int, int]] = []
    for pair in sorted(set(pairs)):
        if not kept or pair[1] < kept[-1][1]:
            kept.append(pair)
    return tuple(kept)


def _walks(
    day: Day,
    travel: TravelTimes,
    store: Store,
    vehicle: Vehicle,
    before: tuple[Order, ...],
    departs_at: int,
) -> Iterator[Walk]:
    """All feasible trips that begin with these orders and carry at least one more."""
    for order in day.orders:
        if order in before:
            continue
        walked = walk(day, travel, store, vehicle, (*before, order), departs_at)
        if isinstance(walked, Walk):
            yield walked
        if isinstance(walked, Walk) or walked.rule == "no_road_back":
            yield from _walks(day, travel, store, vehicle, (*before, order), departs_at)


def on_demand_costs(day: Day, travel: TravelTimes) -> list[int]:
    """Per set, the cost of an outside courier for each of its orders; NEVER past the limit."""
    limit = day.on_demand.limit if day.on_demand else 0
    single = [_on_demand_cost(day, travel, day.on_demand, order) for order in day.orders]
    costs = []
    for mask in range(1 << len(single)):
        chosen = [cost for k, cost in enumerate(single) if mask >> k & 1]
        possible = len(chosen) <= limit and NEVER not in chosen
        costs.append(sum(chosen) if possible else NEVER)
    return costs


def _on_demand_cost(
    day: Day, travel: TravelTimes, on_demand: OnDemand | None, order: Order
) -> int:
    if on_demand is None:
        return NEVER
    store, vehicle = day.store(order.store_id), on_demand.vehicle
    home, door = day.store_place(store.store_id), day.order_place(order.order_id)
    departs_at = max(order.ready_at, order.placed_at + on_demand.lead_s)
    barred = (
        not travel.can_drive(home, door)
        or (store.opens_at is not None and departs_at < store.opens_at)
        or (store.closes_at is not None and departs_at > store.closes_at)
        or (vehicle.max_mass_g is not None and order.mass_g > vehicle.max_mass_g)
        or (vehicle.max_volume_ml is not None and order.volume_ml > vehicle.max_volume_ml)
        or (vehicle.max_side_mm is not None and order.side_mm > vehicle.max_side_mm)
    )
    if barred:
        return NEVER
    arrives_at = departs_at + travel.driving_s(home, door, departs_at, vehicle.speed_factor)
    if max(arrives_at, order.slot.start_at) > day.promise.latest_start(order, departs_at):
        return NEVER
    return on_demand_cost_kop(on_demand, metres=travel.leg_metres(home, door))


def _group_costs(day: Day, travel: TravelTimes, group: CourierGroup) -> list[int]:
    """Per set of orders, the least cost of one courier of the group carrying exactly it."""
    return costs_of_one(day, group, _priced_trips(day, travel, group))


def costs_of_one(
    day: Day, group: CourierGroup, trips: dict[int, tuple[TripPoints, Ints]]
) -> list[int]:
    """Per set of orders, the least cost of one courier carrying exactly it by these trips.

    `least[layer][mask][t]` is the least cost of having carried the set and being free at the
    store by moment t of the shift; layer 1 is after the break. A set is built by its last trip.
    """
    store, shift, rest = day.store(group.store_id), group.shift, group.rest
    moments = shift.end_at - shift.start_at + 1
    sets = 1 << len(day.orders)
    layers = 1 if rest is None else 2
    least = np.full((layers, sets, moments), NEVER, np.int64)
    for mask in range(sets):
        for layer in range(layers):
            row = least[layer, mask]
            if mask == 0 and layer == 0:
                row[:] = 0
            for last, (points, cost_kop) in trips.items():
                if mask & last == last:
                    loads = points.departs_at - store.loading_s - shift.start_at
                    before = least[layer, mask ^ last][loads] + cost_kop
                    np.minimum.at(row, points.returns_at - shift.start_at, before)
            if layer == 1 and rest is not None:
                earliest = max(0, rest.from_at - shift.start_at)
                latest = min(moments - 1, rest.until_at - shift.start_at) - rest.length_s
                span = slice(earliest + rest.length_s, latest + rest.length_s + 1)
                row[span] = np.minimum(row[span], least[0, mask, earliest : latest + 1])
            np.minimum.accumulate(row, out=row)
    costs = np.minimum(least[-1, :, -1], NEVER)
    costs[0] = 0  # who drives nothing needs no break
    return [int(cost) for cost in costs]


def _priced_trips(
    day: Day, travel: TravelTimes, group: CourierGroup
) -> dict[int, tuple[TripPoints, Ints]]:
    """Per set that one trip carries inside the shift: the trips and their costs."""
    store, shift = day.store(group.store_id), group.shift
    priced = {}
    for carried, points in every_second_trips(day, travel, store, group.vehicle).items():
        inside = points.departs_at - store.loading_s >= shift.start_at
        inside &= points.returns_at <= shift.end_at
        if inside.any():
            kept = TripPoints(
                points.departs_at[inside], points.returns_at[inside], points.metres[inside]
            )
            mask = sum(1 << day.order_index(order_id) for order_id in carried)
            costs_kop = trip_costs_kop(group.rates, kept, len(carried), store.loading_s)
            priced[mask] = kept, costs_kop
    return priced


def trip_costs_kop(rates: Rates, points: TripPoints, orders: int, loading_s: int) -> Ints:
    """Cost by CONTRACT, "Money"; each item to the nearest kopeck, halves up."""
    kilometres = (points.metres * rates.per_km_kop + 500) // 1000
    cost_kop = kilometres + rates.per_trip_kop + orders * rates.per_order_kop
    if rates.paid_for == "trip":
        busy_s = points.returns_at - points.departs_at + loading_s
        cost_kop = cost_kop + (busy_s * rates.per_hour_kop + 1800) // 3600
    return cost_kop


def together(costs: Sequence[int], own: Sequence[int]) -> list[int]:
    """Least cost per set where one more courier may take any part of it."""
    least = []
    for mask in range(len(costs)):
        best, part = costs[mask], mask
        while part:
            best = min(best, costs[mask ^ part] + own[part])
            part = (part - 1) & mask
        least.append(min(best, NEVER))
    return least
