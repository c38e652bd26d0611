"""A fix in words claims no more than was proved, and tells all that is to be done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.plan import ReasonCode, Verdict
from planner.explain.edits import Change, FixKind
from planner.explain.explained import explain_plan
from planner.explain.fixes import Fix
from planner.export.explanation import order_lines, report
from planner.export.fix_words import fix_text, price_words, size_words
from planner.texts import text
from tests.support.unmet import OPEN, RIVAL, explained_day


def fix_of(kind: FixKind) -> Fix:
    """The way of that kind to meet the rival."""
    _, _, found = explained_day()
    one = found.order(RIVAL)
    assert one is not None
    assert one.menu is not None
    return next(fix for fix in one.menu.fixes if fix.kind is kind)


def test_a_fix_that_also_puts_the_order_first_says_so() -> None:
    prepared, _, _ = explained_day()
    fix = fix_of(FixKind.OUTSIDE_COURIER)
    first = Change(table="orders", row=RIVAL, column="priority", to=1)
    edit = replace(fix.edits[0], changes=(*fix.edits[0].changes, first))
    assert fix_text(fix, prepared.day, "en") == "call an outside courier"
    assert fix_text(replace(fix, edits=(edit,)), prepared.day, "en") == (
        "call an outside courier, and put order rival before those of the same priority"
    )


def test_an_order_put_first_at_nobodys_expense_takes_nobodys_place() -> None:
    prepared, _, _ = explained_day()
    fix = fix_of(FixKind.OTHER_ORDER)
    assert fix_text(fix, prepared.day, "en") == "meet it instead of near"
    assert fix_text(replace(fix, lost=()), prepared.day, "en") == (
        "put it before the orders of the same priority"
    )


@pytest.mark.parametrize(
    ("extra_kop", "said"),
    [
        (5_000, ["50 ₽ dearer", "at most: the plan might be cheaper still"]),
        (0, ["at the same price", "the plan might be cheaper still"]),
        (-5_000, ["50 ₽ cheaper", "the plan might be cheaper still"]),
    ],
)
def test_an_unproved_price_is_the_most_it_costs(extra_kop: int, said: list[str]) -> None:
    fix = replace(fix_of(FixKind.SLOT_MOVED), extra_cost_kop=extra_kop, proved=False)
    assert [one.replace("\xa0", " ") for one in price_words(fix, "en")] == said


def test_a_new_shift_is_shortest_only_beside_the_orders_met() -> None:
    shift = replace(fix_of(FixKind.ONE_MORE_COURIER), smallest=True)
    assert list(size_words(shift, "en")) == [text("fix-smallest-shift", "en")]
    assert list(size_words(replace(shift, smallest=False), "en")) == ["less might do"]


def test_ways_nobody_looked_for_are_not_called_not_found() -> None:
    prepared, plan, found = explained_day()
    reasons = explain_plan(prepared, plan, fixes=False, seconds=600)
    assert text("fix-heading", "en") in report(found, prepared.day, plan, "en")
    said = report(reasons, prepared.day, plan, "en")
    assert text("fix-none-yet", "en") not in said
    assert text("fix-heading", "en") not in said


def test_an_order_not_worth_it_is_not_said_to_be_in_anyones_way() -> None:
    prepared, plan, found = explained_day()
    one = found.order(OPEN)
    assert one is not None
    assert one.conflict is not None
    assert not one.conflict.proved
    unproved = text("together-unproved", "en")
    assert unproved in order_lines(one, prepared.day, plan, "en")
    loss = replace(one, verdict=Verdict.NOT_WORTH_IT, undecided=None)
    outcomes = tuple(
        replace(
            each,
            verdict=Verdict.NOT_WORTH_IT,
            reason=replace(
                each.reason,
                code=ReasonCode.NOT_WORTH_IT,
                evidence={"profit_difference_kop": 500},
            ),
        )
        if each.order_id == OPEN and each.reason is not None
        else each
        for each in plan.outcomes
    )
    said = order_lines(loss, prepared.day, replace(plan, outcomes=outcomes), "en")
    assert said
    assert unproved not in said
