"""Where what-ifs of one plan are solved: each edited day once, on the base day's trips."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from threading import Lock

from planner.domain.cost import trip_labour_kop
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus, Trip
from planner.explain.edits import Edit, Family, FixKind, put_first
from planner.solve.beside import met_beside
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared, prepare
from planner.solve.subset import proved_unmet
from planner.solve.watch import Watch

# A what-if's gap where the plan it is compared with has one: so many of it, or this share.
COARSER, COARSE = 1.5, 0.005


@dataclass(frozen=True, kw_only=True)
class Solved:
    """An edited day with its plan, which is audited."""

    edit: Edit
    plan: Plan


@dataclass(kw_only=True)
class Desk:
    """Solves edited days and remembers them.

    Attributes
    ----------
    base, plan : the day as it is, and its plan.
    watch : time for all of it. seconds : the most one edited day may take.
    """

    base: Prepared
    plan: Plan
    watch: Watch
    seconds: float
    _known: dict[tuple[str, int], list[Solved]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def solved(self, family: Family, size: int, order_id: OrderId) -> Solved:
        """The edited day's plan, begun with today's and, if found, the order beside it.

        Where the plan takes other orders instead, the order is put first.
        """
        with self._lock:
            known = self._known.setdefault((family.name, size), [])
            helping = [one for one in known if self.helps(one, order_id)]
        if helping:
            return helping[0]
        solved = self._tried(family.made(size), order_id)
        first = self._put_first(solved, order_id)
        if first is not None:
            solved = self._tried(first, order_id)
        with self._lock:
            known.append(solved)
        return solved

    def _tried(self, edit: Edit, order_id: OrderId) -> Solved:
        prepared = prepare(edit.day, self.base.travel, base=self.base)
        watch = Watch(limit_s=self.seconds, asked=self.watch.over)
        order = edit.day.order(order_id)
        beside = None
        if edit.kind is not FixKind.OTHER_ORDER:
            beside = met_beside(prepared, self.plan.trips, order, watch)
        return self._planned(edit, prepared, beside or self.plan.trips)

    def planned(self, edit: Edit, order_id: OrderId, begin_with: tuple[Trip, ...]) -> Solved:
        """The edited day's plan, begun with these trips; not remembered.

        Where the plan takes other orders instead, the order is put first.
        """
        prepared = prepare(edit.day, self.base.travel, base=self.base)
        solved = self._planned(edit, prepared, begin_with)
        first = self._put_first(solved, order_id)
        if first is None:
            return solved
        prepared = prepare(first.day, self.base.travel, base=self.base)
        return self._planned(first, prepared, begin_with)

    def _put_first(self, solved: Solved, order_id: OrderId) -> Edit | None:
        """The edit with the order put first too, where its plan meets more, but not that."""
        edit, plan = solved.edit, solved.plan
        if order_id not in unmet(plan) or plan.proof.met <= self.plan.proof.met:
            return None
        first = put_first(edit.day, order_id)
        if first is None:
            return None
        return replace(edit, changes=(*edit.changes, *first.changes), day=first.day)

    def _planned(self, edit: Edit, prepared: Prepared, begin_with: tuple[Trip, ...]) -> Solved:
        plan = plan_prepared(
            prepared,
            stop=self.watch.over,
            begin_with=begin_with,
            within=self.within,
            limit_s=self.seconds,
        )
        return Solved(edit=edit, plan=plan)

    @property
    def within(self) -> float:
        """What-ifs need be little finer than the plan they are compared with."""
        proof = self.plan.proof
        if proof.status is ProofStatus.OPTIMAL or proof.cost_lower_bound_kop is None:
            return 0.0
        gap_kop = proof.cost_kop - proof.cost_lower_bound_kop
        return max(COARSE, COARSER * gap_kop / max(1, proof.cost_kop))

    def helps(self, solved: Solved, order_id: OrderId) -> bool:
        """Whether the order is met beside as many others of every class as today."""
        if order_id in unmet(solved.plan):
            return False
        before, after = self._unmet_by_class(self.plan), self._unmet_by_class(solved.plan)
        own = self.base.day.order(order_id).priority
        spared = 0 if solved.edit.kind is FixKind.OTHER_ORDER else 1
        return all(
            after[priority] <= before[priority] - spared * (priority == own)
            for priority in self.base.day.priorities
        )

    def refuted(self, family: Family, size: int, order_id: OrderId) -> bool:
        """Whether it is proved that this size does not help."""
        day = family.made(size).day
        prepared = prepare(day, self.base.travel, base=self.base)
        before = self._unmet_by_class(self.plan)
        own = day.order(order_id).priority
        allowed = tuple(
            before[priority] - (priority == own) for priority in self.base.day.priorities
        )
        return proved_unmet(prepared, day.order_index(order_id), allowed, self.watch)

    def _unmet_by_class(self, plan: Plan) -> Counter[int]:
        """Orders unmet per class of the day as it is."""
        return Counter(self.base.day.order(order_id).priority for order_id in unmet(plan))


def unmet(plan: Plan) -> frozenset[OrderId]:
    """The orders the plan does not meet."""
    return frozenset(one.order_id for one in plan.outcomes if one.trip_id is None)


def pay_kop(day: Day) -> int:
    """What the day's shifts cost, whether or not anybody drives."""
    return sum(
        trip_labour_kop(courier.rates, busy_s=courier.shift.end_at - courier.shift.start_at)
        for courier in day.couriers
    )
