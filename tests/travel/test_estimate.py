"""The estimate: its formula by hand, its sphere against geopy, and the triangle inequality."""

from __future__ import annotations

import numpy as np
import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.day import Place
from planner.domain.order import Point
from planner.travel.congestion import FREE_FLOW
from planner.travel.estimate import estimate_travel, great_circle_km
from planner.travel.profiles import MOSCOW_WEEKDAY
from tests.support.travel import HOUR, ODINTSOVO, SHCHELKOVSKAYA

MOSCOW_POINTS = st.builds(Point, lat=st.floats(55.3, 56.2), lon=st.floats(36.8, 38.4))
WORLD_POINTS = st.builds(Point, lat=st.floats(-90, 90), lon=st.floats(-180, 180))


def test_shchelkovskaya_to_odintsovo() -> None:
    # d = 35.7 km. 35.7^0.802 = e^(0.802 · 3.5752) = e^2.8673 = 17.59, so 0.435 + 3.055 · 17.59
    # = 54.2 minutes. 35.7^0.882 = e^3.1533 = 23.41, so 0.200 + 1.761 · 23.41 = 41.4 km of road.
    points = (SHCHELKOVSKAYA, ODINTSOVO)
    travel = estimate_travel(points, MOSCOW_WEEKDAY)
    assert great_circle_km(points)[0, 1] == pytest.approx(35.7, abs=0.05)
    assert travel.free_flow_s[0, 1] / 60 == pytest.approx(54.2, abs=0.1)
    assert travel.metres[0, 1] / 1000 == pytest.approx(41.4, abs=0.1)
    # Leaving at 18:00 all of it lies in the evening's 2.0.
    evening_s = travel.driving_s(Place(0), Place(1), 18 * HOUR)
    assert evening_s == 2 * travel.free_flow_s[0, 1]
    assert evening_s / 60 == pytest.approx(108.3, abs=0.2)


def test_one_kilometre_due_north() -> None:
    # 1 km of meridian on a sphere of 6371.009 km is 1 / 6371.009 rad = 0.00899320°. At d = 1
    # the powers are 1: 0.435 + 3.055 = 3.49 min = 209.4 s; 0.200 + 1.761 = 1961 m.
    points = (Point(lat=55.75, lon=37.6), Point(lat=55.75 + 0.008993203, lon=37.6))
    travel = estimate_travel(points, FREE_FLOW)
    assert travel.free_flow_s.tolist() == [[0, 210], [210, 0]]
    assert travel.metres[0, 1] in (1961, 1962)  # rounded up from 1961.000 ± float noise


def test_very_long_roads_are_at_least_five_percent_longer_than_straight() -> None:
    # Moscow to Perm, some 1155 km: 0.200 + 1.761 · d^0.882 would be 0.77 d.
    points = (Point(lat=55.7558, lon=37.6176), Point(lat=58.0105, lon=56.2502))
    straight_km = great_circle_km(points)[0, 1]
    assert straight_km == pytest.approx(1155, abs=5)
    metres = estimate_travel(points, FREE_FLOW).metres[0, 1]
    assert metres == pytest.approx(1050 * straight_km, abs=1)


def test_same_coordinates_are_no_way_at_all() -> None:
    travel = estimate_travel((ODINTSOVO, SHCHELKOVSKAYA, ODINTSOVO), FREE_FLOW)
    assert travel.free_flow_s[0, 2] == travel.metres[0, 2] == 0
    assert travel.free_flow_s[0, 1] > 0


def test_next_door_still_takes_the_start() -> None:
    # 1e-5° of latitude is 1.1 m: 0.0011^0.802 = 0.0043, so 60 · (0.435 + 0.013) = 26.9 s.
    near = Point(lat=ODINTSOVO.lat + 1e-5, lon=ODINTSOVO.lon)
    assert estimate_travel((ODINTSOVO, near), FREE_FLOW).free_flow_s[0, 1] == 27


@given(st.lists(WORLD_POINTS, min_size=2, max_size=5))
def test_sphere_is_geopys(points: list[Point]) -> None:
    expected = [
        [great_circle((a.lat, a.lon), (b.lat, b.lon)).km for b in points] for a in points
    ]
    # Absolute, in km: both formulas lose digits near the antipode, and for neighbours.
    np.testing.assert_allclose(great_circle_km(points), expected, rtol=1e-9, atol=1e-3)


@given(st.lists(MOSCOW_POINTS, min_size=3, max_size=6))
def test_no_detour_is_shorter(points: list[Point]) -> None:
    travel = estimate_travel(points, FREE_FLOW)
    for matrix in (travel.free_flow_s, travel.metres):
        by_way_of = matrix[:, :, None] + matrix[None, :, :]  # [origin, via, destination]
        assert (matrix[:, None, :] <= by_way_of).all()


def test_order_of_doors_changes_nothing_but_the_order() -> None:
    doors = (SHCHELKOVSKAYA, ODINTSOVO, Point(lat=55.9, lon=37.44))
    there, back = estimate_travel(doors, FREE_FLOW), estimate_travel(doors[::-1], FREE_FLOW)
    assert (there.free_flow_s == back.free_flow_s[::-1, ::-1]).all()
    assert (there.metres == there.metres.T).all()
