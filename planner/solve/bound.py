"""Lower bounds by weak duality, in whole numbers: never a solver's float.

Give each order a value v (what having it met is worth) and each cut a price s >= 0. Relaxing
"each order is carried once or left unmet" and the cuts leaves parts that are solved exactly:

    L(v, s) = sum v - sum over cuts of s x right-hand side
            + per class, the sum of the `most_unmet` smallest negative (penalty - v)
            + per courier group, couriers x (cheapest way through the day; 0 for idling)
            + outside couriers: the sum of the `limit` smallest negative reduced costs
            + free columns: the sum of all negative reduced costs

with reduced cost = cost - its orders' values + its cuts' prices, each as often as it takes of
it. L is a lower bound on every plan for *any* v and s >= 0 (Geoffrion 1974, Lagrangean
relaxation); values come from an LP, but the bound doesn't trust it: v and s are rounded to
whole thousandths of a kopeck and everything after that is integer arithmetic over the whole
catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from numba import njit

from planner.solve.cuts import Cuts
from planner.solve.packing import Packing
from planner.trips.order_sets import Ints

PER_KOPECK = 1000
Number = TypeVar("Number", np.int64, np.float64)
FAR = 2**60


@dataclass(frozen=True)
class Objective:
    """What is minimised, and how many orders may stay unmet.

    Attributes
    ----------
    costs : whether trips cost anything; False counts orders only.
    penalty_kop : per order, the price of leaving it unmet.
    most_unmet : per priority class, how many orders may stay unmet.
    """

    costs: bool
    penalty_kop: Ints
    most_unmet: tuple[int, ...]

    def cost_kop(self, packing: Packing) -> Ints:
        """Per column what it costs."""
        return packing.cost_kop if self.costs else np.zeros(packing.columns, np.int64)


@dataclass(frozen=True)
class Bound:
    """A proved lower bound, and what it says about each column.

    Attributes
    ----------
    units : the bound in thousandths of a kopeck.
    extra : per column, by how much the bound grows if a plan uses it, same unit, >= 0.
    ways : per courier group, what one more courier changes the bound by, same unit, <= 0.
    """

    units: int
    extra: Ints
    ways: tuple[int, ...]

    @property
    def kop(self) -> int:
        """The bound in kopecks; costs are whole, so it is rounded up."""
        return -(-self.units // PER_KOPECK)


def lower_bound(
    packing: Packing,
    objective: Objective,
    values_kop: npt.NDArray[np.float64],
    cuts: Cuts,
    prices_kop: npt.NDArray[np.float64],
) -> Bound:
    """The bound L(v, s) of the module's docstring, for values and prices in kopecks."""
    values = np.rint(values_kop * PER_KOPECK).astype(np.int64)
    prices = np.maximum(0, np.rint(prices_kop * PER_KOPECK)).astype(np.int64)
    set_values = packing.set_sums(values) - cut_sums(packing, cuts, prices)
    reduced = objective.cost_kop(packing) * PER_KOPECK - set_values[packing.set_of]
    units = int(values.sum() - (prices * cuts.most).sum())
    units += _unmet_part(packing, objective, values)
    extra = np.zeros(packing.columns, np.int64)
    ways = []
    for group in packing.groups:
        columns = group.columns
        best = _group_paths(
            packing.leaves[columns],
            packing.returns[columns],
            reduced[columns],
            group.by_return,
            group.points,
            group.last_before_break,
            group.breaks_from,
            group.breaks_to,
            extra[columns],
        )
        units += group.fleet.count * int(best)
        ways.append(int(best))
    outside = reduced[packing.outside]
    chosen = np.sort(outside)[: packing.outside_limit]
    chosen = chosen[chosen < 0]
    units += int(chosen.sum())
    full = len(chosen) and len(chosen) == packing.outside_limit
    extra[packing.outside] = np.maximum(0, outside - (chosen[-1] if full else 0))
    free = reduced[packing.free]
    units += int(free[free < 0].sum())
    extra[packing.free] = np.maximum(0, free)
    return Bound(units=units, extra=extra, ways=tuple(ways))


def cut_sums(packing: Packing, cuts: Cuts, prices: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Per set what it pays for the cuts it takes of."""
    sums = np.zeros(len(packing.members), prices.dtype)
    for number in np.flatnonzero(prices):
        sums += prices[number] * cuts.held(int(number), packing.members).astype(prices.dtype)
    return sums


def _unmet_part(packing: Packing, objective: Objective, values: Ints) -> int:
    gains = objective.penalty_kop * PER_KOPECK - values
    total = 0
    for number, most in enumerate(objective.most_unmet):
        mine = np.sort(gains[packing.order_class == number])[:most]
        total += int(mine[mine < 0].sum())
    return total


@njit(cache=True)
def _group_paths(
    leaves: Ints,
    returns: Ints,
    reduced: Ints,
    by_return: Ints,
    points: int,
    no_wait: int,
    breaks_from: Ints,
    breaks_to: Ints,
    extra: Ints,
) -> int:
    """Cheapest way of one courier through the day: its cost (<= 0); fills `extra`.

    Backward and forward over the points, which every arc ascends. `extra` of a column is the
    cheapest way that uses it, less the cheapest of all; staying idle all day costs 0.
    """
    onward = np.full(points, FAR, np.int64)
    onward[points - 1] = 0
    at, rest = len(leaves) - 1, len(breaks_from) - 1
    for k in range(points - 2, -1, -1):
        if k != no_wait:
            onward[k] = onward[k + 1]
        while at >= 0 and leaves[at] == k:
            onward[k] = min(onward[k], reduced[at] + onward[returns[at]])
            at -= 1
        while rest >= 0 and breaks_from[rest] == k:
            onward[k] = min(onward[k], onward[breaks_to[rest]])
            rest -= 1
    best = min(0, onward[0])
    so_far = np.full(points, FAR, np.int64)
    so_far[0] = 0
    at, rest = 0, 0
    for k in range(points):
        if k > 0 and k - 1 != no_wait:
            so_far[k] = min(so_far[k], so_far[k - 1])
        while at < len(by_return) and returns[by_return[at]] == k:
            column = by_return[at]
            so_far[k] = min(so_far[k], so_far[leaves[column]] + reduced[column])
            at += 1
        while rest < len(breaks_from) and breaks_from[rest] == k:
            so_far[breaks_to[rest]] = min(so_far[breaks_to[rest]], so_far[k])
            rest += 1
    for column in range(len(leaves)):
        before, after = so_far[leaves[column]], onward[returns[column]]
        # FAR less a few reduced costs is still far: such a column is on no way at all
        if before > FAR // 2 or after > FAR // 2:
            extra[column] = FAR
        else:
            extra[column] = before + reduced[column] + after - best
    return int(best)
