"""The address book: corrections, then earlier answers, then the service; else a question."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from planner.domain.order import Point
from planner.errors import AddressServiceError
from planner.intake.addresses.answers import Candidate, Precision, Region
from planner.intake.addresses.book import AddressBook, address_book
from planner.intake.addresses.cache import AnswerCache
from planner.intake.addresses.corrections import Corrections
from planner.intake.addresses.locate import locate
from planner.intake.faults import Rule
from planner.intake.tables import Row, Table
from planner.settings import AddressSettings
from tests.support.marketplaces import ADDRESS, NAME, PHONE

STORE = Point(lat=55.8, lon=37.8)
REGION = Region(box=None, around=(STORE,), within_km=100)
THERE, BY_HAND = Point(lat=55.84, lon=37.52), Point(lat=55.85, lon=37.53)
HOUSE = "Россия, г. Москва, Берёзовая аллея, д. 12"


class Service:
    """Answers every address alike and writes down what it was asked."""

    def __init__(self, *answers: Candidate, fails_after: int = 99) -> None:
        self.answers, self.fails_after = answers, fails_after
        self.asked: list[str] = []

    def __call__(self, address: str) -> Sequence[Candidate]:
        if len(self.asked) >= self.fails_after:
            raise AddressServiceError(service="nominatim", detail="GeocoderTimedOut")
        self.asked.append(address)
        return self.answers


def house() -> Candidate:
    return Candidate(point=THERE, precision=Precision.HOUSE, found="Берёзовая аллея, 12")


def book(
    cache: AnswerCache | None,
    service: Service | None,
    corrections: Corrections | None = None,
    *,
    keeps: bool = True,
) -> AddressBook:
    return AddressBook(
        corrections=corrections or Corrections(),
        cache=cache,
        source="nominatim",
        geocode=service,
        keeps=keeps,
        region=REGION,
    )


def table(*rows: dict[str, str]) -> Table:
    return Table(
        file="orders.csv",
        header_row=1,
        written={},
        rows=tuple(Row(number=k, cells=row, extra=()) for k, row in enumerate(rows, start=2)),
        decimal_comma=False,
    )


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    return AnswerCache(tmp_path / "addresses.sqlite")


def test_a_found_house_is_kept_and_not_asked_for_again(cache: AnswerCache) -> None:
    first, second = Service(house()), Service()
    assert book(cache, first).verdict(ADDRESS).point == THERE
    again = book(cache, second)
    assert again.verdict(ADDRESS.replace("кв. 45", "кв. 46")).point == THERE
    assert (first.asked, second.asked) == ([HOUSE], [])
    assert again.found == {"cache": 1}


def test_a_question_stays_a_question_when_kept(cache: AnswerCache) -> None:
    street = Candidate(point=THERE, precision=Precision.STREET, found="Берёзовая аллея")
    book(cache, Service(street)).verdict(ADDRESS)
    verdict = book(cache, None).verdict(ADDRESS)
    assert verdict.rule is Rule.ADDRESS_STREET
    assert [one.point for one in verdict.candidates] == [THERE]


def test_answers_that_may_not_be_kept_are_not(cache: AnswerCache) -> None:
    book(cache, Service(house()), keeps=False).verdict(ADDRESS)
    assert not cache.path.exists()


def test_offline_without_an_earlier_answer_there_are_no_coordinates(
    cache: AnswerCache,
) -> None:
    assert book(cache, None).verdict(ADDRESS).rule is Rule.NO_COORDINATES
    assert book(None, None).verdict(ADDRESS).rule is Rule.NO_COORDINATES


def test_an_address_without_a_house_is_not_sent() -> None:
    service = Service(house())
    assert book(None, service).verdict(f"ТЦ Лето, {NAME}").rule is Rule.ADDRESS_NO_HOUSE
    assert service.asked == []


def test_a_correction_wins_over_given_coordinates_and_over_the_service(
    cache: AnswerCache,
) -> None:
    service = Service(house())
    corrections = Corrections(by_order={"o1": BY_HAND, "o2": BY_HAND})
    rows = [
        {"order_id": "o1", "lat": "55.1", "lon": "37.1", "address": ""},
        {"order_id": "o2", "address": ADDRESS},
        {"order_id": "o3", "lat": "55.1", "lon": "37.1", "address": ADDRESS},
    ]
    located = locate(table(*rows), book(cache, service, corrections))
    assert [(row.cells["lat"], row.cells["lon"]) for row in located.table.rows] == [
        ("55.85", "37.53"),
        ("55.85", "37.53"),
        ("55.1", "37.1"),
    ]
    assert service.asked == []


def test_a_correction_is_remembered_on_later_days_and_wins_there_too(
    cache: AnswerCache,
) -> None:
    book(cache, Service(house())).verdict(ADDRESS)
    locate(
        table({"order_id": "o1", "address": ADDRESS}),
        book(cache, None, Corrections(by_order={"o1": BY_HAND})),
    )
    later = book(cache, Service(house()))
    assert later.verdict(ADDRESS).point == BY_HAND
    assert later.found == {"corrections": 1}


def test_one_address_of_several_orders_is_asked_for_once() -> None:
    service = Service(house())
    told: list[tuple[int, int]] = []
    rows = [{"order_id": f"o{k}", "address": ADDRESS} for k in range(3)]
    located = locate(
        table(*rows), book(None, service), lambda done, every: told.append((done, every))
    )
    assert [row.cells["lat"] for row in located.table.rows] == ["55.84"] * 3
    assert len(service.asked) == 1
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_a_service_that_fails_is_not_asked_on() -> None:
    service = Service(house(), fails_after=1)
    rows = [{"order_id": f"o{k}", "address": f"Москва, Лесная, {k}"} for k in range(1, 4)]
    located = locate(table(*rows), book(None, service))
    assert located.failure is not None
    assert [row.cells.get("lat") for row in located.table.rows] == ["55.84", None, None]
    assert (located.questions, service.asked) == ((), ["Москва, Лесная, 1"])


def test_nothing_personal_in_cache_or_log(
    cache: AnswerCache, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service = Service(house())
    address = f"{ADDRESS}, {NAME}, {PHONE}"
    book(cache, service).verdict(address)
    kept = cache.path.read_bytes()
    for word in (NAME, PHONE, "Берёзовая", "аллея", "+7"):
        assert word.encode() not in kept
        assert word not in caplog.text
    assert service.asked == [HOUSE]


def test_a_service_is_made_only_when_it_is_needed() -> None:
    settings = AddressSettings(geocoder="yandex", keep_answers="never")
    made = address_book(settings, Corrections(), REGION, online=True)
    with pytest.raises(AddressServiceError, match="no-key"):
        made.verdict(ADDRESS)
    switched_off = AddressSettings(geocoder="none", keep_answers="never")
    off = address_book(switched_off, Corrections(), REGION, online=True)
    assert off.verdict(ADDRESS).rule is Rule.NO_COORDINATES


def test_another_region_is_another_question(cache: AnswerCache) -> None:
    book(cache, Service(house())).verdict(ADDRESS)
    elsewhere = book(cache, service := Service())
    elsewhere.region = Region(box=None, around=(Point(lat=43, lon=131),), within_km=100)
    assert elsewhere.verdict(ADDRESS).rule is Rule.ADDRESS_NOT_FOUND
    assert service.asked == [HOUSE]
