"""What people call a line of the money report: an hour, a distance, an area, a courier."""

from __future__ import annotations

from planner.domain.day import Day
from planner.money.breakdown import OUTSIDE, UNMET
from planner.money.zones import NO_ROAD, bearing_of
from planner.texts import Language, text


def key_name(day: Day, view: str, key: str, language: Language) -> str:
    """The name of a line's key in that view."""
    if key in (UNMET, OUTSIDE):
        return text(f"money-key-{key.strip('()')}", language)
    match view:
        case "hour":
            hour = int(key)
            return f"{hour % 24:02}:00–{(hour + 1) % 24:02}:00"
        case "distance":
            return _band(key, language)
        case "area":
            found = bearing_of(key, day.stores[0].point)
            if found.km == 0:
                return text("money-area-here", language)
            direction = text(f"money-direction-{found.direction}", language)
            return text("money-area", language, direction=direction, km=found.km)
        case _:
            return key


def _band(key: str, language: Language) -> str:
    if key == NO_ROAD:
        return text("money-no-road", language)
    low, high = key.split("-")
    if not high:
        return text("money-band-above", language, low=low)
    return text("money-band", language, low=low, high=high)
