"""What a car may do on a way: classes, one-ways, access, speeds."""

from __future__ import annotations

import pytest

from planner.travel.road_rules import CLASS_KMH, Driving, directions, driving, posted_kmh

BOTH, ALONG, AGAINST = (True, True), (True, False), (False, True)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"highway": "residential"}, BOTH),
        ({"highway": "residential", "oneway": "yes"}, ALONG),
        ({"highway": "residential", "oneway": "1"}, ALONG),
        ({"highway": "residential", "oneway": "-1"}, AGAINST),
        ({"highway": "residential", "oneway": "no"}, BOTH),
        ({"highway": "motorway"}, ALONG),
        ({"highway": "motorway_link"}, ALONG),
        ({"highway": "motorway", "oneway": "no"}, BOTH),
        ({"highway": "trunk"}, BOTH),
        ({"highway": "tertiary", "junction": "roundabout"}, ALONG),
        ({"highway": "tertiary", "junction": "circular"}, ALONG),
        ({"highway": "tertiary", "junction": "roundabout", "oneway": "-1"}, AGAINST),
        # One-way for all, but not for cars.
        ({"highway": "residential", "oneway": "yes", "oneway:motorcar": "no"}, BOTH),
        ({"highway": "residential", "oneway": "reversible"}, BOTH),
    ],
)
def test_one_ways(tags: dict[str, str], expected: tuple[bool, bool]) -> None:
    assert directions(tags) == expected


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "footway"},
        {"highway": "service"},
        {"highway": "track"},
        {"highway": "construction"},
        {"building": "yes"},
        {"highway": "residential", "access": "private"},
        {"highway": "residential", "access": "no"},
        {"highway": "residential", "motor_vehicle": "no"},
        {"highway": "residential", "motor_vehicle": "yes", "motorcar": "no"},
        {"highway": "pedestrian", "area": "yes"},
        {"highway": "residential", "area": "yes"},
    ],
)
def test_ways_a_courier_may_not_drive(tags: dict[str, str]) -> None:
    assert driving(tags) is None


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "residential", "access": "destination"},
        {"highway": "residential", "access": "customers"},
        {"highway": "residential", "access": "delivery"},
        {"highway": "residential", "access": "no", "motor_vehicle": "yes"},
        {"highway": "residential", "access": "private", "motorcar": "designated"},
    ],
)
def test_ways_a_courier_may_drive(tags: dict[str, str]) -> None:
    kmh = CLASS_KMH["residential"]
    assert driving(tags) == Driving("residential", kmh, kmh)


@pytest.mark.parametrize(
    ("told", "kmh"),
    [
        ("60", 60),
        ("60 km/h", 60),
        ("30 mph", 48.28032),
        ("RU:urban", 60),
        ("RU:rural", 90),
        ("RU:living_street", 20),
        ("walk", 5),
        ("none", None),
        ("signals", None),
        ("", None),
        ("60;40", None),
    ],
)
def test_posted_limits(told: str, kmh: float | None) -> None:
    assert posted_kmh(told) == (None if kmh is None else pytest.approx(kmh))


@pytest.mark.parametrize(
    ("tags", "forward", "backward"),
    [
        # 70 · 0.7 / 1.065 = 46.01.
        ({"highway": "primary"}, 46.01, 46.01),
        # 0.8 · 50 = 40 is lower; 0.8 · 80 = 64 is not.
        ({"highway": "primary", "maxspeed": "50"}, 40.0, 40.0),
        ({"highway": "primary", "maxspeed": "80"}, 46.01, 46.01),
        ({"highway": "primary", "maxspeed": "80", "maxspeed:backward": "30"}, 46.01, 24.0),
        ({"highway": "primary", "maxspeed": "30", "maxspeed:forward": "40"}, 32.0, 24.0),
        # 30 · 0.7 / 1.065 = 19.72; a limit of 5 gives 4, which is less than anyone drives.
        ({"highway": "residential"}, 19.72, 19.72),
        ({"highway": "residential", "maxspeed": "5"}, 5.0, 5.0),
    ],
)
def test_speed_is_the_class_or_four_fifths_of_a_lower_limit(
    tags: dict[str, str], forward: float, backward: float
) -> None:
    found = driving(tags)
    assert found is not None
    assert found.forward_kmh == pytest.approx(forward, abs=0.01)
    assert found.backward_kmh == pytest.approx(backward, abs=0.01)


def test_a_closed_direction_has_no_speed() -> None:
    found = driving({"highway": "motorway"})
    assert found is not None
    assert found.forward_kmh == pytest.approx(65.73, abs=0.01)
    assert found.backward_kmh is None
