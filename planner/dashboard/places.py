"""A plan as points and lines on the map, longitude first, tips as plain text.

Lines follow the streets where the travel times know them, else they are straight.
"""

from __future__ import annotations

import pandas as pd

from planner.dashboard.routes import Route
from planner.domain.day import Day
from planner.domain.order import Order, Point
from planner.domain.plan import OrderOutcome, Plan, Stop, Trip, Verdict
from planner.export.moments import clock_time, not_before, slot_hours
from planner.export.reasons import verdict_text
from planner.texts import Language, number, text
from planner.travel.lines import STRAIGHT, TripLines, stops_at

LonLat = list[float]


def stop_rows(day: Day, routes: tuple[Route, ...], language: Language) -> pd.DataFrame:
    """One row per handover: position, colour, label, tip."""
    rows = [
        {
            "position": lon_lat(day.order(stop.order_id).point),
            "colour": rgb(route.colour),
            "label": str(place),
            "tip": _stop_tip(day, route, trip_number, place, stop, language),
        }
        for route in routes
        for trip_number, trip in enumerate(route.trips, start=1)
        for place, stop in enumerate(trip.stops, start=1)
    ]
    return pd.DataFrame(rows, columns=["position", "colour", "label", "tip"])


def line_rows(
    day: Day, routes: tuple[Route, ...], language: Language, lines: TripLines = STRAIGHT
) -> pd.DataFrame:
    """One row per trip: path, colour, tip."""
    rows = [
        {
            "path": [lon_lat(p) for p in lines.of_trip.get(trip.trip_id, stops_at(day, trip))],
            "colour": rgb(route.colour),
            "tip": _trip_tip(day, route, trip_number, trip, language),
        }
        for route in routes
        for trip_number, trip in enumerate(route.trips, start=1)
    ]
    return pd.DataFrame(rows, columns=["path", "colour", "tip"])


def unmet_rows(day: Day, plan: Plan, language: Language) -> pd.DataFrame:
    """One row per order that is not met: position, label, tip."""
    rows = [
        {
            "position": lon_lat(day.order(outcome.order_id).point),
            "label": "×",
            "tip": _unmet_tip(day, outcome, language),
        }
        for outcome in plan.outcomes
        if outcome.verdict is not Verdict.MET
    ]
    return pd.DataFrame(rows, columns=["position", "label", "tip"])


def store_rows(day: Day, language: Language) -> pd.DataFrame:
    """One row per store: position, label, tip."""
    rows = [
        {
            "position": lon_lat(store.point),
            "label": text("dashboard-store-mark", language),
            "tip": text("dashboard-store", language, id=store.store_id),
        }
        for store in day.stores
    ]
    return pd.DataFrame(rows, columns=["position", "label", "tip"])


def lon_lat(point: Point) -> LonLat:
    """The order of coordinates that maps draw in."""
    return [point.lon, point.lat]


def rgb(colour: str) -> list[int]:
    """Red, green and blue of "#rrggbb"."""
    return [int(colour[k : k + 2], 16) for k in (1, 3, 5)]


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
        text("dashboard-slot-is", language, slot=slot_hours(day.clock, order.slot)),
        order.address,
        _load(order, language),
    )


def _load(order: Order, language: Language) -> str:
    if not order.mass_g:
        return ""
    return text(
        "dashboard-tip-weight", language, kg=number(order.mass_g / 1000, language, decimals=1)
    )


def _tip(title: str, *lines: str) -> str:
    return "\n".join([title, *(line for line in lines if line)])
