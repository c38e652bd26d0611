"""Days like one: orders drawn again with a seed (a bootstrap, Efron 1979), labelled simulated.

Each simulated day is drawn from one of the days given, chosen at random. With n orders on that
day it gets Poisson(n) orders (at least one), each a copy of an order drawn at random with
replacement: same slot, parcel, fee and hours at the door. Two things of a copy are its own. Its
door is moved to a point uniform in a circle of 500 m around the original's. It is placed up to
five minutes earlier or later (uniform in whole seconds), and ready by as much earlier or later;
its slot stays. With travel times given in travel.csv the door stays where it is, since no other
door has times.

What this keeps is the day's own pattern; it knows no other weekday, weather or season.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from planner.domain.day import Day
from planner.domain.given import GivenTravel
from planner.domain.order import Order, OrderId, Point
from planner.roster.past_days import NamedDay

DOOR_MOVES_M = 500.0
PLACED_MOVES_S = 300
METRES_PER_DEGREE = 111_195.0  # of latitude, on the sphere of 6 371 km


def simulated_days(days: Sequence[NamedDay], count: int, seed: int) -> tuple[NamedDay, ...]:
    """So many days drawn from the given ones; the same seed gives the same days."""
    rng = np.random.default_rng(seed)
    return tuple(
        _simulated(days[int(rng.integers(len(days)))], number, rng)
        for number in range(1, count + 1)
    )


def _simulated(base: NamedDay, number: int, rng: np.random.Generator) -> NamedDay:
    day, given = base.given.day, base.given.given
    orders = len(day.orders)
    count = max(1, int(rng.poisson(orders))) if orders else 0
    picks = sorted(int(rng.integers(orders)) for _ in range(count))
    copies = tuple(
        _copy(
            day.orders[pick], f"{k:03d}~{day.orders[pick].order_id}", rng, moves=given is None
        )
        for k, pick in enumerate(picks, start=1)
    )
    invented = replace(day, orders=copies)
    travel = None if given is None else _picked(given, day, picks)
    return NamedDay(
        name=f"{base.name}~{number}",
        given=replace(base.given, day=invented, given=travel),
        simulated=True,
    )


def _copy(order: Order, name: str, rng: np.random.Generator, *, moves: bool) -> Order:
    by_s = int(rng.integers(-PLACED_MOVES_S, PLACED_MOVES_S + 1))
    away_m = DOOR_MOVES_M * math.sqrt(float(rng.random())) if moves else 0.0
    angle = 2 * math.pi * float(rng.random())
    east = METRES_PER_DEGREE * math.cos(math.radians(order.point.lat))
    point = Point(
        lat=order.point.lat + away_m * math.sin(angle) / METRES_PER_DEGREE,
        lon=order.point.lon + away_m * math.cos(angle) / east,
    )
    return replace(
        order,
        order_id=OrderId(name),
        point=point,
        placed_at=order.placed_at + by_s,
        ready_at=order.ready_at + by_s,
    )


def _picked(given: GivenTravel, day: Day, picks: Sequence[int]) -> GivenTravel:
    """The travel times between the stores and the orders drawn; copies are 0 s apart."""
    stores = len(day.stores)
    places = np.array([*range(stores), *(stores + pick for pick in picks)])
    among = np.ix_(places, places)
    return GivenTravel(
        free_flow_s=given.free_flow_s[among].copy(),
        metres=given.metres[among].copy(),
        given=given.given[among].copy(),
    )
