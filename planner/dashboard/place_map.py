"""What the map for putting orders shows, and what is typed or clicked as a place.

Coordinates have six decimals, about 0.1 m: a click is as precise as the zoom, not more.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from planner.dashboard.basemap import ground, street_ground
from planner.dashboard.edit_steps import Edit, SetCell
from planner.domain.day import Day
from planner.intake.cells import read_number, unguarded
from planner.intake.day_text import TextTable
from planner.texts import Language, text

_PAIR = re.compile(r"\s*(-?\d{1,3}(?:[.,]\d+)?)[°\s]*[,;\s]\s*(-?\d{1,3}(?:[.,]\d+)?)°?\s*")


def map_data(
    table: TextTable, day: Day, chosen: str | None, language: Language
) -> dict[str, Any]:
    """Everything the map draws: the ground, stores, orders with a place, and words."""
    streets = street_ground(day)
    lines = streets or ground("road", "ring")
    names = [
        {**one, "properties": {"kind": "label", "name": one["properties"][language]}}
        for one in ground("label")
    ]
    metres = text("edit-map-metres", language, metres="{}")
    return {
        "ground": [*ground("city"), *ground("river"), *lines, *names],
        "stores": [
            {"id": str(one.store_id), "at": [one.point.lon, one.point.lat]}
            for one in day.stores
        ],
        "orders": [
            {"id": table.cell(row, "order_id"), "at": [place[1], place[0]]}
            for row in range(len(table.rows))
            if (place := place_of(table, row)) is not None
        ],
        "chosen": chosen,
        "words": {
            "metres": metres,
            "alt": text("edit-map-alt", language),
            **{
                one: text(f"edit-map-{one}", language) for one in ("reset", "nearer", "farther")
            },
        },
    }


def place_of(table: TextTable, row: int) -> tuple[float, float] | None:
    """Latitude and longitude of a row, where both are numbers that can be some."""
    found = [
        read_number(unguarded(table.cell(row, name)), decimal_comma=table.decimal_comma)
        for name in ("lat", "lon")
    ]
    lat, lon = found
    if not isinstance(lat, Decimal) or not isinstance(lon, Decimal):
        return None
    return (float(lat), float(lon)) if abs(lat) <= 85 and abs(lon) <= 180 else None


def typed_place(words: str) -> tuple[str, str] | None:
    """Latitude and longitude as map services copy them; None where the words are no pair."""
    pair = _PAIR.fullmatch(words)
    if pair is None:
        return None
    lat, lon = (one.replace(",", ".") for one in pair.groups())
    return (lat, lon) if abs(float(lat)) <= 90 and abs(float(lon)) <= 180 else None


def moved(table: TextTable, row: int, lat: str, lon: str) -> Edit:
    """The edit that puts an order at a place."""
    comma = table.decimal_comma
    cells = {"lat": lat, "lon": lon}
    return tuple(
        SetCell(
            table="orders",
            row=row,
            column=column,
            to=value.replace(".", ",") if comma else value,
        )
        for column, value in cells.items()
    )
