"""One more courier: the shortest shift that suffices for an order.

On a day of only the orders met and this one, the new courier is the only one who costs
anything, by the second he is busy. His shift lasts from the first loading to the last return of
the cheapest plan there, in whole minutes. No shift shorter than a bound on his busy time can
do, if all orders met today are to be met beside this one. The bound is of the whole day, since
another order may be on the only way to one of these; where it leaves a minute open, the shift
is only called enough.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.domain.day import Day
from planner.domain.fleet import Courier, CourierId, Rates, Shift
from planner.domain.order import Order, OrderId
from planner.domain.plan import Plan, Trip
from planner.explain.desk import Desk, unmet
from planner.explain.edits import (
    MINUTE_S,
    Change,
    Edit,
    FixKind,
    fits,
    moment_change,
    vehicle_changes,
)
from planner.explain.families import grown
from planner.explain.part import part_of
from planner.explain.smallest import Sized
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import prepare
from planner.solve.subset import least_cost_kop

LONG_S = 6 * 3600  # after the slot: any trip of an Express day is back by then
SECOND_KOP = 100  # price of his second; the others are free
FREE = Rates(per_hour_kop=0, per_km_kop=0)
BY_SECOND = Rates(per_hour_kop=SECOND_KOP * 3600, per_km_kop=0, paid_for="trip")


def another_courier(desk: Desk, order_id: OrderId) -> Sized | None:
    """The order met by one more courier; None where he does not help or was not found to."""
    day = desk.base.day
    courier = _like_the_others(day, day.order(order_id))
    if courier is None:
        return None
    alone = _by_himself(desk, courier, order_id)
    if unmet(alone):
        return None
    least = _least_busy(desk, courier, order_id, (*desk.plan.trips, *alone.trips))
    own = [trip for trip in least.trips if trip.courier_id == courier.courier_id]
    if unmet(least) or not own:
        return None
    loading_s = day.store(courier.store_id).loading_s
    first_at = min(trip.departs_at for trip in own) - loading_s
    last_at = max(trip.returns_at or trip.departs_at for trip in own)
    shift = Shift(
        start_at=first_at // MINUTE_S * MINUTE_S,
        end_at=-(-last_at // MINUTE_S) * MINUTE_S,
    )
    solved = desk.planned(_edit(day, replace(courier, shift=shift)), order_id, least.trips)
    if not desk.helps(solved, order_id):
        return None
    length_s = shift.end_at - shift.start_at
    known = _least_busy_s(desk, courier, order_id) > length_s - MINUTE_S
    return Sized(solved=solved, smallest=known)


def _like_the_others(day: Day, order: Order) -> Courier | None:
    """A courier like the cheapest of the store whose vehicle takes it, on duty all day.

    A store without couriers gets one like those of the day's other stores.
    """
    own = [courier for courier in day.couriers if courier.store_id == order.store_id]
    own = own or list(day.couriers)
    if not own:
        return None
    whole_day = Shift(
        start_at=min([order.ready_at, *(courier.shift.start_at for courier in own)]),
        end_at=max([order.slot.end_at + LONG_S, *(courier.shift.end_at for courier in own)]),
    )
    fitting = [courier for courier in own if fits(courier.vehicle, order)]
    if not fitting:
        fitting = [replace(own[0], vehicle=grown(own[0].vehicle, order))]
    taken = {courier.courier_id for courier in day.couriers}
    name = next(
        CourierId(f"new-{number}")
        for number in range(1, len(taken) + 2)
        if f"new-{number}" not in taken
    )
    cheapest = min(fitting, key=lambda one: (one.rates.per_hour_kop, one.rates.per_km_kop))
    return replace(
        cheapest, courier_id=name, store_id=order.store_id, shift=whole_day, rest=None
    )


def _by_himself(desk: Desk, courier: Courier, order_id: OrderId) -> Plan:
    """The new courier's shortest trip with nothing but this order."""
    day, travel = part_of(desk.base.day, desk.base.travel, {order_id})
    paid = replace(courier, rates=BY_SECOND)
    return plan_prepared(prepare(replace(day, couriers=(paid,), on_demand=None), travel))


def _least_busy(
    desk: Desk, courier: Courier, order_id: OrderId, begin_with: tuple[Trip, ...]
) -> Plan:
    """A plan of the orders met and this one that needs least of the new courier's time."""
    base = desk.base
    wanted = {order.order_id for order in base.day.orders} - unmet(desk.plan) | {order_id}
    part, travel = part_of(base.day, base.travel, wanted)
    return plan_prepared(
        prepare(_by_second(part, courier), travel, base=base),
        stop=desk.watch.over,
        begin_with=begin_with,
        limit_s=desk.seconds,
    )


def _least_busy_s(desk: Desk, courier: Courier, order_id: OrderId) -> float:
    """No plan that meets the order and all met today needs less of the new courier's time."""
    base = desk.base
    prepared = prepare(_by_second(base.day, courier), base.travel, base=base)
    missed = unmet(desk.plan) - {order_id}
    wanted = np.array([one.order_id not in missed for one in base.day.orders], bool)
    return least_cost_kop(prepared, wanted & desk.near([order_id]), desk.watch) / SECOND_KOP


def _by_second(day: Day, courier: Courier) -> Day:
    """The day with one more courier, the only one who costs anything: his time."""
    others = tuple(replace(one, rates=FREE) for one in day.couriers)
    outside = day.on_demand
    return replace(
        day,
        couriers=(*others, replace(courier, rates=BY_SECOND)),
        on_demand=outside and replace(outside, base_kop=0, per_km_kop=0, per_order_kop=0),
        solver=day.solver.model_copy(update={"objective": "serve"}),
    )


def _edit(day: Day, courier: Courier) -> Edit:
    name, shift, vehicle = courier.courier_id, courier.shift, courier.vehicle
    cells: list[tuple[str, str | float]] = [
        ("store_id", courier.store_id),
        ("rub_per_hour", courier.rates.per_hour_kop / 100),
        ("rub_per_km", courier.rates.per_km_kop / 100),
        ("rub_per_order", courier.rates.per_order_kop / 100),
        ("rub_per_trip", courier.rates.per_trip_kop / 100),
        ("paid_for", courier.rates.paid_for),
    ]
    return Edit(
        kind=FixKind.ONE_MORE_COURIER,
        minutes=(shift.end_at - shift.start_at) // MINUTE_S,
        facts={
            "store_id": courier.store_id,
            "vehicle": vehicle.name,
            "known": vehicle in {one.vehicle for one in day.couriers},
            "max_mass_g": vehicle.max_mass_g,
            "max_volume_ml": vehicle.max_volume_ml,
            "max_side_mm": vehicle.max_side_mm,
            "shift_start_at": shift.start_at,
            "shift_end_at": shift.end_at,
        },
        changes=(
            moment_change(day, "couriers", name, "shift_start", shift.start_at),
            moment_change(day, "couriers", name, "shift_end", shift.end_at),
            *vehicle_changes(name, vehicle),
            *(
                Change(table="couriers", row=name, column=column, to=value)
                for column, value in cells
            ),
        ),
        day=replace(day, couriers=(*day.couriers, courier)),
    )
