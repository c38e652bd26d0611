"""A plan driven many times over, all runs at once: what happens at every door.

Couriers follow their plan: they leave no earlier than planned, wait for a slot, take the next
orders in the planned sequence however late they are, and are late for their next trip where the
one before ended late: loading first, then they leave as soon as they can, also after the
store's closing or the shift's end. A break is taken whole, in the first gap where the plan has
room for it. Outside couriers leave when planned. Congestion is integrated from the simulated
departures by the planner's own function, so without noise every time is the planned one, to the
second.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import Order
from planner.domain.plan import Stop, Trip
from planner.punctuality.draws import Factors, trip_legs
from planner.punctuality.pair_errors import Leg
from planner.travel.congestion import driving_each_s
from planner.travel.times import TravelTimes

Moments = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class StopRuns:
    """A stop in every run; arrays of shape (runs,), seconds since midnight.

    Attributes
    ----------
    trip, stop, order : as planned. from_id, planned_leave_at : the store or order the courier
        comes from, and when he was to leave it.
    departs_at : of the trip, from the store. leaves_at : from `from_id`.
    arrives_at, begins_at : at the door, and the handover's start. handover_s : its length.
    """

    trip: Trip
    stop: Stop
    order: Order
    from_id: str
    planned_leave_at: int
    departs_at: Moments
    leaves_at: Moments
    arrives_at: Moments
    begins_at: Moments
    handover_s: Moments


@dataclass(frozen=True, kw_only=True)
class CourierRuns:
    """A courier's last return to the store in every run."""

    courier: Courier
    back_at: Moments


@dataclass(frozen=True)
class Replayed:
    """All stops, in the order of trips and stops, and the couriers who drive."""

    stops: tuple[StopRuns, ...]
    couriers: tuple[CourierRuns, ...]


def replay(
    day: Day, travel: TravelTimes, trips: tuple[Trip, ...], factors: Factors
) -> Replayed:
    """Drive the trips in every run."""
    driver = _Driver(day, travel, factors)
    couriers = []
    for courier in day.couriers:
        mine = [trip for trip in trips if trip.courier_id == courier.courier_id]
        if mine:
            couriers.append(CourierRuns(courier=courier, back_at=driver.shift(courier, mine)))
    for trip in trips:
        if trip.courier_id is None:
            driver.outside(trip)
    ids = [stop.order_id for trip in trips for stop in trip.stops]
    return Replayed(tuple(driver.stops[order_id] for order_id in ids), tuple(couriers))


class _Driver:
    """Drives trips and keeps what happens at the doors."""

    def __init__(self, day: Day, travel: TravelTimes, factors: Factors) -> None:
        self.day = day
        self.travel = travel
        self.factors = factors
        self.stops: dict[str, StopRuns] = {}

    def shift(self, courier: Courier, trips: list[Trip]) -> Moments:
        """Drive a courier's trips; when he is back from the last."""
        loading_s = self.day.store(courier.store_id).loading_s
        back_at: Moments = np.full(self.factors.runs, courier.shift.start_at, np.int64)
        rests_before = break_before(courier, trips, loading_s)
        for trip in trips:
            if courier.rest is not None and trip is rests_before:
                back_at = np.maximum(back_at, courier.rest.from_at) + courier.rest.length_s
            departs_at = np.maximum(back_at + loading_s, trip.departs_at)
            back_at = self._trip(trip, departs_at, courier.vehicle.speed_factor)
        return back_at

    def outside(self, trip: Trip) -> None:
        """Drive an outside courier's trip."""
        if self.day.on_demand is None:
            raise ValueError(f"{trip.trip_id} has an outside courier, the day has none")
        departs_at = np.full(self.factors.runs, trip.departs_at, np.int64)
        self._trip(trip, departs_at, self.day.on_demand.vehicle.speed_factor)

    def _trip(self, trip: Trip, departs_at: Moments, speed_factor: float) -> Moments:
        """Drive a trip; when the courier is free again."""
        legs = trip_legs(self.day, trip)
        now, planned_at, from_id = departs_at, trip.departs_at, str(trip.store_id)
        for number, stop in enumerate(trip.stops):
            order = self.day.order(stop.order_id)
            arrives_at = now + self._driving_s(trip, number, legs[number], now, speed_factor)
            begins_at = np.maximum(arrives_at, order.slot.start_at)
            at_door = order.handover_s * self.factors.handovers[stop.order_id]
            handover_s = np.rint(at_door).astype(np.int64)
            self.stops[stop.order_id] = StopRuns(
                trip=trip,
                stop=stop,
                order=order,
                from_id=from_id,
                planned_leave_at=planned_at,
                departs_at=departs_at,
                leaves_at=now,
                arrives_at=arrives_at,
                begins_at=begins_at,
                handover_s=handover_s,
            )
            now, planned_at = begins_at + handover_s, stop.handover_until
            from_id = str(stop.order_id)
        if trip.returns_at is None:
            return now
        last = len(trip.stops)
        return now + self._driving_s(trip, last, legs[last], now, speed_factor)

    def _driving_s(
        self, trip: Trip, number: int, leg: Leg, departs_at: Moments, speed_factor: float
    ) -> Moments:
        origin, destination = leg
        starts_s, multipliers = self.travel.steps_of(origin, destination)
        driven_s: Moments = driving_each_s(
            self.travel.free_flow_s[origin, destination]
            * self.factors.drives[trip.trip_id, number],
            departs_at,
            speed_factor,
            starts_s,
            multipliers,
        )
        return driven_s


def break_before(courier: Courier, trips: list[Trip], loading_s: int) -> Trip | None:
    """The trip before which the courier takes the break: the first gap with room for it."""
    rest, free_at = courier.rest, courier.shift.start_at
    if rest is None:
        return None
    for trip in trips:
        ends_at = max(free_at, rest.from_at) + rest.length_s
        if ends_at <= min(trip.departs_at - loading_s, rest.until_at):
            return trip
        free_at = free_at if trip.returns_at is None else trip.returns_at
    return None
