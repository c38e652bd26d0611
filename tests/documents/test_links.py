"""Links and GPX: the right places, each program's own order of coordinates."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree as ET

from planner.documents.gpx import NAMESPACE, trips_gpx
from planner.documents.links import route_links, trip_links, trip_points
from planner.domain.order import Point
from tests.support.printed import NAME, PHONE, papers

STORE, FIRST, SECOND = (
    Point(lat=55.81, lon=37.8),
    Point(lat=55.75, lon=37.62),
    Point(lat=-0.00001, lon=-70.5),
)
LINKS = route_links((STORE, FIRST, SECOND))


def test_yandex_maps_takes_latitude_first() -> None:
    link = urlsplit(LINKS.yandex_maps)
    asked = parse_qs(link.query)
    assert (link.scheme, link.netloc, link.path) == ("https", "yandex.ru", "/maps/")
    assert asked == {
        "rtext": ["55.81000,37.80000~55.75000,37.62000~-0.00001,-70.50000"],
        "rtt": ["auto"],
    }


def test_two_gis_takes_longitude_first() -> None:
    link = urlsplit(LINKS.two_gis)
    assert (link.netloc, link.query) == ("2gis.ru", "")
    points = unquote(link.path).removeprefix("/directions/points/")
    assert points == "37.80000,55.81000|37.62000,55.75000|-70.50000,-0.00001"


def test_the_navigator_is_told_each_coordinate_by_name() -> None:
    link = urlsplit(LINKS.yandex_navigator)
    assert (link.scheme, link.netloc) == ("yandexnavi", "build_route_on_map")
    assert parse_qs(link.query) == {
        "lat_from": ["55.81000"],
        "lon_from": ["37.80000"],
        "lat_via_0": ["55.75000"],
        "lon_via_0": ["37.62000"],
        "lat_to": ["-0.00001"],
        "lon_to": ["-70.50000"],
    }


def test_a_courier_drives_back_and_an_outside_courier_does_not() -> None:
    made = papers()
    outside, own = made.plan.trips[0], made.plan.trips[1]
    assert len(trip_points(made.day, outside)) == 2
    points = trip_points(made.day, own)
    assert len(points) == 4
    assert points[0] == points[-1] == made.day.stores[0].point


def test_a_link_says_nothing_of_the_order_but_its_place() -> None:
    made = papers()
    links = trip_links(made.day, made.plan.trips[1])
    for link in (links.yandex_maps, links.yandex_navigator, links.two_gis):
        assert "o1" not in unquote(link)
        assert NAME not in unquote(link)


def test_gpx_has_a_route_per_trip_with_the_planned_moments_in_utc() -> None:
    made = papers()
    content = trips_gpx(made, made.trips_of(made.day.couriers[0]))
    root = ET.fromstring(content)
    assert root.tag == f"{{{NAMESPACE}}}gpx"
    routes = root.findall(f"{{{NAMESPACE}}}rte")
    assert len(routes) == 2
    stops = routes[0].findall(f"{{{NAMESPACE}}}rtept")
    times = [stop.findtext(f"{{{NAMESPACE}}}time") for stop in stops]
    # leaves 10:45, o1 11:05, o2 11:33, back 12:01, all Moscow, three hours ahead of UTC
    assert times == [f"2026-11-20T{hour}:00Z" for hour in ("07:45", "08:05", "08:33", "09:01")]
    assert stops[1].attrib == {"lat": "55.750000", "lon": "37.620000"}
    assert stops[1].findtext(f"{{{NAMESPACE}}}name") == "1. o1, 11:05–11:13"
    assert NAME.encode() not in content
    assert PHONE.encode() not in content
