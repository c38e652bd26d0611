"""Changes that day.toml has no key for: couriers, shifts, vehicles, slots, traffic.

Each edit is a small function from a problem to a problem. What follows a dot in the key names
whom it is about: `couriers.К04=+1` is one more courier like К04. Every edit starts from the
day as it is and is nested: `couriers=2` holds the couriers of `couriers=1`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Literal

from planner.domain.day import Day
from planner.domain.fleet import Courier, CourierGroup, CourierId, Shift
from planner.domain.order import Slot
from planner.errors import Fault, InputError
from planner.scenarios.grid import FILE, Change, plain
from planner.scenarios.problem import Problem

MINUTE_S = 60
DAY_MIN = 24 * 60
LEAST_TRAFFIC, MOST_TRAFFIC = Decimal("0.1"), Decimal(10)
MOST_COURIERS = 1000  # couriers one edit may add


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One kind of change.

    Attributes
    ----------
    name : the key, or its part before the first dot.
    subject : whether something must or may follow the dot.
    trips : whether the day's trips change with it, not only who drives them at what price.
    apply : the problem, the subject or None, and the change itself, to the changed problem.
    """

    name: str
    subject: Literal["none", "optional", "required"]
    trips: bool
    apply: Callable[[Problem, str | None, Change], Problem]


def edit_of(key: str) -> tuple[Edit, str | None] | None:
    """The edit a key names and its subject; None where it names none."""
    name, dot, subject = key.partition(".")
    edit = EDITS.get(name)
    if edit is None or (dot and not subject):
        return None
    fits = edit.subject != "none" if subject else edit.subject != "required"
    return (edit, subject or None) if fits else None


def largest_group(day: Day) -> CourierGroup | None:
    """The couriers that `couriers=…` changes: the largest group of equals, the first of two."""
    return max(day.groups, key=lambda group: group.count, default=None)


def refused(change: Change, rule: str, **details: str) -> InputError:
    """The change can't be made on this day."""
    fault = Fault(
        file=FILE,
        column=change.key,
        value=change.value,
        rule=rule,
        details=tuple(details.items()),
    )
    return InputError((fault,))


def _couriers(problem: Problem, subject: str | None, change: Change) -> Problem:
    """That many couriers more or less: of the largest group, or like the one named."""
    day = problem.day
    more = _whole(change, -MOST_COURIERS, MOST_COURIERS)
    group = largest_group(day)
    if group is None:
        raise refused(change, "vary_no_couriers")
    alike = group.courier_ids if subject is None else (_courier(day, subject, change),)
    if more < -len(alike):
        raise refused(change, "vary_couriers_few", count=str(len(alike)))
    if more < 0:
        return _with_couriers(
            problem, (c for c in day.couriers if c.courier_id not in alike[more:])
        )
    model = next(c for c in day.couriers if c.courier_id == alike[-1])
    taken = {courier.courier_id for courier in day.couriers}
    clones: list[Courier] = []
    number = 0
    while len(clones) < more:
        number += 1
        courier_id = CourierId(f"{model.courier_id}+{number}")
        if courier_id not in taken:
            clones.append(replace(model, courier_id=courier_id))
    return _with_couriers(problem, (*day.couriers, *clones))


def _shift_start(problem: Problem, subject: str | None, change: Change) -> Problem:
    """Shifts that start so many minutes later; earlier where negative."""
    return _moved(problem, subject, change, start_s=MINUTE_S, end_s=0)


def _shift_end(problem: Problem, subject: str | None, change: Change) -> Problem:
    """Shifts that end so many minutes later; earlier where negative."""
    return _moved(problem, subject, change, start_s=0, end_s=MINUTE_S)


def _moved(
    problem: Problem, subject: str | None, change: Change, *, start_s: int, end_s: int
) -> Problem:
    day = problem.day
    minutes = _whole(change, -DAY_MIN, DAY_MIN)
    named = None if subject is None else _courier(day, subject, change)
    couriers = []
    for courier in day.couriers:
        if named is None or courier.courier_id == named:
            start_at = courier.shift.start_at + minutes * start_s
            end_at = courier.shift.end_at + minutes * end_s
            if end_at <= start_at:
                raise refused(change, "vary_shift_empty", courier=courier.courier_id)
            rest = courier.rest
            if rest is not None and (
                min(rest.until_at, end_at) - max(rest.from_at, start_at) < rest.length_s
            ):
                raise refused(change, "vary_break_no_room", courier=courier.courier_id)
            shift = Shift(start_at=start_at, end_at=end_at)
            couriers.append(replace(courier, shift=shift))
        else:
            couriers.append(courier)
    return _with_couriers(problem, couriers)


def _vehicles(problem: Problem, subject: str | None, change: Change) -> Problem:
    """So many couriers of the largest other group drive that vehicle instead, or the reverse.

    With the vehicle go the rates of those who drive it; shift and break stay.
    """
    day = problem.day
    more = _whole(change, -MOST_COURIERS, MOST_COURIERS)
    drive = [courier for courier in day.couriers if courier.vehicle.name == subject]
    others = [group for group in day.groups if group.vehicle.name != subject]
    if not drive:
        known = ", ".join(dict.fromkeys(courier.vehicle.name for courier in day.couriers))
        raise refused(change, "vary_vehicle_unknown", known=known)
    if not others:
        raise refused(change, "vary_vehicle_only")
    largest = max(others, key=lambda group: group.count)
    giving = [courier.courier_id for courier in drive] if more < 0 else largest.courier_ids
    if abs(more) > len(giving):
        raise refused(change, "vary_couriers_few", count=str(len(giving)))
    vehicle, rates = (
        (largest.vehicle, largest.rates) if more < 0 else (drive[0].vehicle, drive[0].rates)
    )
    changed = set(giving[len(giving) - abs(more) :])
    return _with_couriers(
        problem,
        (
            replace(courier, vehicle=vehicle, rates=rates)
            if courier.courier_id in changed
            else courier
            for courier in day.couriers
        ),
    )


def _slot_width(problem: Problem, _: str | None, change: Change) -> Problem:
    """Slots of that many minutes, each from its own start."""
    width_s = _whole(change, 1, DAY_MIN) * MINUTE_S
    orders = tuple(
        replace(
            order,
            slot=Slot(start_at=order.slot.start_at, end_at=order.slot.start_at + width_s),
        )
        for order in problem.day.orders
    )
    return replace(problem, day=replace(problem.day, orders=orders))


def _traffic(problem: Problem, _: str | None, change: Change) -> Problem:
    """Driving that takes so many times as long, at every hour, so FIFO holds as before."""
    factor = _number(change, LEAST_TRAFFIC, MOST_TRAFFIC)
    if factor == 1:
        return problem
    travel = problem.travel
    name = f"{travel.profile.name} ×{plain(factor)}"
    profile = replace(
        travel.profile,
        name=name,
        multipliers=tuple(one * float(factor) for one in travel.profile.multipliers),
    )
    used = replace(travel.used, congestion=name)
    return replace(problem, travel=replace(travel, profile=profile, used=used))


EDITS = {
    edit.name: edit
    for edit in (
        Edit(name="couriers", subject="optional", trips=False, apply=_couriers),
        Edit(name="vehicles", subject="required", trips=False, apply=_vehicles),
        Edit(name="shift_start_min", subject="optional", trips=True, apply=_shift_start),
        Edit(name="shift_end_min", subject="optional", trips=True, apply=_shift_end),
        Edit(name="slot_width_min", subject="none", trips=True, apply=_slot_width),
        Edit(name="traffic", subject="none", trips=True, apply=_traffic),
    )
}


def _with_couriers(problem: Problem, couriers: Iterable[Courier]) -> Problem:
    return replace(problem, day=replace(problem.day, couriers=tuple(couriers)))


def _courier(day: Day, name: str, change: Change) -> CourierId:
    """The courier of that id."""
    known = [courier.courier_id for courier in day.couriers]
    if name in known:
        return CourierId(name)
    near = get_close_matches(name, known, n=1, cutoff=0.0)
    raise refused(change, "vary_courier_unknown", near=near[0] if near else "")


def _whole(change: Change, low: int, high: int) -> int:
    value = _number(change, Decimal(low), Decimal(high))
    if value != int(value):
        raise refused(change, "not_whole")
    return int(value)


def _number(change: Change, low: Decimal, high: Decimal) -> Decimal:
    try:
        value = Decimal(change.value)
    except InvalidOperation:
        raise refused(change, "not_a_number") from None
    if not value.is_finite():
        raise refused(change, "not_a_number")
    if not low <= value <= high:
        raise refused(change, "out_of_range", low=plain(low), high=plain(high))
    return value
