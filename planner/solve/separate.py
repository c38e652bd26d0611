"""Finding violated rank-1 cuts: groups of orders the LP's trips share too cleverly.

For every order the orders that ride with it most are its neighbours; all groups of it and two
to four of its neighbours are tried with the multipliers below. Exact for triples that ride
together, a heuristic for larger groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from planner.solve.cuts import Cuts
from planner.solve.master import Floats
from planner.solve.packing import Packing
from planner.trips.order_sets import Ints

VIOLATED_BY = 0.02
CUTS_PER_ROUND = 80
CUTS_PER_ORDER = 8  # of one round: many cuts over one order say the same
NEIGHBOURS = {2: 40, 3: 16, 4: 11}  # by how many of them join


@dataclass(frozen=True)
class _Shape:
    """Numerators of the first order and of the ones that join it, all of those equal."""

    first: int
    joining: int
    others: int
    divisor: int


SHAPES = (
    _Shape(first=1, joining=2, others=1, divisor=2),
    _Shape(first=2, joining=3, others=1, divisor=3),
    _Shape(first=1, joining=4, others=1, divisor=2),
    _Shape(first=1, joining=4, others=1, divisor=3),
    _Shape(first=3, joining=4, others=1, divisor=4),
)


def violated_cuts(packing: Packing, columns: Ints, weights: Floats) -> Cuts:
    """The most violated cuts, no order in too many of them."""
    taken = np.flatnonzero(weights > 1e-6)
    rides = np.zeros((len(taken), packing.orders + 1), np.int64)
    members = packing.members[packing.set_of[columns[taken]]]
    np.put_along_axis(rides, members.astype(np.int64) % (packing.orders + 1), 1, axis=1)
    rides[:, -1] = 0
    share = weights[taken]
    found: dict[tuple[tuple[int, ...], int], tuple[float, npt.NDArray[np.int64], int]] = {}
    for shape in SHAPES:
        for violation, row in _violated(rides, share, shape):
            key = (tuple(row.tolist()), shape.divisor)
            found[key] = (violation, row, shape.divisor)
    return _spread(found, packing.orders)


def _violated(
    rides: npt.NDArray[np.int64], share: Floats, shape: _Shape
) -> Iterator[tuple[float, npt.NDArray[np.int64]]]:
    """Violation and numerators of every violated cut of one shape."""
    together = (rides * share[:, None]).T @ rides
    right = (shape.first + shape.joining * shape.others) // shape.divisor
    for first in range(rides.shape[1] - 1):
        beside = together[first].copy()
        beside[first] = 0
        near = np.argsort(-beside, kind="stable")[: NEIGHBOURS[shape.joining]]
        near = near[beside[near] > 0]
        if len(near) < shape.joining:
            continue
        groups = np.array(list(combinations(near.tolist(), shape.joining)))
        touching = rides[:, [first, *near]].any(axis=1)
        mine, weights = rides[touching], share[touching]
        sums = shape.others * mine[:, groups].sum(axis=2) + shape.first * mine[:, [first]]
        violation = weights @ (sums // shape.divisor) - right
        for number in np.flatnonzero(violation > VIOLATED_BY):
            row = np.zeros(rides.shape[1], np.int64)
            row[groups[number]] = shape.others
            row[first] = shape.first
            yield float(violation[number]), row


def _spread(
    found: dict[tuple[tuple[int, ...], int], tuple[float, npt.NDArray[np.int64], int]],
    orders: int,
) -> Cuts:
    used = np.zeros(orders + 1, np.int64)
    rows, divisors = [], []
    for key in sorted(found, key=lambda key: (-round(found[key][0], 9), key)):
        _, row, divisor = found[key]
        inside = row > 0
        if (used[inside] < CUTS_PER_ORDER).all():
            used[inside] += 1
            rows.append(row)
            divisors.append(divisor)
        if len(rows) == CUTS_PER_ROUND:
            break
    weights = np.array(rows, np.int64).reshape(-1, orders + 1)
    dividing = np.array(divisors, np.int64)
    most = weights.sum(axis=1) // np.maximum(dividing, 1)
    return Cuts(weights, dividing, most, np.ones(len(most), np.int64))
