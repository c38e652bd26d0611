"""What a lead could change so that an order is met, in every size it comes in.

A change that comes in minutes is one edited day for each number of minutes; the others are
families of one. More minutes never take a plan away, but for a longer limit that turns a
pre-order (bound by its slot only) into an ordinary order, and for an earlier ready moment where
the limit counts from it. One more courier is `planner.explain.another_courier`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from planner.domain.day import Day
from planner.domain.fleet import Courier, Shift, Vehicle
from planner.domain.order import Order, Slot
from planner.domain.plan import Plan
from planner.explain.edits import (
    MINUTE_S,
    SLOT_MOVES_COLUMN,
    Change,
    Edit,
    Family,
    FixKind,
    fits,
    moment_change,
    moved_once,
    moves_left,
    put_first,
    vehicle_changes,
    with_courier,
    with_order,
)

# The longest limit asked about; the marketplace's own polygons end at 150 minutes.
LONGEST_LIMIT_S = 240 * MINUTE_S
LONGEST_OVERTIME_MIN = 240


def families(day: Day, order: Order, plan: Plan) -> Iterator[Family]:
    """The changes worth asking about; those that take longest to size up come last."""
    yield from _ready(day, order)
    yield from _slots(day, order)
    yield from _outside(day)
    yield from _instead(day, order, plan)
    yield from _shifts(day, order)
    yield from _vehicles(day, order)
    yield from _handover(day)
    yield from _limit(day)


def _ready(day: Day, order: Order) -> Iterator[Family]:
    def made(minutes: int) -> Edit:
        ready_at = max(order.placed_at, order.ready_at - minutes * MINUTE_S)
        return Edit(
            kind=FixKind.READY_EARLIER,
            minutes=minutes,
            facts={"order_id": order.order_id, "ready_at": ready_at},
            changes=(moment_change(day, "orders", order.order_id, "ready_at", ready_at),),
            day=with_order(day, replace(order, ready_at=ready_at)),
        )

    # where the limit counts from ready, an earlier one also ends earlier
    steady = day.promise.limit_clock != "ready"
    last = -(-(order.ready_at - order.placed_at) // MINUTE_S)
    if last > 0:
        yield Family(name=f"ready:{order.order_id}", last=last, made=made, steady=steady)


def _slots(day: Day, order: Order) -> Iterator[Family]:
    if moves_left(order) < 1:
        return
    length_s = order.slot.end_at - order.slot.start_at
    for by_s in (length_s, -length_s):
        slot = Slot(start_at=order.slot.start_at + by_s, end_at=order.slot.end_at + by_s)
        if slot.end_at <= order.ready_at:
            continue
        edit = Edit(
            kind=FixKind.SLOT_MOVED,
            minutes=None,
            facts={
                "order_id": order.order_id,
                "slot_start_at": slot.start_at,
                "slot_end_at": slot.end_at,
                "moves_left": moves_left(order) - 1,
            },
            changes=(
                moment_change(day, "orders", order.order_id, "slot_start", slot.start_at),
                moment_change(day, "orders", order.order_id, "slot_end", slot.end_at),
                Change(
                    table="orders",
                    row=order.order_id,
                    column=SLOT_MOVES_COLUMN,
                    to=moves_left(order) - 1,
                ),
            ),
            day=with_order(day, moved_once(replace(order, slot=slot))),
        )
        yield _only(f"slot:{order.order_id}:{by_s}", edit)


def _outside(day: Day) -> Iterator[Family]:
    offer = day.on_demand or day.outside_offer
    if offer is None:
        return
    before = 0 if day.on_demand is None else day.on_demand.limit
    edit = Edit(
        kind=FixKind.OUTSIDE_COURIER,
        minutes=None,
        facts={"limit": before + 1},
        changes=(
            Change(table="", row="", column="on_demand.enabled", to="true"),
            Change(table="", row="", column="on_demand.limit", to=before + 1),
        ),
        day=replace(day, on_demand=replace(offer, limit=before + 1)),
    )
    yield _only("outside", edit)


def _instead(day: Day, order: Order, plan: Plan) -> Iterator[Family]:
    """The order goes first among its equals: another one stays unmet, the cheapest to drop."""
    met = {stop.order_id for trip in plan.trips for stop in trip.stops}
    rivals = [one for one in day.orders if one.priority == order.priority]
    if not any(one.order_id in met for one in rivals):
        return
    edit = put_first(day, order.order_id)
    if edit is not None:
        yield replace(_only(f"first:{order.order_id}", edit), frees=False)


def _limit(day: Day) -> Iterator[Family]:
    before_s = day.promise.order_limit_s

    def made(minutes: int) -> Edit:
        limit_s = before_s + minutes * MINUTE_S
        return Edit(
            kind=FixKind.LIMIT_LONGER,
            minutes=minutes,
            facts={"order_limit_s": limit_s},
            changes=(
                Change(
                    table="", row="", column="promise.order_limit_min", to=limit_s / MINUTE_S
                ),
            ),
            day=replace(day, promise=replace(day.promise, order_limit_s=limit_s)),
        )

    preorders = any(day.promise.is_preorder(order, order.ready_at) for order in day.orders)
    last = (LONGEST_LIMIT_S - before_s) // MINUTE_S
    if last > 0:
        yield Family(name="limit", last=last, made=made, steady=not preorders)


def _handover(day: Day) -> Iterator[Family]:
    last = max((order.handover_s for order in day.orders), default=0) // MINUTE_S

    def made(minutes: int) -> Edit:
        orders = tuple(
            replace(order, handover_s=max(0, order.handover_s - minutes * MINUTE_S))
            for order in day.orders
        )
        return Edit(
            kind=FixKind.HANDOVER_SHORTER,
            minutes=minutes,
            facts={"orders": len(day.orders)},
            changes=(Change(table="orders", row="*", column="handover_min", by=-minutes),),
            day=replace(day, orders=orders),
        )

    if last > 0:
        yield Family(name="handover", last=last, made=made)


def _shifts(day: Day, order: Order) -> Iterator[Family]:
    """A longer shift for one courier of each group whose edge lies near the order."""
    for group in day.groups:
        if group.store_id != order.store_id:
            continue
        courier = next(one for one in day.couriers if one.courier_id == group.courier_ids[0])
        shift = courier.shift
        reach_s = LONGEST_OVERTIME_MIN * MINUTE_S
        if order.ready_at - reach_s < shift.end_at < order.slot.end_at + reach_s:
            yield _longer(day, courier, at_end=True)
        if order.ready_at - reach_s < shift.start_at < order.slot.end_at:
            yield _longer(day, courier, at_end=False)


def _longer(day: Day, courier: Courier, *, at_end: bool) -> Family:
    shift = courier.shift

    def made(minutes: int) -> Edit:
        by_s = minutes * MINUTE_S
        longer = Shift(
            start_at=shift.start_at - (0 if at_end else by_s),
            end_at=shift.end_at + (by_s if at_end else 0),
        )
        column, moment = (
            ("shift_end", longer.end_at) if at_end else ("shift_start", longer.start_at)
        )
        return Edit(
            kind=FixKind.SHIFT_LONGER if at_end else FixKind.SHIFT_EARLIER,
            minutes=minutes,
            facts={
                "courier_id": courier.courier_id,
                "shift_start_at": longer.start_at,
                "shift_end_at": longer.end_at,
            },
            changes=(moment_change(day, "couriers", courier.courier_id, column, moment),),
            day=with_courier(day, replace(courier, shift=longer)),
        )

    edge = "end" if at_end else "start"
    return Family(
        name=f"shift:{courier.courier_id}:{edge}", last=LONGEST_OVERTIME_MIN, made=made
    )


def _vehicles(day: Day, order: Order) -> Iterator[Family]:
    """One courier of each group in a larger vehicle: the fleet's least, or one just enough."""
    for group in day.groups:
        if group.store_id != order.store_id:
            continue
        courier = next(one for one in day.couriers if one.courier_id == group.courier_ids[0])
        known = {
            one.vehicle for one in day.couriers if _takes_more(one.vehicle, courier.vehicle)
        }
        fitting = [vehicle for vehicle in known if fits(vehicle, order)]
        if not fitting and not fits(courier.vehicle, order):
            fitting = [grown(courier.vehicle, order)]
        for vehicle in sorted(fitting, key=_takes)[:1]:
            edit = Edit(
                kind=FixKind.OTHER_VEHICLE,
                minutes=None,
                facts={
                    "courier_id": courier.courier_id,
                    "vehicle": vehicle.name,
                    "known": vehicle in known,
                    "max_mass_g": vehicle.max_mass_g,
                    "max_volume_ml": vehicle.max_volume_ml,
                    "max_side_mm": vehicle.max_side_mm,
                },
                changes=vehicle_changes(courier.courier_id, vehicle),
                day=with_courier(day, replace(courier, vehicle=vehicle)),
            )
            yield _only(f"vehicle:{courier.courier_id}:{vehicle}", edit)


def _takes(vehicle: Vehicle) -> tuple[float, ...]:
    """How much it takes, weight first; no limit is the most."""
    limits = (vehicle.max_mass_g, vehicle.max_volume_ml, vehicle.max_side_mm)
    return tuple(inf if limit is None else limit for limit in limits)


def _takes_more(one: Vehicle, other: Vehicle) -> bool:
    """Whether it takes at least as much in every way, is as fast, and not the same."""
    pairs = (
        (one.max_mass_g, other.max_mass_g),
        (one.max_volume_ml, other.max_volume_ml),
        (one.max_side_mm, other.max_side_mm),
    )
    enough = all(a is None or (b is not None and a >= b) for a, b in pairs)
    return enough and one.speed_factor >= other.speed_factor and one != other


def grown(vehicle: Vehicle, order: Order) -> Vehicle:
    """The vehicle with its limits just so large that it takes the parcel."""

    def at_least(limit: int | None, size: int) -> int | None:
        return None if limit is None else max(limit, size)

    return replace(
        vehicle,
        max_mass_g=at_least(vehicle.max_mass_g, order.mass_g),
        max_volume_ml=at_least(vehicle.max_volume_ml, order.volume_ml),
        max_side_mm=at_least(vehicle.max_side_mm, order.side_mm),
    )


def _only(name: str, edit: Edit) -> Family:
    """A family of one."""
    return Family(name=name, last=0, made=lambda _: edit)
