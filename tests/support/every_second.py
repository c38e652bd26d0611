"""Every feasible trip of a tiny day at every whole second, by brute force over sequences.

All departures are arrays, sequences are tried one by one, depth first. Nothing is cut but what
is broken already: a sequence that misses a deadline, lacks a road or overloads the vehicle
stays broken however it goes on. Shares the domain and `driving_s` with the product, nothing
else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day, Place
from planner.domain.fleet import Store, Vehicle
from planner.domain.order import Order, OrderId
from planner.travel.congestion import driving_s
from planner.travel.times import TravelTimes

Ints = npt.NDArray[np.int64]
Orders = frozenset[OrderId]
FOREVER = 2**60


@dataclass(frozen=True)
class TripPoints:
    """Trips of one set of orders: equally long arrays, one entry per trip."""

    departs_at: Ints
    returns_at: Ints
    metres: Ints


def every_second_trips(
    day: Day, travel: TravelTimes, store: Store, vehicle: Vehicle
) -> dict[Orders, TripPoints]:
    """Every feasible trip by its set of orders, but those bettered at the same second."""
    return _Search(day, travel, store, vehicle).run()


class _Search:
    def __init__(self, day: Day, travel: TravelTimes, store: Store, vehicle: Vehicle) -> None:
        self.day, self.travel, self.store, self.vehicle = day, travel, store, vehicle
        self.home = day.store_place(store.store_id)
        self.orders = [order for order in day.orders if order.store_id == store.store_id]
        first_at = min((order.ready_at for order in self.orders), default=0) + store.loading_s
        last_at = max((order.slot.end_at for order in self.orders), default=0)
        self.departures = _inside_hours(np.arange(first_at, last_at + 1, dtype=np.int64), store)
        self.latest = {
            order.order_id: np.array(
                [day.promise.latest_start(order, int(d)) for d in self.departures], np.int64
            )
            for order in self.orders
        }
        self.tables: dict[tuple[int, int], tuple[int, Ints]] = {}
        self.found: dict[Orders, list[tuple[int, Ints, Ints]]] = {}

    def run(self) -> dict[Orders, TripPoints]:
        if len(self.departures):
            self._extend((), self.home, np.arange(len(self.departures)), self.departures, 0)
        return {carried: self._unbettered(trips) for carried, trips in self.found.items()}

    def _extend(
        self, before: tuple[Order, ...], place: Place, kept: Ints, free_at: Ints, metres: int
    ) -> None:
        """Add each order to the sequence; `kept` are the departures it is feasible for."""
        for order in self.orders:
            door = self.day.order_place(order.order_id)
            sequence = (*before, order)
            fits = order not in before and self._fits(sequence)
            if not fits or not self.travel.can_drive(place, door):
                continue
            arrives_at = free_at + self._driving_s(place, door, free_at)
            begins_at = np.maximum(arrives_at, order.slot.start_at)
            feasible = begins_at <= self.latest[order.order_id][kept]
            feasible &= self.departures[kept] >= order.ready_at + self.store.loading_s
            if feasible.any():
                done_at = begins_at[feasible] + order.handover_s
                driven = metres + self.travel.leg_metres(place, door)
                self._close(sequence, door, kept[feasible], done_at, driven)
                self._extend(sequence, door, kept[feasible], done_at, driven)

    def _close(
        self, sequence: tuple[Order, ...], door: Place, kept: Ints, free_at: Ints, metres: int
    ) -> None:
        if self.travel.can_drive(door, self.home):
            returns_at = free_at + self._driving_s(door, self.home, free_at)
            driven = metres + self.travel.leg_metres(door, self.home)
            carried = frozenset(order.order_id for order in sequence)
            self.found.setdefault(carried, []).append((driven, kept, returns_at))

    def _fits(self, sequence: tuple[Order, ...]) -> bool:
        vehicle = self.vehicle
        mass_g = sum(order.mass_g for order in sequence)
        volume_ml = sum(order.volume_ml for order in sequence)
        side_mm = max(order.side_mm for order in sequence)
        return all(
            limit is None or value <= limit
            for value, limit in (
                (mass_g, vehicle.max_mass_g),
                (volume_ml, vehicle.max_volume_ml),
                (side_mm, vehicle.max_side_mm),
            )
        )

    def _driving_s(self, origin: Place, destination: Place, at: Ints) -> Ints:
        """Driving seconds at each of these moments, from a table made on first use."""
        if (origin, destination) not in self.tables:
            first_at = int(self.departures[0])
            last_at = max(order.slot.end_at + order.handover_s for order in self.orders)
            free_flow_s = int(self.travel.free_flow_s[origin, destination])
            starts_s, multipliers = self.travel.profile.steps
            speed = self.vehicle.speed_factor
            # where the traffic never changes one moment tells all
            moments = range(
                first_at, last_at + 1 if len(set(multipliers)) > 1 else first_at + 1
            )
            table = [
                driving_s(free_flow_s, moment, speed, starts_s, multipliers)
                for moment in moments
            ]
            values = np.array(table, np.int64)
            if len(moments) == 1:
                values = np.repeat(values, last_at + 1 - first_at)
            self.tables[origin, destination] = first_at, values
        first_at, values = self.tables[origin, destination]
        return values[at - first_at]

    def _unbettered(self, trips: list[tuple[int, Ints, Ints]]) -> TripPoints:
        """Per departure, the returns that no sequence with as few metres betters."""
        earliest = np.full(len(self.departures), FOREVER, np.int64)
        departs, returns, metres = [], [], []
        for driven, kept, returns_at in sorted(trips, key=lambda trip: trip[0]):
            better = returns_at < earliest[kept]
            earliest[kept[better]] = returns_at[better]
            departs.append(self.departures[kept[better]])
            returns.append(returns_at[better])
            metres.append(np.full(int(better.sum()), driven, np.int64))
        return TripPoints(
            np.concatenate(departs), np.concatenate(returns), np.concatenate(metres)
        )


def _inside_hours(departures: Ints, store: Store) -> Ints:
    if store.opens_at is not None:
        departures = departures[departures - store.loading_s >= store.opens_at]
    if store.closes_at is not None:
        departures = departures[departures <= store.closes_at]
    return departures
