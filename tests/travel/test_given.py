"""Given travel: taken as it is."""

from __future__ import annotations

import pytest

from planner.domain.day import Place
from planner.travel.congestion import FREE_FLOW
from planner.travel.given import given_travel
from planner.travel.profiles import MOSCOW_WEEKDAY
from tests.support.travel import HOUR, given_travel_of

STORE, FIRST, SECOND = Place(0), Place(1), Place(2)
GIVEN = given_travel_of([[0, 600, 1200], [660, 0, None], [1200, 300, 0]])


def test_one_way_streets_stay_one_way() -> None:
    travel = given_travel(GIVEN, FREE_FLOW)
    assert travel.driving_s(STORE, FIRST, 0) == 600
    assert travel.driving_s(FIRST, STORE, 0) == 660
    assert (travel.leg_metres(STORE, FIRST), travel.leg_metres(FIRST, STORE)) == (6000, 6600)


def test_missing_pair_is_no_road_in_that_direction_only() -> None:
    travel = given_travel(GIVEN, FREE_FLOW)
    assert travel.can_drive(SECOND, FIRST)
    assert not travel.can_drive(FIRST, SECOND)
    with pytest.raises(ValueError, match="no road from place 1 to 2"):
        travel.driving_s(FIRST, SECOND, 0)


def test_given_seconds_are_free_flow_under_the_profile() -> None:
    # 600 · 2.0 in the evening.
    assert given_travel(GIVEN, MOSCOW_WEEKDAY).driving_s(STORE, FIRST, 18 * HOUR) == 1200


def test_negative_seconds_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 0"):
        given_travel(given_travel_of([[0, -1], [1, 0]]), FREE_FLOW)


def test_a_place_away_from_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="0 s and 0 m from itself"):
        given_travel(given_travel_of([[5, 1], [1, 0]]), FREE_FLOW)


def test_the_callers_arrays_stay_the_callers() -> None:
    mine = given_travel_of([[0, 1], [1, 0]])
    travel = given_travel(mine, FREE_FLOW)
    mine.free_flow_s[0, 1] = 99
    assert travel.driving_s(STORE, FIRST, 0) == 1
