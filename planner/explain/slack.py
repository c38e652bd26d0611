"""How much may go wrong before a planned handover is late: the seconds to spare at every stop.

A stop's spare time is the most by which its arrival may be later than planned, whatever held
the courier up on the way to it, all else as planned: he still waits for slots, hands over,
drives on at the later moments. It ends where this or a later handover of the trip would begin
too late, or the courier would be back after his shift's end, after the loading of his next trip
must begin, or too late for his break. Deadlines stay those of the planned departure. A later
arrival never makes a later moment earlier (FIFO), so the most is bisected over whole seconds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Trip
from planner.explain.courier_days import Bar, CourierDay, courier_days
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk


class End(StrEnum):
    """What a delay one second too long breaks."""

    DEADLINE = "deadline"
    LATER_DEADLINE = "later_deadline"
    SHIFT = "shift"
    NEXT_TRIP = "next_trip"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSlack:
    """The time to spare at one stop.

    Attributes
    ----------
    order_id, trip_id, courier_id : which stop; no courier: an outside one.
    arrives_at, begins_at, latest_start_at : as planned, and the latest start of the handover.
    spare_s : how much later he may arrive.
    ends_with : what one second more would break: this order's deadline, that of a later one, or
        the courier's day. ends_with_order : whose deadline; None where it is the courier's day.
    leaves_by_at : the latest departure of the trip such that it and every earlier one since the
        planned one keeps everything. None with the clock "departure", which a later departure
        moves, and for outside couriers.
    """

    order_id: OrderId
    trip_id: str
    courier_id: CourierId | None
    arrives_at: int
    begins_at: int
    latest_start_at: int
    spare_s: int
    ends_with: End
    ends_with_order: OrderId | None
    leaves_by_at: int | None


def stop_slacks(day: Day, travel: TravelTimes, plan: Plan) -> tuple[StopSlack, ...]:
    """The time to spare at every stop of the plan, least first."""
    found = [
        slack
        for courier_day in courier_days(day, plan)
        for number in range(len(courier_day.trips))
        for slack in _OwnTrip(day, travel, courier_day, number).slacks()
    ]
    found += [_outside_slack(day, trip) for trip in plan.trips if trip.courier_id is None]
    return tuple(sorted(found, key=lambda one: (one.spare_s, one.arrives_at, one.order_id)))


def _outside_slack(day: Day, trip: Trip) -> StopSlack:
    """An outside courier has one order, and nothing after it."""
    (stop,) = trip.stops
    latest_at = day.promise.latest_start(day.order(stop.order_id), trip.departs_at)
    return StopSlack(
        order_id=stop.order_id,
        trip_id=trip.trip_id,
        courier_id=None,
        arrives_at=stop.arrives_at,
        begins_at=stop.handover_from,
        latest_start_at=latest_at,
        spare_s=latest_at - stop.arrives_at,
        ends_with=End.DEADLINE,
        ends_with_order=stop.order_id,
        leaves_by_at=None,
    )


class _OwnTrip:
    """One trip of one courier, delayed on the way to a stop or at its departure."""

    def __init__(
        self, day: Day, travel: TravelTimes, courier_day: CourierDay, number: int
    ) -> None:
        self.day, self.travel = day, travel
        self.courier_day, self.number = courier_day, number
        self.trip = courier_day.trips[number]
        self.store = day.store(self.trip.store_id)
        self.vehicle = courier_day.courier.vehicle
        self.orders = tuple(day.order(stop.order_id) for stop in self.trip.stops)
        doors = [day.order_place(order.order_id) for order in self.orders]
        self.places = [*doors, day.store_place(self.store.store_id)]
        self.latest = [day.promise.latest_start(o, self.trip.departs_at) for o in self.orders]

    def slacks(self) -> Iterator[StopSlack]:
        """The time to spare at each stop."""
        leaves_by_at = self._leaves_by_at()
        for number, stop in enumerate(self.trip.stops):
            spare_s = _last(
                0,
                self.latest[number] - stop.arrives_at,
                partial(self._keeps, number),
            )
            ends_with, order_id = self._end(number, spare_s + 1)
            yield StopSlack(
                order_id=stop.order_id,
                trip_id=self.trip.trip_id,
                courier_id=self.trip.courier_id,
                arrives_at=stop.arrives_at,
                begins_at=stop.handover_from,
                latest_start_at=self.latest[number],
                spare_s=spare_s,
                ends_with=ends_with,
                ends_with_order=order_id,
                leaves_by_at=leaves_by_at,
            )

    def _end(self, number: int, late_s: int) -> tuple[End, OrderId | None]:
        """What a delay that is too long breaks first."""
        broken = self._broken(number, late_s)
        if isinstance(broken, int):
            end = End.DEADLINE if broken == number else End.LATER_DEADLINE
            return end, self.orders[broken].order_id
        if broken is None:
            raise RuntimeError(f"{self.trip.trip_id}: {late_s} s late at {number} is not late")
        return End(broken.value), None

    def _keeps(self, number: int, late_s: int) -> bool:
        return self._broken(number, late_s) is None

    def _broken(self, first: int, late_s: int) -> Bar | int | None:
        """What breaks if he arrives at that stop so much later: a stop's deadline, or a bar."""
        arrives_at = self.trip.stops[first].arrives_at + late_s
        for number in range(first, len(self.orders)):
            order = self.orders[number]
            begins_at = max(arrives_at, order.slot.start_at)
            if begins_at > self.latest[number]:
                return number
            done_at = begins_at + order.handover_s
            arrives_at = done_at + self.travel.driving_s(
                self.places[number],
                self.places[number + 1],
                done_at,
                self.vehicle.speed_factor,
            )
        span = self.courier_day.span(self.trip.departs_at, arrives_at)
        return self.courier_day.bar(self.courier_day.with_span(self.number, span))

    def _leaves_by_at(self) -> int | None:
        """The latest departure up to which all keep everything, where deadlines stay.

        A later departure makes the gap before the trip longer, so that a break may be lost in
        the gap after it and be possible again before it: the only rule that is not lost for
        good. Hence it is asked apart, as if the gap before did not grow.
        """
        if self.day.promise.limit_clock == "departure":
            return None
        departs_at = self.trip.departs_at
        latest_at = max(departs_at, self.latest[0])
        kept_at = _last(departs_at, latest_at, lambda at: self._bar(at, departs_at) is None)
        if self._bar(kept_at + 1, kept_at + 1) is None:
            ends = (None, Bar.BREAK)
            return _last(departs_at, latest_at, lambda at: self._bar(at, at) in ends)
        return kept_at

    def _bar(self, departs_at: int, leaves_at: int) -> Bar | str | None:
        """The rule that leaving at `departs_at` breaks, the courier busy since `leaves_at`."""
        walked = walk(self.day, self.travel, self.store, self.vehicle, self.orders, departs_at)
        if not isinstance(walked, Walk):
            return walked.rule
        span = (self.courier_day.span(leaves_at, 0)[0], walked.returns_at)
        return self.courier_day.bar(self.courier_day.with_span(self.number, span))


def _last(first: int, last: int, allowed: Callable[[int], bool]) -> int:
    """The last number allowed from the first on, which is; once not, never again."""
    tried = range(first, last + 1)
    return tried[bisect_left(tried, True, key=lambda one: not allowed(one)) - 1]
