"""Shapley shares: each order pays what it adds, averaged over every sequence of joining.

With v as `planner.money.coalitions` defines it, order i of n pays

    phi(i) = sum over parts S without i of  |S|! (n - |S| - 1)! / n! * (v(S + i) - v(S))

(Shapley 1953). The shares add up to v of all, orders that cannot be told apart pay the same
(to the kopeck that rounding moves), and an order that adds nothing pays nothing. Up to 9 stops
the sum is exact, in whole numbers. Above that seeded random sequences are averaged (Castro,
Gómez and Tejada 2009): an estimate, with the standard error of the average.
"""

from __future__ import annotations

from functools import cache
from math import ceil, factorial

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.fleet import CourierGroup, CourierId
from planner.domain.plan import Plan, Trip
from planner.money.coalitions import SetPrices, Values, set_prices, values_of
from planner.money.shares import Shares, TripShares, apportioned, equal_trip_shares
from planner.trips.catalogue import Catalogue
from planner.trips.order_sets import Ints

EXACT_STOPS = 9
SEQUENCES = 4_000


def shapley_shares(day: Day, plan: Plan, catalogue: Catalogue) -> Shares:
    """The shares of every trip of `plan`, whose trips `catalogue` holds.

    An outside courier's trip has one order, which pays all of it.
    """
    groups = {name: group for group in day.groups for name in group.courier_ids}
    prices: dict[CourierGroup, SetPrices] = {}
    shares = {}
    for trip in plan.trips:
        if len(trip.stops) == 1:
            shares[trip.trip_id] = equal_trip_shares(trip.cost_kop, trip.labour_kop, 1)
            continue
        group = groups[_driver(trip)]
        if group not in prices:
            prices[group] = set_prices(day, catalogue, group)
        values = values_of(day, prices[group], trip)
        shares[trip.trip_id] = _shared(values, len(trip.stops), day.solver.seed)
    return shares


def exact_weights(values: Ints, stops: int) -> Ints:
    """Per stop its Shapley value times n!, a whole number."""
    pays = np.zeros(stops, np.int64)
    weight = _coalition_weights(stops)
    everyone = np.arange(1 << stops)
    for k in range(stops):
        without = everyone[everyone >> k & 1 == 0]
        added = values[without | 1 << k] - values[without]
        pays[k] = int((weight[without] * added).sum())
    return pays


def sampled_weights(
    values: Ints, stops: int, rng: np.random.Generator, sequences: int = SEQUENCES
) -> tuple[Ints, npt.NDArray[np.float64]]:
    """Per stop the sum over random sequences of what it adds, and the average's error."""
    joining = rng.permuted(np.tile(np.arange(stops), (sequences, 1)), axis=1)
    masks = np.bitwise_or.accumulate(1 << joining, axis=1)
    added = np.diff(values[masks], axis=1, prepend=0)
    by_stop = np.empty_like(added)
    np.put_along_axis(by_stop, joining, added, axis=1)
    errors = by_stop.std(axis=0, ddof=1) / np.sqrt(sequences)
    return by_stop.sum(axis=0), errors


def _shared(values: Values, stops: int, seed: int) -> TripShares:
    if stops <= EXACT_STOPS:
        return TripShares(
            cost_kop=_rounded(values.cost_kop, exact_weights(values.cost_kop, stops)),
            labour_kop=_rounded(values.labour_kop, exact_weights(values.labour_kop, stops)),
            method="shapley",
            cost_error_kop=(0,) * stops,
            labour_error_kop=(0,) * stops,
        )
    rng = np.random.default_rng(seed)
    cost, cost_error = sampled_weights(values.cost_kop, stops, rng)
    labour, labour_error = sampled_weights(values.labour_kop, stops, rng)
    return TripShares(
        cost_kop=_rounded(values.cost_kop, cost),
        labour_kop=_rounded(values.labour_kop, labour),
        method="sampled",
        cost_error_kop=tuple(ceil(error) for error in cost_error),
        labour_error_kop=tuple(ceil(error) for error in labour_error),
    )


def _rounded(values: Ints, weights: Ints) -> tuple[int, ...]:
    """Whole kopecks that add up to the trip; the weights add up to a multiple of it."""
    return apportioned(int(values[-1]), [int(weight) for weight in weights])


@cache
def _coalition_weights(stops: int) -> Ints:
    """Per part S of n orders |S|! (n - |S| - 1)!, how many sequences have S just before one."""
    sizes = [part.bit_count() for part in range(1 << stops)]
    ways = [factorial(size) * factorial(max(0, stops - size - 1)) for size in sizes]
    return np.array(ways, np.int64)


def _driver(trip: Trip) -> CourierId:
    assert trip.courier_id is not None, f"{trip.trip_id}: outside couriers carry one order"
    return trip.courier_id
