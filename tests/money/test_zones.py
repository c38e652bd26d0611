"""Where orders lie: bands of road kilometres, H3 areas, directions."""

from __future__ import annotations

import pytest

from planner.domain.order import Point
from planner.money.zones import area_of, bearing_of, distance_band, outline_of, road_metres
from tests.support.builders import STORE_DOOR, make_day, make_travel


@pytest.mark.parametrize(
    ("metres", "band"),
    [(0, "0-5"), (4_999, "0-5"), (5_000, "5-10"), (29_999, "20-30"), (30_000, "30-")],
)
def test_a_band_holds_its_lower_edge_and_not_its_upper(metres: int, band: str) -> None:
    assert distance_band(metres) == band


def test_without_a_road_there_is_no_distance() -> None:
    day = make_day()
    travel = make_travel(day=day, minutes=[[0, None], [10, 0]])
    assert road_metres(day, travel, day.orders[0]) is None
    assert distance_band(None) == "no_road"
    assert road_metres(day, make_travel(day=day), day.orders[0]) == 5_000


def test_neighbours_share_an_area_and_its_outline_surrounds_them() -> None:
    one, two = Point(lat=55.7558, lon=37.6173), Point(lat=55.7560, lon=37.6180)
    area = area_of(one)
    assert area == area_of(two)
    corners = outline_of(area)
    assert len(corners) == 6
    assert min(c.lat for c in corners) < one.lat < max(c.lat for c in corners)
    assert min(c.lon for c in corners) < one.lon < max(c.lon for c in corners)
    # H3's table: a cell of resolution 6 has 36.13 square kilometres on average; at the edges
    # of its icosahedron's faces up to a fifth more or less
    km_per_degree, squeeze = 111.2, 0.563  # cosine of 55.75°
    area_km2 = 0.5 * abs(
        sum(
            a.lon * b.lat - b.lon * a.lat
            for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)
        )
    )
    assert area_km2 * km_per_degree**2 * squeeze == pytest.approx(36, rel=0.3)


@pytest.mark.parametrize(
    ("lat", "lon", "direction"),
    [
        (56.3, 37.80, "n"),
        (56.1, 38.35, "ne"),
        (55.81, 38.6, "e"),
        (55.3, 37.80, "s"),
        (55.52, 37.28, "sw"),
        (55.81, 37.0, "w"),
        (56.1, 37.25, "nw"),
    ],
)
def test_directions_are_those_of_the_compass(lat: float, lon: float, direction: str) -> None:
    found = bearing_of(area_of(Point(lat=lat, lon=lon)), STORE_DOOR)
    assert found.direction == direction
    assert 25 < found.km < 65


def test_odintsovo_lies_west_of_shchyolkovskaya() -> None:
    found = bearing_of(area_of(Point(lat=55.678, lon=37.278)), STORE_DOOR)
    # 35.7 km straight to its middle; the area's middle is at most half its width, 4 km, off
    assert found.direction in ("w", "sw")
    assert found.km == pytest.approx(36, abs=4)
