"""The pool: trips known by their sequences of visits, beside a catalogue that was cut.

Where trips are too long to enumerate, a routing heuristic and moves around its plans say which
sequences are worth knowing. The pool times each for every vehicle of its store and makes a
catalogue of them together with the short trips that were enumerated; from there on everything
is as with a complete catalogue, except that nothing is proved by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.fleet import Store, Vehicle
from planner.domain.order import StoreId
from planner.domain.plan import CatalogueCut
from planner.travel.times import TravelTimes
from planner.trips.arrays import NO_LIMIT, order_arrays, road_arrays
from planner.trips.catalogue import Catalogue, ClassTrips
from planner.trips.labels import Limits, Orders, Roads
from planner.trips.order_sets import NONE, Ints
from planner.trips.visits import LATE, padded, returns_at, timed_trips

RULE = "routing_heuristic"  # what the catalogue holds of the trips that are too long
TRIPS_PER_SEQUENCE = 16  # departures of one sequence

Sequence = tuple[int, ...]  # indices into the day's orders, in order of visit


@dataclass
class ClassPool:
    """Known sequences of one store and vehicle.

    Attributes
    ----------
    numbers : per index into the day's orders its number among `orders`, NONE: not carried.
    trips : per sequence its trips as (departure, return), and its metres.
    """

    store: Store
    vehicle: Vehicle
    able: Ints
    numbers: npt.NDArray[np.int64]
    orders: Orders
    roads: Roads
    limits: Limits
    grid: Ints
    trips: dict[Sequence, tuple[dict[int, int], int]] = field(default_factory=dict)

    def add(self, sequences: Iterable[Sequence]) -> None:
        """Time the sequences not known yet."""
        new = [
            one
            for one in dict.fromkeys(sequences)
            if one not in self.trips and (self.numbers[list(one)] >= 0).all()
        ]
        if not new:
            return
        rows = padded(
            [tuple(self.numbers[list(one)].tolist()) for one in new], max(map(len, new))
        )
        row, departs_at, back_at, metres = timed_trips(
            rows, self.orders, self.roads, self.limits, self.grid, TRIPS_PER_SEQUENCE
        )
        for one, far in zip(new, metres.tolist(), strict=True):
            self.trips[one] = ({}, far)
        for number, leaves, back in zip(
            row.tolist(), departs_at.tolist(), back_at.tolist(), strict=True
        ):
            self.trips[new[number]][0][leaves] = back

    def leave(self, sequence: Sequence, earliest_at: int) -> tuple[int, int] | None:
        """A departure from then on, the last candidate that costs no time, and its return.

        The trip is known from then on. None: not feasible any more.
        """
        row = self.numbers[list(sequence)]
        if (row < 0).any():
            return None
        first_at = max(earliest_at, int(self.orders.available_at[row].max()))
        back = int(returns_at(row, first_at, self.orders, self.roads))
        if back == LATE or first_at > self.limits.last_departure:
            return None
        departs_at = first_at
        for candidate in self.grid[np.searchsorted(self.grid, first_at) :].tolist():
            later = int(returns_at(row, candidate, self.orders, self.roads))
            if later != back or candidate > self.limits.last_departure:
                break
            departs_at = candidate
        self.add([sequence])
        self.trips[sequence][0][departs_at] = back
        return departs_at, back

    def keep(self, sequences: set[Sequence]) -> None:
        """Forget all but these."""
        self.trips = {one: times for one, times in self.trips.items() if one in sequences}


def class_pools(day: Day, travel: TravelTimes, catalogue: Catalogue) -> tuple[ClassPool, ...]:
    """An empty pool per class of the catalogue."""
    return tuple(
        _class_pool(day, travel, trips, catalogue.departures[trips.store_id])
        for trips in catalogue.classes
    )


def with_pools(day: Day, catalogue: Catalogue, pools: tuple[ClassPool, ...]) -> Catalogue:
    """The catalogue with the pools' trips beside its own."""
    departures: dict[StoreId, Ints] = {}
    for store_id, moments in catalogue.departures.items():
        known = [
            list(times)
            for pool in pools
            if pool.store.store_id == store_id
            for times, _ in pool.trips.values()
        ]
        departures[store_id] = np.union1d(
            moments, np.array([at for times in known for at in times], np.int64)
        )
    classes = tuple(
        _joined(trips, pool, catalogue.departures[trips.store_id], departures[trips.store_id])
        for trips, pool in zip(catalogue.classes, pools, strict=True)
    )
    cut = catalogue.cut
    if cut is None:
        cut = CatalogueCut(
            rule=RULE,
            longest_trip=min((trips.longest for trips in catalogue.classes), default=0),
            labels_refused=0,
            orders_touched=tuple(order.order_id for order in day.orders),
        )
    return Catalogue(departures=departures, classes=classes, cut=replace(cut, rule=RULE))


def _class_pool(
    day: Day, travel: TravelTimes, trips: ClassTrips, departures: Ints
) -> ClassPool:
    store, vehicle = day.store(trips.store_id), trips.vehicle
    able = [
        k
        for k, order in enumerate(day.orders)
        if order.store_id == store.store_id
        and (vehicle.max_side_mm is None or order.side_mm <= vehicle.max_side_mm)
    ]
    numbers = np.full(len(day.orders), NONE, np.int64)
    numbers[able] = np.arange(len(able))
    places = [
        day.store_place(store.store_id),
        *(day.order_place(day.orders[k].order_id) for k in able),
    ]
    return ClassPool(
        store=store,
        vehicle=vehicle,
        able=np.array(able, np.int64),
        numbers=numbers,
        orders=order_arrays(day, store, [day.orders[k] for k in able]),
        roads=road_arrays(travel, places, vehicle),
        limits=Limits(
            mass_g=NO_LIMIT if vehicle.max_mass_g is None else vehicle.max_mass_g,
            volume_ml=NO_LIMIT if vehicle.max_volume_ml is None else vehicle.max_volume_ml,
            longest=len(able),
            last_departure=NO_LIMIT if store.closes_at is None else store.closes_at,
            budget=NO_LIMIT,
        ),
        grid=departures,
    )


def _joined(trips: ClassTrips, pool: ClassPool, before: Ints, departures: Ints) -> ClassTrips:
    """The class's trips and the pool's, over the new departures."""
    sequences = [one for one, (times, _) in pool.trips.items() if times]
    width = max([trips.members.shape[1], *map(len, sequences)])
    visits = padded(sequences, width)
    ordered = np.sort(np.where(visits == NONE, np.iinfo(np.int16).max, visits), axis=1)
    members = np.where(ordered == np.iinfo(np.int16).max, NONE, ordered).astype(np.int16)
    known = [
        (row, leaves, back, pool.trips[one][1])
        for row, one in enumerate(sequences, start=len(trips.members))
        for leaves, back in sorted(pool.trips[one][0].items())
    ]
    row, leaves, back, metres = np.array(known, np.int64).reshape(-1, 4).T
    wider = ((0, 0), (0, width - trips.members.shape[1]))
    old = np.pad(trips.members, wider, constant_values=NONE)
    moved = np.searchsorted(departures, before)[trips.departure]
    return replace(
        trips,
        set_of=np.concatenate([trips.set_of, row]).astype(np.int32),
        departure=np.concatenate([moved, np.searchsorted(departures, leaves)]).astype(np.int32),
        returns_at=np.concatenate([trips.returns_at, back]),
        metres=np.concatenate([trips.metres, metres]),
        members=np.concatenate([old, members]),
        sizes=np.concatenate([trips.sizes, (visits >= 0).sum(axis=1)]).astype(np.int16),
        visits=np.concatenate([np.full_like(old, NONE), visits]),
        made_of="",
    )
