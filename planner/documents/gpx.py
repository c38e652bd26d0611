"""A courier's trips as GPX 1.1, for any navigator that takes files.

One `rte` per trip with the planned moments in UTC. Order ids and times only: no names, phones
or addresses.
"""

from __future__ import annotations

from datetime import UTC
from xml.etree import ElementTree as ET

from planner.documents.handed import one_line
from planner.documents.papers import Papers
from planner.domain.order import Point
from planner.domain.plan import Trip
from planner.export.moments import clock_time
from planner.export.sheet_rows import trip_line

XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.topografix.com/GPX/1/1"


def trips_gpx(papers: Papers, trips: tuple[Trip, ...]) -> bytes:
    """The trips as one GPX file."""
    root = ET.Element("gpx", {"xmlns": NAMESPACE, "version": "1.1", "creator": "planner"})
    for number, trip in enumerate(trips, start=1):
        _route(root, papers, trip, number)
    ET.indent(root, space=" ")
    return f"{XML_HEAD}{ET.tostring(root, encoding='unicode')}\n".encode()


def _route(root: ET.Element, papers: Papers, trip: Trip, number: int) -> None:
    clock, store = papers.day.clock, papers.day.store(trip.store_id)
    route = ET.SubElement(root, "rte")
    ET.SubElement(route, "name").text = one_line(
        trip_line(papers.day, trip, number, papers.language)
    )
    leaves = papers.words("gpx-store", time=clock_time(clock, trip.departs_at))
    _point(route, papers, store.point, trip.departs_at, leaves)
    for visit, stop in enumerate(trip.stops, start=1):
        hands = papers.words(
            "gpx-stop",
            visit=visit,
            order=stop.order_id,
            begins=clock_time(clock, stop.handover_from),
            ends=clock_time(clock, stop.handover_until),
        )
        point = papers.day.order(stop.order_id).point
        _point(route, papers, point, stop.handover_from, hands)
    if trip.returns_at is not None:
        back = papers.words("gpx-store", time=clock_time(clock, trip.returns_at))
        _point(route, papers, store.point, trip.returns_at, back)


def _point(route: ET.Element, papers: Papers, point: Point, at: int, name: str) -> None:
    place = {"lat": f"{point.lat:.6f}", "lon": f"{point.lon:.6f}"}
    stop = ET.SubElement(route, "rtept", place)
    moment = papers.day.clock.moment(at).astimezone(UTC)
    ET.SubElement(stop, "time").text = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    ET.SubElement(stop, "name").text = one_line(name)
