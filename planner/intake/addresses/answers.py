"""What a service answered about an address, and whether that settles where the house is.

Only a house with the number asked for, inside the region, and no second one elsewhere is a
place; everything else is a question to the user, with the candidates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Any

from geopy.distance import great_circle

from planner.domain.order import Point
from planner.intake.addresses.written import house_number, same_house
from planner.intake.faults import Rule

# One house may be in the map twice, as a building and as its entrance or a shop in it.
ONE_HOUSE_M = 150
# Nominatim's ranks: streets are 26 and 27, what is larger is below, what is smaller above.
STREET_RANK, LEAST_STREET_RANK = 27, 26


@unique
class Precision(StrEnum):
    """What an answer is, compared with the house that was asked for."""

    HOUSE = "house"
    OTHER_HOUSE = "other_house"
    STREET = "street"
    TOWN = "town"
    UNKNOWN = "unknown"


# Of Yandex' answers only "exact" is the house with all its parts.
YANDEX_PRECISIONS = {
    "exact": Precision.HOUSE,
    "number": Precision.OTHER_HOUSE,
    "near": Precision.OTHER_HOUSE,
    "range": Precision.OTHER_HOUSE,
    "street": Precision.STREET,
    "other": Precision.TOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One answer.

    Attributes
    ----------
    point : where. precision : what it is.
    found : how the service words it; empty where the answer was kept, words being personal.
    """

    point: Point
    precision: Precision
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where orders can be: within a box, or within some distance of a store.

    Attributes
    ----------
    box : (south, west, north, east), degrees; None: by distance.
    around : the stores. within_km : the distance. No box and no store: anywhere.
    """

    box: tuple[float, float, float, float] | None
    around: tuple[Point, ...]
    within_km: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        if self.box is not None:
            south, west, north, east = self.box
            return south <= point.lat <= north and west <= point.lon <= east
        return not self.around or self.nearest_km(point) <= self.within_km

    def nearest_km(self, point: Point) -> float:
        """Kilometres to the nearest store, straight."""
        there = (point.lat, point.lon)
        return min(
            float(great_circle(there, (store.lat, store.lon)).km) for store in self.around
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where an address is, or what to ask about it.

    Attributes
    ----------
    point : the house; None while there is a question.
    rule : the question. candidates : what there is to choose from, as the service orders them.
    """

    point: Point | None = None
    rule: Rule | None = None
    candidates: tuple[Candidate, ...] = ()


def judge(candidates: Sequence[Candidate], region: Region) -> Verdict:
    """The place these answers settle, or the question they leave."""
    every = tuple(candidates)
    if not every:
        return Verdict(rule=Rule.ADDRESS_NOT_FOUND)
    inside = tuple(one for one in every if region.holds(one.point))
    if not inside:
        return Verdict(rule=Rule.ADDRESS_OUTSIDE, candidates=every)
    houses = tuple(one for one in inside if one.precision is Precision.HOUSE)
    if not houses:
        return Verdict(rule=_coarse(inside[0].precision), candidates=inside)
    first = houses[0].point
    if any(_metres(first, other.point) > ONE_HOUSE_M for other in houses[1:]):
        return Verdict(rule=Rule.ADDRESS_AMBIGUOUS, candidates=houses)
    return Verdict(point=first, candidates=houses[:1])


def precision_of(raw: Mapping[str, Any], address: str) -> Precision:
    """What the raw answer of a service is; UNKNOWN where it does not tell.

    Read are the forms of Nominatim (also PickPoint, OpenMapQuest), Photon and Yandex.
    """
    yandex = _within(raw, "metaDataProperty", "GeocoderMetaData", "precision")
    if isinstance(yandex, str):
        return YANDEX_PRECISIONS.get(yandex, Precision.UNKNOWN)
    number = _within(raw, "address", "house_number")
    number = number or _within(raw, "properties", "housenumber")
    if isinstance(number, str) and number:
        same = same_house(number) == house_number(address)
        return Precision.HOUSE if same else Precision.OTHER_HOUSE
    return _by_rank(raw)


def _by_rank(raw: Mapping[str, Any]) -> Precision:
    rank = raw.get("place_rank")
    kind = _within(raw, "properties", "type")
    if kind == "street" or raw.get("class") == "highway":
        return Precision.STREET
    if not isinstance(rank, int):
        towns = {"city", "district", "locality", "county", "state", "country"}
        return Precision.TOWN if kind in towns else Precision.UNKNOWN
    if rank < LEAST_STREET_RANK:
        return Precision.TOWN
    return Precision.STREET if rank <= STREET_RANK else Precision.UNKNOWN


def _coarse(precision: Precision) -> Rule:
    match precision:
        case Precision.STREET:
            return Rule.ADDRESS_STREET
        case Precision.TOWN:
            return Rule.ADDRESS_TOWN
        case Precision.OTHER_HOUSE:
            return Rule.ADDRESS_OTHER_HOUSE
        case _:
            return Rule.ADDRESS_UNSURE


def _within(raw: Mapping[str, Any], *path: str) -> object:
    value: object = raw
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _metres(one: Point, other: Point) -> float:
    return float(great_circle((one.lat, one.lon), (other.lat, other.lon)).m)
