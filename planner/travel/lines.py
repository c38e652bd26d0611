"""The lines that a plan's trips follow, where the travel times know the streets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from planner.domain.day import Day
from planner.domain.order import Point
from planner.domain.plan import Plan, Trip
from planner.errors import InputError, TravelError
from planner.travel.door_graph import door_graph
from planner.travel.openrouteservice import lon_lat, rounded
from planner.travel.places import doors_of
from planner.travel.road_lines import leg_lines
from planner.travel.road_times import roads_of
from planner.travel.service import OutsideMapError, Service

Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TripLines:
    """Lines by trip id, from the store on; a trip without one is drawn straight.

    Attributes
    ----------
    of_trip : the lines. attribution : whom the map data is due to; "" without lines.
    """

    of_trip: Mapping[str, Line] = field(default_factory=dict)
    attribution: str = ""


STRAIGHT = TripLines()


def trip_lines(day: Day, plan: Plan) -> TripLines:
    """Lines of all trips along the streets that the plan's travel times used.

    None where the times know no streets, or the roads file or the service is gone since.
    """
    if plan.travel.fallback_used or not plan.trips:
        return STRAIGHT
    try:
        match plan.travel.provider:
            case "roads":
                found = _by_roads(day, plan)
            case "openrouteservice":
                found = _by_service(day, plan)
            case _:
                return STRAIGHT
    except (InputError, TravelError):
        return STRAIGHT
    return TripLines(of_trip=found, attribution=plan.travel.attribution)


def stops_at(day: Day, trip: Trip) -> tuple[Point, ...]:
    """The places of a trip in order; an own courier's ends where it began."""
    store = day.store(trip.store_id).point
    doors = [day.order(stop.order_id).point for stop in trip.stops]
    return (store, *doors) if trip.returns_at is None else (store, *doors, store)


def _by_roads(day: Day, plan: Plan) -> dict[str, Line]:
    places = {trip.trip_id: stops_at(day, trip) for trip in plan.trips}
    doors = doors_of(tuple(point for stops in places.values() for point in stops))
    number = {point: k for k, point in enumerate(doors.points)}
    graph = door_graph(roads_of(day), doors.points)
    legs = {
        name: [(number[a], number[b]) for a, b in pairwise(stops) if a != b]
        for name, stops in places.items()
    }
    lines = leg_lines(graph, dict.fromkeys(leg for of in legs.values() for leg in of))
    return {
        name: _joined([lines[leg] for leg in of])
        for name, of in legs.items()
        if of and all(leg in lines for leg in of)
    }


def _by_service(day: Day, plan: Plan) -> dict[str, Line]:
    """One request a trip; the first failure leaves the rest straight."""
    service, lines = Service(day.travel), {}
    for trip in plan.trips:
        stops = dict.fromkeys(rounded(stop) for stop in stops_at(day, trip))
        around = [*stops] if trip.returns_at is None else [*stops, next(iter(stops))]
        if len(stops) < 2:
            continue
        try:
            body = service.directions([lon_lat(stop) for stop in around])
            corners = body["features"][0]["geometry"]["coordinates"]
            lines[trip.trip_id] = tuple(
                Point(lat=float(c[1]), lon=float(c[0])) for c in corners
            )
        except (TravelError, OutsideMapError, LookupError, TypeError, ValueError):
            break
    return lines


def _joined(legs: list[Line]) -> Line:
    return (*legs[0], *(point for leg in legs[1:] for point in leg[1:]))
