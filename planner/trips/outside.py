"""The one trip an outside courier can make for an order (CONTRACT, "On-demand")."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.fleet import OnDemand, Vehicle
from planner.domain.order import Order
from planner.domain.plan import Stop
from planner.travel.times import TravelTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideWalk:
    """One order, one way: when it is picked up, how far it goes, when it is handed over."""

    departs_at: int
    metres: int
    stop: Stop


def outside_walk(
    day: Day, travel: TravelTimes, on_demand: OnDemand, order: Order
) -> OutsideWalk | None:
    """The trip, or None where an outside courier can't meet the order.

    He is at the store at max(ready, placed + lead) and leaves at once; loading is his own
    matter.
    """
    store = day.store(order.store_id)
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    departs_at = max(order.ready_at, order.placed_at + on_demand.lead_s)
    closed = (store.opens_at is not None and departs_at < store.opens_at) or (
        store.closes_at is not None and departs_at > store.closes_at
    )
    if closed or not _fits(on_demand.vehicle, order) or not travel.can_drive(home, door):
        return None
    arrives_at = departs_at + travel.driving_s(
        home, door, departs_at, on_demand.vehicle.speed_factor
    )
    begins_at = max(arrives_at, order.slot.start_at)
    if begins_at > day.promise.latest_start(order, departs_at):
        return None
    return OutsideWalk(
        departs_at=departs_at,
        metres=travel.leg_metres(home, door),
        stop=Stop(
            order_id=order.order_id,
            arrives_at=arrives_at,
            handover_from=begins_at,
            handover_until=begins_at + order.handover_s,
        ),
    )


def _fits(vehicle: Vehicle, order: Order) -> bool:
    return (
        (vehicle.max_mass_g is None or order.mass_g <= vehicle.max_mass_g)
        and (vehicle.max_volume_ml is None or order.volume_ml <= vehicle.max_volume_ml)
        and (vehicle.max_side_mm is None or order.side_mm <= vehicle.max_side_mm)
    )
