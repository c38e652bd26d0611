"""A plan made with one source's times, driven with another's."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Trip
from planner.travel.times import TravelTimes


def late_orders(day: Day, plan: Plan, travel: TravelTimes) -> tuple[OrderId, ...]:
    """Orders the plan meets that would be late, or not reached at all, with those times.

    Couriers keep to their plan: they leave when it says, or when they are back and have loaded
    again, visit in its order, wait for a slot where early, and go on though one was late.
    """
    back: dict[CourierId, int] = {}
    late: list[OrderId] = []
    for trip in sorted(plan.trips, key=lambda trip: trip.departs_at):
        leaves_at = trip.departs_at
        if trip.courier_id is not None:
            loading_s = day.store(trip.store_id).loading_s
            leaves_at = max(leaves_at, back.get(trip.courier_id, 0) + loading_s)
        *handovers, (_, back_at) = _driven(day, trip, travel, leaves_at)
        late += [
            order_id
            for order_id, begins_at in handovers
            if order_id is not None
            and (
                begins_at is None
                or begins_at > day.promise.latest_start(day.order(order_id), leaves_at)
            )
        ]
        if trip.courier_id is not None and back_at is not None:
            back[trip.courier_id] = back_at
    return tuple(late)


def _driven(
    day: Day, trip: Trip, travel: TravelTimes, leaves_at: int
) -> Iterator[tuple[OrderId | None, int | None]]:
    """When each handover begins, None where there is no road; last when the courier is back."""
    speed_factor = _speed_factor(day, trip)
    place, now = day.store_place(trip.store_id), leaves_at
    for stop in trip.stops:
        door, order = day.order_place(stop.order_id), day.order(stop.order_id)
        if not travel.can_drive(place, door):
            yield stop.order_id, None  # passed by: the next one is reached from where he is
            continue
        now += travel.driving_s(place, door, now, speed_factor)
        begins_at = max(now, order.slot.start_at)
        yield stop.order_id, begins_at
        place, now = door, begins_at + order.handover_s
    home = day.store_place(trip.store_id)
    if travel.can_drive(place, home):
        now += travel.driving_s(place, home, now, speed_factor)
    yield None, now


def _speed_factor(day: Day, trip: Trip) -> float:
    if trip.courier_id is None:
        return 1.0 if day.on_demand is None else day.on_demand.vehicle.speed_factor
    by_id = {courier.courier_id: courier for courier in day.couriers}
    return by_id[trip.courier_id].vehicle.speed_factor
