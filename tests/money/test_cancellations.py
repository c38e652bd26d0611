"""The marketplace's steps on the cancellation share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.day import Day, Fortnight
from planner.domain.plan import Plan
from planner.money.cancellations import step_report, taken_share
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan


def evening(fortnight: Fortnight | None, *, met: int, orders: int) -> tuple[Day, Plan]:
    """So many orders of 3000.00 each, of which so many are met, each by its own courier."""
    ids = [f"o{k}" for k in range(orders)]
    day = make_day(
        orders=[make_order(order_id=name) for name in ids],
        couriers=[make_courier(courier_id=name) for name in ids],
    )
    day = replace(day, fortnight=fortnight)
    travel = make_travel(day=day)
    trips = [(name, at("10:50"), [name]) for name in ids[:met]]
    return day, make_plan(day=day, travel=travel, trips=trips)


@pytest.mark.parametrize(
    ("share", "taken"),
    [(0.0, 0), (0.0399, 0), (0.04, 0.03), (0.0999, 0.03), (0.1, 0.06), (0.2, 0.09), (1, 0.09)],
)
def test_a_step_begins_at_its_share(share: float, taken: float) -> None:
    assert taken_share(share) == taken


def test_a_day_that_is_not_charged_has_no_report() -> None:
    assert step_report(*evening(None, met=1, orders=2)) is None


def test_orders_not_met_that_reach_a_step_are_charged_with_it() -> None:
    # 3 of 96 before = 3.1 %, with 1 of 4 today 4 of 100 = 4 %: 3 % of 3 x 3000.00
    found = step_report(*evening(Fortnight(orders=96, cancelled=3), met=3, orders=4))
    assert found is not None
    assert found.share_before == 3 / 96
    assert (found.share_after, found.taken_before, found.taken_after) == (0.04, 0, 0.03)
    assert (found.goods_kop, found.fee_kop, found.caused_kop) == (900_000, 27_000, 27_000)
    # 10 of 100 is the next step
    assert found.until_next == 6


def test_below_the_step_nothing_is_taken() -> None:
    found = step_report(*evening(Fortnight(orders=96, cancelled=3), met=4, orders=4))
    assert found is not None
    assert (found.fee_kop, found.caused_kop, found.until_next) == (0, 0, 1)


def test_a_step_reached_before_is_not_today_s_fault() -> None:
    found = step_report(*evening(Fortnight(orders=96, cancelled=30), met=3, orders=4))
    assert found is not None
    assert found.fee_kop == 81_000  # 9 % of 9000.00
    assert found.caused_kop == 0
    assert found.until_next is None


def test_a_first_day_has_no_share_before_it() -> None:
    found = step_report(*evening(Fortnight(orders=0, cancelled=0), met=1, orders=2))
    assert found is not None
    assert found.share_before is None
    assert (found.share_after, found.taken_after) == (0.5, 0.09)
