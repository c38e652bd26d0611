"""Diving: from the relaxation down to a whole plan, by taking what it takes almost whole.

Columns the LP takes (nearly) whole are fixed, the LP is solved again over what is left, and so
on; once few orders are open, CP-SAT solves the rest exactly over all of their trips. A
heuristic: it proves nothing.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from planner.solve.bound import Objective
from planner.solve.cuts import no_cuts
from planner.solve.packing import NO_INTS, Packing, carried
from planner.solve.relax import Relaxation, weights_with
from planner.solve.search import search
from planner.solve.watch import Watch
from planner.trips.labels import Ints

WHOLE = 0.95
HALF = 0.5  # two columns above this never share an order
FEW_ORDERS = 24  # left to CP-SAT
MOST_COLUMNS = 6_000
WORK = 8.0


def dive(
    packing: Packing,
    relaxed: Objective,
    goal: Objective,
    relaxation: Relaxation,
    extra: Ints,
    *,
    seed: int,
    watch: Watch,
) -> Ints | None:
    """Columns of a plan near the relaxation, or None where time ran out.

    Parameters
    ----------
    relaxed : the relaxation's objective, used on the way down. goal : what the last part
        minimises.
    relaxation : over this packing. extra : per column how badly it fits a cheap plan.
    """
    columns, weights = relaxation.columns, relaxation.weights
    fixed = NO_INTS
    while True:
        taken = columns[weights > WHOLE]
        if len(columns) and len(np.setdiff1d(taken, fixed)) == 0:
            best = weights.copy()
            best[np.isin(columns, fixed)] = 0
            taken = np.append(taken, columns[np.argmax(best)]) if best.max() > HALF else taken
        grown = np.union1d(fixed, taken)
        done = carried(packing, grown)
        open_orders = int((~done).sum())
        if len(grown) == len(fixed) or open_orders <= FEW_ORDERS:
            break
        fixed = grown
        columns = columns[_able(packing, columns, done) | np.isin(columns, fixed)]
        again = weights_with(packing, relaxed, columns, relaxation.cuts, fixed, watch)
        if again is None:
            return None
        weights = again
    return _rest(packing, goal, grown, extra, seed, watch)


def _rest(
    packing: Packing, goal: Objective, fixed: Ints, extra: Ints, seed: int, watch: Watch
) -> Ints | None:
    """The open orders by CP-SAT, the fixed columns staying."""
    able = np.flatnonzero(_able(packing, np.arange(packing.columns), carried(packing, fixed)))
    if len(able) > MOST_COLUMNS:
        able = able[np.argsort(extra[able], kind="stable")[:MOST_COLUMNS]]
    found = search(
        packing,
        goal,
        np.union1d(fixed, able),
        no_cuts(packing),
        fixed=fixed,
        work=WORK,
        seconds=watch.left_s,
        seed=seed,
        stop=watch.over,
        better=lambda _: None,
    )
    return found.columns


def _able(
    packing: Packing, columns: Ints, done: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which of the columns carry none of the orders done."""
    padded = np.append(done, False)  # the last stands for padding
    shut: npt.NDArray[np.bool_] = np.asarray(padded[packing.members].any(axis=1))
    return ~shut[packing.set_of[columns]]
