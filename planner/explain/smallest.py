"""The smallest change of a kind with which an order can be met.

Where orders exclude each other, a change that leaves them so can't help (`rivals`). So the
least size that frees all sets known is tried on the whole day; if some other orders are then in
the way, they are one set more. At the size found a plan of the whole day exists; one minute
less is refuted by a bound that holds for any second, and where it is not, the size is only
called enough.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.explain.desk import Solved
from planner.explain.edits import Family
from planner.explain.rivals import Rivals

ROUNDS = 8  # sets found before giving up
TRIES = 3  # sizes planned without finding a plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """A size that helps: with its plan, and whether no smaller one does (None: no size)."""

    solved: Solved
    smallest: bool | None


def smallest(rivals: Rivals, family: Family) -> Sized | None:
    """The smallest size of the family with which the order is met beside as many others.

    Returns
    -------
    None where no size was found: then nothing is said of the family.
    """
    desk, order_id = rivals.desk, rivals.order_id
    if family.last == 0:
        solved = _solved(rivals, family)
        return None if solved is None else Sized(solved=solved, smallest=None)
    size = _least(rivals, family, 1)
    rounds = tries = 0
    while size is not None and tries < TRIES and not desk.watch.over():
        rounds += 1
        if rounds < ROUNDS and rivals.more(family, size):
            size = _least(rivals, family, size + 1)
            continue
        solved = desk.helping(family, size, order_id)
        if solved is not None:
            known = family.steady and desk.refuted(family, size - 1, order_id)
            return Sized(solved=solved, smallest=known)
        tries += 1
        size = None if size == family.last else size + -(-(family.last - size) // 3)
    return None


def _solved(rivals: Rivals, family: Family) -> Solved | None:
    """The plan of a change that comes in one size, if it helps."""
    if family.frees:
        hopeless = rivals.left(family, 0) or rivals.more(family, 0)
    else:
        hopeless = rivals.alone(family, 0)
    if hopeless:
        return None
    return rivals.desk.helping(family, 0, rivals.order_id)


def _least(rivals: Rivals, family: Family, first: int) -> int | None:
    """The least size from `first` on that leaves no set known excluding itself."""
    if first > family.last or rivals.left(family, family.last, few=True):
        return None
    low, step = first, 1  # sizes below `low` leave one; most often little more is enough
    while rivals.left(family, low):
        if rivals.desk.watch.over():
            return None
        low, step = low + step, 2 * step
        if low >= family.last:
            break
    high = min(low, family.last)
    low = max(first, low - step // 2 + 1)
    while low < high and not rivals.desk.watch.over():
        middle = (low + high) // 2
        if rivals.left(family, middle):
            low = middle + 1
        else:
            high = middle
    return high
