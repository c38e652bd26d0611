"""Raising the bound by branching on how many trips carry any order of a slot.

The relaxation's weak spot is courier time: it takes half a trip here and half a trip there.
What it then gets wrong is a count: 12.6 trips to serve the 18:00 slot. In every plan that count
is whole, so either at most 12 trips or at least 13 touch the slot; both relaxations cost more.
Nodes are taken in order of their bound (best first); the least bound of all open nodes holds
for every plan. Where no such count is fractional any more the node stays open with its bound.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.solve.bound import Objective
from planner.solve.cuts import Cuts, no_cuts, touching
from planner.solve.packing import Packing
from planner.solve.relax import Relaxation, relaxed_with
from planner.solve.watch import Watch

FRACTION = 1e-3
NEIGHBOUR_S = 3600  # slots that start within an hour are also counted together


@dataclass(order=True)
class _Node:
    """A part of all plans: those that keep the branches."""

    units: int
    number: int
    relaxation: Relaxation = field(compare=False)
    branches: Cuts = field(compare=False)


def raised_bound(
    packing: Packing,
    objective: Objective,
    root: Relaxation,
    counted: list[npt.NDArray[np.bool_]],
    *,
    value_kop: int,
    nodes: int,
    watch: Watch,
    raised: Callable[[int], None],
) -> int:
    """A lower bound in kopecks, `value_kop` at most.

    Parameters
    ----------
    counted : sets of orders whose trips are counted. value_kop : cost of a plan in hand.
    nodes : relaxations solved at most. raised : told of every better bound.
    """
    tree = [_Node(root.bound.units, 0, root, no_cuts(packing))]
    best_kop, solved = root.bound.kop, 0
    while tree and solved < nodes and not watch.over():
        node = tree[0]
        branch = _most_fractional(packing, node.relaxation, counted)
        if branch is None:
            break
        orders, count = branch
        children = []
        for at_least in (False, True):
            whole = int(np.ceil(count) if at_least else np.floor(count))
            branches = node.branches.joined(touching(orders, whole, at_least=at_least))
            child = relaxed_with(packing, objective, node.relaxation, branches, watch)
            solved += 1
            children.append(
                _Node(
                    max(node.units, child.bound.units), 2 * solved + at_least, child, branches
                )
            )
        heapq.heappop(tree)
        for child_node in children:
            if child_node.relaxation.bound.kop < value_kop:
                heapq.heappush(tree, child_node)
        lowest = min((one.units for one in tree[:1]), default=None)
        now_kop = value_kop if lowest is None else replace(root.bound, units=lowest).kop
        if now_kop > best_kop:
            best_kop = min(now_kop, value_kop)
            raised(best_kop)
    return min(best_kop, value_kop)


def slots_to_count(day: Day) -> list[npt.NDArray[np.bool_]]:
    """All orders, the orders of each slot, and of neighbouring slots together."""
    starts = np.array([order.slot.start_at for order in day.orders])
    moments = sorted(set(starts.tolist()))
    return [
        np.ones(len(starts), bool),
        *(starts == at for at in moments),
        *((starts >= at) & (starts <= at + NEIGHBOUR_S) for at in moments),
    ]


def _most_fractional(
    packing: Packing, relaxation: Relaxation, counted: list[npt.NDArray[np.bool_]]
) -> tuple[npt.NDArray[np.bool_], float] | None:
    """The set whose trips the relaxation counts furthest from a whole number."""
    members = packing.members[packing.set_of[relaxation.columns]]
    furthest, found = FRACTION, None
    for orders in counted:
        touches = np.append(orders, False)[members].any(axis=1)
        count = float(relaxation.weights[touches].sum())
        distance = abs(count - round(count))
        if distance > furthest + 1e-9:
            furthest, found = distance, (orders, count)
    return found
