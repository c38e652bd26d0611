"""Why an order is impossible by itself, in sentences and as JSON, from its explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from planner.domain.day import Day
from planner.domain.plan import ReasonCode
from planner.explain.alone import AloneExplanation, LoneTimes
from planner.explain.changes import SmallestChange
from planner.explain.inputs import ChangeKind, Input
from planner.export.evidence import outward
from planner.export.moments import MINUTE_S, clock_time
from planner.export.quantities import centimetres, kilograms, litres
from planner.export.reasons import reason_text
from planner.texts import Language, number, text

# how a vehicle's limit is written: key of its evidence, internal units in one of the change's
LIMITS = {
    ChangeKind.MORE_MASS: ("max_mass_g", 1000, kilograms),
    ChangeKind.MORE_VOLUME: ("max_volume_ml", 1000, litres),
    ChangeKind.LONGER_SIDE: ("max_side_mm", 10, centimetres),
}
# moments that a change moves: placeholder of its sentence, key of its evidence
MOMENTS = {
    ChangeKind.READY_EARLIER: ("ready", "ready_at"),
    ChangeKind.SLOT_END_LATER: ("end", "slot_end_at"),
    ChangeKind.SHIFT_START_EARLIER: ("start", "shift_start_at"),
    ChangeKind.SHIFT_END_LATER: ("end", "shift_end_at"),
    ChangeKind.OPENS_EARLIER: ("opens", "opens_at"),
    ChangeKind.CLOSES_LATER: ("closes", "closes_at"),
}


def alone_lines(explained: AloneExplanation, day: Day, language: Language) -> list[str]:
    """Why, what the traffic has to do with it, and what would help, as a list."""
    lines = [reason_text(day, explained.reason, language)]
    traffic = _traffic(explained, language)
    if traffic:
        lines.append(traffic)
    sufficient = explained.sufficient
    if not sufficient:
        return [*lines, text("explain-none-suffices", language)]
    lines.append(text("explain-one-suffices", language, count=len(sufficient)))
    lines += [f"– {change_text(one, day, language)}" for one in sufficient]
    vain = [_input(one, language) for one in _in_vain(explained, day)]
    if vain:
        lines.append(text("explain-would-not-help", language, inputs=", ".join(vain)))
    return lines


def change_text(change: SmallestChange, day: Day, language: Language) -> str:
    """A change that suffices, in a few words without a point.

    Raises
    ------
    ValueError
        No amount of it suffices.
    """
    if change.amount is None:
        raise ValueError(f"no amount of {change.kind} suffices")
    key = f"explain-{change.kind.value.replace('_', '-')}"
    values: dict[str, str | int | float] = {}
    if change.courier_id is not None:
        values["courier"] = change.courier_id
    if change.kind in LIMITS:
        name, per_unit, written = LIMITS[change.kind]
        values["more"] = written(change.amount * per_unit, language)
        values["limit"] = written(_whole(change, name), language)
        return text(key, language, **values)
    values["k"] = number(change.amount, language)
    if change.kind in MOMENTS:
        placeholder, name = MOMENTS[change.kind]
        values[placeholder] = clock_time(day.clock, _whole(change, name))
    elif change.kind in {ChangeKind.SLOT_LATER, ChangeKind.SLOT_EARLIER}:
        start, end = _whole(change, "slot_start_at"), _whole(change, "slot_end_at")
        values["slot"] = f"{clock_time(day.clock, start)}–{clock_time(day.clock, end)}"
        if change.kind is ChangeKind.SLOT_LATER and change.to["preorder"]:
            key += "-ahead"
    elif change.kind is ChangeKind.LIMIT_LONGER:
        values["limit"] = number(_whole(change, "order_limit_s") / MINUTE_S, language)
    return text(key, language, **values)


def alone_json(explained: AloneExplanation, day: Day) -> dict[str, Any]:
    """The explanation in outside units; null where a change never suffices."""
    return {
        "order_id": explained.order_id,
        "code": explained.reason.code.value,
        "evidence": outward(explained.reason.evidence, day.clock),
        "best": _times(explained.best, day),
        "earliest": _times(explained.earliest, day),
        **outward(
            {
                "late_s": explained.late_s,
                "possible_on_empty_roads": explained.empty_roads is None,
                "late_on_empty_roads_s": explained.late_on_empty_roads_s,
            },
            day.clock,
        ),
        "binding": [one.value for one in explained.binding],
        "changes": [
            {
                "kind": one.kind.value,
                "input": one.input.value,
                "unit": one.unit,
                "smallest": one.amount,
                "courier_id": one.courier_id,
                "to": outward(one.to, day.clock),
            }
            for one in explained.changes
        ],
    }


def _traffic(explained: AloneExplanation, language: Language) -> str | None:
    """What empty roads would change; nothing where no way was driven in the arithmetic."""
    late_s = explained.late_on_empty_roads_s
    if late_s is None:
        return None
    if explained.empty_roads is None:
        return text("explain-traffic-to-blame", language)
    if late_s > 0:
        late = number(-(-late_s // MINUTE_S), language)
        return text("explain-late-on-empty-roads", language, late=late)
    return text("explain-not-the-traffic", language)


def _in_vain(explained: AloneExplanation, day: Day) -> Iterator[Input]:
    """The inputs this day has that help by no amount; of a parcel too large, its measures."""
    if explained.reason.code is ReasonCode.DOES_NOT_FIT:
        too_much = explained.reason.evidence["dimensions"]
        assert isinstance(too_much, list), too_much
        yield from (Input(one) for one in too_much if Input(one) not in explained.binding)
        return
    order = day.order(explained.order_id)
    store = day.store(order.store_id)
    couriers = [one for one in day.couriers if one.store_id == store.store_id]
    present = {
        Input.ASSEMBLY: order.ready_at > order.placed_at,
        Input.LOADING: store.loading_s > 0,
        Input.HANDOVER: order.handover_s > 0,
        Input.MASS: False,
        Input.VOLUME: False,
        Input.SIDE: False,
        Input.BREAK: any(one.rest is not None for one in couriers),
        Input.STORE_HOURS: store.opens_at is not None or store.closes_at is not None,
    }
    for one in Input:
        if present.get(one, True) and one not in explained.binding:
            yield one


def _input(one: Input, language: Language) -> str:
    return text(f"explain-input-{one.value.replace('_', '-')}", language)


def _times(times: LoneTimes | None, day: Day) -> dict[str, Any] | None:
    return None if times is None else outward(asdict(times), day.clock)


def _whole(change: SmallestChange, key: str) -> int:
    value = change.to[key]
    assert isinstance(value, int), (key, value)
    return value
