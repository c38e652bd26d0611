"""A plan as bars on a time axis: one row per courier, one bar per thing a courier does.

Hours count from the service day's midnight and may exceed 24. Idle time has no bar: it is where
the shift shows through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from planner.dashboard.routes import Route
from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.plan import Stop, Trip
from planner.export.moments import clock_time, slot_hours
from planner.texts import Language, text

HOUR_S = 3600
COLUMNS = ("route", "kind", "from_h", "to_h", "colour", "label", "what", "when", "details")
STROKE_EVERY_S, STROKE_S = 150, 120  # of the hatching: along the axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar.

    Attributes
    ----------
    kind : shift, break, loading, driving, wait, hatch, handover, slot or deadline.
    starts_at, ends_at : seconds since midnight.
    label : text on the bar. what, details : of its tooltip.
    order_id, trip_id : whose it is; "" where it is nobody's.
    """

    kind: str
    starts_at: int
    ends_at: int
    label: str = ""
    what: str = ""
    details: str = ""
    order_id: str = ""
    trip_id: str = ""


def timeline_rows(day: Day, routes: tuple[Route, ...], language: Language) -> pd.DataFrame:
    """Bars of these routes, with the columns COLUMNS, "order" and "trip"."""
    rows = [
        (
            route.name,
            bar.kind,
            bar.starts_at / HOUR_S,
            bar.ends_at / HOUR_S,
            route.colour,
            bar.label,
            bar.what,
            f"{clock_time(day.clock, bar.starts_at)}–{clock_time(day.clock, bar.ends_at)}",
            bar.details,
            bar.order_id,
            bar.trip_id,
        )
        for route in routes
        for bar in _bars(day, route, language)
    ]
    return pd.DataFrame(rows, columns=[*COLUMNS, "order", "trip"])


def break_begins_at(courier: Courier, busy: tuple[tuple[int, int], ...]) -> int | None:
    """The earliest start of the courier's break between busy times; None if there is no break.

    A plan leaves room for the break without naming its hour: this is the first that fits.
    """
    if courier.rest is None:
        return None
    begins_at = max(courier.rest.from_at, courier.shift.start_at)
    for from_at, until_at in sorted(busy):
        if begins_at + courier.rest.length_s <= from_at:
            break
        begins_at = max(begins_at, until_at)
    fits = begins_at + courier.rest.length_s <= min(courier.rest.until_at, courier.shift.end_at)
    return begins_at if fits else None


def _bars(day: Day, route: Route, language: Language) -> Iterator[Bar]:
    if route.courier is not None:
        yield from _shift_bars(day, route.courier, route.trips, language)
    for number, trip in enumerate(route.trips, start=1):
        loading_s = 0 if route.courier is None else day.store(trip.store_id).loading_s
        name = text("dashboard-trip", language, number=number)
        if loading_s:
            yield Bar(
                kind="loading",
                starts_at=trip.departs_at - loading_s,
                ends_at=trip.departs_at,
                what=text("dashboard-bar-loading", language),
                details=name,
                trip_id=trip.trip_id,
            )
        yield from _trip_bars(day, trip, name, language)


def _shift_bars(
    day: Day, courier: Courier, trips: tuple[Trip, ...], language: Language
) -> Iterator[Bar]:
    yield Bar(
        kind="shift",
        starts_at=courier.shift.start_at,
        ends_at=courier.shift.end_at,
        what=text("dashboard-bar-shift", language),
        details=courier.vehicle.name,
    )
    busy = tuple(
        (trip.departs_at - day.store(trip.store_id).loading_s, trip.returns_at)
        for trip in trips
        if trip.returns_at is not None
    )
    begins_at = break_begins_at(courier, busy)
    if courier.rest is not None and begins_at is not None:
        yield Bar(
            kind="break",
            starts_at=begins_at,
            ends_at=begins_at + courier.rest.length_s,
            what=text("dashboard-bar-break", language),
            details=text("dashboard-bar-break-note", language),
        )


def _trip_bars(day: Day, trip: Trip, name: str, language: Language) -> Iterator[Bar]:
    driving = text("dashboard-bar-driving", language)
    left_at = trip.departs_at
    for number, stop in enumerate(trip.stops, start=1):
        who = text("dashboard-order", language, id=stop.order_id)
        yield Bar(
            kind="driving",
            starts_at=left_at,
            ends_at=stop.arrives_at,
            what=driving,
            details=f"{name} → {who}",
            trip_id=trip.trip_id,
        )
        yield from (
            replace(bar, order_id=stop.order_id, trip_id=trip.trip_id)
            for bar in _stop_bars(day, trip, stop, number, language)
        )
        left_at = stop.handover_until
    if trip.returns_at is not None:
        yield Bar(
            kind="driving",
            starts_at=left_at,
            ends_at=trip.returns_at,
            what=driving,
            details=text("dashboard-way-back", language, trip=name),
            trip_id=trip.trip_id,
        )


def _stop_bars(
    day: Day, trip: Trip, stop: Stop, number: int, language: Language
) -> Iterator[Bar]:
    order = day.order(stop.order_id)
    who = text("dashboard-order", language, id=stop.order_id)
    promise = text("dashboard-slot-is", language, slot=slot_hours(day.clock, order.slot))
    wait = Bar(
        kind="wait",
        starts_at=stop.arrives_at,
        ends_at=stop.handover_from,
        what=text("dashboard-bar-wait", language),
        details=f"{who} · {promise}",
    )
    if wait.ends_at > wait.starts_at:
        yield wait
        yield from _hatching(wait)
    yield Bar(
        kind="handover",
        starts_at=stop.handover_from,
        ends_at=stop.handover_until,
        label=str(number),
        what=text("dashboard-bar-handover", language),
        details=f"{who} · {promise}",
    )
    yield Bar(
        kind="slot",
        starts_at=order.slot.start_at,
        ends_at=order.slot.end_at,
        what=text("dashboard-bar-slot", language),
        details=who,
    )
    latest = day.promise.deadline(order, trip.departs_at)
    yield Bar(
        kind="deadline",
        starts_at=latest,
        ends_at=latest,
        what=text("pictures-bar-deadline", language),
        details=_deadline_note(who, latest, order.slot.end_at, language),
    )


def _hatching(wait: Bar) -> Iterator[Bar]:
    """Strokes over a wait, each told as the wait is."""
    for starts_at in range(wait.starts_at, wait.ends_at, STROKE_EVERY_S):
        ends_at = min(starts_at + STROKE_S, wait.ends_at)
        yield replace(wait, kind="hatch", starts_at=starts_at, ends_at=ends_at)


def _deadline_note(who: str, latest: int, slot_end: int, language: Language) -> str:
    if latest == slot_end:
        return who
    return f"{who} · {text('pictures-limit-first', language)}"
