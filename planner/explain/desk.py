"""Where what-ifs of one plan are solved: each edited day once, on the base day's trips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from threading import Lock

import numpy as np

from planner.domain.cost import trip_labour_kop
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus, Trip
from planner.explain.edits import Edit, Family, FixKind, put_first
from planner.solve.beside import met_beside
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared, prepare
from planner.solve.subset import Chosen, proved_unmet
from planner.solve.watch import Watch

# A what-if's gap where the plan it is compared with has one: so many of it, or this share.
COARSER, COARSE = 1.5, 0.005
NEAR_S = 7_200  # between slots of orders asked about together
BESIDE_SECONDS = 1.0  # to find one plan of an edited day


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

    def helping(self, family: Family, size: int, order_id: OrderId) -> Solved | None:
        """The edited day with a plan that meets the order beside as many others, if found."""
        with self._lock:
            known = self._known.setdefault((family.name, size), [])
            helping = [one for one in known if self.helps(one, order_id)]
        if helping:
            return helping[0]
        solved = self._tried(family.made(size), order_id)
        if solved is None or not self.helps(solved, order_id):
            return None
        with self._lock:
            known.append(solved)
        return solved

    def again(self, solved: Solved) -> Solved:
        """The same with more time, begun with its plan."""
        if solved.plan.proof.status is ProofStatus.OPTIMAL:
            return solved
        prepared = prepare(solved.edit.day, self.base.travel, base=self.base)
        return self._planned(solved.edit, prepared, solved.plan.trips)

    def _tried(self, edit: Edit, order_id: OrderId) -> Solved | None:
        """Planned from the first plan found that meets the order beside today's; None: none."""
        prepared = prepare(edit.day, self.base.travel, base=self.base)
        swapped = edit.kind is FixKind.OTHER_ORDER
        beside = met_beside(
            prepared,
            self.plan.trips,
            edit.day.order(order_id),
            Watch(limit_s=BESIDE_SECONDS, asked=self.watch.over),
            one_goes=self.base.day.order(order_id).priority if swapped else None,
        )
        return None if beside is None else self._with_first(edit, prepared, order_id, beside)

    def planned(self, edit: Edit, order_id: OrderId, begin_with: tuple[Trip, ...]) -> Solved:
        """The edited day's plan, begun with these trips; not remembered."""
        prepared = prepare(edit.day, self.base.travel, base=self.base)
        return self._with_first(edit, prepared, order_id, begin_with)

    def _with_first(
        self, edit: Edit, prepared: Prepared, order_id: OrderId, begin_with: tuple[Trip, ...]
    ) -> Solved:
        """The plan; where it takes other orders instead, with the order put first."""
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
        """Whether the order is met beside as many others of every class as today.

        For a higher fee it is enough that it is met.
        """
        if order_id in unmet(solved.plan):
            return False
        if solved.edit.kind is FixKind.FEE_HIGHER:
            return True  # then it is worth more than what goes for it
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
        index, near = day.order_index(order_id), self.near(unmet(self.plan))
        return proved_unmet(prepared, index, allowed, self.watch, near=near)

    def near(self, order_ids: Collection[OrderId]) -> Chosen:
        """Per order of the day whether its slot lies near that of one of these."""
        slots = [self.base.day.order(order_id).slot for order_id in order_ids]
        return np.array(
            [
                any(
                    order.slot.start_at < slot.end_at + NEAR_S
                    and order.slot.end_at > slot.start_at - NEAR_S
                    for slot in slots
                )
                for order in self.base.day.orders
            ],
            bool,
        )

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
