"""The form of a new wish: what is wished, and about which trip, order and courier."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.by_hand import add_wishes, moved
from planner.dashboard.session import language, session
from planner.dashboard.shown import Shown
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.texts import text
from planner.wishes.wish import OUTSIDE, Drop, Must, NotOnCourier, OnCourier, Wish, pinned

KINDS = ("pin", "move", "on", "not-on", "must", "drop")


def render_form(shown: Shown) -> None:
    """Draw the form; its button adds the wish."""
    words = {kind: text(f"by-hand-kind-{kind}", language()) for kind in KINDS}
    kind = st.selectbox(
        text("by-hand-kind", language()),
        KINDS,
        format_func=words.__getitem__,
        key="wish-kind",
    )
    wishes = _asked(shown, kind)
    st.button(
        text("by-hand-add", language()),
        key="wish-add",
        icon=":material/add:",
        disabled=not wishes,
        on_click=add_wishes,
        args=(session(), *wishes),
    )


def _asked(shown: Shown, kind: str) -> tuple[Wish, ...]:
    """The wish as the fields say; empty where the day has nothing to wish about."""
    if kind == "pin":
        trip = _trip(shown, shown.plan.trips)
        return () if trip is None else (pinned(trip),)
    order_id = _order(shown)
    if order_id is None:
        return ()
    match kind:
        case "move":
            return _move(shown, order_id)
        case "on":
            return (OnCourier(order_id=order_id, courier_id=_courier(shown)),)
        case "not-on":
            return (NotOnCourier(order_id=order_id, courier_id=_courier(shown)),)
        case "must":
            return (Must(order_id=order_id),)
        case _:
            return (Drop(order_id=order_id),)


def _move(shown: Shown, order_id: OrderId) -> tuple[Wish, ...]:
    store_id = shown.day.order(order_id).store_id
    able = tuple(
        trip
        for trip in shown.plan.trips
        if trip.store_id == store_id and trip.courier_id is not None
    )
    trip = _trip(shown, able)
    if trip is None:
        return ()
    others = sum(stop.order_id != order_id for stop in trip.stops)
    places = {0: text("by-hand-anywhere", language())} | {
        number: text("by-hand-stop-number", language(), number=number)
        for number in range(1, others + 2)
    }
    position = st.selectbox(
        text("by-hand-position", language()),
        tuple(places),
        format_func=places.__getitem__,
        key="wish-position",
    )
    return moved(trip, order_id, position or None)


def _trip(shown: Shown, trips: tuple[Trip, ...]) -> Trip | None:
    names = {trip.trip_id: _named(shown, trip) for trip in trips}
    chosen = st.selectbox(
        text("by-hand-trip", language()),
        tuple(names),
        format_func=names.__getitem__,
        key="wish-trip",
    )
    return None if chosen is None else shown.plan.trip(chosen)


def _order(shown: Shown) -> OrderId | None:
    return st.selectbox(
        text("by-hand-order", language()),
        [order.order_id for order in shown.day.orders],
        key="wish-order",
    )


def _courier(shown: Shown) -> CourierId:
    names: dict[str, str] = {one.courier_id: one.courier_id for one in shown.day.couriers}
    if shown.day.on_demand is not None:
        names[OUTSIDE] = text("wish-outside", language())
    chosen = st.selectbox(
        text("by-hand-courier", language()),
        tuple(names),
        format_func=names.__getitem__,
        key="wish-courier",
    )
    return OUTSIDE if chosen is None else CourierId(chosen)


def _named(shown: Shown, trip: Trip) -> str:
    """A trip in one line: when, who, whom."""
    return text(
        "by-hand-trip-line",
        language(),
        at=f"{shown.day.clock.moment(trip.departs_at):%H:%M}",
        who=trip.courier_id or text("wish-outside", language()),
        orders=" → ".join(stop.order_id for stop in trip.stops),
    )
