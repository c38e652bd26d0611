"""The trips that a wish for a trip of its own leaves of a catalogue.

The catalogue keeps, per set of orders, what no other sequence and no later departure betters.
A wish for one sequence, or for one departure, may want a trip that was bettered; so the trips
of that set are driven anew, stop by stop, and take the place of the catalogue's.

For bounds a trip stands for every departure in its candidate's interval. With the clocks
"placed" and "ready" nothing becomes possible inside an interval, so the walk at its first
second is the best of it; with the clock "departure" the limit is counted from its last second.
Where the wish names the second, that second's walk is exact.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.domain.day import Day
from planner.domain.order import Order
from planner.solve.prepared import Prepared
from planner.travel.times import TravelTimes
from planner.trips.catalogue import (
    Catalogue,
    Catalogues,
    ClassTrips,
    build_catalogues,
    interval_ends,
)
from planner.trips.order_sets import NONE, Ints
from planner.trips.timing import Walk, walk
from planner.wishes.wish import OwnTrip


def with_own_trips(prepared: Prepared, wishes: tuple[OwnTrip, ...]) -> Catalogues:
    """The catalogues with the trips of each wish's orders as the wish wants them."""
    catalogues = _with_departures(prepared, wishes)
    for wish in wishes:
        plan = _with_own(prepared, catalogues.plan, wish, favourable=False)
        bounds = _with_own(prepared, catalogues.favourable, wish, favourable=True)
        catalogues = Catalogues(plan=plan, favourable=bounds)
    return catalogues


def _with_departures(prepared: Prepared, wishes: tuple[OwnTrip, ...]) -> Catalogues:
    """The catalogues with every second that a wish names among the departures tried."""
    catalogues, day = prepared.catalogues, prepared.day
    departures = dict(catalogues.plan.departures)
    for wish in wishes:
        if wish.departs_at is not None:
            store_id = day.order(wish.order_ids[0]).store_id
            departures[store_id] = np.union1d(departures[store_id], [wish.departs_at])
    before = catalogues.plan.departures
    if all(len(departures[store_id]) == len(before[store_id]) for store_id in before):
        return catalogues
    asked = replace(catalogues.plan, departures=departures)
    return build_catalogues(day, prepared.travel, base=replace(catalogues, plan=asked))


def _with_own(
    prepared: Prepared, catalogue: Catalogue, wish: OwnTrip, *, favourable: bool
) -> Catalogue:
    day, travel = prepared.day, prepared.travel
    orders = tuple(day.order(order_id) for order_id in wish.order_ids)
    store_id = orders[0].store_id
    departures = catalogue.departures[store_id]
    slack_s = np.zeros(len(departures), np.int64)
    tried = np.arange(len(departures))
    if wish.departs_at is not None:
        tried = np.flatnonzero(departures == wish.departs_at)
    elif favourable and day.promise.limit_clock == "departure":
        slack_s = interval_ends(departures, day.solver.departure_step_s) - departures
    return replace(
        catalogue,
        classes=tuple(
            _replaced(day, travel, trips, orders, departures, tried, slack_s)
            if trips.store_id == store_id
            else trips
            for trips in catalogue.classes
        ),
    )


def _replaced(
    day: Day,
    travel: TravelTimes,
    trips: ClassTrips,
    orders: tuple[Order, ...],
    departures: Ints,
    tried: Ints,
    slack_s: Ints,
) -> ClassTrips:
    """The class with the trips of exactly these orders driven in this sequence."""
    numbers = np.array(sorted(day.order_index(order.order_id) for order in orders), np.int16)
    width = max(trips.members.shape[1], len(numbers))
    members = np.pad(
        trips.members,
        ((0, 0), (0, width - trips.members.shape[1])),
        constant_values=NONE,
    ).reshape(-1, width)
    row = np.full(width, NONE, np.int16)
    row[: len(numbers)] = numbers
    others = ~(members == row).all(axis=1)[trips.set_of]
    driven = [
        (departure, walked)
        for departure in tried
        if (walked := _walked(day, travel, trips, orders, departures, departure, slack_s))
    ]
    return replace(
        trips,
        members=np.vstack([members, row]),
        sizes=np.append(trips.sizes, np.int16(len(numbers))),
        made_of="",  # no longer what the enumeration made: never taken over by another day
        set_of=np.append(
            trips.set_of[others], np.full(len(driven), len(members), np.int32)
        ).astype(np.int32),
        departure=np.append(trips.departure[others], [at for at, _ in driven]).astype(np.int32),
        returns_at=np.append(
            trips.returns_at[others], [walked.returns_at for _, walked in driven]
        ).astype(np.int64),
        metres=np.append(trips.metres[others], [walked.metres for _, walked in driven]).astype(
            np.int64
        ),
    )


def _walked(
    day: Day,
    travel: TravelTimes,
    trips: ClassTrips,
    orders: tuple[Order, ...],
    departures: Ints,
    departure: int,
    slack_s: Ints,
) -> Walk | None:
    if slack_s[departure]:
        longer_s = day.promise.order_limit_s + int(slack_s[departure])
        day = replace(day, promise=replace(day.promise, order_limit_s=longer_s))
    store, departs_at = day.store(trips.store_id), int(departures[departure])
    walked = walk(day, travel, store, trips.vehicle, orders, departs_at)
    return walked if isinstance(walked, Walk) else None
