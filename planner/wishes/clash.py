"""Wishes that contradict each other in their very words, whatever the day is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from planner.wishes.wish import (
    Drop,
    NotOnCourier,
    OwnTrip,
    Together,
    Wish,
    courier_of,
    orders_of,
    required,
)


class ClashKind(StrEnum):
    """How two wishes contradict each other."""

    DROPPED = "dropped"  # an order is to be left out and carried
    FORBIDDEN = "forbidden"  # on a courier and not on him
    TWO_COURIERS = "two_couriers"
    TWO_TRIPS = "two_trips"  # one order in two different trips
    NOT_INSIDE = "not_inside"  # to ride with orders its own trip has not


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two wishes that no plan can keep both: their numbers from 0, and an order of both."""

    kind: ClashKind
    first: int
    second: int
    order_id: str


def clashes(wishes: tuple[Wish, ...]) -> tuple[Clash, ...]:
    """Every pair of wishes that contradict each other, once each."""
    found = []
    for (first, one), (second, other) in combinations(enumerate(wishes), 2):
        shared = [order_id for order_id in orders_of(one) if order_id in orders_of(other)]
        kind = _kind(one, other) or _kind(other, one) if shared else None
        if kind is not None:
            found.append(Clash(kind=kind, first=first, second=second, order_id=shared[0]))
    return tuple(found)


def _kind(one: Wish, other: Wish) -> ClashKind | None:
    """How they clash, seen from the one; they share an order."""
    if isinstance(one, Drop):
        return ClashKind.DROPPED if required(other) else None
    if isinstance(one, NotOnCourier):
        same = required(other) and courier_of(other) == one.courier_id
        return ClashKind.FORBIDDEN if same else None
    if not required(other):
        return None
    named = {courier_of(one), courier_of(other)} - {None}
    if len(named) > 1:
        return ClashKind.TWO_COURIERS
    if isinstance(one, OwnTrip) and isinstance(other, OwnTrip):
        departures = {one.departs_at, other.departs_at} - {None}
        same_trip = one.order_ids == other.order_ids and len(departures) < 2
        return None if same_trip else ClashKind.TWO_TRIPS
    if isinstance(one, OwnTrip) and isinstance(other, Together):
        inside = set(other.order_ids) <= set(one.order_ids)
        return None if inside else ClashKind.NOT_INSIDE
    return None
