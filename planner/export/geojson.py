"""routes.geojson: trips as lines, stores and orders as points, for any map program.

RFC 7946: longitude first, WGS 84. A line follows the streets where the travel times know them;
else it is straight between places. Each says which, in `drawn`. Addresses, names, phones and
comments stay out: such files often end up on public maps.
"""

from __future__ import annotations

import json
from typing import Any

from planner.domain.day import Day
from planner.domain.order import Order, Point
from planner.domain.plan import OrderOutcome, Plan, Stop, Trip
from planner.export.moments import iso
from planner.export.wish_verdict import as_filed
from planner.travel.lines import STRAIGHT, Line, TripLines, stops_at

DRAWN_STRAIGHT = "straight lines between places, not streets"
DRAWN_ALONG = "the streets that the travel times follow"

Feature = dict[str, Any]


def routes_geojson(day: Day, plan: Plan, lines: TripLines = STRAIGHT) -> str:
    """The plan as the text of one GeoJSON FeatureCollection.

    Parameters
    ----------
    lines : along the streets, for the trips that have one.
    """
    stops = {stop.order_id: stop for trip in plan.trips for stop in trip.stops}
    features = [
        *(_line(day, trip, lines.of_trip.get(trip.trip_id)) for trip in plan.trips),
        *(
            _point(store.point, {"kind": "store", "store_id": store.store_id})
            for store in day.stores
        ),
        *(_order_point(day, plan, one, stops.get(one.order_id)) for one in plan.outcomes),
    ]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if lines.attribution:
        collection["attribution"] = lines.attribution
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _line(day: Day, trip: Trip, line: Line | None) -> Feature:
    return {
        "type": "Feature",
        "geometry": {
            "type": "LineString",
            "coordinates": [_lon_lat(point) for point in line or stops_at(day, trip)],
        },
        "properties": {
            "kind": "trip",
            "trip_id": trip.trip_id,
            "courier_id": trip.courier_id,
            "departs_at": iso(day.clock, trip.departs_at),
            "returns_at": None if trip.returns_at is None else iso(day.clock, trip.returns_at),
            "metres": trip.metres,
            "orders": [stop.order_id for stop in trip.stops],
            "drawn": DRAWN_STRAIGHT if line is None else DRAWN_ALONG,
        },
    }


def _order_point(day: Day, plan: Plan, outcome: OrderOutcome, stop: Stop | None) -> Feature:
    order = day.order(outcome.order_id)
    properties: dict[str, Any] = {
        "kind": "order" if stop is None else "stop",
        "order_id": order.order_id,
        "verdict": as_filed(outcome).verdict.value,
        **_slot(day, order),
    }
    if stop is not None and outcome.trip_id is not None:
        trip = plan.trip(outcome.trip_id)
        properties |= {
            "trip_id": trip.trip_id,
            "courier_id": trip.courier_id,
            "visit": 1 + trip.stops.index(stop),
            "arrives_at": iso(day.clock, stop.arrives_at),
            "handover_from": iso(day.clock, stop.handover_from),
            "handover_until": iso(day.clock, stop.handover_until),
        }
    if outcome.reason is not None:
        properties["reason_code"] = outcome.reason.code.value
    return _point(order.point, properties)


def _slot(day: Day, order: Order) -> dict[str, str]:
    return {
        "slot_start": iso(day.clock, order.slot.start_at),
        "slot_end": iso(day.clock, order.slot.end_at),
    }


def _point(point: Point, properties: dict[str, Any]) -> Feature:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": _lon_lat(point)},
        "properties": properties,
    }


def _lon_lat(point: Point) -> list[float]:
    return [point.lon, point.lat]
