"""The questions "would it be possible if …?" about one order by itself: one input, k units.

These inputs help more the further they are changed: an earlier ready moment, a shorter loading,
break or handover, a longer shift and longer store hours leave every trip possible that was; a
shorter way moves no moment against the courier; a longer limit moves no deadline back, but
where it turns a pre-order into an ordinary order, and a pre-order already had its slot's end.
Only assembly where the limit counts from ready may help in a window. Slots have questions of
their own (`planner.explain.slot_questions`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.domain.fleet import Break, Courier, Shift, Vehicle
from planner.domain.plan import Evidence
from planner.explain.inputs import ChangeKind
from planner.explain.lone_case import LoneCase
from planner.explain.question import DAY_MIN, MINUTE_S, Question, Window, minutes
from planner.trips.alone import earliest_arrival

KILOGRAM_G, LITRE_ML, CENTIMETRE_MM = 1000, 1000, 10


def questions(case: LoneCase) -> Iterator[Question]:
    """All changes but slots' that can matter, each with its courier if it is one courier's."""
    earliest_at = earliest_arrival(case.day, case.travel, case.order)
    if earliest_at is not None:
        yield from _order_questions(case)
        yield from _store_questions(case)
        for courier in case.day.couriers:
            yield from _shift_questions(case, courier)
            if courier.rest is not None:
                yield _break_question(case, courier, courier.rest)
    for courier in case.day.couriers:
        yield from _vehicle_questions(case, courier)


def _order_questions(case: LoneCase) -> Iterator[Question]:
    order, promise = case.order, case.day.promise
    packing_min = minutes(order.ready_at - order.placed_at)
    counts_from_ready = promise.limit_clock == "ready"

    def ready_earlier(k: int) -> LoneCase:
        ready_at = max(order.placed_at, order.ready_at - k * MINUTE_S)
        return case.with_order(replace(order, ready_at=ready_at))

    def drive_shorter(k: int) -> LoneCase:
        return replace(case, shorter_s=k * MINUTE_S)

    def limit_longer(k: int) -> LoneCase:
        limit_s = promise.order_limit_s + k * MINUTE_S
        return case.with_promise(replace(promise, order_limit_s=limit_s))

    def handover_shorter(k: int) -> LoneCase:
        handover_s = max(0, order.handover_s - k * MINUTE_S)
        return case.with_order(replace(order, handover_s=handover_s))

    yield Question(
        kind=ChangeKind.READY_EARLIER,
        edited=ready_earlier,
        told=lambda after: {"ready_at": after.order.ready_at},
        last=packing_min,
        windows=(Window(first=1, last=packing_min),) if counts_from_ready else None,
    )
    yield Question(
        kind=ChangeKind.DRIVE_SHORTER,
        edited=drive_shorter,
        told=lambda after: {"shorter_s": after.shorter_s},
        last=DAY_MIN,
    )
    yield Question(
        kind=ChangeKind.LIMIT_LONGER,
        edited=limit_longer,
        told=lambda after: {"order_limit_s": after.day.promise.order_limit_s},
        last=DAY_MIN,
    )
    yield Question(
        kind=ChangeKind.HANDOVER_SHORTER,
        edited=handover_shorter,
        told=lambda after: {"handover_s": after.order.handover_s},
        last=minutes(order.handover_s),
    )


def _store_questions(case: LoneCase) -> Iterator[Question]:
    store = case.store
    opens_at, closes_at = store.opens_at, store.closes_at
    yield Question(
        kind=ChangeKind.LOADING_SHORTER,
        edited=lambda k: case.with_store(
            replace(store, loading_s=max(0, store.loading_s - k * MINUTE_S))
        ),
        told=lambda after: {"loading_s": after.store.loading_s},
        last=minutes(store.loading_s),
    )
    if opens_at is not None:
        yield Question(
            kind=ChangeKind.OPENS_EARLIER,
            edited=lambda k: case.with_store(replace(store, opens_at=opens_at - k * MINUTE_S)),
            told=lambda after: {"opens_at": after.store.opens_at},
            last=DAY_MIN,
        )
    if closes_at is not None:
        yield Question(
            kind=ChangeKind.CLOSES_LATER,
            edited=lambda k: case.with_store(
                replace(store, closes_at=closes_at + k * MINUTE_S)
            ),
            told=lambda after: {"closes_at": after.store.closes_at},
            last=DAY_MIN,
        )


def _shift_questions(case: LoneCase, courier: Courier) -> Iterator[Question]:
    shift = courier.shift

    def with_shift(start_s: int, end_s: int) -> LoneCase:
        longer = Shift(start_at=shift.start_at - start_s, end_at=shift.end_at + end_s)
        return case.with_couriers(replace(courier, shift=longer))

    yield Question(
        kind=ChangeKind.SHIFT_START_EARLIER,
        edited=lambda k: with_shift(k * MINUTE_S, 0),
        told=lambda after: {"shift_start_at": after.day.couriers[0].shift.start_at},
        last=DAY_MIN,
        courier_id=courier.courier_id,
    )
    yield Question(
        kind=ChangeKind.SHIFT_END_LATER,
        edited=lambda k: with_shift(0, k * MINUTE_S),
        told=lambda after: {"shift_end_at": after.day.couriers[0].shift.end_at},
        last=DAY_MIN,
        courier_id=courier.courier_id,
    )


def _break_question(case: LoneCase, courier: Courier, rest: Break) -> Question:
    def shorter(k: int) -> LoneCase:
        length_s = rest.length_s - k * MINUTE_S
        kept = replace(rest, length_s=length_s) if length_s > 0 else None
        return case.with_couriers(replace(courier, rest=kept))

    def told(after: LoneCase) -> Evidence:
        kept = after.day.couriers[0].rest
        return {"break_s": 0 if kept is None else kept.length_s}

    return Question(
        kind=ChangeKind.BREAK_SHORTER,
        edited=shorter,
        told=told,
        last=minutes(rest.length_s),
        courier_id=courier.courier_id,
    )


def _vehicle_questions(case: LoneCase, courier: Courier) -> Iterator[Question]:
    """Below the parcel's own measure he does not take it, from it on he does: one k to ask."""
    order, vehicle = case.order, courier.vehicle

    def question(
        kind: ChangeKind, excess: int, per_unit: int, larger: Callable[[int], Vehicle]
    ) -> Question:
        least = -(-excess // per_unit)
        return Question(
            kind=kind,
            edited=lambda k: case.with_couriers(replace(courier, vehicle=larger(k * per_unit))),
            told=lambda after: _limit(kind, after.day.couriers[0].vehicle),
            first=least,
            last=least,
            courier_id=courier.courier_id,
        )

    mass_g, volume_ml, side_mm = vehicle.max_mass_g, vehicle.max_volume_ml, vehicle.max_side_mm
    if mass_g is not None and order.mass_g > mass_g:
        yield question(
            ChangeKind.MORE_MASS,
            order.mass_g - mass_g,
            KILOGRAM_G,
            lambda more: replace(vehicle, max_mass_g=mass_g + more),
        )
    if volume_ml is not None and order.volume_ml > volume_ml:
        yield question(
            ChangeKind.MORE_VOLUME,
            order.volume_ml - volume_ml,
            LITRE_ML,
            lambda more: replace(vehicle, max_volume_ml=volume_ml + more),
        )
    if side_mm is not None and order.side_mm > side_mm:
        yield question(
            ChangeKind.LONGER_SIDE,
            order.side_mm - side_mm,
            CENTIMETRE_MM,
            lambda more: replace(vehicle, max_side_mm=side_mm + more),
        )


def _limit(kind: ChangeKind, vehicle: Vehicle) -> Evidence:
    if kind is ChangeKind.MORE_MASS:
        return {"max_mass_g": vehicle.max_mass_g}
    if kind is ChangeKind.MORE_VOLUME:
        return {"max_volume_ml": vehicle.max_volume_ml}
    return {"max_side_mm": vehicle.max_side_mm}
