"""geopy's services against a stand-in: what is sent, at what pace, and every failure."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from typing import get_args

import pytest
from geopy.geocoders import SERVICE_TO_GEOCODER

from planner.domain.order import Point
from planner.errors import AddressServiceError
from planner.intake.addresses import service as service_module
from planner.intake.addresses.answers import Precision, Region
from planner.intake.addresses.service import (
    AGENT,
    KEY_VARIABLE,
    RETRIES,
    box_of,
    geocoding,
    may_keep,
)
from planner.settings import AddressSettings, Geocoder
from tests.support.address_service import (
    AddressService,
    house,
    running,
    yandex_answer,
)

HOUSE = "Москва, Берёзовая аллея, д. 12"
REGION = Region(box=None, around=(Point(lat=55.8, lon=37.8),), within_km=100)
KEY = "secret-key-0042"


@pytest.fixture
def stand_in() -> Iterator[AddressService]:
    with running() as service:
        yield service


def settings(stand_in: AddressService, **changes: object) -> AddressSettings:
    given = {"server": stand_in.url, "pause_s": 0, "timeout_s": 5} | changes
    return AddressSettings.model_validate(given)


def test_nominatim_is_asked_with_our_name_for_all_answers_in_detail(
    stand_in: AddressService,
) -> None:
    stand_in.answers[HOUSE] = [house(55.84, 37.52, "12", "Берёзовая аллея, 12")]
    (found,) = geocoding(settings(stand_in), REGION)(HOUSE)
    assert found.point == Point(lat=55.84, lon=37.52)
    assert (found.precision, found.found) == (Precision.HOUSE, "Берёзовая аллея, 12")
    assert stand_in.agents == [AGENT]
    (query,) = stand_in.queries
    assert query["q"] == [HOUSE]
    assert query["limit"] == ["5"]
    assert query["addressdetails"] == ["1"]
    assert "viewbox" in query
    assert "bounded" not in query  # an answer outside is a question, not a silence


def test_yandex_is_asked_with_the_key_of_the_environment(stand_in: AddressService) -> None:
    stand_in.answers[HOUSE] = yandex_answer((55.84, 37.52, "exact"), (55.9, 37.5, "number"))
    ask = geocoding(
        settings(stand_in, geocoder="yandex"), REGION, environment={KEY_VARIABLE: KEY}
    )
    assert [one.precision for one in ask(HOUSE)] == [Precision.HOUSE, Precision.OTHER_HOUSE]
    assert stand_in.queries[0]["apikey"] == [KEY]


def test_photon_is_a_name_away(stand_in: AddressService) -> None:
    feature = {
        "geometry": {"coordinates": [37.52, 55.84]},
        "properties": {"housenumber": "12", "name": "дом", "type": "house"},
    }
    stand_in.answers[HOUSE] = {"features": [feature]}
    (found,) = geocoding(settings(stand_in, geocoder="photon"), REGION)(HOUSE)
    assert (found.point, found.precision) == (Point(lat=55.84, lon=37.52), Precision.HOUSE)


@pytest.mark.parametrize("geocoder", ["yandex", "tomtom", "herev7", "geonames", "azure"])
def test_a_service_without_its_key_is_told_before_anything_is_sent(geocoder: str) -> None:
    with pytest.raises(AddressServiceError, match="no-key"):
        geocoding(
            AddressSettings.model_validate({"geocoder": geocoder}), REGION, environment={}
        )


def test_every_service_of_the_settings_can_be_made() -> None:
    names = set(get_args(Geocoder)) - {"none"}
    unsuited = {"baidu", "baiduv3", "liveaddress", "what3words", "what3wordsv3", "ignfrance"}
    assert names == set(SERVICE_TO_GEOCODER) - unsuited
    for name in names:
        asked = AddressSettings(geocoder=name, server="https://localhost:9")
        geocoding(asked, REGION, environment={KEY_VARIABLE: KEY})


def test_nothing_found_is_no_answer(stand_in: AddressService) -> None:
    assert geocoding(settings(stand_in), REGION)(HOUSE) == ()


def test_a_service_that_fails_for_a_while_is_asked_again(stand_in: AddressService) -> None:
    stand_in.answers[HOUSE] = [house(55.84, 37.52, "12")]
    stand_in.failures = [503] * RETRIES
    assert len(geocoding(settings(stand_in), REGION)(HOUSE)) == 1
    assert len(stand_in.asked) == RETRIES + 1


@pytest.mark.parametrize(
    ("status", "asked", "detail"),
    [
        (500, RETRIES + 1, "GeocoderServiceError"),
        (503, RETRIES + 1, "GeocoderTimedOut"),
        (429, RETRIES + 1, "GeocoderRateLimited"),
        (403, 1, "GeocoderInsufficientPrivileges"),
        (401, 1, "GeocoderAuthenticationFailure"),
        (400, 1, "GeocoderQueryError"),
    ],
)
def test_a_failure_is_named_and_a_refusal_not_repeated(
    stand_in: AddressService, status: int, asked: int, detail: str
) -> None:
    stand_in.failures = [status] * 5
    with pytest.raises(AddressServiceError, match=detail):
        geocoding(settings(stand_in), REGION)(HOUSE)
    assert len(stand_in.asked) == asked


def test_a_refused_connection_is_a_failure() -> None:
    closed = AddressSettings(server="http://localhost:9", pause_s=0)
    with pytest.raises(AddressServiceError, match="GeocoderServiceError"):
        geocoding(closed, REGION)(HOUSE)


def test_an_answer_of_the_wrong_shape_is_a_failure(stand_in: AddressService) -> None:
    stand_in.answers[HOUSE] = [{"lat": "x", "lon": "y", "display_name": "?"}]
    with pytest.raises(AddressServiceError, match="unreadable-answer"):
        geocoding(settings(stand_in), REGION)(HOUSE)


def test_addresses_and_keys_stand_in_no_log_and_no_error(
    stand_in: AddressService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stand_in.failures = [503] * (RETRIES + 1)
    ask = geocoding(
        settings(stand_in, geocoder="yandex"), REGION, environment={KEY_VARIABLE: KEY}
    )
    with pytest.raises(AddressServiceError, match="GeocoderTimedOut") as caught:
        ask(HOUSE)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "Берёзовая" not in told
    assert "%D0%91%D0%B5%D1%80" not in told  # the same, as a URL has it
    assert KEY not in told


def test_the_public_nominatim_gets_one_request_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[float] = []

    class Limiter:
        def __init__(self, *_: object, min_delay_seconds: float, **__: object) -> None:
            made.append(min_delay_seconds)

    monkeypatch.setattr(service_module, "RateLimiter", Limiter)
    geocoding(AddressSettings(pause_s=0), REGION)
    geocoding(AddressSettings(pause_s=3), REGION)
    geocoding(AddressSettings(pause_s=0, server="http://localhost:9"), REGION)
    geocoding(AddressSettings(pause_s=0, geocoder="photon"), REGION)
    assert made == [1, 3, 0, 0]


@pytest.mark.parametrize(
    ("geocoder", "keep", "kept"),
    [
        ("nominatim", "licence", True),
        ("photon", "licence", True),
        ("yandex", "licence", False),
        ("google", "licence", False),
        ("yandex", "always", True),
        ("nominatim", "never", False),
    ],
)
def test_answers_are_kept_where_the_licence_is_known_to_allow_it(
    geocoder: str, keep: str, kept: bool
) -> None:
    asked = AddressSettings.model_validate({"geocoder": geocoder, "keep_answers": keep})
    assert may_keep(asked) is kept


def test_the_region_as_a_box() -> None:
    # 111.2 km are one degree of latitude; at 60° a degree of longitude is half as long.
    region = Region(box=None, around=(Point(lat=60, lon=30),), within_km=111.2)
    assert box_of(region) == pytest.approx((59, 28, 61, 32), abs=0.001)
    assert box_of(Region(box=None, around=(), within_km=5)) is None
    assert box_of(Region(box=(1, 2, 3, 4), around=(), within_km=5)) == (1, 2, 3, 4)
