"""Moves around a plan: sequences one step from its trips, for the packing to choose among.

An order less, an order more at its nearest places, an order swapped for another, two trips cut
and joined crosswise. A trip's times aren't looked at here: the pool times each sequence, and
the packing sees which of them fit together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.travel.times import TravelTimes

NEAREST = 6  # orders tried in a trip for each of its stops
TOO_FAR_M = 10**9
Visits = tuple[int, ...]


def neighbours(
    trips: Sequence[Visits], unmet: Sequence[int], near: npt.NDArray[np.int64]
) -> Iterator[Visits]:
    """Sequences near the trips.

    Parameters
    ----------
    trips : sequences of orders. unmet : orders in none of them.
    near : per order the others it may share a trip with, the nearest first, shape (n, m).
    """
    for trip in trips:
        yield from _less(trip)
        yield from _more(trip, near)
        for order in unmet:
            yield from (_with(trip, order, at) for at in range(len(trip) + 1))
            yield from _swapped(trip, order)
    for order in unmet:
        yield (order,)
    yield from _crossed(trips, near)


def _less(trip: Visits) -> Iterator[Visits]:
    """One order out, or only a part in a row."""
    for first in range(len(trip)):
        for last in range(first + 1, len(trip) + 1):
            if (first == 0) != (last == len(trip)):
                yield trip[first:last]
    if len(trip) > 1:
        for at in range(len(trip)):
            yield trip[:at] + trip[at + 1 :]


def _more(trip: Visits, near: npt.NDArray[np.int64]) -> Iterator[Visits]:
    """A near order in, before or after the stop it is near to."""
    inside = set(trip)
    for at, stop in enumerate(trip):
        for order in near[stop, :NEAREST].tolist():
            if order not in inside:
                yield _with(trip, order, at)
                yield _with(trip, order, at + 1)
                yield (*trip[:at], order, *trip[at + 1 :])


def _swapped(trip: Visits, order: int) -> Iterator[Visits]:
    """The order in place of each stop."""
    for at in range(len(trip)):
        yield (*trip[:at], order, *trip[at + 1 :])


def _crossed(trips: Sequence[Visits], near: npt.NDArray[np.int64]) -> Iterator[Visits]:
    """The head of one trip with the tail of another, where they are near."""
    place = {
        order: (number, at)
        for number, trip in enumerate(trips)
        for at, order in enumerate(trip)
    }
    for number, trip in enumerate(trips):
        for at, stop in enumerate(trip):
            for order in near[stop, :NEAREST].tolist():
                other, where = place.get(order, (number, 0))
                if other != number:
                    yield trip[: at + 1] + trips[other][where:]
                    yield trips[other][: where + 1] + trip[at + 1 :]
    for trip in trips:
        for (at, a), (_, b) in pairwise(enumerate(trip)):
            yield (*trip[:at], b, a, *trip[at + 2 :])


def _with(trip: Visits, order: int, at: int) -> Visits:
    return (*trip[:at], order, *trip[at:])


def nearest_orders(day: Day, travel: TravelTimes) -> npt.NDArray[np.int64]:
    """Per order the others of its store, the nearest there and back first."""
    places = [day.order_place(order.order_id) for order in day.orders]
    among = np.ix_(places, places)
    far = np.where(travel.reachable[among], travel.metres[among], TOO_FAR_M).astype(np.int64)
    far = far + far.T
    stores = np.array([order.store_id for order in day.orders])
    far[stores[:, None] != stores[None, :]] = 2 * TOO_FAR_M
    np.fill_diagonal(far, 4 * TOO_FAR_M)
    ranked: npt.NDArray[np.int64] = np.argsort(far, axis=1, kind="stable")[:, :NEAREST]
    return ranked
