"""What would change it: ways to meet an order, each planned anew, audited and priced.

Each way is today's day with one thing edited; its plan begins with today's, so no way is worse
than none. A way counts only if the order is met beside as many others of every class as today.
Its price is what the new plan and the new shifts cost more than today's. Where no single way
is found, pairs are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus
from planner.errors import NoPlanError
from planner.explain.another_courier import another_courier
from planner.explain.desk import Desk, Solved, pay_kop, unmet
from planner.explain.edits import Change, Edit, Family, FixKind
from planner.explain.families import families
from planner.explain.higher_fee import higher_fee
from planner.explain.pairs import pairs
from planner.explain.rivals import Rivals
from planner.explain.smallest import Sized, smallest

CORES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A way to meet an order.

    Attributes
    ----------
    order_id : the order asked about. edits : one, or two together; the last one's day is
        planned.
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
        own = {
            FixKind.READY_EARLIER,
            FixKind.SLOT_MOVED,
            FixKind.OTHER_ORDER,
            FixKind.FEE_HIGHER,
        }
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


def menu(rivals: Rivals) -> Menu:
    """Single changes by which an order the plan does not meet is met."""
    desk, order_id = rivals.desk, rivals.order_id
    day = desk.base.day

    def one(family: Family) -> list[Sized]:
        with suppress(NoPlanError):  # the time is over
            found = smallest(rivals, family)
            return [] if found is None else [found]
        return []

    def other(kind: Callable[[Desk, OrderId], Sized | None]) -> list[Sized]:
        with suppress(NoPlanError):
            found = kind(desk, order_id)
            return [] if found is None else [found]
        return []

    asked = families(day, day.order(order_id), desk.plan)
    with ThreadPoolExecutor(max_workers=CORES) as cores:
        waiting = [cores.submit(other, kind) for kind in (another_courier, higher_fee)]
        waiting += [cores.submit(one, family) for family in asked]
        sized = [found for future in waiting for found in future.result()]
    fixes = [_fix(desk, order_id, found) for found in sized]
    return Menu(order_id=order_id, fixes=_cheapest(fixes), complete=not desk.watch.over())


def with_pairs(rivals: Rivals, found: Menu) -> Menu:
    """The menu with two changes together, where no single one but "instead" was found."""
    if any(fix.kind is not FixKind.OTHER_ORDER for fix in found.fixes):
        return found
    desk = rivals.desk
    both = [_fix(desk, found.order_id, sized, first) for first, sized in pairs(rivals)]
    complete = found.complete and not desk.watch.over()
    return replace(found, fixes=_cheapest([*found.fixes, *both]), complete=complete)


def refined(desk: Desk, found: Sequence[Menu]) -> list[Menu]:
    """The menus with plans searched for longer: the first way of each menu, then the next."""
    better: dict[tuple[OrderId, int], Fix] = {}

    def again(one: Menu, rank: int) -> None:
        fix = one.fixes[rank]
        if desk.watch.over():
            return
        with suppress(NoPlanError):
            solved = desk.again(Solved(edit=fix.edits[-1], plan=fix.plan))
            sized = Sized(solved=solved, smallest=fix.smallest)
            new = _fix(desk, fix.order_id, sized, *fix.edits[:-1])
            if desk.helps(solved, fix.order_id) and new.price_kop <= fix.price_kop:
                better[fix.order_id, rank] = new

    ranked = sorted(
        ((rank, number) for number, one in enumerate(found) for rank in range(len(one.fixes)))
    )
    with ThreadPoolExecutor(max_workers=CORES) as cores:
        waiting = [cores.submit(again, found[number], rank) for rank, number in ranked]
        for future in waiting:
            future.result()
    return [
        replace(
            one,
            fixes=_cheapest(
                [better.get((one.order_id, rank), fix) for rank, fix in enumerate(one.fixes)]
            ),
        )
        for one in found
    ]


def _cheapest(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The cheapest per order first, one of each kind; of slots, which buyers choose, all."""
    kept: dict[object, Fix] = {}
    for fix in sorted(fixes, key=lambda fix: (fix.price_kop, fix.kind)):
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
