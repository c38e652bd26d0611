"""The day's places as points, and which of them share a door."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.order import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The different points among some places.

    Attributes
    ----------
    points : each once. of_place : shape (places,), the position of each place's point.
    """

    points: tuple[Point, ...]
    of_place: npt.NDArray[np.int64]


def day_places(day: Day) -> tuple[Point, ...]:
    """Points of the stores, then of the orders, as `Day.place_ids` has them."""
    return (*(s.point for s in day.stores), *(o.point for o in day.orders))


def doors_of(places: tuple[Point, ...]) -> Doors:
    """The different points, in order of first appearance."""
    first = {point: number for number, point in enumerate(dict.fromkeys(places))}
    return Doors(
        points=tuple(first), of_place=np.array([first[point] for point in places], np.int64)
    )
