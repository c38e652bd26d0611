from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from planner.dashboard.places import rgb
from planner.dashboard.routes import OUTSIDE_COLOUR, PALETTE, routes
from tests.dashboard.evening import evening_day, evening_plan
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_travel,
)
from tests.support.plans import make_plan


def test_every_courier_of_the_day_has_a_route_also_without_trips() -> None:
    day = evening_day()
    found = routes(day, evening_plan(day), "ru")
    assert [(route.name, len(route.trips)) for route in found] == [
        ("c1", 1),
        ("c2", 1),
        ("c3", 0),
        ("Вызов 1", 1),
    ]
    assert found[-1].courier is None
    assert found[-1].colour == OUTSIDE_COLOUR


def test_colours_repeat_only_after_the_last() -> None:
    couriers = [make_courier(courier_id=f"c{k}") for k in range(len(PALETTE) + 1)]
    day = make_day(couriers=couriers)
    found = routes(day, make_plan(day=day, travel=make_travel(day=day), trips=[]), "ru")
    assert len({route.colour for route in found[:-1]}) == len(PALETTE)
    assert found[-1].colour == found[0].colour
    assert [route.broken for route in found[: len(PALETTE) + 1]] == [
        *[False] * len(PALETTE),
        True,
    ]


def test_outside_trips_share_a_lane_only_where_they_do_not_overlap() -> None:
    # o1 10:30-11:08, o2 at the same time, o3 12:30-13:08
    orders = [
        make_order(order_id="o1"),
        make_order(order_id="o2"),
        make_order(order_id="o3", placed_at=at("12:00"), slot=(at("13:00"), at("14:00"))),
    ]
    day = make_day(orders=orders, on_demand=make_on_demand())
    plan = make_plan(
        day=day,
        travel=make_travel(day=day, minutes=10),
        trips=[
            (None, at("10:30"), ["o1"]),
            (None, at("10:30"), ["o2"]),
            (None, at("12:30"), ["o3"]),
        ],
    )
    lanes = [route for route in routes(day, plan, "en") if route.courier is None]
    assert [(lane.name, len(lane.trips)) for lane in lanes] == [
        ("On demand 1", 2),
        ("On demand 2", 1),
    ]


# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
# deficiency", 2009: what people without one sort of cone see, of linear red, green and blue.
EYES = {
    "all": np.eye(3),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# sRGB to CIE XYZ under D65 (IEC 61966-2-1), by the white point's own
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
) / np.array([[0.95047], [1.0], [1.08883]])
APART = 15  # in CIE Lab 1976; 2.3 is just noticeable side by side (Mahy 1994)


@pytest.mark.parametrize("eyes", EYES)
def test_every_two_colours_are_told_apart(eyes: str) -> None:
    seen = [_lab(EYES[eyes] @ _linear(colour)) for colour in PALETTE]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > APART


def _linear(colour: str) -> np.ndarray:
    parts = np.array(rgb(colour)) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _lab(linear: np.ndarray) -> np.ndarray:
    x, y, z = np.cbrt(TO_XYZ @ np.clip(linear, 0, 1))  # all above the linear toe
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
