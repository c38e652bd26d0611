"""Wishes: what the person who plans wants of the plan, whatever it costs.

A wish narrows the plans of a day, it never widens them: so every bound proved for the day holds
under wishes too, and a plan under wishes is a plan of the day. A wish about where an order goes
(pinned, together, on a courier, must be met) also says that it goes; only `Drop` and
`NotOnCourier` are kept by leaving an order out.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Trip

OUTSIDE = CourierId("")  # in the place of a courier: an outside one


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Nobody carries the order."""

    order_id: OrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class Must:
    """Somebody carries the order."""

    order_id: OrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCourier:
    """That courier carries the order; `OUTSIDE`: an outside one."""

    order_id: OrderId
    courier_id: CourierId


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOnCourier:
    """That courier does not carry the order; `OUTSIDE`: no outside one does."""

    order_id: OrderId
    courier_id: CourierId


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One trip carries all of these orders; others may join them."""

    order_ids: tuple[OrderId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTrip:
    """One trip carries exactly these orders, visited in this sequence.

    Attributes
    ----------
    order_ids : as they are visited.
    courier_id : who drives it; None: anybody. `OUTSIDE` takes one order only.
    departs_at : when it leaves the store, seconds since midnight; None: whenever is best. An
        outside courier's departure follows from the order.
    """

    order_ids: tuple[OrderId, ...]
    courier_id: CourierId | None = None
    departs_at: int | None = None


Wish = Drop | Must | OnCourier | NotOnCourier | Together | OwnTrip


def orders_of(wish: Wish) -> tuple[OrderId, ...]:
    """The orders the wish names."""
    if isinstance(wish, Together | OwnTrip):
        return wish.order_ids
    return (wish.order_id,)


def courier_of(wish: Wish) -> CourierId | None:
    """The courier the wish names; None where it names none."""
    return wish.courier_id if isinstance(wish, OnCourier | NotOnCourier | OwnTrip) else None


def required(wish: Wish) -> tuple[OrderId, ...]:
    """The orders that have to be met for the wish to be kept."""
    return () if isinstance(wish, Drop | NotOnCourier) else orders_of(wish)


def pinned(trip: Trip) -> OwnTrip:
    """The wish that a trip stay as it is: its stops, its departure, its courier."""
    outside = trip.courier_id is None
    return OwnTrip(
        order_ids=tuple(stop.order_id for stop in trip.stops),
        courier_id=OUTSIDE if outside else trip.courier_id,
        departs_at=None if outside else trip.departs_at,
    )
