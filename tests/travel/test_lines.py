"""Lines of trips along the streets, and straight ones where no street is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.day import Day
from planner.domain.order import Point
from planner.domain.plan import Plan, Stop, Trip
from planner.settings import TravelSettings
from planner.travel.door_graph import door_graph
from planner.travel.lines import STRAIGHT, TripLines, stops_at, trip_lines
from planner.travel.provider import travel_times
from planner.travel.road_lines import leg_lines
from planner.travel.roads import Roads
from tests.support.ors_server import QUOTA, StandIn, stand_in
from tests.support.osm import METRES_PER_DEGREE, corner, place, roads_file, town
from tests.support.plans import make_proof
from tests.support.travel import travel_day


def metres(points: tuple[Point, ...]) -> list[tuple[int, int]]:
    """Points as metres north and east of the town's corner."""
    return [
        (round(p.lat * METRES_PER_DEGREE), round(p.lon * METRES_PER_DEGREE)) for p in points
    ]


def planned(day: Day) -> tuple[Day, Plan]:
    """One trip to all orders and back; its hours don't matter here."""
    stops = tuple(
        Stop(order_id=order.order_id, arrives_at=0, handover_from=0, handover_until=0)
        for order in day.orders
    )
    trip = Trip(
        trip_id="t1",
        courier_id=day.couriers[0].courier_id,
        store_id=day.stores[0].store_id,
        departs_at=0,
        returns_at=0,
        metres=0,
        cost_kop=0,
        labour_kop=0,
        stops=stops,
    )
    proof = make_proof(day=day, trips=(trip,))
    used = travel_times(day).used
    return day, Plan(trips=(trip,), outcomes=(), proof=proof, travel=used)


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Roads:
    return town(tmp_path_factory.mktemp("town"))


def line(roads: Roads, origin: Point, destination: Point) -> list[tuple[int, int]]:
    return metres(leg_lines(door_graph(roads, [origin, destination]), [(0, 1)])[0, 1])


def test_a_leg_turns_where_its_streets_do(roads: Roads) -> None:
    # Against one-way D: by 4 and 1.
    assert line(roads, corner(5), corner(2)) == [(1000, 1000), (1000, 0), (0, 0), (0, 1000)]


def test_a_leg_leaves_and_joins_its_streets_beside_the_doors(roads: Roads) -> None:
    # 20 m off A at 500 m, up D, 30 m off B at 1500 m.
    found = line(roads, place(20, 500), place(1030, 1500))
    assert found == [
        (20, 500), (0, 500), (0, 1000), (1000, 1000), (1000, 1500), (1030, 1500)
    ]  # fmt: skip


def test_a_leg_within_one_street_is_the_piece_between(roads: Roads) -> None:
    assert line(roads, place(10, 700), place(-10, 200)) == [
        (10, 700), (0, 700), (0, 200), (-10, 200)
    ]  # fmt: skip


def test_a_leg_without_a_road_has_no_line(roads: Roads) -> None:
    graph = door_graph(roads, [corner(1), place(-31_000, 0)])
    assert leg_lines(graph, [(0, 1)]) == {}


def test_trips_follow_the_streets_of_the_roads_file(tmp_path: Path) -> None:
    settings = TravelSettings(
        provider="roads", roads_file=str(roads_file(tmp_path)), congestion="free-flow"
    )
    day, plan = planned(travel_day((corner(1),), (corner(2), corner(5)), travel=settings))
    lines = trip_lines(day, plan)
    (found,) = lines.of_trip.values()
    # Out 1-2-5, back 5-4-1: the same 450 s as 5-6 would not be.
    assert metres(found) == [(0, 0), (0, 1000), (1000, 1000), (1000, 0), (0, 0)]
    assert "OpenStreetMap" in lines.attribution


def test_without_its_roads_file_a_plan_is_drawn_straight(tmp_path: Path) -> None:
    path = roads_file(tmp_path)
    settings = TravelSettings(provider="roads", roads_file=str(path), congestion="free-flow")
    day, plan = planned(travel_day((corner(1),), (corner(2), corner(5)), travel=settings))
    path.unlink()
    assert trip_lines(day, plan) == STRAIGHT


def test_the_estimate_knows_no_streets() -> None:
    assert trip_lines(*planned(travel_day())) == TripLines()


@pytest.fixture
def service() -> Iterator[StandIn]:
    with stand_in() as running:
        yield running


def of_service(service: StandIn) -> tuple[Day, Plan]:
    settings = TravelSettings(
        provider="openrouteservice",
        base_url=service.url,
        cache_days=0,
        retry_for_s=0,
        congestion="free-flow",
    )
    return planned(travel_day(travel=settings))


def test_the_service_is_asked_once_a_trip_for_its_line(service: StandIn) -> None:
    day, plan = of_service(service)
    service.requests.clear()
    lines = trip_lines(day, plan)
    (trip,) = plan.trips
    (body,) = service.requests
    stops = stops_at(day, trip)
    assert body["coordinates"] == [[stop.lon, stop.lat] for stop in stops]
    # The stand-in drives north or south first, then east or west: a corner per leg.
    assert len(lines.of_trip[trip.trip_id]) == 2 * len(stops) - 1
    assert lines.of_trip[trip.trip_id][0] == stops[0]


def test_a_service_that_fails_leaves_lines_straight(service: StandIn) -> None:
    day, plan = of_service(service)
    service.next_answers.append(QUOTA)
    assert trip_lines(day, plan).of_trip == {}


def test_a_fallback_has_no_streets(service: StandIn) -> None:
    day, plan = of_service(service)
    service.requests.clear()
    fallen = replace(plan, travel=replace(plan.travel, fallback_used=True))
    assert trip_lines(day, fallen) == STRAIGHT
    assert service.requests == []
