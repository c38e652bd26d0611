"""Where an order lies, in two ways a lead can use (docs/decisions/0021-zones.md).

Distance bands count kilometres by road from the order's own store. Areas are cells of Uber's H3
grid at resolution 6, about 36 square kilometres: a large Moscow district, a town beside it. A
cell is the same ground on every day and for every store, so days add up, and its outline can be
drawn or given to the marketplace as a polygon. People are told its direction and distance from
the store ("west, 21 km"); files also carry its H3 index.
"""

from __future__ import annotations

from dataclasses import dataclass

import h3
import numpy as np
from geopy.distance import great_circle

from planner.domain.day import Day
from planner.domain.order import Order, Point
from planner.travel.times import TravelTimes

BAND_EDGES_KM = (5, 10, 15, 20, 30)
AREA_RESOLUTION = 6
DIRECTIONS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
NO_ROAD = "no_road"
Outline = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """Where an area lies from the store: one of `DIRECTIONS`, and whole kilometres."""

    direction: str
    km: int


def road_metres(day: Day, travel: TravelTimes, order: Order) -> int | None:
    """Metres by road from the order's store to its door; None where there is no road."""
    home, door = day.store_place(order.store_id), day.order_place(order.order_id)
    return travel.leg_metres(home, door) if travel.can_drive(home, door) else None


def distance_band(metres: int | None) -> str:
    """The band's key: "5-10" is from 5 km up to, not including, 10 km; "30-" has no end."""
    if metres is None:
        return NO_ROAD
    above = [edge for edge in BAND_EDGES_KM if metres >= edge * 1000]
    low = above[-1] if above else 0
    high = BAND_EDGES_KM[len(above)] if len(above) < len(BAND_EDGES_KM) else ""
    return f"{low}-{high}"


def area_of(point: Point) -> str:
    """The H3 index of the area a point lies in."""
    return str(h3.latlng_to_cell(point.lat, point.lon, AREA_RESOLUTION))


def outline_of(area: str) -> Outline:
    """The area's corners, in order, not closed."""
    return tuple(Point(lat=lat, lon=lon) for lat, lon in h3.cell_to_boundary(area))


def bearing_of(area: str, store: Point) -> Bearing:
    """Where the area's middle lies from the store."""
    lat, lon = h3.cell_to_latlng(area)
    km = great_circle((store.lat, store.lon), (lat, lon)).km
    return Bearing(direction=_direction(store, Point(lat=lat, lon=lon)), km=round(km))


def _direction(origin: Point, to: Point) -> str:
    """The initial bearing of the great circle, in eighths."""
    lat1, lat2 = np.radians(origin.lat), np.radians(to.lat)
    turn = np.radians(to.lon - origin.lon)
    east = np.sin(turn) * np.cos(lat2)
    north = np.cos(lat1) * np.sin(lat2) - np.sin(lat1) * np.cos(lat2) * np.cos(turn)
    eighth = round(float(np.degrees(np.arctan2(east, north))) / 45)
    return DIRECTIONS[eighth % 8]
