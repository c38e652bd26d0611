"""Fixes against exhaustive search over every second: true plans, true prices, none smaller."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Rates
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus, Verdict
from planner.explain.desk import Desk, unmet
from planner.explain.edits import Edit, FixKind, moves_left
from planner.explain.families import families
from planner.explain.fixes import Fix, Menu, menu, with_pairs
from planner.explain.rivals import Rivals
from planner.explain.together import Conflict, conflict
from planner.settings import SolverSettings
from planner.solve.audit import audit
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared, prepare
from planner.solve.watch import Watch
from planner.travel.times import TravelTimes
from tests.explain.test_together import check_conflict
from tests.solve.test_plan_day import TINY, gap_kop
from tests.support.builders import make_on_demand, make_travel
from tests.support.every_second import Orders
from tests.support.exhaustive import exhaustive_best, exhaustive_costs
from tests.support.strategies import tiny_days
from tests.support.test_oracle import rivals as coarse_rivals


def rivals() -> tuple[Day, TravelTimes]:
    """The oracle's two rivals, departures tried at every second."""
    day, travel = coarse_rivals()
    return replace(day, solver=SolverSettings(departure_step_s=1)), travel


def menus_of(day: Day, travel: TravelTimes) -> tuple[Prepared, Plan, list[Menu]]:
    """The day's plan, and the ways to meet each order it does not meet."""
    desk = desk_of(day, travel)
    found = []
    for one in desk.plan.outcomes:
        if one.verdict is not Verdict.MET:
            rivals = rivals_of(desk, conflict_of(desk, one.order_id))
            found.append(with_pairs(rivals, menu(rivals)))
    return desk.base, desk.plan, found


def desk_of(day: Day, travel: TravelTimes) -> Desk:
    """Where what-ifs of the day's plan are solved, without hurry."""
    prepared = prepare(day, travel)
    plan = plan_prepared(prepared)
    return Desk(base=prepared, plan=plan, watch=Watch(limit_s=600), seconds=30)


def conflict_of(desk: Desk, order_id: OrderId) -> Conflict:
    """The orders that exclude each other, that one among them."""
    return conflict(desk.base, desk.plan, order_id, desk.watch)


def rivals_of(desk: Desk, why: Conflict) -> Rivals:
    """The conflict as the first thing known to be in the order's way."""
    together = frozenset(why.orders) if why.proved else frozenset({why.order_id})
    return Rivals(desk=desk, order_id=why.order_id, sets=[together])


def as_good(day: Day, plan: Plan, met: Orders, order_id: OrderId, *, gained: int) -> bool:
    """Whether the order is met beside as many others of every class as in the plan."""
    before = unmet(plan)
    for priority in day.priorities:
        mine = {order.order_id for order in day.orders if order.priority == priority}
        allowed = len(before & mine) - gained * (day.order(order_id).priority == priority)
        if len(mine - met) > allowed:
            return False
    return order_id in met


def check(day: Day, plan: Plan, travel: TravelTimes, fix: Fix) -> None:
    """Audited, as good as said, priced right, and no smaller one does."""
    assert audit(fix.day, travel, fix.plan) == ()
    met = frozenset(one.order_id for one in fix.plan.outcomes if one.trip_id is not None)
    gained = 0 if fix.kind is FixKind.OTHER_ORDER else 1
    assert as_good(day, plan, met, fix.order_id, gained=gained)
    assert set(fix.gained) == met & unmet(plan)
    assert set(fix.lost) == unmet(fix.plan) - unmet(plan)
    if fix.smallest and fix.kind is FixKind.ONE_MORE_COURIER:
        minutes = fix.edits[0].minutes
        assert minutes is not None
        assert least_busy_s(day, plan, travel, fix) > (minutes - 1) * 60
    best = exhaustive_best(fix.day, exhaustive_costs(fix.day, travel))
    if fix.plan.proof.status is ProofStatus.OPTIMAL:
        cost_kop = fix.plan.proof.cost_kop
        assert abs(cost_kop - best.cost_kop) <= gap_kop(cost_kop)
        assert fix.extra_cost_kop == cost_kop - plan.proof.cost_kop
    if fix.smallest and fix.kind is not FixKind.ONE_MORE_COURIER and len(fix.edits) == 1:
        assert fix.edits[0].minutes is not None
        (less,) = (
            family.made(fix.edits[0].minutes - 1).day
            for family in families(day, day.order(fix.order_id), plan)
            if family.last and _begins(fix, family.made(fix.edits[0].minutes))
        )
        for carried in exhaustive_costs(less, travel):
            assert not as_good(day, plan, carried, fix.order_id, gained=1)


def least_busy_s(day: Day, plan: Plan, travel: TravelTimes, fix: Fix) -> float:
    """What the new courier is busy at least, if he is there all day and nobody else is paid.

    The order is met, and all that the plan meets; a kopeck is a hundredth of a second.
    """
    new = fix.day.couriers[-1]
    last_at = max(courier.shift.end_at for courier in fix.day.couriers)
    shift = replace(new.shift, start_at=min(o.ready_at for o in day.orders), end_at=last_at)
    by_second = Rates(per_hour_kop=360_000, per_km_kop=0, paid_for="trip")
    free = Rates(per_hour_kop=0, per_km_kop=0)
    busy = replace(
        day,
        couriers=(
            *(replace(one, rates=free) for one in day.couriers),
            replace(new, shift=shift, rates=by_second),
        ),
        on_demand=day.on_demand
        and replace(day.on_demand, base_kop=0, per_km_kop=0, per_order_kop=0),
    )
    wanted = {order.order_id for order in day.orders} - unmet(plan) | {fix.order_id}
    costs = exhaustive_costs(busy, travel)
    return min(cost for met, cost in costs.items() if wanted <= met) / 100


def _begins(fix: Fix, edit: Edit) -> bool:
    """Whether the fix is that edit, its order put first or not."""
    return fix.kind is edit.kind and fix.changes[: len(edit.changes)] == edit.changes


def either_grid(max_orders: int) -> st.SearchStrategy[tuple[Day, TravelTimes]]:
    """Days planned on every second, or on every minute."""
    return st.sampled_from([1, 60]).flatmap(
        lambda step_s: tiny_days(departure_step_s=step_s, max_orders=max_orders)
    )


@pytest.mark.slow
@given(either_grid(4))
@settings(TINY, max_examples=230)
def test_reasons_and_fixes_of_small_days_are_true(tiny: tuple[Day, TravelTimes]) -> None:
    """One order's of each day; with the larger days 300 of them."""
    check_first_menu(*tiny)


@pytest.mark.slow
@given(either_grid(7))
@settings(TINY, max_examples=70)
def test_reasons_and_fixes_of_larger_days_are_true(tiny: tuple[Day, TravelTimes]) -> None:
    check_first_menu(*tiny)


def check_first_menu(day: Day, travel: TravelTimes) -> None:
    """Of the first order unmet the conflict and every single change are as they are said."""
    desk = desk_of(day, travel)
    for order_id in [one.order_id for one in desk.plan.outcomes if one.trip_id is None][:1]:
        why = conflict_of(desk, order_id)
        check_conflict(day, travel, why, exhaustive_costs(day, travel))
        for fix in menu(rivals_of(desk, why)).fixes:
            check(day, desk.plan, travel, fix)


@pytest.mark.slow
@given(tiny_days(departure_step_s=60, max_orders=5))
@settings(TINY, max_examples=8)
def test_pairs_of_changes_are_true(tiny: tuple[Day, TravelTimes]) -> None:
    day, travel = tiny
    _, plan, menus = menus_of(day, travel)
    for found in menus:
        for fix in found.fixes:
            check(day, plan, travel, fix)


def by_kind(found: Menu) -> dict[FixKind, Fix]:
    return {fix.kind: fix for fix in found.fixes}


def test_two_rivals_are_both_met_by_a_second_courier_for_his_trip() -> None:
    # Both doors are a minute away and due from 100 to 200 s: o2's trip takes 120 s, back at 220
    # at the earliest. In whole minutes the shift is 0:00-4:00, 240 s at 500 ₽/h = 33.33 ₽, and
    # o2's 4 km at 10 ₽.
    day, travel = rivals()
    _, plan, (found,) = menus_of(day, travel)
    fix = by_kind(found)[FixKind.ONE_MORE_COURIER]
    check(day, plan, travel, fix)
    assert fix.gained == ("o2",)
    assert fix.extra_cost_kop == 4_000
    assert (fix.met, fix.met_upper_bound) == (2, 2)


def test_an_outside_courier_costs_his_price() -> None:
    # o1 is his for 10 ₽ and 1 km at 25 ₽ = 35 ₽, o2 the courier's for 40: 75 in all, today 20
    day, travel = rivals()
    offer = make_on_demand(base_kop=1_000, per_km_kop=2_500, lead_s=0, limit=5)
    _, plan, (found,) = menus_of(replace(day, outside_offer=offer), travel)
    fix = by_kind(found)[FixKind.OUTSIDE_COURIER]
    check(replace(day, outside_offer=offer), plan, travel, fix)
    assert fix.extra_kop == 7_500 - 2_000
    assert fix.proved


def test_the_order_can_take_its_rivals_place() -> None:
    # o2's 4 km instead of o1's 2 km, 10 ₽ each
    day, travel = rivals()
    _, _, (found,) = menus_of(day, travel)
    fix = by_kind(found)[FixKind.OTHER_ORDER]
    assert (fix.gained, fix.lost, fix.met) == (("o2",), ("o1",), 1)
    assert fix.extra_kop == 2_000
    assert [(one.row, one.column, one.to) for one in fix.changes] == [("o2", "priority", 1)]


def test_a_moved_slot_lets_one_courier_meet_both() -> None:
    # o2's slot from 200 to 300 s: o1 at 100, on to o2 at 220, 1 + 0.5 + 2 km at 10 ₽
    day, travel = rivals()
    _, plan, (found,) = menus_of(day, travel)
    fix = by_kind(found)[FixKind.SLOT_MOVED]
    check(day, plan, travel, fix)
    assert [(one.row, one.column) for one in fix.changes] == [
        ("o2", "slot_start"),
        ("o2", "slot_end"),
        ("o2", "slot_moves"),
    ]
    assert moves_left(fix.day.order(OrderId("o2"))) == 1
    assert fix.extra_kop == 3_500 - 2_000


def test_slots_without_a_move_left_are_left_alone() -> None:
    day, travel = rivals()
    spent = replace(day.orders[1], extra=(("slot_moves", "0"),))
    assert moves_left(spent) == 0
    _, _, (found,) = menus_of(replace(day, orders=(day.orders[0], spent)), travel)
    assert FixKind.SLOT_MOVED not in by_kind(found)


def test_a_higher_class_never_gives_way() -> None:
    day, travel = rivals()
    first = replace(day.orders[0], priority=5)
    _, _, (found,) = menus_of(replace(day, orders=(first, day.orders[1])), travel)
    assert FixKind.OTHER_ORDER not in by_kind(found)


def test_one_more_courier_meets_the_order_asked_about_though_another_is_cheaper() -> None:
    # three rivals 1, 3 and 2 km away, any two of them two minutes apart: with a second courier
    # o1 and o3 are the cheapest two, so o2 must be put first: 20 + 60 ₽ instead of 20
    day, _ = rivals()
    third = replace(day.orders[1], order_id=OrderId("o3"))
    three = replace(day, orders=(*day.orders, third))
    minutes = [[0 if a == b else 2 if a and b else 1 for b in range(4)] for a in range(4)]
    far = (0, 1_000, 3_000, 2_000)
    metres = [
        [0 if a == b else 500 if a and b else far[a + b] for b in range(4)] for a in range(4)
    ]
    travel = make_travel(day=three, minutes=minutes, metres=metres)
    _, plan, menus = menus_of(three, travel)
    assert [found.order_id for found in menus] == ["o2", "o3"]
    fixes = [by_kind(found)[FixKind.ONE_MORE_COURIER] for found in menus]
    assert [fix.gained for fix in fixes] == [("o2",), ("o3",)]
    assert [fix.extra_cost_kop for fix in fixes] == [6_000, 4_000]
    assert [one.row for one in fixes[0].changes if one.column == "priority"] == ["o2"]
    assert not [one for one in fixes[1].changes if one.column == "priority"]
    for fix in fixes:
        check(three, plan, travel, fix)
