"""The same trips, left for earlier where that costs nothing: reserve for the asking.

Of trips that cost the same the search keeps the one that leaves last, so a cheapest plan is
there at the last minute. Here each courier's trips, in their order, leave as early as they can:
parcels ready and loaded, the courier back (and his break taken); but no more than `MORE_BUSY_S`
longer on the way than planned, lest he stand before a slot for an hour, and never dearer. With
the clock `departure` a trip that leaves earlier must be there earlier, so nothing is moved.
"""

from __future__ import annotations

from dataclasses import replace

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.plan import Trip
from planner.punctuality.replay import break_before
from planner.punctuality.reserve import expected_trip
from planner.travel.times import TravelTimes

MORE_BUSY_S = 600
STEP_S = 60


def leaving_earlier(day: Day, travel: TravelTimes, trips: tuple[Trip, ...]) -> tuple[Trip, ...]:
    """The trips of a plan, each as early as costs nothing, in order of departure."""
    if day.promise.limit_clock == "departure":
        return trips
    moved = [trip for trip in trips if trip.courier_id is None]
    for courier in day.couriers:
        mine = [trip for trip in trips if trip.courier_id == courier.courier_id]
        moved += _moved(day, travel, courier, mine)
    moved.sort(key=lambda trip: (trip.departs_at, trip.trip_id))
    return tuple(moved)


def _moved(day: Day, travel: TravelTimes, courier: Courier, trips: list[Trip]) -> list[Trip]:
    loading_s = day.store(courier.store_id).loading_s
    rests_before = break_before(courier, trips, loading_s)
    free_at, moved = courier.shift.start_at, []
    for trip in trips:
        if courier.rest is not None and trip is rests_before:
            free_at = max(free_at, courier.rest.from_at) + courier.rest.length_s
        moved.append(_earliest(day, travel, trip, free_at + loading_s))
        free_at = moved[-1].returns_at or free_at
    return moved


def _earliest(day: Day, travel: TravelTimes, trip: Trip, not_before: int) -> Trip:
    """The trip leaving at the first minute that is no dearer and not much longer."""
    store = day.store(trip.store_id)
    orders = [stop.order_id for stop in trip.stops]
    ready_at = max(day.order(order_id).ready_at for order_id in orders)
    first_at = max(not_before, ready_at + store.loading_s)
    if store.opens_at is not None:
        first_at = max(first_at, store.opens_at + store.loading_s)
    for departs_at in range(first_at, trip.departs_at, STEP_S):
        found = expected_trip(day, travel, replace(trip, departs_at=departs_at), orders)
        if found is not None and _no_worse(found, trip):
            return found
    return trip


def _no_worse(found: Trip, planned: Trip) -> bool:
    assert found.returns_at is not None
    assert planned.returns_at is not None
    busy_s = found.returns_at - found.departs_at
    planned_s = planned.returns_at - planned.departs_at
    return found.cost_kop <= planned.cost_kop and busy_s <= planned_s + MORE_BUSY_S
