"""A plan as points and lines on the map, longitude first, tips as plain text.

Lines follow the streets where the travel times know them, else they are straight. Orders not
met are hollow marks with a sign for their cause; what is not chosen stands back.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from planner.dashboard.chosen import EVERYTHING, Focus
from planner.dashboard.routes import Route
from planner.domain.day import Day
from planner.domain.order import Order, Point
from planner.domain.plan import OrderOutcome, Plan, ReasonCode, Stop, Trip, Verdict
from planner.export.moments import clock_time, not_before, slot_hours
from planner.export.reasons import verdict_text
from planner.texts import Language, number, text
from planner.travel.lines import STRAIGHT, TripLines, stops_at

LonLat = list[float]
Colour = list[int]  # red, green, blue, and how dense

LINES = ("path", "colour", "dash", "tip", "route", "order")
MARKS = ("position", "colour", "rim", "ink", "size", "label", "tip", "route", "order")
DARK, LIGHT, UNMET = [16, 22, 29], [255, 255, 255], [196, 30, 58]
STORE = [28, 37, 48]
BACK = 40  # of 255: how dense what stands back is
CHOSEN_SIZE = 1.45
SOLID, BROKEN = [0, 0], [4, 2]  # in widths of the line
# Light enough that dark figures are read better on it (WCAG 2.2, relative luminance).
BRIGHT = 0.18
SIGNS: dict[ReasonCode, str] = {
    ReasonCode.COURIERS_BUSY: "×",
    ReasonCode.LATE_EVEN_ALONE: "!",
    ReasonCode.DOES_NOT_FIT: "□",
    ReasonCode.NO_COURIER_ON_SHIFT: "–",
    ReasonCode.STORE_CLOSED: "|",
    ReasonCode.NO_ROAD: "/",
    ReasonCode.NOT_WORTH_IT: "₽",
    ReasonCode.NOT_DECIDED: "?",
}
OTHER_SIGN = "×"


def stop_rows(
    day: Day, routes: Sequence[Route], language: Language, focus: Focus = EVERYTHING
) -> pd.DataFrame:
    """One row per handover, with the columns MARKS."""
    rows = [
        (
            lon_lat(day.order(stop.order_id).point),
            _dense(rgb(route.colour), back=focus.is_back(route.name)),
            _rim(stop.order_id == focus.order_id, broken=route.broken),
            _dense(ink_on(rgb(route.colour)), back=focus.is_back(route.name)),
            CHOSEN_SIZE if stop.order_id == focus.order_id else 1.0,
            str(place),
            _stop_tip(day, route, trip_number, place, stop, language),
            route.name,
            stop.order_id,
        )
        for route in _front_last(routes, focus)
        for trip_number, trip in enumerate(route.trips, start=1)
        for place, stop in enumerate(trip.stops, start=1)
    ]
    return pd.DataFrame(rows, columns=list(MARKS))


def line_rows(
    day: Day,
    routes: Sequence[Route],
    language: Language,
    lines: TripLines = STRAIGHT,
    focus: Focus = EVERYTHING,
) -> pd.DataFrame:
    """One row per trip, with the columns LINES."""
    rows = [
        (
            [lon_lat(p) for p in lines.of_trip.get(trip.trip_id, stops_at(day, trip))],
            _dense(rgb(route.colour), back=focus.is_back(route.name)),
            BROKEN if route.broken else SOLID,
            _trip_tip(day, route, trip_number, trip, language),
            route.name,
            "",
        )
        for route in _front_last(routes, focus)
        for trip_number, trip in enumerate(route.trips, start=1)
    ]
    return pd.DataFrame(rows, columns=list(LINES))


def unmet_rows(
    day: Day, plan: Plan, language: Language, focus: Focus = EVERYTHING
) -> pd.DataFrame:
    """One row per order that is not met, with the columns MARKS; the sign tells the cause."""
    rows = [
        (
            lon_lat(day.order(outcome.order_id).point),
            [*LIGHT, 255],
            [*(STORE if outcome.order_id == focus.order_id else UNMET), 255],
            [*UNMET, 255],
            CHOSEN_SIZE if outcome.order_id == focus.order_id else 1.0,
            sign_of(outcome),
            _unmet_tip(day, outcome, language),
            "",
            outcome.order_id,
        )
        for outcome in plan.outcomes
        if outcome.verdict is not Verdict.MET
    ]
    return pd.DataFrame(rows, columns=list(MARKS))


def store_rows(day: Day, language: Language) -> pd.DataFrame:
    """One row per store, with the columns MARKS."""
    rows = [
        (
            lon_lat(store.point),
            [*STORE, 255],
            [*LIGHT, 255],
            [*LIGHT, 255],
            1.0,
            text("dashboard-store-mark", language),
            text("dashboard-store", language, id=store.store_id),
            "",
            "",
        )
        for store in day.stores
    ]
    return pd.DataFrame(rows, columns=list(MARKS))


def unmet_causes(plan: Plan) -> dict[ReasonCode, int]:
    """How many orders are not met for each cause, the commonest first."""
    codes = [outcome.reason.code for outcome in plan.outcomes if outcome.reason is not None]
    return dict(sorted(((c, codes.count(c)) for c in {*codes}), key=lambda one: (-one[1], one)))


def sign_of(outcome: OrderOutcome) -> str:
    """The sign of what an order is not met for."""
    code = None if outcome.reason is None else outcome.reason.code
    return OTHER_SIGN if code is None else SIGNS.get(code, OTHER_SIGN)


def around(day: Day, route: Route) -> list[LonLat]:
    """The places of a courier's trips."""
    return [lon_lat(place) for trip in route.trips for place in stops_at(day, trip)]


def lon_lat(point: Point) -> LonLat:
    """The order of coordinates that maps draw in."""
    return [point.lon, point.lat]


def rgb(colour: str) -> Colour:
    """Red, green and blue of "#rrggbb"."""
    return [int(colour[k : k + 2], 16) for k in (1, 3, 5)]


def luminance(colour: Colour) -> float:
    """Relative luminance of red, green and blue (WCAG 2.2)."""
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink_on(colour: Colour) -> Colour:
    """The colour of figures on a mark of that colour: dark or light, as is read better."""
    return DARK if luminance(colour) > BRIGHT else LIGHT


def _front_last(routes: Sequence[Route], focus: Focus) -> list[Route]:
    """What stands back is drawn first."""
    return sorted(routes, key=lambda route: not focus.is_back(route.name))


def _dense(colour: Colour, *, back: bool) -> Colour:
    return [*colour, BACK if back else 255]


def _rim(chosen: bool, *, broken: bool) -> Colour:
    """Light around a mark; dark around one of a courier with broken lines, or chosen."""
    return [*(STORE if chosen or broken else LIGHT), 255]


def _stop_tip(
    day: Day, route: Route, trip_number: int, place: int, stop: Stop, language: Language
) -> str:
    order, clock = day.order(stop.order_id), day.clock
    hours = text(
        "dashboard-tip-handover",
        language,
        arrives=clock_time(clock, stop.arrives_at),
        start=clock_time(clock, stop.handover_from),
        end=clock_time(clock, stop.handover_until),
    )
    not_early = not_before(clock, order.slot.start_at)
    return _tip(
        text("dashboard-order", language, id=order.order_id),
        text("dashboard-tip-stop", language, courier=route.name, trip=trip_number, place=place),
        hours,
        text("dashboard-slot-is", language, slot=slot_hours(clock, order.slot)),
        text("dashboard-tip-not-early", language, time=not_early),
        order.address,
        _load(order, language),
    )


def _trip_tip(day: Day, route: Route, trip_number: int, trip: Trip, language: Language) -> str:
    leaves = clock_time(day.clock, trip.departs_at)
    hours = (
        text("dashboard-tip-leaves", language, time=leaves)
        if trip.returns_at is None
        else f"{leaves}–{clock_time(day.clock, trip.returns_at)}"
    )
    return _tip(
        f"{route.name} · {text('dashboard-trip', language, number=trip_number)}",
        hours,
        text(
            "dashboard-tip-trip",
            language,
            orders=len(trip.stops),
            km=number(trip.metres / 1000, language, decimals=1),
        ),
    )


def _unmet_tip(day: Day, outcome: OrderOutcome, language: Language) -> str:
    order = day.order(outcome.order_id)
    return _tip(
        text("dashboard-order", language, id=order.order_id),
        verdict_text(outcome.verdict, language),
        "" if outcome.reason is None else cause_words(outcome.reason.code, language),
        text("dashboard-slot-is", language, slot=slot_hours(day.clock, order.slot)),
        order.address,
        _load(order, language),
    )


def cause_words(code: ReasonCode, language: Language) -> str:
    """What an order is not met for, in a few words."""
    return text(f"pictures-cause-{code.value.replace('_', '-')}", language)


def _load(order: Order, language: Language) -> str:
    if not order.mass_g:
        return ""
    return text(
        "dashboard-tip-weight", language, kg=number(order.mass_g / 1000, language, decimals=1)
    )


def _tip(title: str, *lines: str) -> str:
    return "\n".join([title, *(line for line in lines if line)])
