"""Improving a plan part by part: some trips are freed, the rest stay.

Large-neighbourhood search (Shaw 1998) over the packing: the trips of a span of the day are
freed together with all orders not met, and every catalogue trip over those orders may take
their place. That small packing's own relaxation tells which columns a better plan could use at
all, mostly few or none; CP-SAT solves those. Spans slide over the day; when a whole sweep
brings nothing, spans grow. A heuristic: every plan it gives is a plan, and it proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from planner.solve.bound import PER_KOPECK, Objective
from planner.solve.cuts import no_cuts
from planner.solve.packing import Packing, carried
from planner.solve.relax import relax
from planner.solve.search import search
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

FIRST_SPAN = 8  # trips freed at a time
GROWTH = 1.5
MOST_COLUMNS = 6_000  # of one part
WORK_PER_PART = 3.0
PART_ROUNDS = 2  # of cuts
RELAX_WORK = 0.5  # counted for a part's relaxation


def improve(
    packing: Packing,
    objective: Objective,
    columns: Ints,
    extra: Ints,
    *,
    work: float,
    watch: Watch,
    seed: int,
    enough: Callable[[], bool],
    better: Callable[[Ints], None],
) -> None:
    """Improve the plan `columns` until no part can be improved or the work is used up.

    Parameters
    ----------
    extra : per column how badly it fits a cheap plan (`Bound.extra`); of a part too large, the
        columns that fit best are kept.
    work : deterministic time in all. enough : asked between parts. better : told of each step.
    """
    span = float(FIRST_SPAN)
    while not enough():
        improved = False
        for freed in _spans(packing, columns, int(span)):
            kept = np.setdiff1d(columns, freed)
            found, used = _best_part(
                packing,
                objective,
                columns,
                np.union1d(columns, _replacements(packing, kept, extra)),
                kept,
                watch=watch,
                seed=seed,
                stop=lambda: watch.over() or enough(),
            )
            work -= used
            if found is not None:
                columns, improved = found, True
                better(columns)
            if work <= 0 or watch.over() or enough():
                return
        if not improved:
            if span >= len(columns):
                return
            span *= GROWTH


def _best_part(
    packing: Packing,
    objective: Objective,
    columns: Ints,
    able: Ints,
    kept: Ints,
    *,
    watch: Watch,
    seed: int,
    stop: Callable[[], bool],
) -> tuple[Ints | None, float]:
    """A better plan of the columns `able`, the kept ones staying, or None; and the work."""
    part, value = packing.only(able), _value(packing, objective, columns)
    relaxation = relax(
        part, objective, start=np.arange(part.columns), rounds=PART_ROUNDS, watch=watch
    )
    gap = (value - relaxation.bound.kop) * PER_KOPECK
    if gap <= 0 or stop():
        return None, RELAX_WORK
    near = able[relaxation.bound.extra < gap]
    found = search(
        packing,
        objective,
        np.union1d(near, kept),
        no_cuts(packing),
        fixed=kept,
        below_kop=value,
        work=WORK_PER_PART,
        seconds=watch.left_s,
        seed=seed,
        stop=stop,
        better=lambda _: None,
    )
    return found.columns, RELAX_WORK + found.work


def _spans(packing: Packing, columns: Ints, size: int) -> Iterator[Ints]:
    """Trips freed together: so many in a row by departure, each span half over the next."""
    mine = columns[packing.leaves[columns] >= 0]
    leaves = packing.leaves[mine].copy()
    for group in packing.groups:
        if group.fleet.rest is not None:
            inside = (mine >= group.columns.start) & (mine < group.columns.stop)
            leaves[inside] %= group.points // 2  # both layers are the same times
    ranked = mine[np.argsort(leaves, kind="stable")]
    outside = columns[packing.leaves[columns] < 0]
    for first in range(0, max(1, len(ranked) - size // 2), max(1, size // 2)):
        yield np.concatenate([ranked[first : first + size], outside])


def _replacements(packing: Packing, kept: Ints, extra: Ints) -> Ints:
    """The columns that carry no order of the kept ones, at most so many."""
    taken = np.zeros(packing.orders + 1, bool)  # the last stands for padding
    members = packing.members[packing.set_of[kept]]
    taken[members[members >= 0]] = True
    shut: npt.NDArray[np.bool_] = np.asarray(taken[packing.members].any(axis=1))
    able = np.flatnonzero(~shut[packing.set_of])
    if len(able) <= MOST_COLUMNS:
        return able
    return able[np.argsort(extra[able], kind="stable")[:MOST_COLUMNS]]


def _value(packing: Packing, objective: Objective, columns: Ints) -> int:
    """Cost and penalties of a plan."""
    met = carried(packing, columns)
    return int(packing.cost_kop[columns].sum() + objective.penalty_kop[~met].sum())
