"""Shortest paths through a town whose seconds can be added up by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner.domain.order import Point
from planner.errors import InputError
from planner.travel.door_graph import door_graph, travel_between
from planner.travel.road_extract import read_extract
from planner.travel.roads import Roads, load_roads, save_roads
from planner.travel.roads_build import build_roads
from tests.support.osm import (
    BUILT,
    FAST,
    SLOW,
    TAKEN,
    TOWN_NODES,
    TOWN_WAYS,
    corner,
    place,
    town,
    write_osm,
)


def between(roads: Roads, origin: Point, destination: Point) -> tuple[object, object]:
    """Seconds and metres."""
    ms, dm, reachable = travel_between(door_graph(roads, [origin, destination]))
    assert reachable.all()
    return ms[0, 1] / 1000, dm[0, 1] / 10


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Roads:
    return town(tmp_path_factory.mktemp("town"))


@pytest.mark.parametrize(
    ("origin", "destination", "seconds", "metres"),
    [
        (1, 3, 180, 2000),
        (3, 1, 180, 2000),
        # Up the one-way D, down only round by 4 and 1: 225 + 225 + 90.
        (2, 5, 225, 1000),
        (5, 2, 540, 3000),
        # E is listed downwards and one-way -1: up 225, down 6-5-4-1-2-3, 3 · 225 + 2 · 90.
        (3, 6, 225, 1000),
        (6, 3, 855, 5000),
        # Two ways of 2 km: 90 + 225 by A and D beats 225 + 225 by C and B.
        (1, 5, 315, 2000),
    ],
)
def test_corner_to_corner_by_hand(
    roads: Roads, origin: int, destination: int, seconds: float, metres: float
) -> None:
    found = between(roads, corner(origin), corner(destination))
    assert found == (pytest.approx(seconds, abs=0.05), pytest.approx(metres, abs=0.5))


def test_bridge_to_nowhere_and_island_are_left_out(roads: Roads) -> None:
    # 7 km are left; the bridge (1 km) and the island (0.3 km) are not. At 4 there is no choice:
    # 1-4-5 is one street, so there are 5 junctions and 6 streets.
    assert (len(roads.node_at), len(roads.street_dm)) == (5, 6)
    assert roads.about.street_km == 7.0
    assert roads.about.left_out_km == 1.3


def test_about_says_source_dates_and_licence(roads: Roads) -> None:
    about = roads.about
    assert (about.source, about.built_on) == ("town.osm.pbf", BUILT.isoformat())
    assert about.data_date == TAKEN.date().isoformat()
    assert about.attribution == "© OpenStreetMap contributors, ODbL 1.0"


def test_a_door_in_a_yard_adds_its_way_to_the_street(roads: Roads) -> None:
    # 20 m off A at its 500th metre: 20 m at 15 km/h are 4.8 s, then 1.5 km of A 135 s.
    found = between(roads, place(20, 500), corner(3))
    assert found == (pytest.approx(139.8, abs=0.1), pytest.approx(1520, abs=0.5))


def test_two_doors_of_one_street_need_no_corner(roads: Roads) -> None:
    # 250 m of A at 40 km/h.
    found = between(roads, place(0, 250), place(0, 500))
    assert found == (pytest.approx(22.5, abs=0.05), pytest.approx(250, abs=0.5))


def test_two_doors_of_a_one_way_street_go_round_against_it(roads: Roads) -> None:
    up, down = place(250, 1000), place(750, 1000)
    assert between(roads, up, down)[0] == pytest.approx(112.5, abs=0.1)
    # 250 m on to 5, 5-4-1-2 540 s, 250 m up D: 56.25 + 540 + 56.25.
    assert between(roads, down, up)[0] == pytest.approx(652.5, abs=0.2)


def test_a_door_off_the_map_is_reached_slowly_from_the_nearest_street(roads: Roads) -> None:
    # 1.5 km south of corner 2: 500 m at 15 km/h, 120 s; for 1 km beyond, the estimate's
    # 0.2 + 1.761 = 1.961 km of road at 37.5 km/h, 188.3 s.
    found = between(roads, place(-1500, 1000), corner(2))
    assert found == (pytest.approx(308.3, abs=0.1), pytest.approx(2461, abs=1))


def test_two_doors_off_the_map_need_not_meet_at_the_street(roads: Roads) -> None:
    # 200 m apart: 0.2 + 1.761 · 0.2^0.882 = 0.626 km at 37.5 km/h, 60.1 s.
    found = between(roads, place(-1500, 1000), place(-1500, 1200))
    assert found == (pytest.approx(60.1, abs=0.1), pytest.approx(626, abs=1))


def test_no_path_runs_through_a_door(roads: Roads) -> None:
    # The far door south of the town must not shorten 1 -> 3, nor one at a corner.
    points = [corner(1), corner(3), place(-600, 500), place(-600, 1500), corner(2)]
    ms, _, _ = travel_between(door_graph(roads, points))
    assert ms[0, 1] / 1000 == pytest.approx(180, abs=0.05)


def test_a_place_beyond_reach_has_no_road(roads: Roads) -> None:
    _, _, reachable = travel_between(door_graph(roads, [corner(1), place(-31_000, 0)]))
    assert reachable.tolist() == [[True, False], [False, True]]


def test_doors_open_onto_no_motorway(tmp_path: Path) -> None:
    # A trunk road runs 30 m from the door, a street 200 m from it.
    trunk = {"highway": "trunk"}
    nodes = {1: place(0, 0), 2: place(0, 1000), 3: place(230, 0), 4: place(230, 1000)}
    ways = ((1, (1, 2), trunk), (2, (3, 4), FAST), (3, (1, 3), SLOW), (4, (2, 4), SLOW))
    path = write_osm(tmp_path / "trunk.osm.pbf", ways, nodes)
    found = door_graph(
        build_roads(read_extract(path), path.name, BUILT), [place(30, 500)]
    ).snapped
    assert found.gap_m[0] == pytest.approx(200, abs=0.5)


@pytest.mark.parametrize(
    ("turn", "seconds"),
    [
        # From A no left turn at 2 into D: 1-4-5 instead, 225 + 225.
        ((111, 2, 104, "no_left_turn"), 450),
        ((111, 2, 112, "only_straight_on"), 450),
        # Another way's restriction changes nothing: 90 + 225.
        ((112, 2, 104, "no_right_turn"), 315),
    ],
)
def test_turn_restrictions_bind_whom_they_name(
    tmp_path: Path, turn: tuple[int, int, int, str], seconds: float
) -> None:
    # A in two ways, 111 and 112, so that each end of 2 has its own.
    split = ((111, (1, 2), FAST), (112, (2, 3), FAST), *TOWN_WAYS[1:])
    roads = town(tmp_path, split, [turn])
    assert between(roads, corner(1), corner(5))[0] == pytest.approx(seconds, abs=0.05)
    # Who starts at the corner, or comes from it to a door there, is not bound.
    assert between(roads, corner(2), corner(5))[0] == pytest.approx(225, abs=0.05)
    assert between(roads, corner(1), corner(2))[0] == pytest.approx(90, abs=0.05)


def test_restrictions_that_fit_no_street_are_counted(tmp_path: Path) -> None:
    # Of way 101 two ends meet at 2: which of them is meant can't be told. Way 999 is none.
    turns = [(101, 2, 104, "no_left_turn"), (103, 1, 999, "no_left_turn")]
    about = town(tmp_path, TOWN_WAYS, turns).about
    assert (about.turns_forbidden, about.restrictions_unread) == (0, 2)


def test_nodes_without_a_choice_are_joined_but_not_across_a_change_of_speed(
    tmp_path: Path,
) -> None:
    nodes = {1: place(0, 0), 2: place(0, 400), 3: place(0, 1000), 4: place(0, 2000)}
    ways = ((1, (1, 2), FAST), (2, (2, 3), FAST), (3, (3, 4), SLOW))
    path = write_osm(tmp_path / "line.osm", ways, nodes)
    roads = build_roads(read_extract(path), path.name, BUILT)
    assert sorted(roads.street_dm.tolist()) == [10_000, 10_000]
    assert between(roads, place(0, 0), place(0, 2000))[0] == pytest.approx(315, abs=0.05)


def test_ways_cut_at_the_extract_s_edge_end_there(tmp_path: Path) -> None:
    nodes = {node: corner(node) for node in TOWN_NODES if node != 6}
    path = write_osm(tmp_path / "cut.osm.pbf", TOWN_WAYS, nodes)
    roads = build_roads(read_extract(path), path.name, BUILT)
    assert between(roads, corner(4), corner(5))[0] == pytest.approx(225, abs=0.05)
    assert len(roads.node_at) == 4  # 1, 2, 3, 5


def test_a_saved_file_is_read_as_it_was(roads: Roads, tmp_path: Path) -> None:
    path = tmp_path / "town.roads.npz"
    save_roads(roads, path)
    read = load_roads(path)
    assert read.about == roads.about
    assert np.array_equal(read.edge_ms, roads.edge_ms)
    assert np.array_equal(read.shape_at, roads.shape_at)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_missing_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="roads_missing"):
        load_roads(tmp_path / "none.npz")
    (tmp_path / "text.npz").write_text("no archive")
    with pytest.raises(InputError, match="roads_broken"):
        load_roads(tmp_path / "text.npz")
    np.savez(tmp_path / "other.npz", lat=np.zeros(3))
    with pytest.raises(InputError, match="roads_broken"):
        load_roads(tmp_path / "other.npz")


def test_missing_and_foreign_extracts_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="extract_missing"):
        read_extract(tmp_path / "none.osm.pbf")
    (tmp_path / "text.osm.pbf").write_text("no map")
    with pytest.raises(InputError, match="extract_broken"):
        read_extract(tmp_path / "text.osm.pbf")


def test_an_extract_without_streets_is_refused(tmp_path: Path) -> None:
    ways = ((1, (8, 9), {"highway": "footway"}),)
    with pytest.raises(InputError, match="extract_without_streets"):
        town(tmp_path, ways)


def test_detours_by_doors_off_the_map_are_no_quicker(roads: Roads) -> None:
    points = [place(-1500, 1000), place(-1500, 1200), place(-900, 300), *map(corner, (1, 3, 6))]
    ms, _, _ = travel_between(door_graph(roads, points))
    for via in range(len(points)):
        assert (ms <= ms[:, [via]] + ms[[via], :]).all()
