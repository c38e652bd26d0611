"""The linear program over all days at once: fractions of couriers, trips and unmet orders.

Each day's restricted master (`planner.solve.master`) is one block; the couriers of a template
are one variable that supplies that template's flow on every day. Columns are priced by look-up
over every day's whole packing, as on a single day. Every round's dual values prove a line per
day (`planner.roster.lines`), also where the program is not solved to its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import OptimizeResult, linprog

from planner.roster.lines import Line, line_of
from planner.roster.program import Pool, Program, Region, program_of
from planner.roster.ready import ReadyDay
from planner.roster.results import Goal
from planner.solve.bound import PER_KOPECK, cut_sums
from planner.solve.cuts import no_cuts
from planner.solve.master import Floats, Master
from planner.solve.relax import first_columns
from planner.solve.separate import violated_cuts
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

FIRST_COLUMNS = 2_000  # of a day
COLUMNS_PER_ROUND = 1_500  # of a day
MOST_COLUMNS = 9_000  # of a day
CUTS_PER_DAY = 20  # more make the program slow for little
ROUNDS = 12
CLOSE = 1e-3  # gap between the program and its proof at which rounds end
PRICED_OUT_KOP = -1e-3
TIME_LIMIT = 1  # linprog's status


@dataclass(frozen=True)
class Relaxed:
    """An optimum of the program, or as near as the rounds came.

    Attributes
    ----------
    value_kop : pay, driving and unmet orders of the fractional optimum.
    counts : couriers per template. price_kop : what meeting one order more would cost.
    values_kop : per day the orders' values.
    columns, weights : per day the program's columns, and how much it takes of each.
    lines : proved on the way.
    """

    value_kop: float
    counts: Floats
    price_kop: int
    values_kop: tuple[Floats, ...]
    columns: tuple[Ints, ...]
    weights: tuple[Floats, ...]
    lines: tuple[Line, ...]


def first_pools(days: Sequence[ReadyDay]) -> list[Pool]:
    """Columns to begin with, evenly thinned."""
    pools = []
    for ready in days:
        columns = first_columns(ready.bounds)
        thin = columns[:: max(1, len(columns) // FIRST_COLUMNS)]
        pools.append(Pool(columns=thin, cuts=no_cuts(ready.bounds)))
    return pools


def relax_days(
    days: Sequence[ReadyDay],
    pay_kop: Ints,
    goal: Goal,
    region: Region,
    pools: list[Pool],
    watch: Watch,
    *,
    rounds: int = ROUNDS,
) -> Relaxed | None:
    """Solve the program by column generation; None where not even one round was solved.

    Parameters
    ----------
    pay_kop : per template, of one courier over all days. pools : grow on the way.
    """
    found: Relaxed | None = None
    lines: list[Line] = []
    for _ in range(rounds):
        program = program_of(days, pay_kop, goal, region, pools)
        solved = _solved(program, watch)
        if solved is None:
            break
        found, gap_kop, entering = _read(days, pay_kop, goal, pools, program, solved)
        lines += found.lines
        if entering == 0 or gap_kop <= CLOSE * abs(found.value_kop) or watch.over():
            break
    if found is None:
        return None
    return replace(found, lines=tuple(lines))


def add_cuts(days: Sequence[ReadyDay], relaxed: Relaxed, pools: list[Pool]) -> int:
    """Add the rank-1 cuts the optimum violates; how many."""
    added = 0
    taken = zip(relaxed.columns, relaxed.weights, strict=True)
    for ready, pool, (columns, weights) in zip(days, pools, taken, strict=True):
        found = violated_cuts(ready.bounds, columns, weights)  # the most violated first
        found = found.only(np.arange(len(found)) < CUTS_PER_DAY)
        pool.cuts = pool.cuts.joined(found)
        added += len(found)
    return added


def _solved(program: Program, watch: Watch) -> OptimizeResult | None:
    """The program's optimum, or None where the time did not suffice or nothing is feasible."""
    solved = linprog(
        program.cost,
        A_ub=program.most,
        b_ub=program.at_most,
        A_eq=program.equal,
        b_eq=program.equal_to,
        bounds=program.bounds,
        method="highs-ipm",
        options={"time_limit": max(watch.left_s, 0.01)},
    )
    if solved.status == TIME_LIMIT:
        watch.cut_short = True
        return None
    if solved.status != 0:
        raise RuntimeError(f"LP ended with status {solved.status}: {solved.message}")
    return solved


def _read(
    days: Sequence[ReadyDay],
    pay_kop: Ints,
    goal: Goal,
    pools: list[Pool],
    program: Program,
    solved: OptimizeResult,
) -> tuple[Relaxed, float, int]:
    """The optimum, the gap to what its duals prove at its counts, and columns that entered."""
    counts = solved.x[-program.templates :]
    row_price = max(0.0, -float(solved.ineqlin.marginals[-3]))
    price_kop = goal.price_kop + round(row_price)
    duals, prices = solved.eqlin.marginals, solved.ineqlin.marginals
    lines, values, columns, weights = [], [], [], []
    row = col = inequality = entering = 0
    for number, (ready, pool, master) in enumerate(
        zip(days, pools, program.masters, strict=True)
    ):
        block = duals[row : row + master.equal.shape[0]]
        first = inequality + ready.bounds.classes
        cut_prices = np.maximum(0.0, -prices[first : first + len(pool.cuts)])
        limit = float(prices[inequality + master.most.shape[0] - 1])
        reduced = _reduced_costs(ready, pool, master, block, cut_prices, limit)
        values.append(block[: ready.orders])
        columns.append(pool.columns)
        weights.append(solved.x[col : col + len(pool.columns)])
        lines.append(
            line_of(ready, number, len(pay_kop), values[-1], price_kop, pool.cuts, cut_prices)
        )
        entered = np.flatnonzero(reduced < PRICED_OUT_KOP)
        entered = entered[np.argsort(reduced[entered], kind="stable")][:COLUMNS_PER_ROUND]
        own = solved.lower.marginals[col : col + len(pool.columns)]
        pool.columns = np.union1d(_kept(pool.columns, own, weights[-1]), entered)
        entering += len(entered)
        row, col = row + master.equal.shape[0], col + master.equal.shape[1]
        inequality += master.most.shape[0]
    units = sum(line.units + float(np.dot(line.ways, counts)) for line in lines)
    most_unmet = 0 if goal.most_unmet is None else goal.most_unmet
    proved = units / PER_KOPECK - row_price * most_unmet + float(pay_kop @ counts)
    relaxed = Relaxed(
        value_kop=float(solved.fun),
        counts=counts,
        price_kop=price_kop,
        values_kop=tuple(values),
        columns=tuple(columns),
        weights=tuple(weights),
        lines=tuple(lines),
    )
    return relaxed, float(solved.fun) - proved, entering


def _kept(columns: Ints, reduced: Floats, weights: Floats) -> Ints:
    """The pool's columns without the worst, where they are many."""
    if len(columns) <= MOST_COLUMNS:
        return columns
    far = np.partition(reduced, MOST_COLUMNS * 2 // 3)[MOST_COLUMNS * 2 // 3]
    kept: Ints = columns[(weights > 0) | (reduced <= far)]
    return kept


def _reduced_costs(
    ready: ReadyDay,
    pool: Pool,
    master: Master,
    duals: Floats,
    cut_prices: Floats,
    limit: float,
) -> Floats:
    """Per column of the day; 0 for those in the pool. Points without a row take the next one's.

    A courier idle at such a point waits for the next one anyway.
    """
    packing = ready.bounds
    sets = np.append(duals[: ready.orders], 0.0)[packing.members].sum(axis=1)
    sets -= cut_sums(packing, pool.cuts, cut_prices)
    reduced: Floats = packing.cost_kop - sets[packing.set_of]
    row = ready.orders
    for group, points in zip(packing.groups, master.points, strict=True):
        potential = duals[row : row + len(points)]
        row += len(points)
        columns = group.columns
        reduced[columns] -= potential[np.searchsorted(points, packing.leaves[columns])]
        reduced[columns] += potential[np.searchsorted(points, packing.returns[columns])]
    reduced[packing.outside] -= limit
    reduced[pool.columns] = 0.0
    return reduced
