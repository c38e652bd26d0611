"""Diving: from the relaxation down to whole plans, by taking what it takes almost whole.

First at once: what the LP takes mostly is fixed, and CP-SAT solves the rest over the few
thousand columns that fit best. Where that has no plan, step by step: fix, solve the LP again
over what is left, fix more, until few orders are open for CP-SAT. Whether that meets every
order is chance, so it is done again with slightly other costs, which lead the simplex to other
corners. A heuristic: it proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from planner.solve.bound import Objective
from planner.solve.cuts import no_cuts
from planner.solve.lp import LinearProgram
from planner.solve.packing import NO_INTS, Packing, carried
from planner.solve.relax import Relaxation, program_of
from planner.solve.search import search
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

MOSTLY = 0.75  # fixed at once
HALF = 0.5  # two columns above this never share an order
AT_ONCE_COLUMNS, AT_ONCE_WORK = 3_000, 10.0
# Step by step: weights fixed, one dive after the other; from the second on costs are noisy.
WHOLE = (0.85, 0.95, 0.9, 0.85) * 4
NOISE = 0.02  # of the cost
STEP_COLUMNS = 50_000  # of the LP
FEW_ORDERS = 24  # left to CP-SAT after the steps
REST_COLUMNS, REST_WORK = 4_000, 3.0


def dives(
    packing: Packing,
    relaxed: Objective,
    goal: Objective,
    relaxation: Relaxation,
    extra: Ints,
    *,
    seed: int,
    watch: Watch,
    work: float = AT_ONCE_WORK,
) -> Iterator[Ints]:
    """Plans near the relaxation, each by more work than the one before.

    Parameters
    ----------
    relaxed : the relaxation's objective. goal : what the steps' last part minimises instead.
    work : CP-SAT's deterministic time for what is left at once.
    relaxation : over this packing. extra : per column how badly it fits a cheap plan.
    """

    def rest(objective: Objective, fixed: Ints, most: int, work: float) -> Iterator[Ints]:
        found = _rest(
            packing, objective, fixed, extra, most=most, work=work, seed=seed, watch=watch
        )
        if found is not None:
            yield found

    mostly = relaxation.columns[relaxation.weights > MOSTLY]
    yield from rest(relaxed, mostly, AT_ONCE_COLUMNS, work)
    generator = np.random.default_rng(seed)
    for number, whole in enumerate(WHOLE):
        program = program_of(packing, relaxed, relaxation, STEP_COLUMNS)
        if number:
            program.scale_costs(1 + NOISE * generator.random(len(program.columns)))
        fixed = _steps(packing, program, whole=whole, watch=watch)
        if fixed is not None:
            yield from rest(goal, fixed, REST_COLUMNS, REST_WORK)


def _steps(
    packing: Packing, program: LinearProgram, *, whole: float, watch: Watch
) -> Ints | None:
    """Columns fixed on the way down, or None where the time ran out."""
    columns, fixed = program.columns, NO_INTS
    while True:
        solved = program.solve(watch)
        if solved is None:
            return None
        weights = solved.weights
        taken = columns[weights > whole]
        if len(columns) and len(np.setdiff1d(taken, fixed)) == 0:
            best = np.where(np.isin(columns, fixed), 0.0, weights)
            taken = np.append(taken, columns[np.argmax(best)]) if best.max() > HALF else taken
        grown = np.union1d(fixed, taken)
        done = carried(packing, grown)
        if len(grown) == len(fixed) or int((~done).sum()) <= FEW_ORDERS:
            return grown
        fixed = grown
        program.keep(fixed, _able(packing, columns, done))


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
