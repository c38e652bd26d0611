"""Travel times from openrouteservice, public or one's own: free flow, pair by pair.

Only what the cache does not know is asked for, in requests of at most `cells_per_request`
pairs, each answer kept before the next request: a service that fails half-way has not been
asked in vain. Sent are coordinates rounded to 1e-5 degrees, nothing else about the day.

A null is no road. One place outside the service's map makes it refuse a whole request: such
places are found by halving, left without roads, told, and kept for some days: the map may grow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.order import Point
from planner.domain.plan import TravelNotice, TravelUsed
from planner.errors import Fault, InputError, TravelError
from planner.travel.cache import DECIMALS, Answer, TravelCache, cache_folder
from planner.travel.cities import FLOAT_NOISE
from planner.travel.congestion import CongestionProfile
from planner.travel.places import day_places, doors_of
from planner.travel.service import NAME, Json, LonLat, OutsideMapError, Service
from planner.travel.times import TravelTimes

ATTRIBUTION = "© openrouteservice.org by HeiGIT; map data © OpenStreetMap contributors"
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What is known between doors, filled in place: shape (n, n) each, outside shape (n,)."""

    seconds: Ints
    metres: Ints
    road: Bools
    known: Bools
    outside: Bools


@dataclass(frozen=True, slots=True)
class Tile:
    """The pairs of one request: these origins to these destinations."""

    origins: Ints
    destinations: Ints


def service_times(day: Day, profile: CongestionProfile) -> TravelTimes:
    """Travel times of the day as the service gives them.

    Raises
    ------
    TravelError
        The service failed. InputError
        A store lies outside its map.
    """
    service = Service(day.travel)
    cache = TravelCache(cache_folder(), service.source, day.travel.cache_days)
    doors = doors_of(tuple(rounded(place) for place in day_places(day)))
    table = _filled(service, cache, doors.points, day.travel.cells_per_request)
    outside = table.outside[doors.of_place]
    _refuse_stores_outside(day, outside)
    pairs = np.ix_(doors.of_place, doors.of_place)
    return TravelTimes(
        free_flow_s=table.seconds[pairs],
        metres=table.metres[pairs],
        reachable=table.road[pairs],
        profile=profile,
        used=TravelUsed(
            provider=NAME,
            congestion=profile.name,
            attribution=ATTRIBUTION,
            notices=tuple(_notices(day, outside)),
        ),
    )


def rounded(point: Point) -> Point:
    """The point as the service and the cache may know it, to about a metre."""
    return Point(lat=round(point.lat, DECIMALS), lon=round(point.lon, DECIMALS))


def lon_lat(point: Point) -> LonLat:
    """The service's order of coordinates."""
    return [point.lon, point.lat]


def tiles(missing: Bools, cells: int) -> Iterator[Tile]:
    """Requests of at most so many cells that cover all missing pairs.

    Rows that miss the same columns are asked for together; a row that misses all but itself
    counts as missing all, so that a day asked for the first time is one block.
    """
    whole = missing | np.diag(missing.sum(axis=1) == len(missing) - 1)
    groups: dict[bytes, list[int]] = {}
    for row in np.flatnonzero(whole.any(axis=1)).tolist():
        groups.setdefault(whole[row].tobytes(), []).append(row)
    for rows in groups.values():
        columns = np.flatnonzero(whole[rows[0]])
        width = min(len(columns), cells)
        height = max(1, cells // width)
        for top in range(0, len(rows), height):
            for left in range(0, len(columns), width):
                origins = np.array(rows[top : top + height], np.int64)
                yield Tile(origins, columns[left : left + width])


def _filled(service: Service, cache: TravelCache, doors: Sequence[Point], cells: int) -> _Table:
    """The table of all doors, from the cache and then from the service."""
    n = len(doors)
    table = _Table(
        seconds=np.zeros((n, n), np.int64),
        metres=np.zeros((n, n), np.int64),
        road=np.eye(n, dtype=np.bool_),
        known=np.eye(n, dtype=np.bool_),
        outside=np.zeros(n, np.bool_),
    )
    number = {door: k for k, door in enumerate(doors)}
    every = [(origin, destination) for origin in doors for destination in doors]
    for pair, answer in cache.known([pair for pair in every if pair[0] != pair[1]]).items():
        _put(table, number[pair[0]], number[pair[1]], answer)
    _leave_out(table, [number[door] for door in cache.outside(doors)])
    while True:
        try:
            _ask_inside(service, cache, doors, cells, table)
        except OutsideMapError:
            found = list(_outside(service, doors, np.flatnonzero(~table.outside), cells))
            if not found:
                raise TravelError(service=NAME, kind="answer", detail="outside") from None
            cache.keep_outside([doors[k] for k in found])
            _leave_out(table, found)
        else:
            return table


def _leave_out(table: _Table, outside: Sequence[int]) -> None:
    """Doors outside the map have no roads: nothing is left to ask about them."""
    table.outside[outside] = True
    table.known[outside, :] = True
    table.known[:, outside] = True


def _ask_inside(
    service: Service, cache: TravelCache, doors: Sequence[Point], cells: int, table: _Table
) -> None:
    """Ask for all that is not known between doors not known to lie outside the map."""
    inside = np.flatnonzero(~table.outside)
    for part in tiles(~table.known[np.ix_(inside, inside)], cells):
        tile = Tile(inside[part.origins], inside[part.destinations])
        _keep(table, cache, doors, tile, _asked(service, doors, tile))


def _asked(service: Service, doors: Sequence[Point], tile: Tile) -> list[list[Answer]]:
    """The service's answers to a tile, row by row."""
    used = np.union1d(tile.origins, tile.destinations)
    body = service.matrix(
        [lon_lat(doors[door]) for door in used],
        np.searchsorted(used, tile.origins).tolist(),
        np.searchsorted(used, tile.destinations).tolist(),
    )
    shape = (len(tile.origins), len(tile.destinations))
    seconds, metres = (_figures(body, key, shape) for key in ("durations", "distances"))
    no_road = np.isnan(seconds) | np.isnan(metres)
    return [
        [
            Answer(None, None)
            if no_road[row, column]
            else Answer(_whole(seconds[row, column]), _whole(metres[row, column]))
            for column in range(shape[1])
        ]
        for row in range(shape[0])
    ]


def _figures(body: Json, key: str, shape: tuple[int, int]) -> npt.NDArray[np.float64]:
    """A table of the answer; NaN where it has null."""
    try:
        figures = np.array(dict(body)[key], np.float64)
    except (KeyError, TypeError, ValueError):
        raise TravelError(service=NAME, kind="answer", detail=key) from None
    if figures.shape != shape or np.isinf(figures).any() or (figures < 0).any():
        raise TravelError(service=NAME, kind="answer", detail=key)
    return figures


def _whole(figure: float) -> int:
    """Whole units, rounded up."""
    return int(np.ceil(figure - FLOAT_NOISE))


def _keep(
    table: _Table,
    cache: TravelCache,
    doors: Sequence[Point],
    tile: Tile,
    answers: list[list[Answer]],
) -> None:
    """Put answers into the table and the cache."""
    kept = []
    for origin, row in zip(tile.origins.tolist(), answers, strict=True):
        for destination, answer in zip(tile.destinations.tolist(), row, strict=True):
            if origin != destination:
                _put(table, origin, destination, answer)
                kept.append(((doors[origin], doors[destination]), answer))
    cache.keep(kept)


def _put(table: _Table, origin: int, destination: int, answer: Answer) -> None:
    table.known[origin, destination] = True
    if answer.seconds is not None and answer.metres is not None:
        table.road[origin, destination] = True
        table.seconds[origin, destination] = answer.seconds
        table.metres[origin, destination] = answer.metres


def _outside(
    service: Service, doors: Sequence[Point], among: Ints, cells: int
) -> Iterator[int]:
    """Doors outside the service's map, by asking for ever smaller sets of these."""
    waiting = [among[start : start + cells].tolist() for start in range(0, len(among), cells)]
    while waiting:
        these = waiting.pop()
        try:
            service.matrix([lon_lat(doors[k]) for k in these], [0], list(range(len(these))))
        except OutsideMapError:
            if len(these) == 1:
                yield these[0]
            else:
                middle = len(these) // 2
                waiting += [these[:middle], these[middle:]]


def _refuse_stores_outside(day: Day, outside: Bools) -> None:
    faults = tuple(
        Fault(
            file="day.toml",
            column="stores",
            value=store.store_id,
            rule="service_elsewhere",
        )
        for place, store in enumerate(day.stores)
        if outside[place]
    )
    if faults:
        raise InputError(faults)


def _notices(day: Day, outside: Bools) -> Iterator[TravelNotice]:
    ids = [day.place_ids[place] for place in np.flatnonzero(outside)]
    if ids:
        values = (("count", len(ids)), ("ids", ", ".join(ids)))
        yield TravelNotice(key="notice-service-outside", values=values)
