"""The travel service: what is asked for, what becomes of every answer, what is kept."""

from __future__ import annotations

import logging
import socket
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.domain.day import Day
from planner.domain.order import Point
from planner.errors import InputError, TravelError
from planner.settings import TravelSettings
from planner.texts import LANGUAGES, Language, text
from planner.travel.cache import FILE, FOLDER_VARIABLE
from planner.travel.estimate import estimate_travel
from planner.travel.openrouteservice import tiles
from planner.travel.places import day_places
from planner.travel.provider import travel_times
from planner.travel.service import OWN_KEY, PUBLIC_KEY
from planner.travel.times import TravelTimes
from tests.support.ors_server import (
    CUT,
    DOWN,
    GATEWAY,
    KEY,
    QUOTA,
    RATE,
    SERVER,
    SLOW_GATEWAY,
    Answer,
    StandIn,
    stand_in,
)
from tests.support.travel import ODINTSOVO, REUTOV, travel_day

KHIMKI = Point(lat=55.8890, lon=37.4450)
BALASHIKHA = Point(lat=55.7963, lon=37.9382)
ORDERS = (ODINTSOVO, REUTOV, KHIMKI)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(PUBLIC_KEY, raising=False)
    monkeypatch.delenv(OWN_KEY, raising=False)
    return tmp_path / "cache"


@pytest.fixture
def service() -> Iterator[StandIn]:
    with stand_in() as running:
        yield running


def asking(service: StandIn, orders: tuple[Point, ...] = ORDERS, **told: Any) -> Day:
    """A day that asks the stand-in, without trying again unless told to."""
    settings = {"retry_for_s": 0, "congestion": "free-flow", **told}
    travel = TravelSettings(provider="openrouteservice", base_url=service.url, **settings)
    return travel_day(orders=orders, travel=travel)


def cells(body: dict[str, Any]) -> int:
    return len(body["sources"]) * len(body["destinations"])


def same(one: TravelTimes, other: TravelTimes) -> bool:
    return np.array_equal(one.free_flow_s, other.free_flow_s) and np.array_equal(
        one.metres, other.metres
    )


def test_seconds_and_metres_are_the_service_s_rounded_up(service: StandIn) -> None:
    # Щёлковская to Одинцово is 35,727.x m on geopy's sphere; at 10 m/s 3,572.7 s.
    travel = travel_times(asking(service))
    assert (travel.free_flow_s[0, 1], travel.metres[0, 1]) == (3573, 35_728)
    assert travel.reachable.all()
    assert travel.used.provider == "openrouteservice"
    assert "OpenStreetMap" in travel.used.attribution


def test_only_rounded_coordinates_are_sent_longitude_first(service: StandIn) -> None:
    day = asking(service, (Point(lat=55.678012345, lon=37.278098765),))
    travel_times(day)
    (body,) = service.requests
    assert body["locations"] == [[37.7989, 55.8094], [37.2781, 55.67801]]
    assert set(body) == {"locations", "profile", "sources", "destinations", "metrics", "units"}


@pytest.mark.parametrize("limit", [1, 2, 5, 7, 16])
def test_requests_stay_under_the_limit_and_give_the_same_times(
    service: StandIn, limit: int
) -> None:
    whole = travel_times(asking(service, cache_days=0))
    service.requests.clear()
    service.cells = limit
    tiled = travel_times(asking(service, cache_days=0, cells_per_request=limit))
    assert same(tiled, whole)
    assert max(cells(body) for body in service.requests) <= limit


@pytest.mark.parametrize("limit", [1, 3, 12, 1000])
def test_tiles_cover_all_that_is_missing(limit: int) -> None:
    rng = np.random.default_rng(5)
    missing = rng.random((12, 12)) < 0.4
    np.fill_diagonal(missing, val=False)
    covered = np.zeros_like(missing)
    for tile in tiles(missing, limit):
        assert 0 < len(tile.origins) * len(tile.destinations) <= limit
        covered[np.ix_(tile.origins, tile.destinations)] = True
    assert not (missing & ~covered).any()


def test_a_new_day_is_one_request_and_one_more_order_two(service: StandIn) -> None:
    travel_times(asking(service, ORDERS[:2]))
    assert [cells(body) for body in service.requests] == [9]
    service.requests.clear()
    travel_times(asking(service, ORDERS))
    # The new place to the three others and back, no pair twice.
    assert sorted(cells(body) for body in service.requests) == [3, 4]


def test_a_null_is_no_road(service: StandIn) -> None:
    pair = ([ODINTSOVO.lon, ODINTSOVO.lat], [REUTOV.lon, REUTOV.lat])
    service.no_road.append(pair)
    day = asking(service)
    for travel in (travel_times(day), travel_times(day)):  # asked, then from the cache
        assert np.argwhere(~travel.reachable).tolist() == [[1, 2]]
    assert len(service.requests) == 1


def test_places_outside_the_map_have_no_road_and_are_told(service: StandIn) -> None:
    service.east_of = 37.85  # Реутов lies at 37.86
    travel = travel_times(asking(service, (ODINTSOVO, REUTOV, KHIMKI, REUTOV)))
    outside = np.array([False, False, True, False, True])
    assert (
        travel.reachable == (~outside[:, None] & ~outside) | np.outer(outside, outside)
    ).all()
    (notice,) = travel.used.notices
    assert notice.key == "notice-service-outside"
    assert dict(notice.values) == {"count": 2, "ids": "order1, order3"}


def test_places_outside_the_map_are_not_asked_for_again_for_a_week(
    service: StandIn, own_cache: Path
) -> None:
    service.east_of = 37.85  # Реутов lies at 37.86
    day = asking(service)
    first = travel_times(day)
    service.requests.clear()
    again = travel_times(day)
    assert service.requests == []
    assert same(again, first)
    assert again.used.notices == first.used.notices
    with sqlite3.connect(own_cache / FILE) as file:
        file.execute("UPDATE outside SET kept_on = kept_on - 7")
    file.close()
    service.east_of = 180.0
    assert travel_times(day).reachable.all()


def test_a_place_newly_outside_is_found_beside_one_known_to_be(service: StandIn) -> None:
    service.east_of = 37.85
    travel_times(asking(service, (ODINTSOVO, REUTOV)))
    travel = travel_times(asking(service, (ODINTSOVO, REUTOV, BALASHIKHA)))
    (notice,) = travel.used.notices
    assert dict(notice.values) == {"count": 2, "ids": "order1, order2"}
    assert travel.reachable[0].tolist() == [True, True, False, False]


def test_without_a_cache_nothing_is_kept_of_places_outside(service: StandIn) -> None:
    service.east_of = 37.85
    day = asking(service, cache_days=0)
    travel_times(day)
    service.requests.clear()
    travel_times(day)
    assert service.requests


def test_a_store_outside_the_map_is_a_fault(service: StandIn) -> None:
    service.east_of = 37.7
    with pytest.raises(InputError, match="service_elsewhere"):
        travel_times(asking(service))


def test_with_a_fallback_a_store_outside_the_map_gets_the_estimate_and_is_told(
    service: StandIn,
) -> None:
    service.east_of = 37.7
    day = asking(service, fallback="estimate")
    travel = travel_times(day)
    assert same(travel, estimate_travel(day_places(day), travel.profile))
    assert travel.used.fallback_used
    (notice,) = travel.used.notices
    assert notice.key == "notice-fallback-outside"
    assert dict(notice.values) == {"stores": "store0"}


@pytest.mark.parametrize(
    ("answer", "kind", "detail"),
    [
        (QUOTA, "quota", "HTTP 403"),
        (GATEWAY, "no-json", "HTTP 502"),
        (SERVER, "server", "HTTP 500, code 6099"),
        (SLOW_GATEWAY, "server", "HTTP 504"),
        (CUT, "connection", "ChunkedEncodingError"),
        (Answer(status=401, body='{"error": "no such key"}'), "key", "HTTP 401"),
        (
            Answer(status=400, body='{"error": {"code": 6003}}'),
            "refused",
            "HTTP 400, code 6003",
        ),
        (Answer(body="[]"), "answer", "durations"),
        (Answer(body='{"durations": [[1]], "distances": [[1]]}'), "answer", "durations"),
    ],
)
def test_every_failure_has_its_name(
    service: StandIn, answer: Answer, kind: str, detail: str
) -> None:
    service.next_answers.append(answer)
    with pytest.raises(TravelError, match=kind) as failed:
        travel_times(asking(service))
    assert (failed.value.service, failed.value.kind) == ("openrouteservice", kind)
    assert failed.value.detail == detail


@pytest.mark.parametrize(("answer", "kind"), [(RATE, "rate"), (DOWN, "down")])
def test_a_service_that_stays_busy_or_down_is_named(
    service: StandIn, answer: Answer, kind: str
) -> None:
    service.next_answers += [answer, answer]  # a fast machine asks twice within its patience
    with pytest.raises(TravelError, match=kind) as failed:
        travel_times(asking(service))
    assert (failed.value.kind, failed.value.detail) == (kind, "0 s")


def test_too_many_cells_are_told_with_the_setting_to_lower(service: StandIn) -> None:
    service.cells = 4
    with pytest.raises(TravelError, match="6004") as failed:
        travel_times(asking(service))
    assert failed.value.kind == "cells"


def test_a_slow_answer_is_a_time_out(service: StandIn) -> None:
    service.next_answers.append(Answer(after_s=0.6))
    with pytest.raises(TravelError, match="timeout") as failed:
        travel_times(asking(service, timeout_s=0.2))
    assert failed.value.detail == "0.2 s"


def test_a_refused_connection_is_named(service: StandIn) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = StandIn(url=f"http://127.0.0.1:{free.getsockname()[1]}/ors")
    with pytest.raises(TravelError, match="unreachable") as failed:
        travel_times(asking(closed))
    assert failed.value.kind == "unreachable"


@pytest.mark.parametrize("answer", [CUT, GATEWAY])
def test_what_passes_is_tried_again(service: StandIn, answer: Answer) -> None:
    service.next_answers.append(answer)
    assert travel_times(asking(service, retry_for_s=30)).reachable.all()
    assert len(service.requests) == 2


def test_a_busy_service_is_asked_again_until_it_answers(service: StandIn) -> None:
    service.next_answers.append(RATE)
    assert travel_times(asking(service, retry_for_s=30)).reachable.all()
    assert len(service.requests) == 2


def test_what_came_before_a_failure_is_not_asked_for_again(service: StandIn) -> None:
    service.next_answers += [Answer(), Answer(), QUOTA]
    day = asking(service, cells_per_request=4)
    with pytest.raises(TravelError, match="quota"):
        travel_times(day)
    asked = len(service.requests)
    travel_times(day)
    # 4 rows of 4 cells; two were kept, the third failed and is asked again with the fourth.
    assert (asked, len(service.requests) - asked) == (3, 2)


def test_answers_are_kept_by_place_vehicle_and_service(service: StandIn) -> None:
    day = asking(service)
    first = travel_times(day)
    service.requests.clear()
    assert same(travel_times(day), first)
    assert service.requests == []
    travel_times(asking(service, profile="driving-hgv"))
    assert [body["profile"] for body in service.requests] == ["driving-hgv"]


def test_old_answers_are_asked_for_again(service: StandIn, own_cache: Path) -> None:
    travel_times(asking(service))
    with sqlite3.connect(own_cache / FILE) as file:
        file.execute("UPDATE pairs SET kept_on = kept_on - 30")
    file.close()
    travel_times(asking(service))
    assert len(service.requests) == 2


def test_the_cache_holds_no_place_no_id_and_no_person(
    service: StandIn, own_cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    day = asking(service)
    address, customer, phone = "улица Зелёная, 5", "Иванова", "+79160000001"
    orders = tuple(
        replace(order, address=address, customer=customer, phone=phone) for order in day.orders
    )
    travel_times(replace(day, orders=orders))
    with sqlite3.connect(own_cache / FILE) as file:
        rows = file.execute("SELECT * FROM pairs").fetchall()
    file.close()
    assert len(rows) == 12
    kept = b"".join(path.read_bytes() for path in own_cache.iterdir())
    told = [address, customer, phone, "order0", "store0", "55.678", "37.278", KEY]
    for word in told:
        assert word.encode() not in kept
        assert word not in caplog.text


def test_a_cache_that_cannot_be_written_is_done_without(
    service: StandIn, own_cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own_cache.write_text("a file where the folder should be")
    assert travel_times(asking(service)).reachable.all()
    assert "travel cache not used: FileExistsError" in caplog.text


def test_the_public_service_needs_its_key() -> None:
    day = travel_day(travel=TravelSettings(provider="openrouteservice"))
    with pytest.raises(TravelError, match="no-key") as failed:
        travel_times(day)
    assert failed.value.detail == "ORS_API_KEY"


def test_the_public_key_is_never_sent_to_another_server(
    service: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLIC_KEY, KEY)
    travel_times(asking(service, cache_days=0))
    monkeypatch.setenv(OWN_KEY, "own")
    travel_times(asking(service, cache_days=0))
    assert service.keys == [None, "own"]


def test_with_a_fallback_the_estimate_stands_in_and_says_so(service: StandIn) -> None:
    service.next_answers.append(QUOTA)
    day = asking(service, fallback="estimate")
    travel = travel_times(day)
    assert same(travel, estimate_travel(day_places(day), travel.profile))
    assert (travel.used.provider, travel.used.fallback_used) == ("openrouteservice", True)
    (notice,) = travel.used.notices
    assert notice.key == "notice-fallback"


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_carry_no_place_and_are_worded(service: StandIn, language: Language) -> None:
    service.next_answers.append(SERVER)
    with pytest.raises(TravelError, match="server") as failed:
        travel_times(asking(service))
    error = failed.value
    worded = text("service-failure", language, kind=error.kind, detail=error.detail)
    assert "HTTP 500, code 6099" in worded
    assert "37.61" not in worded + str(error)
