"""Whether a row's coordinates can be a buyer's door of this day."""

from __future__ import annotations

from decimal import Decimal

from geopy.distance import great_circle

from planner.domain.fleet import Store
from planner.domain.order import Point
from planner.intake.addresses.locate import Question
from planner.intake.cells import Limits, RowReader, between
from planner.intake.faults import Rule

NEAR_KM = 150
FAR_KM = 300
LATITUDES = between(-90, 90)
LONGITUDES = between(-180, 180)


def read_point(
    reader: RowReader, stores: tuple[Store, ...], question: Question | None = None
) -> Point | None:
    """The row's coordinates; None, with the fault noted, where they can't be right.

    Parameters
    ----------
    stores : the row's store, or all where it is not known; empty: nothing to compare with.
    question : what the row's address leaves open, if anything.
    """
    if not (reader.raw("lat") and reader.raw("lon")):
        _note_missing(reader, question)
        return None
    # Longitudes' limits for both: a latitude of 131 may be a longitude in the wrong column.
    lat, lon = reader.number("lat", LONGITUDES), reader.number("lon", LONGITUDES)
    if lat is None or lon is None:
        return None
    swapped = _point(lon, lat)
    given = _point(lat, lon)
    if swapped is not None and _is_swap(given, swapped, stores):
        _note_pair(reader, Rule.COORDINATES_SWAPPED)
        return None
    if given is None:
        _note_latitude(reader, LATITUDES)
        return None
    if stores and _nearest_km(given, stores) > FAR_KM:
        _note_pair(reader, Rule.COORDINATES_FAR, limit=str(FAR_KM))
        return None
    return given


def _note_missing(reader: RowReader, question: Question | None) -> None:
    written = reader.table.written
    if question is not None:
        count = str(len(question.candidates))
        reader.fault(question.rule, _pair(reader), None, count=count)
    elif reader.raw("address"):
        # Not looked for: the service failed, which is told by itself.
        reader.sound = False
    elif {"lat", "lon"} <= set(written):
        for column in ("lat", "lon"):
            reader.required(column)
    elif "address" in written:
        reader.required("address")
    else:
        # Told once for the whole file.
        reader.sound = False


def _is_swap(given: Point | None, swapped: Point, stores: tuple[Store, ...]) -> bool:
    if not stores or _nearest_km(swapped, stores) > NEAR_KM:
        return False
    return given is None or _nearest_km(given, stores) > FAR_KM


def _point(lat: Decimal, lon: Decimal) -> Point | None:
    if LATITUDES.broken_by(lat) or LONGITUDES.broken_by(lon):
        return None
    return Point(lat=float(lat), lon=float(lon))


def _nearest_km(point: Point, stores: tuple[Store, ...]) -> float:
    return min(
        float(great_circle((point.lat, point.lon), (store.point.lat, store.point.lon)).km)
        for store in stores
    )


def _note_latitude(reader: RowReader, limits: Limits) -> None:
    details = {"low": str(limits.low), "high": str(limits.high)}
    reader.fault(Rule.OUT_OF_RANGE, "lat", reader.raw("lat"), **details)


def _note_pair(reader: RowReader, rule: Rule, **details: str) -> None:
    reader.fault(rule, _pair(reader), f"{reader.raw('lat')}, {reader.raw('lon')}", **details)


def _pair(reader: RowReader) -> str:
    return ", ".join(reader.table.written.get(name, name) for name in ("lat", "lon"))
