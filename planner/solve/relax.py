"""The packing's linear relaxation over the whole catalogue, and the bound it proves.

Column generation by look-up: the LP is solved over a few thousand columns, its duals price
every column of the catalogue at once, the best of those with negative reduced cost join, until
none is left. The first columns come from a coarser grid of departures. Then rank-1 cuts
(`planner.solve.cuts`) are added round by round, as long as they move the bound.

Every LP goes on from the basis of the one before (`planner.solve.lp`). The bound itself is
`planner.solve.bound`'s and trusts no float from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from planner.solve.bound import PER_KOPECK, Bound, Objective, cut_sums, lower_bound
from planner.solve.cuts import Cuts, no_cuts
from planner.solve.lp import Basis, LinearProgram, Solved
from planner.solve.master import Floats
from planner.solve.packing import NO_INTS, Packing
from planner.solve.separate import violated_cuts
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

FIRST_COLUMNS = 6000
COLUMNS_PER_ROUND = 3000
BRANCH_COLUMNS = 5_000  # of the first LP under a branch
PRICED_OUT_KOP = -1e-6
CLOSE_KOP = 1.0  # bound and LP value closer than this: done
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
    columns, weights : the LP's columns, ascending, and how much of each it takes.
    basis : where the simplex ended; None where not even one LP was solved.
    finished : False where it was stopped; the bound holds all the same.
    """

    bound: Bound
    values_kop: Floats
    cuts: Cuts
    prices_kop: Floats
    columns: Ints
    weights: Floats
    basis: Basis | None
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
    none = no_cuts(packing)
    cuts = none if cuts is None else cuts
    best = _generate(packing, objective, start, cuts, none, None, watch)
    spent = 0
    for _ in range(rounds):
        spent += len(best.columns)
        if not best.finished or spent > CUT_COLUMNS:
            break
        found = violated_cuts(packing, best.columns, best.weights)
        if len(found) == 0:
            break
        columns, cuts, basis = _trimmed(best, len(best.columns))
        better = _generate(packing, objective, columns, cuts, found, basis, watch)
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
    """The relaxation under branches, from where the parent's ended."""
    columns, cuts, basis = _trimmed(parent, BRANCH_COLUMNS)
    mine = {_key(cuts, number) for number in range(len(cuts))}
    new = np.array(
        [_key(branches, number) not in mine for number in range(len(branches))], bool
    )
    return _generate(packing, objective, columns, cuts, branches.only(new), basis, watch)


def narrow(
    packing: Packing, objective: Objective, relaxation: Relaxation, value_kop: int, watch: Watch
) -> tuple[Packing, Relaxation]:
    """What is left of packing and relaxation for plans that cost less than `value_kop`.

    No such plan uses a column whose `extra` reaches the gap (reduced-cost fixing).
    """
    kept = relaxation.bound.extra < (value_kop - relaxation.bound.kop) * PER_KOPECK
    kept[relaxation.columns] = True
    narrowed = packing.only(np.flatnonzero(kept))
    columns = (np.cumsum(kept) - 1)[relaxation.columns]
    cuts = relaxation.cuts
    again = _generate(narrowed, objective, columns, cuts, no_cuts(packing), None, watch)
    units = max(again.bound.units, relaxation.bound.units)
    return narrowed, replace(again, bound=replace(again.bound, units=units))


def program_of(
    packing: Packing, objective: Objective, relaxation: Relaxation, most: int
) -> LinearProgram:
    """The relaxation's LP to go on from, over at most so many columns more than its basis."""
    columns, cuts, basis = _trimmed(relaxation, most)
    return LinearProgram(packing, objective, columns, cuts, basis)


def first_columns(packing: Packing) -> Ints:
    """Columns to begin with: a coarser grid of departures, evenly thinned."""
    coarse = np.flatnonzero((packing.leaves % 5 == 0) | (packing.leaves < 0))
    if len(coarse) <= FIRST_COLUMNS:
        return coarse
    return coarse[:: len(coarse) // FIRST_COLUMNS + 1]


def _generate(
    packing: Packing,
    objective: Objective,
    columns: Ints,
    cuts: Cuts,
    more_cuts: Cuts,
    basis: Basis | None,
    watch: Watch,
) -> Relaxation:
    """Column generation with the given cuts; `basis` knows nothing of `more_cuts`."""
    best = nothing = _nothing_known(packing, objective)
    if packing.orders == 0:
        return best
    if basis is not None:
        basis = basis.with_rows(len(more_cuts))
    cuts = cuts.joined(more_cuts)
    program = LinearProgram(packing, objective, columns, cuts, basis)
    while True:
        solved = program.solve(watch)
        if solved is None:
            return best
        bound = lower_bound(packing, objective, solved.values, cuts, solved.prices)
        if bound.units > best.bound.units or best.basis is None:
            best = _relaxation(bound, cuts, program, solved, finished=False)
        reduced = _reduced_costs(packing, objective, cuts, program, solved)
        reduced[program.columns] = 0.0
        entering = np.flatnonzero(reduced < PRICED_OUT_KOP)
        known_kop = max(best.bound.kop, nothing.bound.kop)
        done = len(entering) == 0 or solved.kop - known_kop < CLOSE_KOP
        if done or watch.over():
            last = _relaxation(best.bound, cuts, program, solved, finished=done)
            return replace(last, values_kop=best.values_kop, prices_kop=best.prices_kop)
        program.add(_best(packing, entering, reduced))


def _trimmed(relaxation: Relaxation, most: int) -> tuple[Ints, Cuts, Basis | None]:
    """The columns that fit best and the binding cuts; the basis stays a basis."""
    basis, columns, cuts = relaxation.basis, relaxation.columns, relaxation.cuts
    if basis is None:
        return columns, cuts, None
    kept = np.ones(len(columns), bool)
    if len(columns) > most:
        extra = relaxation.bound.extra[columns]
        kept = basis.basic_columns() | (extra <= np.partition(extra, most)[most])
    binding = (relaxation.prices_kop > 0) | ~basis.basic_cuts()
    return columns[kept], cuts.only(binding), basis.only(kept, binding)


def _key(cuts: Cuts, number: int) -> tuple[bytes, int, int]:
    return cuts.weights[number].tobytes(), int(cuts.most[number]), int(cuts.signs[number])


def _relaxation(
    bound: Bound, cuts: Cuts, program: LinearProgram, solved: Solved, *, finished: bool
) -> Relaxation:
    order = np.argsort(program.columns)
    return Relaxation(
        bound=bound,
        values_kop=solved.values,
        cuts=cuts,
        prices_kop=solved.prices,
        columns=program.columns[order],
        weights=solved.weights[order],
        basis=program.basis(order),
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
        basis=None,
        finished=False,
    )


def _reduced_costs(
    packing: Packing, objective: Objective, cuts: Cuts, program: LinearProgram, solved: Solved
) -> Floats:
    """Per column of the packing; points without a row share the next row's dual.

    Any dual between those of the rows around would do: a courier idle there waits for the next.
    """
    sets = np.append(solved.values, 0.0)[packing.members].sum(axis=1)
    sets -= cut_sums(packing, cuts, solved.prices)
    reduced: Floats = objective.cost_kop(packing) - sets[packing.set_of]
    for group, points, potential in zip(
        packing.groups, program.points, solved.potentials, strict=True
    ):
        columns = group.columns
        reduced[columns] -= potential[np.searchsorted(points, packing.leaves[columns])]
        reduced[columns] += potential[np.searchsorted(points, packing.returns[columns])]
    reduced[packing.outside] -= solved.outside
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
