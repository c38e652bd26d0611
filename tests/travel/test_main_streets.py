"""The streets drawn below the map: main ones, around the places, not too many."""

from __future__ import annotations

import pytest

from planner.travel import main_streets as module
from planner.travel.main_streets import main_streets
from planner.travel.roads import Roads
from tests.support.osm import corner, place, town


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Roads:
    return town(tmp_path_factory.mktemp("town"))


def test_main_streets_are_lines_by_rank_longitude_first(roads: Roads) -> None:
    found = main_streets(roads, (corner(1), corner(6)))
    assert list(found) == ["trunk", "primary", "secondary", "tertiary"]
    # A is primary, in two streets that meet at 2; all others are residential.
    assert sorted(found["primary"]) == [
        [[0.0, 0.0], [0.009, 0.0]],
        [[0.009, 0.0], [0.018, 0.0]],
    ]
    assert found["trunk"] == found["secondary"] == found["tertiary"] == []


def test_streets_far_from_all_places_are_left_out(roads: Roads) -> None:
    assert main_streets(roads, (place(50_000, 0),))["primary"] == []


def test_ranks_that_would_be_too_many_are_left_out(
    roads: Roads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CORNERS", 3)  # A has 4 corners
    assert list(main_streets(roads, (corner(1), corner(5)))) == ["trunk"]
