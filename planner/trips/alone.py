"""Could anyone meet this order if he had nothing else to do? If not, why not, in numbers.

An idle courier serves the order alone, at his least late departure (`planner.trips.lone`),
inside one free span of his shift: before or after his break. Where that fails, bars are lifted
one by one, shifts first, then store hours, and the first that helps names the reason. Outside
couriers don't count (CONTRACT, "Meaning").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.fleet import CourierGroup, Vehicle
from planner.domain.order import Order
from planner.domain.plan import Evidence, Reason, ReasonCode
from planner.travel.times import TravelTimes
from planner.trips.lone import LoneTrip

# Beyond every moment of a day: stands for "no bar".
EVER = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The least late departure of one courier under some of his bars."""

    lone: LoneTrip
    departs_at: int
    late_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """What of a parcel does not fit a vehicle: dimension, unit, value, limit."""

    dimension: str
    unit: str
    value: int
    limit: int


def alone_reason(day: Day, travel: TravelTimes, order: Order) -> Reason | None:
    """Why no idle courier of the day can meet the order at any second; None if one can.

    In this order: `no_road`, out or back; `no_courier_on_shift` where its store has none;
    `does_not_fit` where no vehicle takes the parcel; then, over the couriers whose vehicle
    does: `no_courier_on_shift` if it were possible without the bars of shifts and breaks,
    `store_closed` if it were with the store open (and, failing that, with shifts lifted too),
    else `late_even_alone`. The evidence of these three is the arithmetic of the trip that would
    be left.
    """
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    no_way_out, no_way_back = not travel.can_drive(home, door), not travel.can_drive(door, home)
    if no_way_out or no_way_back:
        return _reason(
            ReasonCode.NO_ROAD,
            {"store_id": order.store_id, "no_way_out": no_way_out, "no_way_back": no_way_back},
        )
    groups = [group for group in day.groups if group.store_id == order.store_id]
    if not groups:
        return _reason(
            ReasonCode.NO_COURIER_ON_SHIFT, {"store_id": order.store_id, "couriers": 0}
        )
    trips = _fitting_trips(day, travel, order)
    if not trips:
        return _does_not_fit(groups, order)
    if any(attempt.late_s <= 0 for attempt in _attempts(trips, on_shift=True, in_hours=True)):
        return None
    return _too_late(trips)


def meets_alone(day: Day, travel: TravelTimes, order: Order, *, shorter_s: int = 0) -> bool:
    """Whether some idle courier of the day can meet the order: `alone_reason` is None.

    Parameters
    ----------
    shorter_s : seconds that each way is supposed to be shorter, see `LoneTrip`.
    """
    if not _can_drive(day, travel, order):
        return False
    trips = _fitting_trips(day, travel, order, shorter_s=shorter_s)
    return any(
        attempt.late_s <= 0 for attempt in _attempts(trips, on_shift=True, in_hours=True)
    )


def least_late_s(
    day: Day, travel: TravelTimes, order: Order, *, barred: bool = False
) -> int | None:
    """Seconds the order is late at best; 0 or less is in time, with as many to spare.

    None where there is no road, no vehicle of its store takes the parcel, or bars leave no time
    for the trip.

    Parameters
    ----------
    barred : whether shifts, breaks and store hours count.
    """
    if not _can_drive(day, travel, order):
        return None
    attempts = _attempts(_fitting_trips(day, travel, order), on_shift=barred, in_hours=barred)
    return min((attempt.late_s for attempt in attempts), default=None)


def earliest_arrival(day: Day, travel: TravelTimes, order: Order) -> int | None:
    """The moment before which no courier is at the door; None as in `least_late_s`."""
    if not _can_drive(day, travel, order):
        return None
    departs_at = order.ready_at + day.store(order.store_id).loading_s
    trips = _fitting_trips(day, travel, order)
    return min((lone.arrives_at(departs_at) for lone in trips), default=None)


def _can_drive(day: Day, travel: TravelTimes, order: Order) -> bool:
    """Whether there is a road out and back."""
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    return travel.can_drive(home, door) and travel.can_drive(door, home)


def _fitting_trips(
    day: Day, travel: TravelTimes, order: Order, *, shorter_s: int = 0
) -> list[LoneTrip]:
    """The order's lone trip with each group of couriers of its store whose vehicle takes it."""
    store = day.store(order.store_id)
    return [
        LoneTrip(
            day=day, travel=travel, store=store, order=order, group=group, shorter_s=shorter_s
        )
        for group in day.groups
        if group.store_id == order.store_id and not _excess(group.vehicle, order)
    ]


def _too_late(trips: list[LoneTrip]) -> Reason:
    """The reason where a vehicle fits, but shifts, store hours or the deadline bar the trip."""
    any_shift = _in_time(_attempts(trips, on_shift=False, in_hours=True))
    if any_shift:
        return _nobody_on_shift(any_shift)
    for on_shift in (True, False):
        any_hours = _in_time(_attempts(trips, on_shift=on_shift, in_hours=False))
        if any_hours:
            return _store_closed(any_hours[0], courier_on_shift=on_shift)
    unbarred = _attempts(trips, on_shift=False, in_hours=False)
    best = min(unbarred, key=lambda attempt: attempt.late_s)
    return _reason(ReasonCode.LATE_EVEN_ALONE, {**_arithmetic(best), "late_by_s": best.late_s})


def _attempts(trips: list[LoneTrip], *, on_shift: bool, in_hours: bool) -> Iterator[Attempt]:
    """The least late attempt of each courier in each free span; bars only where asked."""
    for lone in trips:
        opens_at, closes_at = lone.store.opens_at, lone.store.closes_at
        since_open_at = opens_at if in_hours and opens_at is not None else -EVER
        until_closed_at = closes_at if in_hours and closes_at is not None else EVER
        for since_at, until_at in _free_spans(lone.group) if on_shift else ((-EVER, EVER),):
            loads_at = max(lone.order.ready_at, since_open_at, since_at)
            departs_at = lone.best_departure(
                loads_at + lone.store.loading_s, until_at, until_closed_at
            )
            if departs_at is not None:
                late_s = lone.late_s(departs_at)
                yield Attempt(lone=lone, departs_at=departs_at, late_s=late_s)


def _in_time(attempts: Iterable[Attempt]) -> list[Attempt]:
    return [attempt for attempt in attempts if attempt.late_s <= 0]


def _free_spans(group: CourierGroup) -> tuple[tuple[int, int], ...]:
    """The parts of the shift that one trip may lie in: before the break, or after it."""
    shift, rest = group.shift, group.rest
    if rest is None:
        return ((shift.start_at, shift.end_at),)
    earliest_at = max(shift.start_at, rest.from_at)
    latest_at = min(shift.end_at, rest.until_at) - rest.length_s
    if latest_at < earliest_at:
        return ()
    return ((shift.start_at, latest_at), (earliest_at + rest.length_s, shift.end_at))


def _does_not_fit(groups: list[CourierGroup], order: Order) -> Reason:
    """The vehicle that comes nearest: fewest dimensions exceeded, then least of its limits."""

    def shortfall(group: CourierGroup) -> tuple[int, float]:
        excess = _excess(group.vehicle, order)
        return len(excess), sum(one.value / max(one.limit, 1) for one in excess)

    nearest = min(groups, key=shortfall)
    excess = _excess(nearest.vehicle, order)
    evidence: dict[str, int | float | str | bool | list[str] | None] = {
        "courier_id": nearest.courier_ids[0],
        "vehicle": nearest.vehicle.name,
        "dimensions": [one.dimension for one in excess],
    }
    for one in excess:
        evidence[f"{one.dimension}_{one.unit}"] = one.value
        evidence[f"max_{one.dimension}_{one.unit}"] = one.limit
        evidence[f"{one.dimension}_over_by_{one.unit}"] = one.value - one.limit
    return _reason(ReasonCode.DOES_NOT_FIT, evidence)


def _excess(vehicle: Vehicle, order: Order) -> list[Excess]:
    """The dimensions in which the parcel is too much for the vehicle as it is."""
    return [
        Excess(dimension=dimension, unit=unit, value=value, limit=limit)
        for dimension, unit, value, limit in (
            ("mass", "g", order.mass_g, vehicle.max_mass_g),
            ("volume", "ml", order.volume_ml, vehicle.max_volume_ml),
            ("side", "mm", order.side_mm, vehicle.max_side_mm),
        )
        if limit is not None and value > limit
    ]


def _nobody_on_shift(attempts: list[Attempt]) -> Reason:
    """The courier whose shift misses the trip by least."""

    def missed_s(attempt: Attempt) -> int:
        lone, shift = attempt.lone, attempt.lone.group.shift
        before_s = shift.start_at - (attempt.departs_at - lone.store.loading_s)
        after_s = lone.returns_at(attempt.departs_at) - shift.end_at
        return max(0, before_s) + max(0, after_s)

    nearest = min(attempts, key=missed_s)
    group = nearest.lone.group
    evidence = {
        **_arithmetic(nearest),
        "couriers": sum(attempt.lone.group.count for attempt in attempts),
        "shift_start_at": group.shift.start_at,
        "shift_end_at": group.shift.end_at,
    }
    if group.rest is not None:
        evidence["break_s"] = group.rest.length_s
        evidence["break_from_at"] = group.rest.from_at
        evidence["break_until_at"] = group.rest.until_at
    return _reason(ReasonCode.NO_COURIER_ON_SHIFT, evidence)


def _store_closed(attempt: Attempt, *, courier_on_shift: bool) -> Reason:
    store = attempt.lone.store
    evidence = {
        **_arithmetic(attempt),
        "opens_at": store.opens_at,
        "closes_at": store.closes_at,
        "courier_on_shift": courier_on_shift,
    }
    return _reason(ReasonCode.STORE_CLOSED, evidence)


def _arithmetic(attempt: Attempt) -> dict[str, int | float | str | bool | list[str] | None]:
    """The attempt step by step, as a person would work it out."""
    lone, departs_at = attempt.lone, attempt.departs_at
    order, promise = lone.order, lone.day.promise
    arrives_at = lone.arrives_at(departs_at)
    return {
        "courier_id": lone.group.courier_ids[0],
        "store_id": order.store_id,
        "ready_at": order.ready_at,
        "loading_s": lone.store.loading_s,
        "departs_at": departs_at,
        "driving_s": arrives_at - departs_at,
        "arrives_at": arrives_at,
        "slot_start_at": order.slot.start_at,
        "begins_at": lone.begins_at(departs_at),
        "handover_s": order.handover_s,
        "deadline_at": promise.deadline(order, departs_at),
        "latest_start_at": promise.latest_start(order, departs_at),
        "returns_at": lone.returns_at(departs_at),
    }


def _reason(code: ReasonCode, evidence: Evidence) -> Reason:
    return Reason(code=code, evidence=evidence)
