"""The audit: is every word of a plan true? A replay from the day and its roads alone.

Shares nothing with the enumeration or the solver but the domain and the reference walk. Each
trip is driven again leg by leg, each courier's day is laid out again, and each claim about
orders and bounds is checked in `planner.solve.claims`. Findings are technical lines for the log
of a faulty program: a plan with any is never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from planner.domain.cost import on_demand_cost_kop, trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import Courier, OnDemand
from planner.domain.order import Order
from planner.domain.plan import Plan, Stop, Trip
from planner.solve.claims import claim_findings
from planner.travel.times import TravelTimes
from planner.trips.timing import Broken, walk


def audit(day: Day, travel: TravelTimes, plan: Plan) -> tuple[str, ...]:
    """Everything that is wrong with the plan, with ids and values; empty when nothing is."""
    findings = (*_plan_findings(travel, plan), *replay_findings(day, travel, plan.trips))
    return (*findings, *claim_findings(day, travel, plan))


def replay_findings(day: Day, travel: TravelTimes, trips: tuple[Trip, ...]) -> tuple[str, ...]:
    """Everything wrong with the trips, whatever is claimed of them: who drives what when."""
    findings = [*_list_findings(day, trips)]
    for trip in trips:
        findings += _trip_findings(day, travel, trip)
    for courier in day.couriers:
        own = [trip for trip in trips if trip.courier_id == courier.courier_id]
        findings += _courier_findings(day, courier, own)
    return tuple(findings)


def _plan_findings(travel: TravelTimes, plan: Plan) -> Iterator[str]:
    if plan.travel != travel.used:
        yield f"plan rests on {plan.travel}, audited with {travel.used}"
    if plan.knowledge not in ("hindsight", "live"):
        yield f"unknown knowledge {plan.knowledge!r}"


def _list_findings(day: Day, trips: tuple[Trip, ...]) -> Iterator[str]:
    for trip_id, times in Counter(trip.trip_id for trip in trips).items():
        if times > 1:
            yield f"trip id {trip_id} used {times} times"
    for before, after in pairwise(trips):
        if after.departs_at < before.departs_at:
            yield f"{after.trip_id} departs before {before.trip_id} but is listed after it"
    carried: dict[str, str] = {}
    for trip in trips:
        for stop in trip.stops:
            if stop.order_id in carried:
                yield f"{stop.order_id}: carried by {carried[stop.order_id]} and {trip.trip_id}"
            carried[stop.order_id] = trip.trip_id
    outside = sum(trip.courier_id is None for trip in trips)
    limit = day.on_demand.limit if day.on_demand else 0
    if outside > limit:
        yield f"{outside} on-demand trips, limit {limit}"


def _trip_findings(day: Day, travel: TravelTimes, trip: Trip) -> Iterator[str]:
    name = trip.trip_id
    orders_by_id = {order.order_id: order for order in day.orders}
    unknown = [stop.order_id for stop in trip.stops if stop.order_id not in orders_by_id]
    if unknown or not trip.stops:
        yield f"{name}: unknown orders {unknown}" if unknown else f"{name}: no stops"
        return
    orders = tuple(orders_by_id[stop.order_id] for stop in trip.stops)
    strangers = [order.order_id for order in orders if order.store_id != trip.store_id]
    if strangers:
        yield f"{name}: from store {trip.store_id}, not the store of {strangers}"
        return
    if trip.courier_id is None:
        if day.on_demand is None:
            yield f"{name}: no courier, and the day has no on-demand couriers"
        else:
            yield from _outside_findings(day, travel, day.on_demand, orders, trip)
        return
    courier = next((c for c in day.couriers if c.courier_id == trip.courier_id), None)
    if courier is None:
        yield f"{name}: unknown courier {trip.courier_id}"
    elif courier.store_id != trip.store_id:
        yield f"{name}: courier {courier.courier_id} belongs to store {courier.store_id}"
    else:
        yield from _own_findings(day, travel, courier, orders, trip)


def _own_findings(
    day: Day, travel: TravelTimes, courier: Courier, orders: tuple[Order, ...], trip: Trip
) -> Iterator[str]:
    name = trip.trip_id
    store = day.store(trip.store_id)
    walked = walk(day, travel, store, courier.vehicle, orders, trip.departs_at)
    if isinstance(walked, Broken):
        yield (
            f"{name}: breaks {walked.rule} at order {walked.order_id}: "
            f"{walked.value}, limit {walked.limit}"
        )
        return
    for claimed, true in zip(trip.stops, walked.stops, strict=True):
        yield from _stop_findings(name, claimed, true)
    yield from _different(name, "returns_at", trip.returns_at, walked.returns_at)
    yield from _different(name, "metres", trip.metres, walked.metres)
    busy_s = walked.returns_at - trip.departs_at + store.loading_s
    cost_kop = trip_cost_kop(
        courier.rates, metres=walked.metres, orders=len(orders), busy_s=busy_s
    )
    yield from _different(name, "cost_kop", trip.cost_kop, cost_kop)
    labour_kop = trip_labour_kop(courier.rates, busy_s=busy_s)
    yield from _different(name, "labour_kop", trip.labour_kop, labour_kop)


def _outside_findings(
    day: Day,
    travel: TravelTimes,
    on_demand: OnDemand,
    orders: tuple[Order, ...],
    trip: Trip,
) -> Iterator[str]:
    """An outside courier: one order, one way, picked up at a set moment, no loading.

    He is at the store at max(ready, placed + lead) and leaves at once, so that is the departure
    every clock counts from; it lies inside the store's hours.
    """
    name = trip.trip_id
    if len(orders) != 1:
        yield f"{name}: {len(orders)} orders on an on-demand trip"
        return
    (order,) = orders
    store, vehicle = day.store(trip.store_id), on_demand.vehicle
    departs_at = max(order.ready_at, order.placed_at + on_demand.lead_s)
    yield from _different(name, "departs_at", trip.departs_at, departs_at)
    opens_at = departs_at if store.opens_at is None else store.opens_at
    closes_at = departs_at if store.closes_at is None else store.closes_at
    if not opens_at <= departs_at <= closes_at:
        yield f"{name}: pick-up at {departs_at}, store open {opens_at} to {closes_at}"
    for what, value, limit in (
        ("mass_g", order.mass_g, vehicle.max_mass_g),
        ("volume_ml", order.volume_ml, vehicle.max_volume_ml),
        ("side_mm", order.side_mm, vehicle.max_side_mm),
    ):
        if limit is not None and value > limit:
            yield f"{name}: {what} {value}, on-demand limit {limit}"
    home, door = day.store_place(store.store_id), day.order_place(order.order_id)
    if not travel.can_drive(home, door):
        yield f"{name}: no road to order {order.order_id}"
        return
    arrives_at = departs_at + travel.driving_s(home, door, departs_at, vehicle.speed_factor)
    begins_at = max(arrives_at, order.slot.start_at)
    latest = day.promise.latest_start(order, departs_at)
    if begins_at > latest:
        yield f"{name}: breaks deadline at order {order.order_id}: {begins_at}, limit {latest}"
    true = Stop(
        order_id=order.order_id,
        arrives_at=arrives_at,
        handover_from=begins_at,
        handover_until=begins_at + order.handover_s,
    )
    yield from _stop_findings(name, trip.stops[0], true)
    metres = travel.leg_metres(home, door)
    yield from _different(name, "returns_at", trip.returns_at, None)
    yield from _different(name, "metres", trip.metres, metres)
    cost_kop = on_demand_cost_kop(on_demand, metres=metres)
    yield from _different(name, "cost_kop", trip.cost_kop, cost_kop)
    yield from _different(name, "labour_kop", trip.labour_kop, 0)


def _stop_findings(name: str, claimed: Stop, true: Stop) -> Iterator[str]:
    where = f"{name}: order {true.order_id}"
    yield from _different(where, "arrives_at", claimed.arrives_at, true.arrives_at)
    yield from _different(where, "handover_from", claimed.handover_from, true.handover_from)
    yield from _different(where, "handover_until", claimed.handover_until, true.handover_until)


def _different(where: str, what: str, claimed: int | None, true: int | None) -> Iterator[str]:
    if claimed != true:
        yield f"{where}: {what} is {claimed}, should be {true}"


def _courier_findings(day: Day, courier: Courier, trips: list[Trip]) -> Iterator[str]:
    """The courier's day: inside the shift, one trip at a time, the break whole in a gap."""
    loading_s = day.store(courier.store_id).loading_s
    busy = sorted(
        (trip.departs_at - loading_s, trip.returns_at, trip.trip_id)
        for trip in trips
        if trip.returns_at is not None
    )
    shift = courier.shift
    for starts_at, ends_at, name in busy:
        if starts_at < shift.start_at or ends_at > shift.end_at:
            yield (
                f"{name}: busy {starts_at} to {ends_at}, outside the shift "
                f"{shift.start_at} to {shift.end_at} of {courier.courier_id}"
            )
    for (_, ends_at, before), (starts_at, _, after) in pairwise(busy):
        if starts_at < ends_at:
            yield (
                f"{after}: loading starts at {starts_at}, but {courier.courier_id} "
                f"is on {before} until {ends_at}"
            )
    if courier.rest is None or not busy:
        return
    free_from = [shift.start_at, *(ends_at for _, ends_at, _ in busy)]
    free_until = [*(starts_at for starts_at, _, _ in busy), shift.end_at]
    rest = courier.rest
    gaps = (
        min(until, rest.until_at) - max(since, rest.from_at)
        for since, until in zip(free_from, free_until, strict=True)
    )
    if max(gaps) < rest.length_s:
        yield (
            f"{courier.courier_id}: no gap of {rest.length_s} s for the break "
            f"between {rest.from_at} and {rest.until_at}"
        )
