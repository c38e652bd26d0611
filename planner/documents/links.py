"""Links that open a trip on a phone: Yandex Maps, Yandex Navigator, 2GIS.

The trip begins and ends at its store (an outside courier's ends at the door). Sources:

- Yandex Maps, "Launch web version": ``rtext`` holds latitude,longitude pairs joined by ``~``
  (other parameters of the same address are longitude first), ``rtt=auto`` is by car.
- Yandex Navigator, "URL parameters": ``build_route_on_map`` with ``lat_from``, ``lat_via_0`` …
  ``lat_to``. Yandex asks sites to sign such links and may limit unsigned ones, so a sheet
  carries the Maps link, which Navigator's users can open too.
- 2GIS has no public description of its links; ``/directions/points/`` with longitude,latitude
  pairs joined by ``|`` is what its own site writes into the address bar. Seen in use, promised
  by nobody.

Opened, a link tells the service the coordinates of the doors, and nothing else of the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from planner.domain.day import Day
from planner.domain.order import Point
from planner.domain.plan import Trip

YANDEX_MAPS = "https://yandex.ru/maps/"
YANDEX_NAVIGATOR = "yandexnavi://build_route_on_map"
TWO_GIS = "https://2gis.ru/directions/points/"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLinks:
    """One trip in three programs."""

    yandex_maps: str
    yandex_navigator: str
    two_gis: str


def trip_links(day: Day, trip: Trip) -> RouteLinks:
    """Links to the whole trip."""
    return route_links(trip_points(day, trip))


def trip_points(day: Day, trip: Trip) -> tuple[Point, ...]:
    """The store, the doors in order of visit, and the store again if the courier returns."""
    store = day.store(trip.store_id).point
    doors = (day.order(stop.order_id).point for stop in trip.stops)
    return (store, *doors, *(() if trip.returns_at is None else (store,)))


def route_links(points: Sequence[Point]) -> RouteLinks:
    """Links through the points, the first being the start."""
    lat_lon = [f"{_degrees(point.lat)},{_degrees(point.lon)}" for point in points]
    lon_lat = [f"{_degrees(point.lon)},{_degrees(point.lat)}" for point in points]
    return RouteLinks(
        yandex_maps=f"{YANDEX_MAPS}?rtext={'~'.join(lat_lon)}&rtt=auto",
        yandex_navigator=f"{YANDEX_NAVIGATOR}?{urlencode(_navigator(points))}",
        two_gis=TWO_GIS + quote("|".join(lon_lat), safe=","),
    )


def _navigator(points: Sequence[Point]) -> dict[str, str]:
    parts = {"from": points[0], "to": points[-1]}
    parts |= {f"via_{k}": point for k, point in enumerate(points[1:-1])}
    return {
        f"{axis}_{name}": _degrees(getattr(point, axis))
        for name, point in parts.items()
        for axis in ("lat", "lon")
    }


def _degrees(value: float) -> str:
    """Five decimals are a metre; never an exponent."""
    return f"{value:.5f}"
