"""The smallest change of a kind with which an order can be met.

Where orders exclude each other, a change that leaves them so can't help; and whether it does is
quickly known, for they are few. So the least size that frees the conflict is tried on the whole
day; if some other orders are then in the way, they are the next conflict (as in combinatorial
Benders cuts, Codato and Fischetti 2006). At the size found a plan of the whole day exists; one
minute less is refuted by a bound that holds for any second, and where it is not, the size is
only called enough.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan
from planner.explain.desk import Desk, Solved
from planner.explain.edits import Family
from planner.explain.part import part_of
from planner.solve.prepared import prepare
from planner.solve.subset import Chosen, refuted

FEW = 10  # orders whose conflict is worth a whole-number search at every size
ROUNDS = 6  # conflicts looked at before giving up


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """A size that helps: with its plan, and whether no smaller one does (None: no size)."""

    solved: Solved
    smallest: bool | None


def smallest(
    desk: Desk, family: Family, order_id: OrderId, conflict: frozenset[OrderId]
) -> Sized | None:
    """The smallest size of the family with which the order is met beside as many others.

    Parameters
    ----------
    conflict : orders that exclude each other today, the order among them.

    Returns
    -------
    None where no size was found: then nothing is said of the family.
    """
    if family.last == 0:
        solved = _solved(desk, family, 0, order_id, conflict)
        return None if solved is None else Sized(solved=solved, smallest=None)
    size = _least(desk, family, 1, conflict)
    for _ in range(ROUNDS):
        if size is None or desk.watch.over():
            return None
        others = _still_excluded(desk, family, size, order_id)
        if others is not None:
            size = _least(desk, family, size + 1, others)
            continue
        solved = desk.solved(family, size, order_id)
        if desk.helps(solved, order_id):
            known = family.steady and desk.refuted(family, size - 1, order_id)
            return Sized(solved=solved, smallest=known)
        size = None if size == family.last else size + -(-(family.last - size) // 3)
    return None


def _solved(
    desk: Desk, family: Family, size: int, order_id: OrderId, conflict: frozenset[OrderId]
) -> Solved | None:
    """The plan of a change that comes in one size, if it helps."""
    if family.frees and (
        _excluded(desk, family, size, conflict)
        or _still_excluded(desk, family, size, order_id) is not None
    ):
        return None
    solved = desk.solved(family, size, order_id)
    return solved if desk.helps(solved, order_id) else None


def _least(desk: Desk, family: Family, first: int, conflict: frozenset[OrderId]) -> int | None:
    """The least size from `first` on that does not leave these orders excluding each other."""
    if first > family.last or _excluded(desk, family, family.last, conflict):
        return None
    low, high = first, family.last
    while low < high and not desk.watch.over():
        middle = (low + high) // 2
        if _excluded(desk, family, middle, conflict):
            low = middle + 1
        else:
            high = middle
    return high


def _excluded(desk: Desk, family: Family, size: int, conflict: frozenset[OrderId]) -> bool:
    """Whether it is proved that these orders can't all be met after the change."""
    day, travel = part_of(family.made(size).day, desk.base.travel, conflict)
    everyone = np.ones(len(day.orders), bool)
    few = len(day.orders) <= FEW
    return refuted(prepare(day, travel), everyone, desk.watch, search=few) is not None


def _still_excluded(
    desk: Desk, family: Family, size: int, order_id: OrderId
) -> frozenset[OrderId] | None:
    """Orders that exclude each other even after the change; None where that isn't proved."""
    day = family.made(size).day
    prepared = prepare(day, desk.base.travel, base=desk.base)
    wanted = _mask(day, desk.plan, order_id)
    needed = refuted(prepared, wanted, desk.watch, search=False)
    if needed is None:
        return None
    return frozenset(
        order.order_id for order, one in zip(day.orders, needed, strict=True) if one
    )


def _mask(day: Day, plan: Plan, order_id: OrderId) -> Chosen:
    """Per order whether the plan meets it or it is the one asked about."""
    met = {stop.order_id for trip in plan.trips for stop in trip.stops} | {order_id}
    return np.array([order.order_id in met for order in day.orders], bool)
