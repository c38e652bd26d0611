"""Subset-row cuts: which triples of orders the LP's trips share too cleverly.

For three orders at most one trip of a plan carries two or more of them (Jepsen, Petersen, Spoorendonk,
Pisinger 2008). The LP may take half of each of three trips that carry two each; such a triple is
violated. All triples are tried that could be: at least two of their pairs ride together.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np

from planner.solve.bound import Cuts
from planner.solve.master import Floats
from planner.solve.packing import Packing
from planner.trips.labels import Ints

VIOLATED_BY = 0.02
CUTS_PER_ROUND = 60
CUTS_PER_ORDER = 8  # of one round: many cuts over one order say the same


def violated_cuts(packing: Packing, columns: Ints, weights: Floats, known: Cuts) -> Cuts:
    """The most violated triples of orders not known yet, shape (cuts, 3)."""
    together: dict[tuple[int, ...], float] = defaultdict(float)
    neighbours: dict[int, set[int]] = defaultdict(set)
    taken = np.flatnonzero(weights > 1e-6)
    for column, weight in zip(columns[taken], weights[taken], strict=True):
        row = packing.members[packing.set_of[column]]
        orders = [int(order) for order in row[row >= 0]]
        for pair in combinations(orders, 2):
            together[pair] += weight
            neighbours[pair[0]].add(pair[1])
            neighbours[pair[1]].add(pair[0])
        for triple in combinations(orders, 3):
            together[triple] += weight
    seen = {tuple(int(order) for order in cut) for cut in known}
    found: dict[tuple[int, ...], float] = {}
    for pair in [key for key in together if len(key) == 2]:
        for third in (neighbours[pair[0]] | neighbours[pair[1]]) - set(pair):
            triple = tuple(sorted((*pair, third)))
            if triple in seen:
                continue
            seen.add(triple)
            # a trip with all three counts in three pairs, but only once in the cut
            pairs = sum(together.get(two, 0.0) for two in combinations(triple, 2))
            held = pairs - 2 * together.get(triple, 0.0)
            if held > 1 + VIOLATED_BY:
                found[triple] = held
    return _spread(found)


def _spread(found: dict[tuple[int, ...], float]) -> Cuts:
    """The most violated, no order in too many of them."""
    used: dict[int, int] = defaultdict(int)
    chosen = []
    for triple in sorted(found, key=lambda triple: (-round(found[triple], 9), triple)):
        if all(used[order] < CUTS_PER_ORDER for order in triple):
            chosen.append(triple)
            for order in triple:
                used[order] += 1
        if len(chosen) == CUTS_PER_ROUND:
            break
    return np.array(chosen, np.int64).reshape(-1, 3)
