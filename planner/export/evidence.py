"""Evidence and money as files show them: moments, minutes, kilograms, roubles; ids stay.

Inside, evidence carries internal units named by suffix; here each becomes the unit people use,
in the key as in the value: ``late_s`` becomes ``late_min``, ``over_g`` ``over_kg``; a moment
keeps its ``_at`` and becomes ISO 8601.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from planner.domain.clock import ServiceClock
from planner.domain.plan import Evidence
from planner.export.moments import iso

Value = str | int | float | bool | list[str] | None

# suffix inside: suffix outside, internal units in one outside unit
UNITS = {
    "_s": ("_min", 60),
    "_kop": ("_rub", 100),
    "_g": ("_kg", 1000),
    "_ml": ("_l", 1000),
    "_mm": ("_cm", 10),
}
DECIMALS = 3


def outward(evidence: Evidence, clock: ServiceClock) -> dict[str, Value]:
    """The evidence in outside units."""
    return dict(_outward(key, value, clock) for key, value in evidence.items())


def inward(evidence: Mapping[str, Value], clock: ServiceClock) -> dict[str, Value]:
    """The evidence as it was before `outward`: moments as seconds, whole internal units."""
    return dict(_inward(key, value, clock) for key, value in evidence.items())


def rub(kopecks: int) -> float:
    """Roubles, exact to the kopeck when written with two decimals."""
    return kopecks / 100


def rub_or_none(kopecks: int | None) -> float | None:
    """Roubles, or None where there is no figure."""
    return None if kopecks is None else rub(kopecks)


def _outward(key: str, value: Value, clock: ServiceClock) -> tuple[str, Value]:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return key, value
    if key.endswith("_at"):
        return key, iso(clock, int(value))
    for inside, (outside, per_unit) in UNITS.items():
        if key.endswith(inside):
            return key.removesuffix(inside) + outside, round(value / per_unit, DECIMALS)
    return key, value


def _inward(key: str, value: Value, clock: ServiceClock) -> tuple[str, Value]:
    if key.endswith("_at") and isinstance(value, str):
        return key, clock.seconds(datetime.fromisoformat(value))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return key, value
    for inside, (outside, per_unit) in UNITS.items():
        if key.endswith(outside):
            return key.removesuffix(outside) + inside, round(value * per_unit)
    return key, value
