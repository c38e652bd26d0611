"""The restricted master: the packing's LP over some of its columns, as sparse matrices.

Rows: one per order (carried or unmet, exactly once), one per priority class (at most so many
unmet), one per point of each courier group (couriers in = couriers out), one per cut, one for
the limit of outside couriers. Points where no column of the restriction leaves are left out: a
courier who returns between two points waits for the next one anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner.solve.bound import Objective
from planner.solve.cuts import Cuts
from planner.solve.packing import Group, Packing
from planner.trips.order_sets import Ints

Floats = npt.NDArray[np.float64]
# Price of carrying an order in no way at all, in costs of the dearest column: only the LP's
# first rounds use it, and the whole-number search never may.
ARTIFICIAL = 20


@dataclass(frozen=True)
class Master:
    """A linear or whole-number program: columns, unmet, artificial, waits and breaks.

    Attributes
    ----------
    equal : order and flow rows (= `equal_to`), the orders first.
    most : class, cut and outside rows (<= `at_most`), the cuts after the first `classes` rows.
    cost : per variable. upper : per variable, its largest value.
    columns : the packing's columns, in the order of the first variables.
    points : per group the points that have a row, ascending; the rows follow the orders' rows.
    """

    equal: sparse.csr_matrix
    equal_to: Floats
    most: sparse.csr_matrix
    at_most: Floats
    cost: Floats
    upper: Floats
    columns: Ints
    points: tuple[Ints, ...]


def restricted_master(
    packing: Packing,
    objective: Objective,
    columns: Ints,
    cuts: Cuts,
    *,
    every_point: bool = False,
) -> Master:
    """The master over the given columns.

    Parameters
    ----------
    every_point : keep the points that any column of the packing leaves from, so that the rows
        are the same whatever the columns.
    """
    n, m = packing.orders, len(columns)
    members = packing.members[packing.set_of[columns]]
    of_column, slot = np.nonzero(members >= 0)
    of_order = members[of_column, slot]
    flows = [
        _flow(packing, group, columns, every_point=every_point) for group in packing.groups
    ]
    waits = sum(flow.arcs for flow in flows)
    width = m + 2 * n + waits
    rows: list[Ints] = [of_order.astype(np.int64)]
    cols: list[Ints] = [of_column]
    values: list[Floats] = [np.ones(len(of_order))]
    for shift in (m, m + n):  # unmet, artificial
        rows.append(np.arange(n))
        cols.append(shift + np.arange(n))
        values.append(np.ones(n))
    equal_to, row, first_arc = [np.ones(n)], n, m + 2 * n
    for flow in flows:
        rows.append(flow.row + row)
        cols.append(np.where(flow.arc, flow.variable + first_arc, flow.variable))
        values.append(flow.value)
        equal_to.append(flow.supply)
        row += len(flow.supply)
        first_arc += flow.arcs
    cost = objective.cost_kop(packing)[columns].astype(float)
    dearest = max(1.0, cost.max(initial=0.0), float(objective.penalty_kop.max(initial=0)))
    most, at_most = _inequalities(packing, objective, columns, members, cuts, width)
    return Master(
        equal=sparse.csr_matrix(
            (np.concatenate(values), (np.concatenate(rows), np.concatenate(cols))),
            shape=(row, width),
        ),
        equal_to=np.concatenate(equal_to),
        most=most,
        at_most=at_most,
        cost=np.concatenate(
            [
                cost,
                objective.penalty_kop.astype(float),
                np.full(n, ARTIFICIAL * dearest),
                np.zeros(waits),
            ]
        ),
        upper=np.concatenate([np.ones(m + 2 * n), np.full(waits, np.inf)]),
        columns=columns,
        points=tuple(flow.points for flow in flows),
    )


@dataclass(frozen=True)
class _Flow:
    """Entries of one group's flow rows; `arc`: `variable` counts arcs, not columns."""

    row: Ints
    variable: Ints
    arc: npt.NDArray[np.bool_]
    value: Floats
    supply: Floats
    arcs: int
    points: Ints


def _flow(packing: Packing, group: Group, columns: Ints, *, every_point: bool) -> _Flow:
    """Rows of one group, one per point kept; the supply of the first reaches the last."""
    mine = np.flatnonzero((columns >= group.columns.start) & (columns < group.columns.stop))
    leaves, returns = packing.leaves[columns[mine]], packing.returns[columns[mine]]
    kept = np.unique(
        np.concatenate(
            [
                [0, group.points - 1],
                [group.last_before_break] if len(group.breaks_from) else [],
                packing.leaves[group.columns] if every_point else leaves,
                group.breaks_from,
            ]
        ).astype(np.int64)
    )
    waits = np.flatnonzero(kept[:-1] != group.last_before_break)
    tails = np.concatenate([waits, np.searchsorted(kept, group.breaks_from), [0]])
    heads = np.concatenate([waits + 1, np.searchsorted(kept, group.breaks_to), [len(kept) - 1]])
    arcs = np.arange(len(tails))
    row = np.concatenate(
        [tails, heads, np.searchsorted(kept, leaves), np.searchsorted(kept, returns)]
    )
    sign = np.concatenate([np.ones(len(arcs)), -np.ones(len(arcs))])
    held = np.concatenate([np.ones(len(mine)), -np.ones(len(mine))])
    supply = np.zeros(len(kept))
    supply[0], supply[-1] = group.fleet.count, -group.fleet.count
    return _Flow(
        row=row,
        variable=np.concatenate([arcs, arcs, mine, mine]),
        arc=np.arange(len(row)) < 2 * len(arcs),
        value=np.concatenate([sign, held]),
        supply=supply,
        arcs=len(arcs),
        points=kept,
    )


def _inequalities(
    packing: Packing,
    objective: Objective,
    columns: Ints,
    members: npt.NDArray[np.int16],
    cuts: Cuts,
    width: int,
) -> tuple[sparse.csr_matrix, Floats]:
    """Class rows, then cut rows, then the limit of outside couriers."""
    m, n = len(columns), packing.orders
    rows, cols, values = [packing.order_class], [m + np.arange(n)], [np.ones(n)]
    for number in range(len(cuts)):
        taken = cuts.held(number, members)
        held = np.flatnonzero(taken)
        rows.append(np.full(len(held), packing.classes + number))
        cols.append(held)
        values.append(taken[held].astype(float))
    outside = np.flatnonzero(
        (columns >= packing.outside.start) & (columns < packing.outside.stop)
    )
    last = packing.classes + len(cuts)
    rows.append(np.full(len(outside), last))
    cols.append(outside)
    values.append(np.ones(len(outside)))
    return (
        sparse.csr_matrix(
            (np.concatenate(values), (np.concatenate(rows), np.concatenate(cols))),
            shape=(last + 1, width),
        ),
        np.concatenate([objective.most_unmet, cuts.most, [packing.outside_limit]]).astype(
            float
        ),
    )
