"""The restricted master as a linear program that is solved again and again.

HiGHS's simplex goes on from the basis of the last solve. After a cut or a branch that basis is
still dual feasible and the dual simplex needs few steps; after new columns it is still primal
feasible, for the primal simplex. From scratch the same programs take five to ten times as long.

Rows stand in a fixed order: orders, points of the courier groups, classes, outside couriers,
cuts; variables: unmet, artificial, waits and breaks, one that breaks all cuts at a high price
(a branch may leave nothing feasible), then columns as they came. No variable has an upper
bound: the rows give one, and a dual of its own would spoil the orders' duals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import highspy
import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner.solve.bound import Objective
from planner.solve.cuts import Cuts
from planner.solve.master import Floats, Master, restricted_master
from planner.solve.packing import Packing
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

Statuses = npt.NDArray[np.object_]  # HighsBasisStatus
ENDS = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
DUAL, PRIMAL = 1, 4  # HiGHS's simplex_strategy


@dataclass(frozen=True)
class Basis:
    """Where a simplex ended; `columns` and `cuts` stand in the order of its relaxation's."""

    columns: Statuses
    cuts: Statuses
    other_variables: Statuses
    other_rows: Statuses

    def basic_columns(self) -> npt.NDArray[np.bool_]:
        """Which columns are in the basis."""
        return _basic(self.columns)

    def basic_cuts(self) -> npt.NDArray[np.bool_]:
        """Which cuts are not binding."""
        return _basic(self.cuts)

    def only(self, columns: npt.NDArray[np.bool_], cuts: npt.NDArray[np.bool_]) -> Basis:
        """Without some columns that are not in it, and some cuts that are not binding."""
        return replace(self, columns=self.columns[columns], cuts=self.cuts[cuts])

    def with_rows(self, more: int) -> Basis:
        """With so many cuts more, not binding yet."""
        new = _statuses([highspy.HighsBasisStatus.kBasic] * more)
        return replace(self, cuts=np.append(self.cuts, new))


@dataclass(frozen=True)
class Solved:
    """An optimum of the restricted master.

    Attributes
    ----------
    kop : its value. values, prices : duals of the orders and of the cuts (prices >= 0).
    potentials : per group the duals of its points that have a row. outside : dual of the
        outside couriers' row. weights : how much of each column is taken.
    """

    kop: float
    values: Floats
    prices: Floats
    potentials: tuple[Floats, ...]
    outside: float
    weights: Floats


class LinearProgram:
    """One restricted master inside HiGHS; columns may be added between solves.

    Attributes
    ----------
    columns : of the packing, in the order of the variables. points : per group the points with
        a row: all that any column of the packing leaves from.
    """

    def __init__(
        self,
        packing: Packing,
        objective: Objective,
        columns: Ints,
        cuts: Cuts,
        basis: Basis | None = None,
    ) -> None:
        self._packing, self._objective, self._cuts = packing, objective, cuts
        master = restricted_master(packing, objective, columns, cuts, every_point=True)
        self.columns, self.points = columns, master.points
        m, width = len(columns), len(master.cost)
        self._others = width - m + 1
        breaking = sparse.csc_matrix(
            np.append(
                np.zeros(master.equal.shape[0] + packing.classes + 1), -np.ones(len(cuts))
            )
        ).T
        rows = self._rows(master)
        rows = sparse.hstack([rows[:, m:], breaking, rows[:, :m]], format="csc")
        too_dear = float(master.cost.max())  # as dear as carrying an order in no way
        lp = highspy.HighsLp()
        lp.num_row_, lp.num_col_ = rows.shape
        lp.col_cost_ = np.concatenate([master.cost[m:], [too_dear], master.cost[:m]])
        lp.col_lower_ = np.zeros(width + 1)
        lp.col_upper_ = np.full(width + 1, highspy.kHighsInf)
        lp.row_lower_ = np.append(
            master.equal_to, np.full(len(master.at_most), -highspy.kHighsInf)
        )
        lp.row_upper_ = np.append(master.equal_to, master.at_most[self._cuts_last(master)])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = rows.indptr, rows.indices
        lp.a_matrix_.value_ = rows.data
        self._highs = highspy.Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._highs.setOptionValue("solver", "simplex")
        self._highs.passModel(lp)
        if basis is not None:
            self._start_from(basis)

    def add(self, columns: Ints) -> None:
        """Add columns, none of them there yet."""
        more = restricted_master(
            self._packing, self._objective, columns, self._cuts, every_point=True
        )
        m = len(columns)
        rows = self._rows(more)[:, :m]
        self._highs.addCols(
            m,
            more.cost[:m],
            np.zeros(m),
            np.full(m, highspy.kHighsInf),
            rows.nnz,
            rows.indptr[:-1],
            rows.indices,
            rows.data,
        )
        self._highs.setOptionValue("simplex_strategy", PRIMAL)
        self.columns = np.append(self.columns, columns)

    def scale_costs(self, factors: Floats) -> None:
        """Multiply the columns' costs; only for plans, no bound comes of it."""
        costs = self._objective.cost_kop(self._packing)[self.columns] * factors
        numbers = self._others + np.arange(len(self.columns))
        self._highs.changeColsCost(len(numbers), numbers.astype(np.int32), costs)
        self._highs.setOptionValue("simplex_strategy", PRIMAL)

    def keep(self, taken: Ints, open_columns: npt.NDArray[np.bool_]) -> None:
        """Take some columns whole; of the others only the open ones may be taken."""
        lower = np.isin(self.columns, taken).astype(float)
        upper = np.maximum(lower, open_columns)
        numbers = self._others + np.arange(len(self.columns))
        self._highs.changeColsBounds(len(numbers), numbers.astype(np.int32), lower, upper)
        self._highs.setOptionValue("simplex_strategy", DUAL)

    def solve(self, watch: Watch) -> Solved | None:
        """The optimum, or None where the time did not suffice."""
        if watch.over():
            return None
        highs = self._highs
        status = self._run(watch)
        if status not in ENDS:  # numerical trouble on the way from the old basis
            highs.clearSolver()
            highs.setOptionValue("simplex_strategy", DUAL)
            status = self._run(watch)
        if status == highspy.HighsModelStatus.kTimeLimit:
            watch.cut_short = True
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"LP ended with status {highs.modelStatusToString(status)}")
        solution = highs.getSolution()
        duals = np.array(solution.row_dual)
        n, classes = self._packing.orders, self._packing.classes
        ends = n + np.cumsum([0, *(len(points) for points in self.points)])
        first_cut = int(ends[-1]) + classes + 1
        return Solved(
            kop=highs.getInfo().objective_function_value,
            values=duals[:n],
            prices=np.maximum(0.0, -duals[first_cut:]),
            potentials=tuple(duals[start:stop] for start, stop in pairwise(ends)),
            outside=float(duals[first_cut - 1]),
            weights=np.array(solution.col_value)[self._others :],
        )

    def value_with(self, cut: Cuts, iterations: int) -> float:
        """About what the optimum just found becomes under one more cut; leaves no trace.

        Parameters
        ----------
        iterations : of the dual simplex at most; stopped early, the value is too low.
        """
        highs, before = self._highs, self._highs.getBasis()
        held = cut.held(0, self._packing.members[self._packing.set_of[self.columns]])
        columns = np.flatnonzero(held)
        highs.addRow(
            -highspy.kHighsInf,
            float(cut.most[0]),
            len(columns),
            (self._others + columns).astype(np.int32),
            held[columns].astype(float),
        )
        highs.setOptionValue("simplex_strategy", DUAL)
        highs.setOptionValue("simplex_iteration_limit", iterations)
        highs.run()
        value: float = highs.getInfo().objective_function_value
        highs.setOptionValue("simplex_iteration_limit", highspy.kHighsIInf)
        highs.deleteRows(1, np.array([highs.getNumRow() - 1], np.int32))
        highs.setBasis(before)
        return value

    def basis(self, order: Ints) -> Basis:
        """Where the last solve ended, the columns in the given order."""
        basis = self._highs.getBasis()
        variables, rows = _statuses(basis.col_status), _statuses(basis.row_status)
        first_cut = len(rows) - len(self._cuts)
        return Basis(
            columns=variables[self._others :][order],
            cuts=rows[first_cut:],
            other_variables=variables[: self._others],
            other_rows=rows[:first_cut],
        )

    def _rows(self, master: Master) -> sparse.csc_matrix:
        most = master.most[self._cuts_last(master)]
        return sparse.vstack([master.equal, most], format="csc")

    def _cuts_last(self, master: Master) -> Ints:
        """The master's inequalities in the order of the rows here."""
        classes, last = self._packing.classes, master.most.shape[0] - 1
        return np.concatenate([np.arange(classes), [last], np.arange(classes, last)])

    def _run(self, watch: Watch) -> highspy.HighsModelStatus:
        highs = self._highs
        highs.setOptionValue("time_limit", highs.getRunTime() + watch.left_s)
        highs.run()
        return highs.getModelStatus()

    def _start_from(self, basis: Basis) -> None:
        start = highspy.HighsBasis()
        start.col_status = [*basis.other_variables, *basis.columns]
        start.row_status = [*basis.other_rows, *basis.cuts]
        start.valid = True
        self._highs.setBasis(start)
        self._highs.setOptionValue("simplex_strategy", DUAL)


def _basic(statuses: Statuses) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = statuses == highspy.HighsBasisStatus.kBasic
    return found


def _statuses(of: list[highspy.HighsBasisStatus]) -> Statuses:
    found = np.empty(len(of), np.object_)
    found[:] = of
    return found
