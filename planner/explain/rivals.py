"""Orders that stand in one order's way even after a change, found by small questions.

A few orders near in time exclude each other, and whether they still do after a change is known
in hundredths of a second, where the whole day takes seconds. So the orders near the one asked
about are asked first, then those further away; never all. What is found is remembered: the next
change must free these orders too (as in combinatorial Benders cuts, Codato and Fischetti 2006).

All this only spares attempts at changes that can't help: nothing here is said to be proved.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.explain.desk import Desk, unmet
from planner.explain.edits import Family
from planner.explain.part import part_of
from planner.solve.prepared import prepare
from planner.solve.subset import Chosen, refuted

REACHES_S = (1_800, 7_200)  # how far from the order's slot others are asked about
FEW = 10  # orders whose conflict is worth a whole-number search at every size


@dataclass(frozen=True, kw_only=True)
class Rivals:
    """What is known to stand in an order's way.

    Attributes
    ----------
    desk : where the changes are tried. order_id : the order.
    sets : orders that exclude each other today or after some change, that one among them.
    """

    desk: Desk
    order_id: OrderId
    sets: list[frozenset[OrderId]]
    _known: dict[tuple[str, frozenset[OrderId]], tuple[int, int]] = field(default_factory=dict)

    def left(self, family: Family, size: int, *, few: bool = False) -> bool:
        """Whether some set known still excludes itself; `few`: only small ones are asked."""
        asked = [one for one in self.sets if not few or len(one) <= FEW]
        return any(self._excluded(family, size, one) for one in asked)

    def alone(self, family: Family, size: int) -> bool:
        """Whether the order is in its own way: no company would help it."""
        return self._excluded(family, size, frozenset({self.order_id}))

    def more(self, family: Family, size: int) -> bool:
        """Whether another set is found that does, near the order; it is remembered."""
        day = family.made(size).day
        for reach_s in REACHES_S:
            if self.desk.watch.over():
                return False
            near = _near(day, self._wanted(), self.order_id, reach_s)
            needed = self._refuted(day, near, search=False)
            if needed is not None:
                self.sets.append(needed)
                return True
        return False

    def _excluded(self, family: Family, size: int, orders: frozenset[OrderId]) -> bool:
        """Whether the set still excludes itself; smaller sizes do where a larger one does."""
        key = (family.name, orders)
        excluded, freed = self._known.get(key, (-1, family.last + 1))
        if size <= excluded or size >= freed:
            return size <= excluded
        few = len(orders) <= FEW
        found = self._refuted(family.made(size).day, orders, search=few) is not None
        if family.steady:
            self._known[key] = (size, freed) if found else (excluded, size)
        return found

    def _refuted(
        self, day: Day, orders: frozenset[OrderId], *, search: bool
    ) -> frozenset[OrderId] | None:
        """The orders by which it is known that not all of these can be met."""
        part, travel = part_of(day, self.desk.base.travel, orders)
        everyone: Chosen = np.ones(len(part.orders), bool)
        needed = refuted(prepare(part, travel), everyone, self.desk.watch, search=search)
        if needed is None:
            return None
        return frozenset(
            one.order_id for one, own in zip(part.orders, needed, strict=True) if own
        )

    def _wanted(self) -> frozenset[OrderId]:
        """The orders met today and this one."""
        everyone = {order.order_id for order in self.desk.base.day.orders}
        return frozenset(everyone - unmet(self.desk.plan) | {self.order_id})


def _near(
    day: Day, orders: frozenset[OrderId], order_id: OrderId, reach_s: int
) -> frozenset[OrderId]:
    """Those of the orders whose slots lie within reach of that one's."""
    slot = day.order(order_id).slot
    since_at, until_at = slot.start_at - reach_s, slot.end_at + reach_s
    return frozenset(
        one
        for one in orders
        if day.order(one).slot.start_at < until_at and day.order(one).slot.end_at > since_at
    )
