"""The trip for one order alone, and its least late departure over every whole second.

The courier loads, drives, waits for the slot, hands over, drives back. Leaving later never
brings him to the door or back earlier (FIFO), so with the clocks `placed` and `ready`, whose
deadline is fixed, his earliest departure decides. With the clock `departure` the limit moves
along: how late he is,

    late(d) = max(A(d), S) - min(E, d + L) + h,

arrival A, slot [S, E], limit L, h the handover where the window covers it. While A(d) <= S and
d + L <= E it falls with every second of waiting; from d = E - L on it never falls; in between
it is the driving time A(d) - d less a constant. Driving time is linear in d, rounded up,
between departures that leave or arrive at a step of the congestion profile, so over whole
seconds its minimum lies at an end or beside such a step: those departures are tried, and no
others need be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.day import Day, Place
from planner.domain.fleet import CourierGroup, Store
from planner.domain.order import Order
from planner.travel.times import TravelTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneTrip:
    """One courier's trip for one order alone, as a function of its departure.

    Attributes
    ----------
    day, travel, store, order : what is driven. group : who drives.
    shorter_s : seconds each way is supposed to be shorter than it is, whenever he leaves (never
        below 0 in all); 0 but in questions of what would help. FIFO still holds.
    """

    day: Day
    travel: TravelTimes
    store: Store
    order: Order
    group: CourierGroup
    shorter_s: int = 0

    def arrives_at(self, departs_at: int) -> int:
        """Moment at the door; never falls with the departure."""
        driving_s = self._driving_s(departs_at, self.group.vehicle.speed_factor)
        return departs_at + max(0, driving_s - self.shorter_s)

    def begins_at(self, departs_at: int) -> int:
        """Moment the handover starts, not before the slot."""
        return max(self.arrives_at(departs_at), self.order.slot.start_at)

    def returns_at(self, departs_at: int) -> int:
        """Moment back at the store; never falls with the departure."""
        free_at = self.begins_at(departs_at) + self.order.handover_s
        home, door = self._places()
        speed = self.group.vehicle.speed_factor
        driving_s = self.travel.driving_s(door, home, free_at, speed)
        return free_at + max(0, driving_s - self.shorter_s)

    def late_s(self, departs_at: int) -> int:
        """Seconds the handover starts too late; 0 or less is in time."""
        latest = self.day.promise.latest_start(self.order, departs_at)
        return self.begins_at(departs_at) - latest

    def best_departure(self, first_at: int, until_at: int, closes_at: int) -> int | None:
        """The least late departure from `first_at` to closing that is back by `until_at`."""
        if first_at > closes_at or self.returns_at(first_at) > until_at:
            return None
        if self.day.promise.limit_clock != "departure":
            return first_at
        tried = range(first_at, max(first_at, min(closes_at, self.order.slot.end_at)) + 1)
        last_at = tried[bisect_right(tried, until_at, key=self.returns_at) - 1]
        return min(self._candidates(first_at, last_at), key=lambda d: (self.late_s(d), d))

    def _candidates(self, first_at: int, last_at: int) -> Iterator[int]:
        """Departures among which the least late one is, see the module."""
        slot, limit_s = self.order.slot, self.day.promise.order_limit_s
        tried = range(first_at, last_at + 1)
        marks = [first_at, last_at, slot.end_at - limit_s]
        marks.append(first_at + bisect_right(tried, slot.start_at, key=self.arrives_at) - 1)
        starts_s = self.travel.steps.starts_s
        last_step_at = self._full_speed_arrival(last_at)
        for step in starts_s[(starts_s > first_at) & (starts_s <= last_step_at)]:
            arriving = bisect_right(tried, int(step), key=self._full_speed_arrival)
            marks += [int(step), first_at + arriving - 1]
        for mark in marks:
            yield from (d for d in (mark, mark + 1) if first_at <= d <= last_at)

    def _full_speed_arrival(self, departs_at: int) -> int:
        """Arrival at speed factor 1: where driving time bends is the same for all couriers."""
        return departs_at + self._driving_s(departs_at, 1.0)

    def _driving_s(self, departs_at: int, speed_factor: float) -> int:
        home, door = self._places()
        return self.travel.driving_s(home, door, departs_at, speed_factor)

    def _places(self) -> tuple[Place, Place]:
        return (
            self.day.store_place(self.store.store_id),
            self.day.order_place(self.order.order_id),
        )
