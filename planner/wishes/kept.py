"""Is a wish kept? Read off a plan's trips, without the solver that was told of it."""

from __future__ import annotations

from typing import assert_never

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.wishes.wish import (
    OUTSIDE,
    Drop,
    Must,
    NotOnCourier,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
)


def is_kept(wish: Wish, trips: tuple[Trip, ...]) -> bool:
    """Whether the plan with these trips keeps the wish."""
    match wish:
        case Drop():
            return _trip_with(wish.order_id, trips) is None
        case Must():
            return _trip_with(wish.order_id, trips) is not None
        case OnCourier():
            return _driver(_trip_with(wish.order_id, trips)) == wish.courier_id
        case NotOnCourier():
            return _driver(_trip_with(wish.order_id, trips)) != wish.courier_id
        case Together():
            return any(set(wish.order_ids) <= set(_visited(trip)) for trip in trips)
        case OwnTrip():
            return any(_is_own(wish, trip) for trip in trips)
        case _:
            assert_never(wish)


def broken_wishes(wishes: tuple[Wish, ...], trips: tuple[Trip, ...]) -> tuple[Wish, ...]:
    """The wishes that the plan with these trips does not keep."""
    return tuple(wish for wish in wishes if not is_kept(wish, trips))


def _is_own(wish: OwnTrip, trip: Trip) -> bool:
    return (
        _visited(trip) == wish.order_ids
        and wish.courier_id in (None, _driver(trip))
        and wish.departs_at in (None, trip.departs_at)
    )


def _trip_with(order_id: OrderId, trips: tuple[Trip, ...]) -> Trip | None:
    return next((trip for trip in trips if order_id in _visited(trip)), None)


def _visited(trip: Trip) -> tuple[OrderId, ...]:
    return tuple(stop.order_id for stop in trip.stops)


def _driver(trip: Trip | None) -> CourierId | None:
    """Who drives it; None where there is no such trip."""
    if trip is None:
        return None
    return OUTSIDE if trip.courier_id is None else trip.courier_id
