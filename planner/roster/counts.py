"""The master problem: whole numbers of couriers that the lines allow at least cost.

    minimise   pay . x + sum of driving_d + price x sum of unmet_d
    where      driving_d >= units + ways . x - p x unmet_d     for every line of day d
               sum of unmet_d <= most unmet, least <= x <= most

CP-SAT solves it in whole numbers, so its bound holds for every roster; rosters already tried
are left out, so that the next best follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from planner.roster.lines import Line
from planner.roster.results import Goal
from planner.solve.bound import PER_KOPECK
from planner.trips.order_sets import Ints

WORK = 20.0  # CP-SAT's deterministic time
MOST_DRIVING_KOP = 10**12  # of a day
NONE_LEFT = 2**60


@dataclass(frozen=True)
class Sizes:
    """What a roster may be.

    Attributes
    ----------
    pay_kop : per template, of one courier over all days. least, most : of each template.
    orders : per day.
    """

    pay_kop: Ints
    least: Ints
    most: Ints
    orders: tuple[int, ...]


@dataclass(frozen=True)
class Candidate:
    """The counts that look best, and how little any counts left may cost.

    Attributes
    ----------
    counts : None where none are left, or none were found in time.
    bound_kop : `NONE_LEFT` where none are left.
    """

    counts: tuple[int, ...] | None
    bound_kop: int


def best_counts(
    sizes: Sizes,
    goal: Goal,
    lines: Sequence[Line],
    *,
    tried: Iterable[tuple[int, ...]] = (),
    couriers_from: int = 0,
    couriers_to: int | None = None,
    seed: int,
    seconds: float,
) -> Candidate:
    """The best counts not tried yet.

    Parameters
    ----------
    couriers_from, couriers_to : how many there are to be in all; None: no limit.
    """
    model = cp_model.CpModel()
    counts = [
        model.new_int_var(int(low), int(high), "")
        for low, high in zip(sizes.least, sizes.most, strict=True)
    ]
    unmet = [model.new_int_var(0, orders, "") for orders in sizes.orders]
    driving = [model.new_int_var(0, MOST_DRIVING_KOP, "") for _ in sizes.orders]
    for line in lines:
        model.add(
            PER_KOPECK * driving[line.day]
            >= line.units
            + cp_model.LinearExpr.weighted_sum(counts, list(line.ways))
            - PER_KOPECK * line.price_kop * unmet[line.day]
        )
    if goal.most_unmet is not None:
        model.add(sum(unmet) <= goal.most_unmet)
    model.add(sum(counts) >= couriers_from)
    if couriers_to is not None:
        model.add(sum(counts) <= couriers_to)
    for one in tried:
        model.add_forbidden_assignments(counts, [one])
    pay = cp_model.LinearExpr.weighted_sum(counts, [int(one) for one in sizes.pay_kop])
    model.minimize(pay + sum(driving) + goal.price_kop * sum(unmet))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False  # Ctrl+C is the command line's to hear
    solver.parameters.max_deterministic_time = WORK
    solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return Candidate(counts=None, bound_kop=NONE_LEFT)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Candidate(
        counts=tuple(solver.value(one) for one in counts) if found else None,
        # whole numbers throughout: the float may only have lost the last bits
        bound_kop=max(0, int(np.ceil(solver.best_objective_bound - 1e-3))),
    )


def bound_at(
    sizes: Sizes, goal: Goal, lines: Sequence[Line], counts: tuple[int, ...], seed: int
) -> int:
    """What exactly these counts cost at least, by the lines."""
    fixed = np.array(counts, np.int64)
    narrowed = Sizes(pay_kop=sizes.pay_kop, least=fixed, most=fixed, orders=sizes.orders)
    return best_counts(narrowed, goal, lines, seed=seed, seconds=60.0).bound_kop
