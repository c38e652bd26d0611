"""Facade: a plan in, everything that can be said about it out.

Reasons first: the arithmetic of orders that are impossible alone, a conflict set for the
others, and what is known of the undecided. The fixes take what time is left, order by order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from planner.domain.order import OrderId
from planner.domain.plan import Evidence, Plan, Verdict
from planner.explain.alone import AloneExplanation, explain_alone
from planner.explain.causes import Cause, causes
from planner.explain.desk import Desk
from planner.explain.fixes import Fix, Menu, menu, refined, with_pairs
from planner.explain.near_misses import NearMisses, near_misses
from planner.explain.rivals import Rivals
from planner.explain.together import Conflict, conflict
from planner.explain.undecided import UndecidedExplanation, explain_undecided
from planner.solve.prepared import Prepared
from planner.solve.watch import Watch

SECONDS = 60.0  # for one day, ten unmet orders or so
SECONDS_PER_ORDER = 15.0  # of the fixes of one order
SECONDS_PER_SET = 5.0  # of one conflict set
PAIR_SECONDS = 6.0  # of two changes together for one order
FIRST_SECONDS, MORE_SECONDS = 0.5, 2.5  # of one edited day's plan, first and then
NEAR_MISSES = 10
Told = Callable[[str, int, int], None]  # stage, orders done, orders in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Why one order is not met, and what would change it.

    Attributes
    ----------
    alone : for an order that is impossible alone. conflict : for the others, where the orders
        met and this one exclude each other. undecided : for an order not decided.
    menu : ways to meet it; None where they were not asked for or no time was left.
    """

    order_id: OrderId
    verdict: Verdict
    alone: AloneExplanation | None
    conflict: Conflict | None
    undecided: UndecidedExplanation | None
    menu: Menu | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that can be said about a plan.

    Attributes
    ----------
    orders : the orders unmet that were asked about, in the day's order.
    causes : of all of them. near : the orders met with the least to spare.
    complete : whether the time sufficed for all that was asked. seconds : it took.
    """

    orders: tuple[Explained, ...]
    causes: tuple[Cause, ...]
    near: NearMisses
    complete: bool
    seconds: float

    @property
    def for_the_day(self) -> tuple[Fix, ...]:
        """Of all ways those that meet more orders, each once, the cheapest per order first."""
        kept: dict[object, Fix] = {}
        found = (fix for one in self.orders if one.menu for fix in one.menu.fixes)
        for fix in sorted(found, key=lambda fix: fix.price_kop):
            if len(fix.gained) > len(fix.lost):
                kept.setdefault(fix.changes, fix)
        return tuple(kept.values())

    def order(self, order_id: OrderId) -> Explained | None:
        """What is said of one order; None where it is met or was not asked about."""
        return next((one for one in self.orders if one.order_id == order_id), None)


def explain_plan(
    prepared: Prepared,
    plan: Plan,
    *,
    order_ids: Collection[OrderId] | None = None,
    fixes: bool = True,
    seconds: float = SECONDS,
    progress: Told = lambda *_: None,
    stop: Callable[[], bool] = lambda: False,
) -> Explanation:
    """Explain the orders a plan does not meet.

    Parameters
    ----------
    prepared : the plan's day. order_ids : whom to explain; None: every order unmet.
    fixes : whether to look for ways to meet them, the long part.
    seconds : for all of it. progress : told of the stage ("reasons", "fixes"), the orders done
        and how many there are. stop : once true, what is found so far is returned.
    """
    day, watch = prepared.day, Watch(limit_s=seconds, asked=stop)
    asked = [
        one
        for one in plan.outcomes
        if one.verdict is not Verdict.MET and (order_ids is None or one.order_id in order_ids)
    ]
    reasons: dict[OrderId, Explained] = {}
    for done, outcome in enumerate(asked):
        progress("reasons", done, len(asked))
        reasons[outcome.order_id] = _reason(
            prepared, plan, outcome.order_id, outcome.verdict, watch
        )
    menus: dict[OrderId, Menu] = {}
    if fixes:
        menus = _menus(prepared, plan, reasons, watch, progress)
    conflicts = {
        name: one.conflict for name, one in reasons.items() if one.conflict is not None
    }
    return Explanation(
        orders=tuple(
            Explained(
                order_id=name,
                verdict=one.verdict,
                alone=one.alone,
                conflict=one.conflict,
                undecided=one.undecided,
                menu=menus.get(name),
            )
            for name, one in reasons.items()
        ),
        causes=causes(day, asked, conflicts, menus),
        near=near_misses(day, prepared.travel, plan, most=NEAR_MISSES),
        complete=not watch.cut_short
        and not any(one.cut_short for one in conflicts.values())
        and all(one.complete for one in menus.values()),
        seconds=round(watch.seconds, 2),
    )


def with_reasons(plan: Plan, found: Explanation) -> Plan:
    """The plan with what was found added to the evidence of its reasons."""
    outcomes = []
    for outcome in plan.outcomes:
        one = found.order(outcome.order_id)
        if one is None or outcome.reason is None:
            outcomes.append(outcome)
            continue
        more = {**outcome.reason.evidence, **_evidence(one)}
        reason = replace(outcome.reason, evidence=more)
        outcomes.append(replace(outcome, reason=reason))
    return replace(plan, outcomes=tuple(outcomes))


def _evidence(one: Explained) -> Evidence:
    if one.alone is not None and one.alone.late_on_empty_roads_s is not None:
        return {"possible_on_empty_roads": one.alone.empty_roads is None}
    found = one.conflict
    if found is None or not found.proved or len(found.orders) < 2:
        return {}
    return {
        "conflict_orders": list(found.orders),
        "conflict_couriers": list(found.couriers),
        "conflict_from_at": found.from_at,
        "conflict_until_at": found.until_at,
        "conflict_irreducible": found.irreducible,
    }


def _reason(
    prepared: Prepared, plan: Plan, order_id: OrderId, verdict: Verdict, watch: Watch
) -> Explained:
    day, travel = prepared.day, prepared.travel
    alone = found = undecided = None
    if verdict is Verdict.IMPOSSIBLE_ALONE:
        alone = explain_alone(day, travel, day.order(order_id))
    else:
        own = Watch(limit_s=min(SECONDS_PER_SET, watch.left_s), asked=watch.over)
        found = conflict(prepared, plan, order_id, own)
    if verdict is Verdict.NOT_DECIDED:
        undecided = explain_undecided(day, travel, plan, order_id)
    return Explained(
        order_id=order_id,
        verdict=verdict,
        alone=alone,
        conflict=found,
        undecided=undecided,
        menu=None,
    )


def _menus(
    prepared: Prepared,
    plan: Plan,
    reasons: dict[OrderId, Explained],
    watch: Watch,
    progress: Told,
) -> dict[OrderId, Menu]:
    """Ways to meet each order: single ones of all orders, then pairs, then better plans."""
    desk = Desk(base=prepared, plan=plan, watch=watch, seconds=FIRST_SECONDS)
    asked = [_rivals(desk, order_id, one) for order_id, one in reasons.items()]
    found: list[Menu] = []
    for done, rivals in enumerate(asked):
        progress("fixes", done, len(asked))
        if watch.over():
            break
        fair_s = 2 * watch.left_s / (len(asked) - done)
        desk.watch = Watch(limit_s=min(SECONDS_PER_ORDER, fair_s), asked=watch.asked)
        found.append(menu(rivals))
    spent_s = watch.seconds
    for number, one in enumerate(found):
        desk.watch = Watch(limit_s=min(PAIR_SECONDS, watch.left_s), asked=watch.asked)
        found[number] = with_pairs(asked[number], one)
    progress("prices", len(found), len(asked))
    more_s = SECONDS_PER_ORDER * len(asked) - spent_s
    desk.watch = Watch(limit_s=min(more_s, watch.left_s), asked=watch.asked)
    desk.seconds = MORE_SECONDS
    return {one.order_id: one for one in refined(desk, found)}


def _rivals(desk: Desk, order_id: OrderId, known: Explained) -> Rivals:
    """The order with those it excludes today."""
    together = {order_id}
    if known.conflict is not None and known.conflict.proved:
        together |= set(known.conflict.orders)
    return Rivals(desk=desk, order_id=order_id, sets=[frozenset(together)])
