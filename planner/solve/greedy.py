"""A first plan at once: courier by courier, the way through the day that earns most.

Each order still open has a prize; the way that is cheapest after prizes is found over all of a
group's columns (the same recursion as the bound's). Where a way carries an order twice, its
later trip goes. A heuristic: it proves nothing.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from planner.solve.packing import NEVER, Group, Packing
from planner.trips.order_sets import Ints

FAR = 2**60
PER_CLASS = 4  # an order is worth so many of the next lower class


def greedy_columns(packing: Packing, prizes_kop: Ints | None) -> Ints:
    """Columns of a plan: no order twice, couriers sufficient, breaks kept.

    Parameters
    ----------
    prizes_kop : what each order is worth; None: as much as the dearest trip, more by class.
    """
    dearest = int(packing.cost_kop.max(initial=0)) + 1
    rank = np.minimum(packing.classes - 1 - packing.order_class, 10)
    prizes = dearest * PER_CLASS**rank if prizes_kop is None else prizes_kop.copy()
    chosen: list[int] = []
    for group in packing.groups:
        for _ in range(group.fleet.count):
            for column in _way(packing, group, prizes):
                orders = packing.members[packing.set_of[column]]
                orders = orders[orders >= 0]
                if (prizes[orders] > 0).all():
                    prizes[orders] = -FAR // 1000
                    chosen.append(column)
    outside = np.arange(packing.outside.start, packing.outside.stop)
    room = packing.outside_limit
    for column in outside[np.argsort(packing.cost_kop[outside], kind="stable")]:
        order = packing.members[packing.set_of[column], 0]
        if room and prizes[order] > packing.cost_kop[column] * (prizes_kop is not None):
            prizes[order] = -FAR // 1000
            chosen.append(int(column))
            room -= 1
    return np.array(sorted(chosen), np.int64)


def _way(packing: Packing, group: Group, prizes: Ints) -> list[int]:
    """One courier's cheapest way after prizes, as columns in order of departure."""
    columns = group.columns
    values = packing.set_sums(prizes)
    found = _cheapest_way(
        packing.leaves[columns],
        packing.returns[columns],
        packing.cost_kop[columns] - values[packing.set_of[columns]],
        group.points,
        group.last_before_break,
        group.breaks_from,
        group.breaks_to,
    )
    return [columns.start + int(column) for column in found]


@njit(cache=True)
def _cheapest_way(
    leaves: Ints,
    returns: Ints,
    reduced: Ints,
    points: int,
    no_wait: int,
    breaks_from: Ints,
    breaks_to: Ints,
) -> list[int]:
    onward = np.full(points, FAR, np.int64)
    onward[points - 1] = 0
    column_at = np.full(points, NEVER, np.int64)
    next_point = np.full(points, NEVER, np.int64)
    at, rest = len(leaves) - 1, len(breaks_from) - 1
    for k in range(points - 2, -1, -1):
        if k != no_wait:
            onward[k], next_point[k] = onward[k + 1], k + 1
        while at >= 0 and leaves[at] == k:
            way = reduced[at] + onward[returns[at]]
            if way < onward[k]:
                onward[k], column_at[k], next_point[k] = way, at, returns[at]
            at -= 1
        while rest >= 0 and breaks_from[rest] == k:
            if onward[breaks_to[rest]] < onward[k]:
                onward[k], column_at[k] = onward[breaks_to[rest]], NEVER
                next_point[k] = breaks_to[rest]
            rest -= 1
    way = [np.int64(NEVER)]
    way.clear()
    if onward[0] < 0:
        k = 0
        while k < points - 1:
            if column_at[k] != NEVER:
                way.append(column_at[k])
            k = next_point[k]
    return way
