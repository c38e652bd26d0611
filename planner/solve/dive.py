"""Diving: from the relaxation down to a whole plan, by taking what it takes almost whole.

First at once: what the LP takes mostly is fixed, and CP-SAT solves the rest over the few
thousand columns that fit best. Where that has no plan, step by step: fix, solve the LP again
over what is left, fix more, until few orders are open for CP-SAT. A heuristic: it proves
nothing.
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
from planner.trips.order_sets import Ints

MOSTLY = 0.75  # fixed at once
WHOLE = 0.85  # fixed step by step
HALF = 0.5  # two columns above this never share an order
AT_ONCE_COLUMNS, AT_ONCE_WORK = 3_000, 10.0
FEW_ORDERS = 24  # left to CP-SAT after the steps
STEP_COLUMNS = 5_000  # of the LPs on the way down
REST_COLUMNS, REST_WORK = 4_000, 5.0


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
    found = _rest(
        packing,
        relaxed,
        columns[weights > MOSTLY],
        extra,
        most=AT_ONCE_COLUMNS,
        work=AT_ONCE_WORK,
        seed=seed,
        watch=watch,
    )
    if found is not None:
        return found
    fixed = NO_INTS
    if len(columns) > STEP_COLUMNS:
        near = extra[columns] <= np.partition(extra[columns], STEP_COLUMNS)[STEP_COLUMNS]
        near |= weights > 0
        columns, weights = columns[near], weights[near]
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
    return _rest(
        packing,
        goal,
        grown,
        extra,
        most=REST_COLUMNS,
        work=REST_WORK,
        seed=seed,
        watch=watch,
    )


def _rest(
    packing: Packing,
    goal: Objective,
    fixed: Ints,
    extra: Ints,
    *,
    most: int,
    work: float,
    seed: int,
    watch: Watch,
) -> Ints | None:
    """The open orders by CP-SAT, the fixed columns staying."""
    able = np.flatnonzero(_able(packing, np.arange(packing.columns), carried(packing, fixed)))
    if len(able) > most:
        able = able[np.argsort(extra[able], kind="stable")[:most]]
    found = search(
        packing,
        goal,
        np.union1d(fixed, able),
        no_cuts(packing),
        fixed=fixed,
        work=work,
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
