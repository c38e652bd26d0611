"""Builders for travel tests, and a slow exact integral of a drive through a profile."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np

from planner.domain.day import Day
from planner.domain.fleet import Vehicle
from planner.domain.given import GivenTravel
from planner.domain.order import Point
from planner.settings import TravelSettings
from planner.travel.congestion import DAY_S, CongestionProfile
from tests.support.builders import make_courier, make_day, make_order, make_store

HOUR = 3600
FRIDAY = date(2026, 11, 20)
SHCHELKOVSKAYA = Point(lat=55.8094, lon=37.7989)
ODINTSOVO = Point(lat=55.6780, lon=37.2780)
REUTOV = Point(lat=55.7600, lon=37.8600)


def travel_day(
    stores: Sequence[Point] = (SHCHELKOVSKAYA,),
    orders: Sequence[Point] = (ODINTSOVO, REUTOV),
    *,
    travel: TravelSettings | None = None,
    on: date = FRIDAY,
    speed_factors: Sequence[float] = (1.0,),
) -> Day:
    """A day of which only places, date, couriers' speed and travel settings matter."""
    day = make_day(
        stores=[make_store(store_id=f"store{k}", point=p) for k, p in enumerate(stores)],
        orders=[
            make_order(order_id=f"order{k}", store_id="store0", point=p)
            for k, p in enumerate(orders)
        ],
        couriers=[
            make_courier(
                courier_id=f"c{k}", store_id="store0", vehicle=Vehicle(speed_factor=factor)
            )
            for k, factor in enumerate(speed_factors)
        ],
        date=on,
    )
    return replace(day, travel=travel or TravelSettings())


def given_travel_of(
    seconds: Sequence[Sequence[int | None]], metres_per_second: int = 10
) -> GivenTravel:
    """Given travel from rows of seconds; None where the pair was not given."""
    rows = [[0 if cell is None else cell for cell in row] for row in seconds]
    free_flow_s = np.array(rows, np.int64)
    return GivenTravel(
        free_flow_s=free_flow_s,
        metres=free_flow_s * metres_per_second,
        given=np.array([[cell is not None for cell in row] for row in seconds], np.bool_),
    )


def slow_driving_s(
    free_flow_s: int, departs_at: int, profile: CongestionProfile, speed_factor: float = 1.0
) -> int:
    """A drive second by second in exact fractions: each uses up 1 / multiplier of free flow."""
    left, elapsed, now = Fraction(free_flow_s), Fraction(0), departs_at
    while left > 0:
        multiplier = Fraction(str(_multiplier_at(profile, now)))
        used = min(left, 1 / multiplier)
        left, elapsed, now = left - used, elapsed + used * multiplier, now + 1
    return math.ceil(elapsed / Fraction(str(speed_factor)))


def _multiplier_at(profile: CongestionProfile, now: int) -> float:
    of_day = now % DAY_S
    steps = zip(profile.starts_s, profile.multipliers, strict=True)
    return [multiplier for start, multiplier in steps if start <= of_day][-1]
