"""A cause and its fix in words: whose slot is moved, which orders are given up."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.order import OrderId
from planner.explain.edits import FixKind
from planner.explain.fixes import Fix
from planner.export.explanation import cause_lines
from planner.export.fix_words import fix_line, fix_text
from tests.support.unmet import RIVAL, explained_day

NEAR = OrderId("near")


def fix_of(kind: FixKind) -> Fix:
    """The way of that kind to meet the rival."""
    _, _, found = explained_day()
    one = found.order(RIVAL)
    assert one is not None
    assert one.menu is not None
    return next(fix for fix in one.menu.fixes if fix.kind is kind)


def test_a_fix_of_one_order_names_it_where_the_cause_has_several() -> None:
    prepared, _, found = explained_day()
    cause = replace(found.causes[0], fix=fix_of(FixKind.SLOT_MOVED))
    several = replace(cause, orders=(NEAR, RIVAL))
    assert cause_lines(several, prepared.day, "ru")[-1].startswith(
        "Больше всего поможет для заказа rival: перенести интервал"
    )
    assert "rival" not in cause_lines(cause, prepared.day, "ru")[-1]


def test_a_fix_of_the_fleet_names_no_order() -> None:
    prepared, _, found = explained_day()
    cause = replace(
        found.causes[0], fix=fix_of(FixKind.OUTSIDE_COURIER), orders=(NEAR, RIVAL), meets=2
    )
    assert cause_lines(cause, prepared.day, "en")[-1] == (
        "What helps most: call an outside courier (2 of 2)."
    )


def test_orders_a_fix_gives_up_are_told() -> None:
    prepared, _, _ = explained_day()
    fix = fix_of(FixKind.OUTSIDE_COURIER)
    assert "but not" not in fix_line(fix, prepared.day, "en")
    assert "but not near" in fix_line(replace(fix, lost=(NEAR,)), prepared.day, "en")


def test_a_courier_with_a_vehicle_the_day_has_not_is_told_what_it_must_take() -> None:
    # heavy weighs 300 kg, the day's cars take 250
    prepared, _, _ = explained_day()
    fix = fix_of(FixKind.ONE_MORE_COURIER)
    assert fix_text(fix, prepared.day, "en").startswith("one more courier (car), shift")
    (edit,) = fix.edits
    facts = {**edit.facts, "known": False, "max_mass_g": 300_000}
    larger = replace(fix, edits=(replace(edit, facts=facts),))
    assert "a vehicle that takes 300\xa0kg" in fix_text(larger, prepared.day, "en")
