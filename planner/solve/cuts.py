"""Rank-1 cuts: what whole numbers add to "each order is carried once".

Sum a few order rows with multipliers w/d and round down: every plan satisfies

    sum over its trips of floor(sum of the multipliers of the trip's orders) <= floor(sum of
    all)

Three orders with 1/2 each are the subset-row cuts of Jepsen, Petersen, Spoorendonk, Pisinger
(2008); the multipliers for four and five orders are those of Pecin, Pessoa, Poggi, Uchoa,
Santos (2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.solve.packing import Packing
from planner.trips.order_sets import Ints


@dataclass(frozen=True)
class Cuts:
    """Some rank-1 cuts over the orders of a packing.

    Attributes
    ----------
    weights : shape (cuts, orders + 1), numerators of the multipliers; the last column, 0,
        stands for padding.
    divisors : per cut the common denominator. most : per cut the right-hand side.
    signs : 1, or -1 for a row that is read with its left side negated.
    """

    weights: npt.NDArray[np.int64]
    divisors: Ints
    most: Ints
    signs: Ints

    def __len__(self) -> int:
        return len(self.divisors)

    def only(self, chosen: npt.NDArray[np.bool_]) -> Cuts:
        """Some of the cuts."""
        return Cuts(
            self.weights[chosen], self.divisors[chosen], self.most[chosen], self.signs[chosen]
        )

    def joined(self, others: Cuts) -> Cuts:
        """These and others."""
        return Cuts(
            np.concatenate([self.weights, others.weights]),
            np.concatenate([self.divisors, others.divisors]),
            np.concatenate([self.most, others.most]),
            np.concatenate([self.signs, others.signs]),
        )

    def held(self, number: int, members: npt.NDArray[np.int16]) -> Ints:
        """How much each set of orders takes of one cut."""
        sums = self.weights[number][members].sum(axis=1) // self.divisors[number]
        found: Ints = self.signs[number] * sums
        return found


def no_cuts(packing: Packing) -> Cuts:
    """No cut at all."""
    nothing = np.empty(0, np.int64)
    return Cuts(np.empty((0, packing.orders + 1), np.int64), nothing, nothing, nothing)


def touching(orders: npt.NDArray[np.bool_], number: int, *, at_least: bool) -> Cuts:
    """At most, or at least, `number` trips carry any of the given orders: a branch, not a cut.

    A trip touches them if floor(-count / many) = -1.
    """
    weights = -np.append(orders, False).astype(np.int64)
    return Cuts(
        weights[None, :],
        np.array([len(orders) + 1]),
        np.array([-number if at_least else number]),
        np.array([1 if at_least else -1]),
    )
