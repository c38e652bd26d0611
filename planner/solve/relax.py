"""The packing's linear relaxation over the whole catalogue, and the bound it proves.

Column generation by look-up: the LP is solved over a few thousand columns, its duals price
every column of the catalogue at once, the best of those with negative reduced cost join, until
none is left. The first columns come from a coarser grid of departures. Then rank-1 cuts
(`planner.solve.cuts`) are added round by round, as long as they move the bound.

Interior-point solves: the time-expanded flow makes simplex crawl (3 x slower at 120 orders).
The bound itself is `planner.solve.bound`'s and trusts no float from here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import OptimizeResult, linprog

from planner.solve.bound import Bound, Objective, cut_sums, lower_bound
from planner.solve.cuts import Cuts, no_cuts
from planner.solve.master import Floats, Master, restricted_master
from planner.solve.packing import NO_INTS, Packing
from planner.solve.separate import violated_cuts
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

FIRST_COLUMNS = 6000
COLUMNS_PER_ROUND = 3000
BRANCH_COLUMNS = 5_000  # of the first LP under a branch
MOST_COLUMNS = 9_000  # above this the columns priced worst are dropped again
PRICED_OUT_KOP = -1e-6
CLOSE_KOP = 1.0  # bound and LP value closer than this: done
TIME_LIMIT = 1  # linprog's status
CUT_ROUNDS = 12
CUT_COLUMNS = 50_000  # solved over in the rounds of cuts, in all: few rounds on large days
SMALL_GAIN = 1e-4  # a cut round that lifts the bound by less, relative, is the last


@dataclass(frozen=True)
class Relaxation:
    """An LP optimum and its proof.

    Attributes
    ----------
    bound : the best lower bound proved, over the whole packing.
    values_kop : per order; cuts, prices_kop : the cuts in force, and their prices.
    columns, weights : the LP's columns and how much of each it takes.
    finished : False where it was stopped; the bound holds all the same.
    """

    bound: Bound
    values_kop: Floats
    cuts: Cuts
    prices_kop: Floats
    columns: Ints
    weights: Floats
    finished: bool


def relax(
    packing: Packing,
    objective: Objective,
    *,
    start: Ints,
    cuts: Cuts | None = None,
    rounds: int = CUT_ROUNDS,
    watch: Watch,
) -> Relaxation:
    """Solve the relaxation, with some rounds of cuts.

    Parameters
    ----------
    start : columns to begin with, for example `first_columns`. cuts : cuts to begin with.
    rounds : how often cuts may be added.
    watch : where it says stop, what is proved so far is returned.
    """
    cuts = no_cuts(packing) if cuts is None else cuts
    best = _generate(packing, objective, start, cuts, watch)
    spent = 0
    for _ in range(rounds):
        spent += len(best.columns)
        if not best.finished or spent > CUT_COLUMNS:
            break
        found = violated_cuts(packing, best.columns, best.weights)
        if len(found) == 0:
            break
        cuts = best.cuts.only(best.prices_kop > 0).joined(found)
        better = _generate(packing, objective, best.columns, cuts, watch)
        gain = better.bound.units - best.bound.units
        if gain > 0:
            best = better
        if gain <= SMALL_GAIN * abs(best.bound.units):
            break
    return best


def relaxed_with(
    packing: Packing,
    objective: Objective,
    parent: Relaxation,
    branches: Cuts,
    watch: Watch,
) -> Relaxation:
    """The relaxation under branches, from the parent's best columns and binding cuts."""
    extra = parent.bound.extra[parent.columns]
    columns = parent.columns
    if len(columns) > BRANCH_COLUMNS:
        near = extra <= np.partition(extra, BRANCH_COLUMNS)[BRANCH_COLUMNS]
        columns = columns[near | (parent.weights > 0)]
    cuts = parent.cuts.only(parent.prices_kop > 0)
    mine = {_key(cuts, number) for number in range(len(cuts))}
    new = np.array(
        [_key(branches, number) not in mine for number in range(len(branches))], bool
    )
    return _generate(packing, objective, columns, cuts.joined(branches.only(new)), watch)


def weights_with(
    packing: Packing,
    objective: Objective,
    columns: Ints,
    cuts: Cuts,
    fixed: Ints,
    watch: Watch,
) -> Floats | None:
    """How much the LP over `columns` takes of each when `fixed` ones are taken whole."""
    master = restricted_master(packing, objective, columns, cuts)
    solved = _solved(master, watch, at_least_one=np.searchsorted(columns, fixed))
    return None if solved is None else solved.x[: len(columns)]


def first_columns(packing: Packing) -> Ints:
    """Columns to begin with: a coarser grid of departures, evenly thinned."""
    coarse = np.flatnonzero((packing.leaves % 5 == 0) | (packing.leaves < 0))
    if len(coarse) <= FIRST_COLUMNS:
        return coarse
    return coarse[:: len(coarse) // FIRST_COLUMNS + 1]


def _generate(
    packing: Packing, objective: Objective, columns: Ints, cuts: Cuts, watch: Watch
) -> Relaxation:
    """Column generation with the given cuts."""
    best = _nothing_known(packing, objective)
    while True:
        master = restricted_master(packing, objective, columns, cuts)
        solved = _solved(master, watch) if packing.orders else None
        if solved is None:
            return best
        values = solved.eqlin.marginals[: packing.orders]
        first = packing.classes
        prices = np.maximum(0.0, -solved.ineqlin.marginals[first : first + len(cuts)])
        bound = lower_bound(packing, objective, values, cuts, prices)
        if bound.units > best.bound.units or len(best.columns) == 0:
            best = Relaxation(
                bound=bound,
                values_kop=values,
                cuts=cuts,
                prices_kop=prices,
                columns=columns,
                weights=solved.x[: len(columns)],
                finished=False,
            )
        reduced = _reduced_costs(packing, objective, master, solved, values, cuts, prices)
        reduced[columns] = 0.0
        entering = np.flatnonzero(reduced < PRICED_OUT_KOP)
        done = len(entering) == 0 or solved.fun - bound.kop < CLOSE_KOP
        if done or watch.over():
            return _with_lp(best, columns, solved, finished=done)
        if len(columns) > MOST_COLUMNS:
            own = solved.lower.marginals[: len(columns)]
            taken = solved.x[: len(columns)] > 0
            columns = columns[
                taken | (own <= np.partition(own, MOST_COLUMNS // 2)[MOST_COLUMNS // 2])
            ]
        columns = np.union1d(columns, _best(packing, entering, reduced))


def _key(cuts: Cuts, number: int) -> tuple[bytes, int, int]:
    return cuts.weights[number].tobytes(), int(cuts.most[number]), int(cuts.signs[number])


def _with_lp(
    best: Relaxation, columns: Ints, solved: OptimizeResult, *, finished: bool
) -> Relaxation:
    return Relaxation(
        bound=best.bound,
        values_kop=best.values_kop,
        cuts=best.cuts,
        prices_kop=best.prices_kop,
        columns=columns,
        weights=solved.x[: len(columns)],
        finished=finished,
    )


def _nothing_known(packing: Packing, objective: Objective) -> Relaxation:
    """The bound of no values at all, for where not even one LP was solved."""
    values = np.zeros(packing.orders)
    return Relaxation(
        bound=lower_bound(packing, objective, values, no_cuts(packing), np.empty(0)),
        values_kop=values,
        cuts=no_cuts(packing),
        prices_kop=np.empty(0),
        columns=NO_INTS,
        weights=np.empty(0),
        finished=False,
    )


def _solved(
    master: Master, watch: Watch, at_least_one: Ints = NO_INTS
) -> OptimizeResult | None:
    """The LP's optimum, or None where the time did not suffice."""
    lower = np.zeros(len(master.cost))
    lower[at_least_one] = 1.0
    solved = linprog(
        master.cost,
        A_ub=master.most,
        b_ub=master.at_most,
        A_eq=master.equal,
        b_eq=master.equal_to,
        bounds=np.column_stack([lower, master.upper]),
        method="highs-ipm",
        options={"time_limit": max(watch.left_s, 0.01)},
    )
    if solved.status == TIME_LIMIT:
        watch.cut_short = True
        return None
    if solved.status != 0:
        raise RuntimeError(f"LP ended with status {solved.status}: {solved.message}")
    return solved


def _reduced_costs(
    packing: Packing,
    objective: Objective,
    master: Master,
    solved: OptimizeResult,
    values: Floats,
    cuts: Cuts,
    prices: Floats,
) -> Floats:
    """Per column of the packing; points without a row share the next row's dual.

    Any dual between those of the rows around would do: a courier idle there waits for the next.
    """
    sets = np.append(values, 0.0)[packing.members].sum(axis=1)
    sets -= cut_sums(packing, cuts, prices)
    reduced: Floats = objective.cost_kop(packing) - sets[packing.set_of]
    duals, row = solved.eqlin.marginals, packing.orders
    for group, points in zip(packing.groups, master.points, strict=True):
        potential = duals[row : row + len(points)]
        row += len(points)
        columns = group.columns
        reduced[columns] -= potential[np.searchsorted(points, packing.leaves[columns])]
        reduced[columns] += potential[np.searchsorted(points, packing.returns[columns])]
    limit = solved.ineqlin.marginals[-1]
    reduced[packing.outside] -= limit
    return reduced


def _best(packing: Packing, entering: Ints, reduced: Floats) -> Ints:
    """The most negative ones: first one per set of orders, then the rest."""
    if len(entering) <= COLUMNS_PER_ROUND:
        return entering
    ranked = entering[np.argsort(reduced[entering], kind="stable")]
    _, first = np.unique(packing.set_of[ranked], return_index=True)
    leading = np.zeros(len(ranked), bool)
    leading[first] = True
    chosen = np.concatenate([ranked[leading][: 2 * COLUMNS_PER_ROUND // 3], ranked[~leading]])
    return chosen[:COLUMNS_PER_ROUND]
