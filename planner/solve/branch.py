"""Raising the bound by branching on how many trips carry any order of a slot.

The relaxation's weak spot is courier time: it takes half a trip here and half a trip there.
What it then gets wrong is a count: 12.6 trips to serve the 18:00 slot. In every plan that count
is whole, so either at most 12 trips or at least 13 touch the slot; both relaxations cost more.
Nodes are taken in order of their bound (best first); the least bound of all open nodes holds
for every plan. Where no such count is fractional any more the node stays open with its bound.

Which count to branch on matters most: the one whose two sides both cost much, by the product of
what each costs. That is known from the count's earlier branches, per unit rounded away; at its
first time it is tried by a few steps of the dual simplex (reliability branching: Achterberg,
Koch, Martin 2005).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.solve.bound import Objective
from planner.solve.cuts import Cuts, no_cuts, touching
from planner.solve.packing import Packing
from planner.solve.relax import Relaxation, program_of, relaxed_with
from planner.solve.watch import Watch

FRACTION = 0.02
NEIGHBOURS_S = (0, 3600, 7200)  # slots that start within so long are counted together
TRIAL_COLUMNS, TRIAL_STEPS = 5_000, 500


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
    costs = _Costs(packing, objective, counted)
    while tree and solved < nodes and not watch.over():
        node = tree[0]
        branch = costs.dearest(node.relaxation, value_kop - node.relaxation.bound.kop, watch)
        if branch is None:
            break
        children = []
        for cut, side in branch.sides():
            branches = node.branches.joined(cut)
            child = relaxed_with(packing, objective, node.relaxation, branches, watch)
            if not watch.over():
                costs.learn(branch, side, child.bound.kop - node.relaxation.bound.kop)
            solved += 1
            children.append(
                _Node(max(node.units, child.bound.units), 2 * solved + side, child, branches)
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
    found = {b"": np.ones(len(starts), bool)}
    for length_s in NEIGHBOURS_S:
        for at in sorted(set(starts.tolist())):
            inside = (starts >= at) & (starts <= at + length_s)
            found.setdefault(inside.tobytes(), inside)
    return list(found.values())


@dataclass(frozen=True)
class _Branch:
    """A count to round: of the trips that touch `orders`, number `number` of those counted."""

    number: int
    orders: npt.NDArray[np.bool_]
    count: float

    def sides(self) -> Iterator[tuple[Cuts, int]]:
        """At most the whole number below, and at least the one above."""
        yield touching(self.orders, int(np.floor(self.count)), at_least=False), 0
        yield touching(self.orders, int(np.ceil(self.count)), at_least=True), 1

    def rounded(self, side: int) -> float:
        """What rounding to a side takes away or adds."""
        whole = np.ceil(self.count) if side else np.floor(self.count)
        return float(abs(self.count - whole))


class _Costs:
    """What rounding each count has cost so far, per unit and side."""

    def __init__(
        self, packing: Packing, objective: Objective, counted: list[npt.NDArray[np.bool_]]
    ) -> None:
        self._packing, self._objective, self._counted = packing, objective, counted
        self._sums = np.zeros((len(counted), 2))
        self._times = np.zeros((len(counted), 2))

    def learn(self, branch: _Branch, side: int, gain_kop: float) -> None:
        """Note what one rounding has cost."""
        self._sums[branch.number, side] += max(0.0, gain_kop) / branch.rounded(side)
        self._times[branch.number, side] += 1

    def dearest(self, relaxation: Relaxation, most_kop: int, watch: Watch) -> _Branch | None:
        """The branch whose sides cost most, none counting for more than `most_kop`."""
        branches = self._open(relaxation)
        unknown = [one for one in branches if self._times[one.number].min() == 0]
        if unknown:
            self._try(relaxation, unknown, most_kop, watch)
        return max(branches, key=lambda one: self._score(one, most_kop), default=None)

    def _open(self, relaxation: Relaxation) -> list[_Branch]:
        """Every count that is fractional."""
        members = self._packing.members[self._packing.set_of[relaxation.columns]]
        found = []
        for number, orders in enumerate(self._counted):
            touches = np.append(orders, False)[members].any(axis=1)
            count = float(relaxation.weights[touches].sum())
            if abs(count - round(count)) > FRACTION:
                found.append(_Branch(number, orders, count))
        return found

    def _try(
        self, relaxation: Relaxation, branches: list[_Branch], most_kop: int, watch: Watch
    ) -> None:
        program = program_of(self._packing, self._objective, relaxation, TRIAL_COLUMNS)
        solved = program.solve(watch)
        for branch in branches:
            if solved is None or watch.over():
                return
            for cut, side in branch.sides():
                gain = program.value_with(cut, TRIAL_STEPS) - solved.kop
                self.learn(branch, side, min(gain, most_kop))

    def _score(self, branch: _Branch, most_kop: int) -> float:
        sums, times = self._sums[branch.number], np.maximum(1, self._times[branch.number])
        costs = [branch.rounded(side) * sums[side] / times[side] for side in (0, 1)]
        return float(np.prod(np.clip(costs, 1.0, most_kop)))
