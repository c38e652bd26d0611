"""The questions about an order's slot: only its end later, or all of it moved by k minutes.

A later end helps more the later it is. A slot moved as a whole helps in a window at best: moved
later, its end comes behind the arrival, but its start may come behind the limit or too late for
the way back; earlier, the other way round. Where the limit counts from a fixed moment, moving
the slot may turn the order into a pre-order or back (`Promise.deadline`), which changes its
deadline: those are windows of their own. Inside a window, moving only the end or only the start
bounds the k that can help from below and from above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.order import Slot
from planner.domain.plan import Evidence
from planner.explain.edits import moves_left
from planner.explain.inputs import ChangeKind
from planner.explain.lone_case import LoneCase
from planner.explain.question import DAY_MIN, MINUTE_S, Question, Window, minutes
from planner.trips.alone import earliest_arrival


def slot_questions(case: LoneCase) -> Iterator[Question]:
    """The three of them; none where no vehicle or no road takes the parcel there.

    Nor where the marketplace lets the slot be moved no more.
    """
    if moves_left(case.order) < 1:
        return
    earliest_at = earliest_arrival(case.day, case.travel, case.order)
    if earliest_at is None:
        return
    order, slot = case.order, case.order.slot
    covers = case.day.promise.window_covers == "handover"
    end_by_at = earliest_at + (order.handover_s if covers else 0)
    yield Question(
        kind=ChangeKind.SLOT_END_LATER,
        edited=lambda k: _moved(case, 0, k),
        told=_told,
        last=DAY_MIN,
    )
    # the slot must not end before the earliest arrival, nor start after all shifts have ended
    shifts_end_at = max(courier.shift.end_at for courier in case.day.couriers)
    yield Question(
        kind=ChangeKind.SLOT_LATER,
        edited=lambda k: _moved(case, k, k),
        told=_told,
        windows=tuple(
            _later(case, first, last)
            for first, last in _split(
                max(1, minutes(end_by_at - slot.end_at)),
                min(DAY_MIN, (shifts_end_at - slot.start_at) // MINUTE_S),
                _first_preorder(case),
            )
        ),
    )
    yield Question(
        kind=ChangeKind.SLOT_EARLIER,
        edited=lambda k: _moved(case, -k, -k),
        told=_told,
        windows=tuple(
            _earlier(case, first, last)
            for first, last in _split(
                1, min(DAY_MIN, (slot.end_at - end_by_at) // MINUTE_S), _first_ordinary(case)
            )
        ),
    )


def _later(case: LoneCase, first: int, last: int) -> Window:
    return Window(
        first=first,
        last=last,
        rising=lambda k: _moved(case, first, k),
        falling=lambda k: _moved(case, k, last),
    )


def _earlier(case: LoneCase, first: int, last: int) -> Window:
    return Window(
        first=first,
        last=last,
        rising=lambda k: _moved(case, -k, -first),
        falling=lambda k: _moved(case, -last, -k),
    )


def _split(first: int, last: int, at: int | None) -> list[tuple[int, int]]:
    """first..last, cut before `at` where that lies inside; nothing where it is empty."""
    if first > last:
        return []
    if at is None or not first < at <= last:
        return [(first, last)]
    return [(first, at - 1), (at, last)]


def _first_preorder(case: LoneCase) -> int | None:
    """The first k by which a slot moved later starts after the limit."""
    limit_at = _limit_at(case)
    return None if limit_at is None else (limit_at - case.order.slot.start_at) // MINUTE_S + 1


def _first_ordinary(case: LoneCase) -> int | None:
    """The first k by which a slot moved earlier starts no later than the limit."""
    limit_at = _limit_at(case)
    return None if limit_at is None else minutes(case.order.slot.start_at - limit_at)


def _limit_at(case: LoneCase) -> int | None:
    """When the limit runs out, where a slot after that changes the deadline; else None."""
    promise, order = case.day.promise, case.order
    if promise.preorders == "limit" or promise.limit_clock == "departure":
        return None
    return promise.clock_at(order, order.ready_at) + promise.order_limit_s


def _moved(case: LoneCase, start_min: int, end_min: int) -> LoneCase:
    slot = case.order.slot
    new = Slot(
        start_at=slot.start_at + start_min * MINUTE_S, end_at=slot.end_at + end_min * MINUTE_S
    )
    return case.with_order(replace(case.order, slot=new))


def _told(after: LoneCase) -> Evidence:
    slot, limit_at = after.order.slot, _limit_at(after)
    return {
        "slot_start_at": slot.start_at,
        "slot_end_at": slot.end_at,
        "preorder": limit_at is not None and slot.start_at > limit_at,
    }
