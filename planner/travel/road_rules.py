"""What a car may do on an OpenStreetMap way, and how fast, from the way's tags.

Free-flow speeds by class are design speeds of 100, 90, 70, 60, 50, 40, 30 and 20 km/h from
motorway to living street (links 40), times 0.7 / 1.065. That factor was fitted so that whole
routes in Moscow take the median of Yandex's no-traffic times (mean error 7.5 % in sample): it
holds lights, turns and junctions, so it is no speed of a car on the move.

A posted limit only slows a class down: a car drives at 0.8 of it (`speed_reduction` of OSRM's
car profile). It never speeds one up, since the fit knows nothing of faster roads.

Not read: limits by hour, lane, weather or vehicle, barriers, surfaces, `maxspeed:practical`.
Service roads and tracks are left out: doors are reached from the nearest street.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

FITTED = 0.7 / 1.065
DESIGN_KMH = {
    "motorway": 100,
    "trunk": 90,
    "primary": 70,
    "secondary": 60,
    "tertiary": 50,
    "unclassified": 40,
    "residential": 30,
    "living_street": 20,
    "road": 30,
    "motorway_link": 40,
    "trunk_link": 40,
    "primary_link": 40,
    "secondary_link": 40,
    "tertiary_link": 40,
}
CLASSES = tuple(DESIGN_KMH)
CLASS_KMH = {name: kmh * FITTED for name, kmh in DESIGN_KMH.items()}
SHARE_OF_LIMIT = 0.8
SLOWEST_KMH = 5.0
# Russian road traffic rules, 10.2 and 10.3, by the names OpenStreetMap uses for them.
NAMED_LIMITS_KMH = {"urban": 60, "rural": 90, "motorway": 110, "living_street": 20, "walk": 5}
KMH_PER_MILE = 1.609344
LIMIT = re.compile(r"^(\d+(?:\.\d+)?)\s*(km/h|kmh|mph)?$")

# The most telling tag comes first (OpenStreetMap, "Key:access").
ACCESS_KEYS = ("motorcar", "motor_vehicle", "vehicle", "access")
# "destination", "customers" and "delivery" let a courier in.
CLOSED = frozenset(("no", "private", "agricultural", "forestry", "military", "permit"))
ONE_WAY = frozenset(("yes", "true", "1"))
ONE_WAY_BACK = frozenset(("-1", "reverse"))
TWO_WAY = frozenset(("no", "false", "0"))


@dataclass(frozen=True, slots=True)
class Driving:
    """How a way is driven: its class, and km/h along and against its nodes; None: not allowed.

    Attributes
    ----------
    road_class : one of `CLASSES`.
    forward_kmh, backward_kmh : free-flow speeds; at least one is not None.
    """

    road_class: str
    forward_kmh: float | None
    backward_kmh: float | None


def driving(tags: Mapping[str, str]) -> Driving | None:
    """How a courier's car drives the way; None where it may not or it is no street."""
    road_class = tags.get("highway", "")
    if road_class not in CLASS_KMH or tags.get("area") == "yes" or not may_enter(tags):
        return None
    forward, backward = directions(tags)
    return Driving(
        road_class,
        free_flow_kmh(road_class, tags, "forward") if forward else None,
        free_flow_kmh(road_class, tags, "backward") if backward else None,
    )


def may_enter(tags: Mapping[str, str]) -> bool:
    """Whether a delivery by car may use the way."""
    told = next((tags[key] for key in ACCESS_KEYS if key in tags), "yes")
    return told not in CLOSED


def directions(tags: Mapping[str, str]) -> tuple[bool, bool]:
    """Whether the way may be driven along its nodes, and against them.

    Motorways and roundabouts are one-way unless they say otherwise.
    """
    told = tags.get("oneway:motorcar", tags.get("oneway:motor_vehicle", tags.get("oneway", "")))
    if told in ONE_WAY_BACK:
        return False, True
    implied = tags.get("highway") in {"motorway", "motorway_link"} or tags.get("junction") in {
        "roundabout",
        "circular",
    }
    return True, not (told in ONE_WAY or (implied and told not in TWO_WAY))


def free_flow_kmh(road_class: str, tags: Mapping[str, str], direction: str) -> float:
    """Free-flow speed of the class, lower where a limit is posted."""
    told = tags.get(f"maxspeed:{direction}", tags.get("maxspeed", ""))
    limit_kmh = posted_kmh(told)
    class_kmh = CLASS_KMH[road_class]
    if limit_kmh is None:
        return class_kmh
    return max(SLOWEST_KMH, min(class_kmh, SHARE_OF_LIMIT * limit_kmh))


def posted_kmh(told: str) -> float | None:
    """A `maxspeed` in km/h: "60", "40 mph", "RU:urban"; None where it says no figure."""
    figure = LIMIT.match(told.strip())
    if figure is not None:
        miles = figure.group(2) == "mph"
        return float(figure.group(1)) * (KMH_PER_MILE if miles else 1.0)
    named = NAMED_LIMITS_KMH.get(told.rpartition(":")[2])
    return None if named is None else float(named)
