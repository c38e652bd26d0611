"""Between which moments a handover may start: worked out by hand for each rule.

The order: placed 10:00, ready 10:30, slot 11:00–12:00, handover 8 minutes; it leaves at 10:50.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.builders import at, make_order, make_promise

ORDER = make_order(placed_at=at("10:00"), ready_at=at("10:30"))


@pytest.mark.parametrize(
    ("limit_min", "clock", "deadline"),
    [
        # 10:00, 10:30, 10:50 plus 65 minutes, or plus 75: the last lies beyond the slot
        (65, "placed", "11:05"),
        (65, "ready", "11:35"),
        (65, "departure", "11:55"),
        (75, "placed", "11:15"),
        (75, "ready", "11:45"),
        (75, "departure", "12:00"),
        (150, "placed", "12:00"),
    ],
)
def test_deadline_is_the_earlier_of_slot_and_limit(
    limit_min: int, clock: Any, deadline: str
) -> None:
    promise = make_promise(order_limit_s=limit_min * 60, limit_clock=clock)
    assert promise.deadline(ORDER, at("10:50")) == at(deadline)
    assert promise.latest_start(ORDER, at("10:50")) == at(deadline)


def test_window_that_covers_the_handover_ends_it_by_the_deadline() -> None:
    promise = make_promise(order_limit_s=65 * 60, window_covers="handover")
    assert promise.deadline(ORDER, at("10:50")) == at("11:05")
    assert promise.latest_start(ORDER, at("10:50")) == at("10:57")


@pytest.mark.parametrize(
    ("limit_min", "clock", "preorders", "preorder", "deadline"),
    [
        # slot starts 11:00: from 10:00 an hour reaches it, 59 minutes don't
        (60, "placed", "slot_only", False, "11:00"),
        (59, "placed", "slot_only", True, "12:00"),
        (59, "placed", "limit", True, "10:59"),
        (30, "ready", "slot_only", False, "11:00"),
        (29, "ready", "slot_only", True, "12:00"),
        (29, "ready", "limit", True, "10:59"),
        # with the departure clock leaving later is the answer, so the limit binds either way
        (9, "departure", "slot_only", True, "10:59"),
        (9, "departure", "limit", True, "10:59"),
    ],
)
def test_preorder_is_an_order_whose_slot_starts_after_the_limit(
    limit_min: int, clock: Any, preorders: Any, preorder: bool, deadline: str
) -> None:
    promise = make_promise(order_limit_s=limit_min * 60, limit_clock=clock, preorders=preorders)
    assert promise.is_preorder(ORDER, at("10:50")) is preorder
    assert promise.deadline(ORDER, at("10:50")) == at(deadline)
