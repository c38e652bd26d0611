"""The whole-number search: which columns make the best plan, by CP-SAT.

CP-SAT works in whole numbers throughout (costs in kopecks), so its bound is exact, not a float;
one worker with full linearisation is deterministic and the fastest on these models. The columns
are those the relaxation could not price out; a plan the search finds is a plan, and its bound
holds for plans of these columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

import numpy as np
from ortools.sat.python import cp_model

from planner.solve.bound import Objective
from planner.solve.cuts import Cuts
from planner.solve.master import Master, restricted_master
from planner.solve.packing import NO_INTS, Packing
from planner.trips.order_sets import Ints

MOST_WAITING = 10_000  # couriers of one group
NO_PLAN_KOP = 2**60
ASKED_EVERY_S = 0.1


@dataclass(frozen=True)
class Found:
    """What the search found.

    Attributes
    ----------
    columns : the best plan's columns; None where none was found.
    bound_kop : no plan of the columns searched costs less (penalties included); at most
        `below_kop`.
    ended : "proved" (optimal, or none exists), "work" (its work limit) or "clock" (time or
        stop).
    work : deterministic time it took.
    """

    columns: Ints | None
    bound_kop: int
    ended: str
    work: float


def search(
    packing: Packing,
    objective: Objective,
    columns: Ints,
    cuts: Cuts,
    *,
    hint: Ints | None = None,
    fixed: Ints = NO_INTS,
    below_kop: int | None = None,
    work: float,
    seconds: float,
    seed: int,
    stop: Callable[[], bool],
    better: Callable[[Ints], None],
) -> Found:
    """Search the plans made of `columns` (ascending).

    Parameters
    ----------
    hint : columns of a plan to start from. fixed : columns every plan must have. below_kop :
        only plans that cost less. work : CP-SAT's deterministic time, about seconds.
    seconds : wall time; ending by it is not repeatable. better : told of every better plan.
    """
    if hint is not None:
        columns = np.union1d(columns, hint)
    master = restricted_master(packing, objective, columns, cuts)
    n, m = packing.orders, len(columns)
    model, variables = _model(master, whole=m + n, forbidden=slice(m + n, m + 2 * n))
    if hint is not None:
        chosen = np.isin(columns, hint)
        for variable, value in zip(variables[:m], chosen, strict=True):
            model.add_hint(variable, int(value))
    for position in np.searchsorted(columns, fixed):
        model.add(variables[position] == 1)
    if below_kop is not None:
        model.add(_total(master, variables, m + n) <= below_kop - 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = seed
    # else a solve takes Ctrl+C for itself, and gives it back to nobody when it ends
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = work
    solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    watcher = _Watcher(variables[:m], columns, better)
    with _stopping(solver, stop) as stopped:
        status = solver.solve(model, watcher)
    found = (
        columns[[solver.boolean_value(v) for v in variables[:m]]] if status in FOUND else None
    )
    if status == cp_model.OPTIMAL or status == cp_model.INFEASIBLE:
        ended = "proved"
    elif stopped.is_set() or solver.wall_time >= seconds:
        ended = "clock"
    else:
        ended = "work"
    bound_kop = _ceiling(solver.best_objective_bound)
    if below_kop is not None:
        bound_kop = below_kop if status == cp_model.INFEASIBLE else min(bound_kop, below_kop)
    elif status == cp_model.INFEASIBLE:
        bound_kop = NO_PLAN_KOP
    return Found(
        columns=found,
        bound_kop=bound_kop,
        ended=ended,
        work=solver.response_proto.deterministic_time,
    )


def _total(
    master: Master, variables: list[cp_model.IntVar], whole: int
) -> cp_model.LinearExprT:
    costs = np.rint(master.cost[:whole]).astype(np.int64)
    return cp_model.LinearExpr.weighted_sum(variables[:whole], [int(cost) for cost in costs])


FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Passes better plans on."""

    def __init__(
        self,
        variables: list[cp_model.IntVar],
        columns: Ints,
        better: Callable[[Ints], None],
    ) -> None:
        super().__init__()
        self._variables = variables
        self._columns = columns
        self._better = better

    def on_solution_callback(self) -> None:
        """Called by the solver at every better solution."""
        chosen = [self.boolean_value(variable) for variable in self._variables]
        self._better(self._columns[chosen])


@contextmanager
def _stopping(solver: cp_model.CpSolver, stop: Callable[[], bool]) -> Iterator[Event]:
    """Ask `stop` while the solver runs, and stop it; the event tells that it was."""
    stopped, over = Event(), Event()

    def ask() -> None:
        while not over.wait(ASKED_EVERY_S):
            if stop():
                stopped.set()
                solver.stop_search()
                return

    asking = Thread(target=ask, daemon=True)
    asking.start()
    try:
        yield stopped
    finally:
        over.set()
        asking.join()


def _model(
    master: Master, *, whole: int, forbidden: slice
) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The master as a CP-SAT model: columns and unmet orders yes or no, waits whole."""
    model = cp_model.CpModel()
    width = len(master.cost)
    shut = set(range(width)[forbidden])
    variables = [
        model.new_bool_var("")
        if k < whole
        else model.new_int_var(0, 0 if k in shut else MOST_WAITING, "")
        for k in range(width)
    ]
    for matrix, right, equal in (
        (master.equal, master.equal_to, True),
        (master.most, master.at_most, False),
    ):
        for row in range(matrix.shape[0]):
            entries = slice(matrix.indptr[row], matrix.indptr[row + 1])
            total = cp_model.LinearExpr.weighted_sum(
                [variables[k] for k in matrix.indices[entries]],
                [int(value) for value in matrix.data[entries]],
            )
            model.add(total == int(right[row]) if equal else total <= int(right[row]))
    model.minimize(_total(master, variables, whole))
    return model, variables


def _ceiling(bound: float) -> int:
    """CP-SAT's objective is whole; its float may only have lost the last bits."""
    return int(np.ceil(bound - 1e-3))
