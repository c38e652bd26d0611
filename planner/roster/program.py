"""The linear program over all days, as matrices: one block per day, couriers in common.

Rows below the blocks: the orders unmet over all days, at most and at least so many couriers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from planner.roster.lines import objective_of
from planner.roster.ready import ReadyDay
from planner.roster.results import Goal
from planner.solve.cuts import Cuts
from planner.solve.master import Floats, Master, restricted_master
from planner.trips.order_sets import Ints

ARTIFICIAL = 20  # as planner.solve.master has it
BESIDE = 0.02  # so many couriers more of each template, where their counts are given


@dataclass(frozen=True)
class Region:
    """Which counts are allowed: per template from `least` to `most`, in all likewise."""

    least: Floats
    most: Floats
    couriers_from: float
    couriers_to: float


def free_region(least: Ints, most: Ints) -> Region:
    """Any number of couriers that each template allows."""
    return Region(
        least=least.astype(float),
        most=most.astype(float),
        couriers_from=0.0,
        couriers_to=float(most.sum()),
    )


def region_at(counts: tuple[int, ...]) -> Region:
    """Exactly these counts and a little more of each, which shows what another would bring."""
    fixed = np.array(counts, float) + BESIDE
    return Region(
        least=fixed, most=fixed, couriers_from=0.0, couriers_to=float(fixed.sum()) + 1.0
    )


@dataclass
class Pool:
    """What is kept of a day from one program to the next: its columns and cuts."""

    columns: Ints
    cuts: Cuts


@dataclass(frozen=True)
class Program:
    """The matrices, and where each day's parts begin."""

    masters: tuple[Master, ...]
    cost: Floats
    equal: sparse.csr_matrix
    equal_to: Floats
    most: sparse.csr_matrix
    at_most: Floats
    bounds: Floats
    templates: int


def program_of(
    days: Sequence[ReadyDay], pay_kop: Ints, goal: Goal, region: Region, pools: list[Pool]
) -> Program:
    """The program over the pools' columns, with their cuts."""
    masters = tuple(
        restricted_master(
            ready.bounds, objective_of(ready, goal.price_kop), pool.columns, pool.cuts
        )
        for ready, pool in zip(days, pools, strict=True)
    )
    templates = len(pay_kop)
    rows, cols, signs, equal_to, unmet = [], [], [], [], []
    first_row = first_col = 0
    for ready, master in zip(days, masters, strict=True):
        row = ready.orders
        supply = master.equal_to.copy()
        supply[row:] = 0
        for template, points in zip(ready.template_of, master.points, strict=True):
            rows += [first_row + row, first_row + row + len(points) - 1]
            cols += [template, template]
            signs += [-1.0, 1.0]
            row += len(points)
        equal_to.append(supply)
        unmet.append(first_col + len(master.columns) + np.arange(ready.orders))
        first_row += master.equal.shape[0]
        first_col += master.equal.shape[1]
    supplies = sparse.csr_matrix((signs, (rows, cols)), shape=(first_row, templates))
    blocks = sparse.block_diag([master.most for master in masters], format="csr")
    shared = sparse.csr_matrix((2, first_col + templates)).tolil()
    shared[0, np.concatenate(unmet)] = 1.0
    shared[1, first_col:] = 1.0
    least = sparse.csr_matrix(-shared.tocsr()[1])
    wide = sparse.hstack([blocks, sparse.csr_matrix((blocks.shape[0], templates))])
    orders = sum(ready.orders for ready in days)
    most_unmet = orders if goal.most_unmet is None else goal.most_unmet
    costs = [
        _costs(ready, master, pay_kop) for ready, master in zip(days, masters, strict=True)
    ]
    zeros = np.zeros(first_col)
    tops = np.concatenate([master.upper for master in masters])
    return Program(
        masters=masters,
        cost=np.concatenate([*costs, pay_kop.astype(float)]),
        equal=sparse.hstack(
            [sparse.block_diag([master.equal for master in masters]), supplies], format="csr"
        ),
        equal_to=np.concatenate(equal_to),
        most=sparse.vstack([wide, shared.tocsr(), least], format="csr"),
        at_most=np.concatenate(
            [
                *(master.at_most for master in masters),
                [most_unmet, region.couriers_to, -region.couriers_from],
            ]
        ),
        bounds=np.column_stack([np.append(zeros, region.least), np.append(tops, region.most)]),
        templates=templates,
    )


def _costs(ready: ReadyDay, master: Master, pay_kop: Ints) -> Floats:
    """The block's costs; carrying an order in no way at all is dearer than any courier."""
    cost = master.cost.copy()
    first = len(master.columns) + ready.orders
    dearest = max(1.0, float(cost[:first].max(initial=0.0)))
    cost[first : first + ready.orders] = ARTIFICIAL * dearest + 2.0 * float(pay_kop.max())
    return cost
