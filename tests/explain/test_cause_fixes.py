"""Which way is named as the one that helps a cause most."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.order import OrderId
from planner.explain.causes import causes
from planner.explain.fixes import Menu
from tests.support.unmet import RIVAL, explained_day


def test_a_swap_however_cheap_is_not_what_helps_most() -> None:
    prepared, plan, found = explained_day()
    one = found.order(RIVAL)
    assert one is not None
    assert one.menu is not None
    gaining = one.menu.fixes[0]
    swap = replace(gaining, lost=(OrderId("near"),), extra_cost_kop=-10_000)
    outcomes = [each for each in plan.outcomes if each.order_id == RIVAL]
    menu = Menu(order_id=RIVAL, fixes=(swap, gaining), complete=True)
    (cause,) = causes(prepared.day, outcomes, {}, {RIVAL: menu})
    assert cause.fix is gaining
    (alone,) = causes(prepared.day, outcomes, {}, {RIVAL: replace(menu, fixes=(swap,))})
    assert alone.fix is swap, "where nothing else helps"
