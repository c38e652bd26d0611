"""What every provider owes its callers, one suite over all of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from geopy.distance import great_circle
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day, Place
from planner.domain.order import Point
from planner.settings import TravelSettings
from planner.travel.cities import scaled
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from planner.travel.triangle import TriangleCheck, triangle_check
from tests.support.ors_server import stand_in
from tests.support.osm import FAST, SLOW, roads_file
from tests.support.travel import (
    FRIDAY,
    HOUR,
    ODINTSOVO,
    REUTOV,
    SHCHELKOVSKAYA,
    given_travel_of,
    travel_day,
)

# Two stores, then three orders; the first and last order share a door.
KHIMKI = Point(lat=55.8890, lon=37.4450)
STORES, ORDERS = (SHCHELKOVSKAYA, KHIMKI), (ODINTSOVO, REUTOV, ODINTSOVO)
PLACES = len(STORES) + len(ORDERS)
SAME_DOOR = (Place(2), Place(4))


def estimated() -> tuple[Day, TravelTimes]:
    day = travel_day(STORES, ORDERS)
    return day, travel_times(day)


def given_matrix() -> tuple[Day, TravelTimes]:
    # seconds = 100 · origin + 10 · destination + 7 tells the axes apart; no road 3 -> 1.
    seconds: list[list[int | None]] = [
        [0 if o == d else 100 * o + 10 * d + 7 for d in range(PLACES)] for o in range(PLACES)
    ]
    seconds[2][4] = seconds[4][2] = 0
    seconds[3][1] = None
    settings = TravelSettings(provider="matrix", congestion="moscow-weekday")
    day = travel_day(STORES, ORDERS, travel=settings, on=FRIDAY)
    return day, travel_times(day, given=given_travel_of(seconds))


def over_roads(folder: Path) -> tuple[Day, TravelTimes]:
    """Streets from a ring road to each place; one-way on the ring, so there and back differ."""
    nodes = {1: SHCHELKOVSKAYA, 2: KHIMKI, 3: ODINTSOVO, 4: REUTOV}
    ways = (
        (1, (1, 2, 3, 4, 1), {**FAST, "oneway": "yes"}),
        (2, (1, 3), FAST),
        (3, (2, 4), SLOW),
    )
    settings = TravelSettings(
        provider="roads",
        roads_file=str(roads_file(folder, ways, nodes)),
        congestion="moscow-weekday",
    )
    day = travel_day(STORES, ORDERS, travel=settings, on=FRIDAY)
    return day, travel_times(day)


def from_service() -> tuple[Day, TravelTimes]:
    with stand_in() as service:
        # No road from the second store to the second order.
        service.no_road.append(([KHIMKI.lon, KHIMKI.lat], [REUTOV.lon, REUTOV.lat]))
        settings = TravelSettings(
            provider="openrouteservice", base_url=service.url, cache_days=0
        )
        day = travel_day(STORES, ORDERS, travel=settings, on=FRIDAY)
        return day, travel_times(day)


Provided = tuple[Day, TravelTimes]
PROVIDERS = ("estimate", "matrix", "roads", "openrouteservice")


@pytest.fixture(params=PROVIDERS)
def provided(request: pytest.FixtureRequest, tmp_path: Path) -> Provided:
    """The same places by every provider in turn."""
    return by_name(str(request.param), tmp_path)


def by_name(name: str, folder: Path) -> Provided:
    match name:
        case "estimate":
            return estimated()
        case "matrix":
            return given_matrix()
        case "roads":
            return over_roads(folder)
        case _:
            return from_service()


def test_matrices_cover_stores_then_orders(provided: Provided) -> None:
    day, travel = provided
    assert day.place_ids == ("store0", "store1", "order0", "order1", "order2")
    for matrix in (travel.free_flow_s, travel.metres, travel.reachable):
        assert matrix.shape == (PLACES, PLACES)


def test_times_and_metres_are_whole_numbers(provided: Provided) -> None:
    _, travel = provided
    assert travel.free_flow_s.dtype == travel.metres.dtype == np.int64
    assert travel.reachable.dtype == np.bool_
    assert (travel.free_flow_s[travel.reachable] >= 0).all()
    assert (travel.metres[travel.reachable] >= 0).all()


def test_a_place_is_reachable_from_itself_at_once(provided: Provided) -> None:
    _, travel = provided
    for place in map(Place, range(PLACES)):
        assert travel.driving_s(place, place, 18 * HOUR) == travel.leg_metres(place, place) == 0


def test_the_same_door_is_no_drive(provided: Provided) -> None:
    _, travel = provided
    assert travel.driving_s(*SAME_DOOR, 18 * HOUR) == travel.leg_metres(*SAME_DOOR) == 0


def test_axes_of_the_given_matrix_are_origin_then_destination() -> None:
    _, travel = given_matrix()
    assert travel.driving_s(Place(1), Place(3), 0) == 137
    assert travel.leg_metres(Place(1), Place(3)) == 1370


def test_axes_of_the_estimate_are_the_places_of_the_day() -> None:
    day, travel = estimated()
    pair = travel_day((KHIMKI,), (REUTOV,))
    alone = travel_times(pair).free_flow_s[0, 1]
    store, order = (
        day.store_place(day.stores[1].store_id),
        day.order_place(day.orders[1].order_id),
    )
    assert travel.free_flow_s[store, order] == alone
    assert (travel.free_flow_s == alone).sum() == 2  # there and back, nowhere else


def test_reachability_is_the_mask_and_nothing_else(provided: Provided) -> None:
    _, travel = provided
    for origin in map(Place, range(PLACES)):
        for destination in map(Place, range(PLACES)):
            if travel.can_drive(origin, destination):
                assert travel.driving_s(origin, destination, 0) >= 0
            else:
                with pytest.raises(ValueError, match=f"{origin} to {destination}"):
                    travel.driving_s(origin, destination, 0)


def test_only_the_missing_pair_has_no_road() -> None:
    assert np.argwhere(~given_matrix()[1].reachable).tolist() == [[3, 1]]
    assert estimated()[1].reachable.all()


def test_matrices_are_read_only(provided: Provided) -> None:
    _, travel = provided
    for matrix in (travel.free_flow_s, travel.metres, travel.reachable):
        with pytest.raises(ValueError, match="read-only"):
            matrix[0, 1] = 1


def test_congestion_doubles_an_evening_leg(provided: Provided) -> None:
    _, travel = provided
    free = travel.driving_s(Place(0), Place(2), 3 * HOUR)
    assert travel.driving_s(Place(0), Place(2), 18 * HOUR) == 2 * free > 0


@pytest.mark.parametrize("name", PROVIDERS)
def test_plan_can_say_what_was_used(name: str, tmp_path: Path) -> None:
    used = by_name(name, tmp_path)[1].used
    assert (used.provider, used.congestion) == (name, "moscow-weekday")
    assert not used.fallback_used


@pytest.mark.parametrize(
    ("name", "due"),
    [("roads", True), ("openrouteservice", True), ("estimate", False), ("matrix", False)],
)
def test_map_data_names_whom_it_is_due_to(name: str, due: bool, tmp_path: Path) -> None:
    assert ("OpenStreetMap" in by_name(name, tmp_path)[1].used.attribution) == due


def test_origin_and_destination_are_told_apart_on_one_way_streets(tmp_path: Path) -> None:
    _, travel = over_roads(tmp_path)
    # Щёлковская to Химки is one street; back goes by Одинцово or Реутов.
    assert travel.free_flow_s[1, 0] > 1.5 * travel.free_flow_s[0, 1]


def test_reachability_is_not_symmetric(tmp_path: Path) -> None:
    travel = from_service()[1]
    assert (travel.can_drive(Place(1), Place(3)), travel.can_drive(Place(3), Place(1))) == (
        False,
        True,
    )


def test_doubled_speed_halves_and_doubled_roads_double(provided: Provided) -> None:
    _, travel = provided
    faster = scaled(travel, TravelSettings(speed_multiplier=2))
    longer = scaled(travel, TravelSettings(distance_multiplier=2))
    assert np.array_equal(faster.free_flow_s, -(-travel.free_flow_s // 2))
    assert np.array_equal(faster.metres, travel.metres)
    assert np.array_equal(longer.free_flow_s, 2 * travel.free_flow_s)
    assert np.array_equal(longer.metres, 2 * travel.metres)


@pytest.mark.parametrize(
    ("name", "shortened"),
    # The estimate is concave, shortest paths are shortest, the stand-in's lines are straight.
    [("estimate", 0), ("roads", 0), ("openrouteservice", 0)],
)
def test_no_detour_is_quicker(name: str, shortened: int, tmp_path: Path) -> None:
    assert triangle_check(by_name(name, tmp_path)[1]).shortened == shortened


def test_quicker_detours_are_counted() -> None:
    # 0 -> 2 takes 500 s, by 1 only 100 + 200; 2 -> 0 has no road at once, so it is no pair.
    rows: list[list[int | None]] = [[0, 100, 500], [150, 0, 200], [None, 300, 0]]
    day = travel_day(orders=(ODINTSOVO, REUTOV), travel=TravelSettings(provider="matrix"))
    found = triangle_check(travel_times(day, given=given_travel_of(rows)))
    assert found == TriangleCheck(pairs=5, shortened=1, most_s=200)


@given(st.lists(st.floats(0, 40), min_size=1, max_size=7), st.floats(0, 360))
@settings(max_examples=40)
def test_a_straight_line_day_keeps_the_contract(along_km: list[float], bearing: float) -> None:
    """Places in a row, also the same twice, also the store's: every detour is just as long."""
    start = (SHCHELKOVSKAYA.lat, SHCHELKOVSKAYA.lon)
    ends = [great_circle(kilometers=km).destination(start, bearing=bearing) for km in along_km]
    orders = [Point(lat=end.latitude, lon=end.longitude) for end in ends]
    travel = travel_times(travel_day(orders=orders))
    assert travel.reachable.all()
    assert np.array_equal(travel.free_flow_s, travel.free_flow_s.T)
    assert triangle_check(travel).shortened == 0
    metres = np.array([0, *(1000 * km for km in along_km)])
    apart = np.abs(metres[:, None] - metres)
    # No road is shorter than 1.05 times the straight line; a metre for the sphere's rounding.
    assert (travel.metres >= 1.05 * apart - 1).all()
