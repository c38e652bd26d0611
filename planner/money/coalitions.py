"""What each part of a trip's orders would cost without the others, read off the catalogue.

For a planned trip with orders N, and S a part of them,

    v(S) = the cheapest trip of the catalogue that carries S, perhaps with other orders too,
           made by the same courier group inside its shift; never more than v(N)
    v(N) = the trip as planned,   v(nothing) = 0.

Because a trip that carries more also carries S, v never falls when S grows, also where roads
are not metric; so no share made from it is negative. A value table has 2^n entries, indexed by
bit masks: bit k stands for the k-th stop. Cost and labour have a table each.

A cut catalogue still holds the planned trips and every trip up to the longest it lists, so v is
defined; where a long trip is missing, a v(S) may be too high.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.cost import trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import CourierGroup
from planner.domain.plan import Trip
from planner.trips.catalogue import Catalogue, ClassTrips
from planner.trips.order_sets import Ints

NEVER = 2**60  # of a set the group can't carry inside its shift


@dataclass(frozen=True)
class SetPrices:
    """What one courier group asks for each set of orders of its trips' class.

    Attributes
    ----------
    trips : the class. cost_kop, labour_kop : per set, of its cheapest trip; NEVER: none.
    """

    trips: ClassTrips
    cost_kop: Ints
    labour_kop: Ints


@dataclass(frozen=True)
class Values:
    """v for every part of one trip's orders, shape (2^n,)."""

    cost_kop: Ints
    labour_kop: Ints


def set_prices(day: Day, catalogue: Catalogue, group: CourierGroup) -> SetPrices:
    """The cheapest trip per set of orders, at the group's rates and inside its shift."""
    trips = next(
        kind
        for kind in catalogue.classes
        if (kind.store_id, kind.vehicle) == (group.store_id, group.vehicle)
    )
    loading_s = day.store(group.store_id).loading_s
    loads_at = catalogue.departures[group.store_id][trips.departure] - loading_s
    inside = np.flatnonzero(
        (loads_at >= group.shift.start_at) & (trips.returns_at <= group.shift.end_at)
    )
    sets = trips.set_of[inside].astype(np.int64)
    busy_s = trips.returns_at[inside] - loads_at[inside]
    orders = trips.sizes[sets].astype(np.int64)
    metres = trips.metres[inside]
    cost = trip_cost_kop(group.rates, metres=metres, orders=orders, busy_s=busy_s)
    return SetPrices(
        trips=trips,
        cost_kop=_least(cost, sets, len(trips.sizes)),
        labour_kop=_least(trip_labour_kop(group.rates, busy_s=busy_s), sets, len(trips.sizes)),
    )


def values_of(day: Day, prices: SetPrices, trip: Trip) -> Values:
    """The table of v for every part of the trip's orders."""
    bits = np.zeros(len(day.orders) + 1, np.int64)  # NONE is -1: padding reads the last, 0
    for k, stop in enumerate(trip.stops):
        bits[day.order_index(stop.order_id)] = 1 << k
    masks = np.zeros(len(prices.trips.sizes), np.int64)
    for place in range(int(prices.trips.sizes.max(initial=0))):
        masks |= bits[prices.trips.members[:, place]]
    size = 1 << len(trip.stops)
    return Values(
        cost_kop=_closed_upward(masks, prices.cost_kop, size, trip.cost_kop),
        labour_kop=_closed_upward(masks, prices.labour_kop, size, trip.labour_kop),
    )


def _least(values: Ints, sets: Ints, count: int) -> Ints:
    least = np.full(count, NEVER, np.int64)
    np.minimum.at(least, sets, values)
    return least


def _closed_upward(masks: Ints, prices: Ints, size: int, whole_kop: int) -> Ints:
    """Per part of the orders the least price of any set with it, `whole_kop` at most."""
    least = np.full(size, whole_kop, np.int64)
    np.minimum.at(least, masks, prices)
    for width in (1 << k for k in range(size.bit_length() - 1)):
        pairs = least.reshape(-1, 2, width)  # without the order, with it
        np.minimum(pairs[:, 0], pairs[:, 1], out=pairs[:, 0])
    least[0], least[-1] = 0, whole_kop
    return least
