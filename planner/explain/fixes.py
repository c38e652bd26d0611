"""What would change it: ways to meet an order, each planned anew, audited and priced.

Each way is today's day with one thing edited; its plan begins with today's, so no way is worse
than none. A way counts only if the order is met beside as many others of every class as today.
Its price is what the new plan and the new shifts cost more than today's. Where no single way
is found, pairs are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import combinations

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus
from planner.errors import NoPlanError
from planner.explain.another_courier import another_courier
from planner.explain.desk import Desk, pay_kop, unmet
from planner.explain.edits import Change, Edit, Family, FixKind
from planner.explain.families import families
from planner.explain.smallest import Sized, smallest
from planner.solve.watch import Watch

CORES = 2
MOST_PAIRS = 2
PAIR_SECONDS = 6.0  # for all pairs of one order


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A way to meet an order.

    Attributes
    ----------
    order_id : the order asked about. edits : one, or two together; the last one's day is
        planned.
    meets_order : whether the plan meets it beside as many others as today.
    smallest : whether no fewer minutes would do (proved), of two edits of neither alone; None:
        no minutes in it. A new courier's are fewest only beside all orders met today.
    gained, lost : orders met that are not met today, and the other way round.
    met, met_upper_bound : orders met in all, and the most that could be.
    extra_cost_kop : what the plan costs more than today's. extra_pay_kop : more shift pay.
    proved : whether the price is proved: both plans are optimal.
    plan : audited.
    """

    order_id: OrderId
    edits: tuple[Edit, ...]
    meets_order: bool
    smallest: bool | None
    gained: tuple[OrderId, ...]
    lost: tuple[OrderId, ...]
    met: int
    met_upper_bound: int
    extra_cost_kop: int
    extra_pay_kop: int
    proved: bool
    plan: Plan

    @property
    def kind(self) -> FixKind:
        """What is changed first."""
        return self.edits[0].kind

    @property
    def about_one_order(self) -> bool:
        """Whether an edit is of the order asked about, so that it must be named."""
        own = {FixKind.READY_EARLIER, FixKind.SLOT_MOVED, FixKind.OTHER_ORDER}
        return any(edit.kind in own for edit in self.edits)

    @property
    def day(self) -> Day:
        """The day after all edits."""
        return self.edits[-1].day

    @property
    def changes(self) -> tuple[Change, ...]:
        """All edits of files."""
        return tuple(change for edit in self.edits for change in edit.changes)

    @property
    def extra_kop(self) -> int:
        """What it costs in all."""
        return self.extra_cost_kop + self.extra_pay_kop

    @property
    def price_kop(self) -> float:
        """Kopecks per order gained; of an order that only takes another's place, in all."""
        return self.extra_kop / max(1, len(self.gained) - len(self.lost))


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """All ways found for one order.

    Attributes
    ----------
    fixes : the cheapest per order gained first. complete : whether every kind was looked at.
    """

    order_id: OrderId
    fixes: tuple[Fix, ...]
    complete: bool


def menu(desk: Desk, order_id: OrderId, conflict: frozenset[OrderId]) -> Menu:
    """Ways to meet an order the plan does not meet.

    Parameters
    ----------
    conflict : orders that exclude each other today, the order among them (only itself where it
        is impossible alone).
    """
    day = desk.base.day
    asked = list(families(day, day.order(order_id), desk.plan))

    def one(family: Family) -> list[Sized]:
        with suppress(NoPlanError):  # the time is over
            found = smallest(desk, family, order_id, conflict)
            return [] if found is None else [found]
        return []

    def courier() -> list[Sized]:
        with suppress(NoPlanError):
            found = another_courier(desk, order_id)
            return [] if found is None else [found]
        return []

    with ThreadPoolExecutor(max_workers=CORES) as cores:
        waiting = [cores.submit(courier), *(cores.submit(one, family) for family in asked)]
        sized = [found for future in waiting for found in future.result()]
    fixes = [_fix(desk, order_id, found) for found in sized]
    if not any(fix.kind is not FixKind.OTHER_ORDER for fix in fixes):
        outer = desk.watch
        desk.watch = Watch(limit_s=min(PAIR_SECONDS, outer.left_s), asked=outer.over)
        with suppress(NoPlanError):
            fixes += _pairs(desk, order_id, asked, conflict)
    fixes.sort(key=lambda fix: (fix.price_kop, fix.kind))
    return Menu(order_id=order_id, fixes=_cheapest(fixes), complete=not desk.watch.over())


def _cheapest(fixes: list[Fix]) -> tuple[Fix, ...]:
    """Of the ways of one kind the cheapest; slots, which the buyer chooses, all of them."""
    kept: dict[object, Fix] = {}
    for fix in fixes:
        slots = fix.edits[-1].facts.get("slot_start_at")
        kept.setdefault((tuple(edit.kind for edit in fix.edits), slots), fix)
    return tuple(kept.values())


def _fix(desk: Desk, order_id: OrderId, sized: Sized, *earlier: Edit) -> Fix:
    solved = sized.solved
    before, after = unmet(desk.plan), unmet(solved.plan)
    proofs = (desk.plan.proof, solved.plan.proof)
    return Fix(
        order_id=order_id,
        edits=(*earlier, solved.edit),
        meets_order=desk.helps(solved, order_id),
        smallest=sized.smallest,
        gained=tuple(o.order_id for o in desk.base.day.orders if o.order_id in before - after),
        lost=tuple(o.order_id for o in desk.base.day.orders if o.order_id in after - before),
        met=solved.plan.proof.met,
        met_upper_bound=solved.plan.proof.met_upper_bound,
        extra_cost_kop=proofs[1].cost_kop - proofs[0].cost_kop,
        extra_pay_kop=pay_kop(solved.edit.day) - pay_kop(desk.base.day),
        proved=all(proof.status is ProofStatus.OPTIMAL for proof in proofs),
        plan=solved.plan,
    )


def _pairs(
    desk: Desk, order_id: OrderId, asked: list[Family], conflict: frozenset[OrderId]
) -> Iterator[Fix]:
    """Two changes together, each made as small as it can be, one after the other."""
    found = 0
    for first, second in combinations([one for one in asked if one.frees], 2):
        if desk.watch.over() or found == MOST_PAIRS:
            return
        helping = _smallest_after(desk, first.made(first.last), second, order_id, conflict)
        if helping is None:
            continue
        edit = second.made(0 if helping.solved.edit.minutes is None else _minutes(helping))
        both = _smallest_after(desk, edit, first, order_id, conflict)
        if both is not None:
            found += 1
            sizes = [one for one in (helping.smallest, both.smallest) if one is not None]
            known = replace(both, smallest=all(sizes) if sizes else None)
            yield _fix(desk, order_id, known, edit)


def _smallest_after(
    desk: Desk, edit: Edit, family: Family, order_id: OrderId, conflict: frozenset[OrderId]
) -> Sized | None:
    """The smallest size of the family on a day that is edited already."""
    day = edit.day
    again = families(day, day.order(order_id), desk.plan)
    found = next((one for one in again if one.name == family.name), None)
    if found is None:
        return None
    named = replace(found, name=f"{edit.kind} {edit.minutes} {edit.facts}: {family.name}")
    return smallest(desk, named, order_id, conflict)


def _minutes(sized: Sized) -> int:
    return sized.solved.edit.minutes or 0
