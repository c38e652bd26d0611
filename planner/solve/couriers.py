"""Chosen columns become couriers' days: each group's flow taken apart, trips with stops.

Points are passed in order of time. A trip goes to the courier of its group who came back last,
so one courier keeps neighbouring trips and the others' gaps stay long; a courier who has not
driven yet comes last. Where the group has a break, as many idle couriers as the trips before
the break can spare take theirs at every point, as early as possible: a courier moved after his
break early is never missed later than one moved late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.cost import on_demand_cost_kop, trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.solve.packing import Group, Packing
from planner.travel.times import TravelTimes
from planner.trips.catalogue import Catalogue
from planner.trips.order_sets import NONE, Ints
from planner.trips.outside import outside_walk
from planner.trips.sequence import sequenced

Sequences = Mapping[frozenset[OrderId], tuple[OrderId, ...]]


def named_trips(
    day: Day,
    travel: TravelTimes,
    catalogue: Catalogue,
    packing: Packing,
    chosen: Ints,
    sequences: Sequences | None = None,
) -> tuple[Trip, ...]:
    """The chosen columns as trips of named couriers, in order of departure.

    Parameters
    ----------
    sequences : sets of orders that are visited in one sequence only.
    """
    trips = []
    for group in packing.groups:
        mine = chosen[(chosen >= group.columns.start) & (chosen < group.columns.stop)]
        for column, courier_id in _assigned(packing, group, mine):
            trip = _own_trip(
                day, travel, catalogue, packing, group, column, courier_id, sequences or {}
            )
            trips.append(trip)
    outside = chosen[(chosen >= packing.outside.start) & (chosen < packing.outside.stop)]
    trips += [_outside_trip(day, travel, int(packing.trip_of[column])) for column in outside]
    trips.sort(
        key=lambda trip: (trip.departs_at, trip.courier_id or "", trip.stops[0].order_id)
    )
    return tuple(
        replace(trip, trip_id=f"t{number:03d}") for number, trip in enumerate(trips, start=1)
    )


@dataclass
class _Pools:
    """Couriers at the store, by layer; the last in a list came back last."""

    before: list[CourierId]
    after: list[CourierId]


def _assigned(packing: Packing, group: Group, mine: Ints) -> list[tuple[int, CourierId]]:
    """Who drives each column of the group."""
    size = group.points if group.fleet.rest is None else group.points // 2
    leaving: dict[int, list[int]] = defaultdict(list)
    returning: dict[int, list[CourierId]] = defaultdict(list)
    for column in mine:
        leaving[int(packing.leaves[column])].append(int(column))
    spare = _spare_before_break(packing, group, mine, size)
    ends = dict(zip(group.breaks_from.tolist(), group.breaks_to.tolist(), strict=True))
    pools = _Pools(before=list(reversed(group.fleet.courier_ids)), after=[])
    moved = 0
    taken: list[tuple[int, CourierId]] = []

    def pass_point(pool: list[CourierId], point: int) -> None:
        pool.extend(returning.pop(point, []))
        for column in leaving.get(point, []):
            courier_id = pool.pop()
            taken.append((column, courier_id))
            returning[int(packing.returns[column])].append(courier_id)

    for point in range(size):
        pass_point(pools.before, point)
        # a break may end at the point it began at, so couriers move before the others leave
        while point in ends and moved < int(spare[point]):
            returning[ends[point]].append(pools.before.pop())
            moved += 1
        pass_point(pools.after, point + size)
    return taken


def _spare_before_break(packing: Packing, group: Group, mine: Ints, size: int) -> Ints:
    """Per point how many couriers the trips before the break can spare from there on."""
    change = np.zeros(size + 1, np.int64)
    before = mine[packing.leaves[mine] < size]
    np.add.at(change, packing.leaves[before], -1)
    np.add.at(change, packing.returns[before], 1)
    idle = group.fleet.count + np.cumsum(change)[:size]
    spare: Ints = np.minimum.accumulate(idle[::-1])[::-1]
    return spare


def _own_trip(
    day: Day,
    travel: TravelTimes,
    catalogue: Catalogue,
    packing: Packing,
    group: Group,
    column: int,
    courier_id: CourierId,
    sequences: Sequences,
) -> Trip:
    fleet = group.fleet
    trips = next(
        kind
        for kind in catalogue.classes
        if (kind.store_id, kind.vehicle) == (fleet.store_id, fleet.vehicle)
    )
    number = int(packing.trip_of[column])
    store = day.store(fleet.store_id)
    departs_at = int(catalogue.departures[fleet.store_id][trips.departure[number]])
    members = trips.members[trips.set_of[number]]
    orders = tuple(day.orders[k] for k in members[members >= 0])
    known = sequences.get(frozenset(order.order_id for order in orders))
    if known is not None:
        orders = tuple(day.order(order_id) for order_id in known)
    elif trips.visits is not None and trips.visits[trips.set_of[number], 0] != NONE:
        visits = trips.visits[trips.set_of[number]]
        orders, known = tuple(day.orders[k] for k in visits[visits >= 0]), ()
    found = sequenced(
        day,
        travel,
        store,
        fleet.vehicle,
        orders,
        departs_at,
        returns_by=int(trips.returns_at[number]),
        metres=int(trips.metres[number]),
        as_given=known is not None,
    )
    busy_s = found.returns_at - (departs_at - store.loading_s)
    return Trip(
        trip_id="",
        courier_id=courier_id,
        store_id=store.store_id,
        departs_at=departs_at,
        returns_at=found.returns_at,
        metres=found.metres,
        cost_kop=trip_cost_kop(
            fleet.rates, metres=found.metres, orders=len(found.stops), busy_s=busy_s
        ),
        labour_kop=trip_labour_kop(fleet.rates, busy_s=busy_s),
        stops=found.stops,
    )


def _outside_trip(day: Day, travel: TravelTimes, order_index: int) -> Trip:
    order = day.orders[order_index]
    if day.on_demand is None:
        raise RuntimeError(f"{order.order_id} is given to an outside courier the day has not")
    found = outside_walk(day, travel, day.on_demand, order)
    if found is None:
        raise RuntimeError(f"no outside courier can meet {order.order_id}")
    return Trip(
        trip_id="",
        courier_id=None,
        store_id=order.store_id,
        departs_at=found.departs_at,
        returns_at=None,
        metres=found.metres,
        cost_kop=on_demand_cost_kop(day.on_demand, metres=found.metres),
        labour_kop=0,
        stops=(found.stop,),
    )
