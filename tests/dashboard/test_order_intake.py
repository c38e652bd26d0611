"""What a session takes in on the page of orders; nothing is drawn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

import pytest

from planner.dashboard.order_intake import (
    OrderIntake,
    answer,
    check,
    corrections_csv,
    day_files,
    is_ready,
    order_rows,
    take_in,
)
from planner.domain.order import Point
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule
from tests.support.address_service import AddressService, house, running
from tests.support.day_folders import COURIER, DAY_TOML, ORDER, csv_bytes
from tests.support.day_folders import day_files as good_day
from tests.support.marketplaces import Json, as_got, as_list, ozon_got, ozon_list_item

HOUSE = "Россия, г. Москва, Берёзовая аллея, д. 12"
OWN = {"day.toml": DAY_TOML.encode(), "couriers.csv": csv_bytes([COURIER])}
PLACE = Point(lat=55.9, lon=37.4)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[AddressService]:
    with running() as stand_in:
        monkeypatch.setenv("PLANNER_GEOCODER_SERVER", stand_in.url)
        yield stand_in


def own(service: AddressService) -> dict[str, bytes]:
    """A day of one's own that asks the stand-in."""
    toml = f'{DAY_TOML}[addresses]\nserver = "{service.url}"\npause_s = 0\n'
    return {**OWN, "day.toml": toml.encode()}


def placeless() -> Json:
    posting = ozon_got()
    posting["customer"]["address"] |= {"latitude": None, "longitude": None}
    return posting


def taken(uploaded: dict[str, bytes], files: dict[str, bytes] = OWN) -> OrderIntake:
    return take_in(uploaded, files, {}, "ru")


def test_marketplace_files_and_the_own_day_make_a_day_that_can_be_planned() -> None:
    intake = taken({"p1.json": as_list(ozon_list_item()), "p2.json": as_got(ozon_got())})
    assert is_ready(intake)
    assert [row.cells["order_id"] for row in order_rows(intake)] == ["900-0001-1"]
    (order,) = read_files(day_files(intake)).day.orders
    assert order.volume_ml == 160_500


def test_uploaded_orders_replace_the_own_days() -> None:
    intake = taken({"p.json": as_got(ozon_got())}, {**OWN, "orders.csv": csv_bytes([ORDER])})
    assert [row.cells["order_id"] for row in order_rows(intake)] == ["900-0001-1"]
    table = taken({"orders.csv": csv_bytes([ORDER])}, {**OWN, "orders.xlsx": b"x"})
    assert [row.cells["order_id"] for row in order_rows(table)] == ["o1"]
    assert is_ready(table)


def test_without_a_day_of_ones_own_the_missing_files_are_faults() -> None:
    intake = taken({"p.json": as_got(ozon_got())}, {})
    assert {(fault.file, fault.column) for fault in intake.faults} == {
        ("couriers.csv", None),
        ("day.toml", "stores[1].lat"),
        ("day.toml", "stores[1].lon"),
    }
    assert len(order_rows(intake)) == 1
    assert b"2026-11-20" in intake.files["day.toml"]
    assert not is_ready(intake)


def test_faults_of_an_export_leave_no_orders() -> None:
    intake = taken({"p.json": b"{", "report.csv": REPORT})
    assert [fault.rule for fault in intake.faults] == [Rule.JSON_BROKEN, Rule.CABINET_REPORT]
    assert (intake.table, is_ready(intake)) == (None, False)


REPORT = "Номер заказа;Номер отправления;Принят в обработку\n1;1;1\n".encode()


def test_an_address_in_doubt_is_a_question_and_no_fault_besides() -> None:
    intake = taken({"p.json": as_got(placeless())})
    assert [(one.order_id, one.rule) for one in intake.questions] == [
        ("900-0001-1", Rule.NO_COORDINATES)
    ]
    assert intake.faults == ()
    assert not is_ready(intake)


def test_the_service_is_asked_only_when_told_to(service: AddressService) -> None:
    service.answers[HOUSE] = [house(55.84, 37.52, "12")]
    intake = taken({"p.json": as_got(placeless())}, own(service))
    assert service.asked == []
    told: list[tuple[int, int]] = []
    check(intake, online=True, told=lambda done, every: told.append((done, every)))
    assert (service.asked, told) == ([HOUSE], [(0, 1)])
    assert is_ready(intake)


def test_what_a_service_found_is_planned_with_though_it_may_not_be_kept(
    service: AddressService,
) -> None:
    service.answers[HOUSE] = [house(55.84, 37.52, "12")]
    service.answers["Москва, Лесная, 5"] = [house(55.7, 37.6, "7", "Лесная, 7")]
    row = {k: v for k, v in ORDER.items() if k not in {"lat", "lon"}}
    rows = [
        {**row, "Адрес": HOUSE, "Вес, кг": "12,5", "Полка": "A1"},
        {**row, "order_id": "o2", "Адрес": "Москва, Лесная, 5"},
    ]
    files = own(service)
    files["day.toml"] += b'keep_answers = "never"\n'
    intake = taken({"orders.csv": csv_bytes(rows, separator=";")}, files)
    check(intake, online=True)
    assert [one.candidates[0].found for one in intake.questions] == ["Лесная, 7"]
    check(intake)
    assert [one.candidates[0].found for one in intake.questions] == ["Лесная, 7"]
    answer(intake, "o2", PLACE)
    assert is_ready(intake)
    first, second = read_files(day_files(intake)).day.orders
    assert (first.point, second.point) == (Point(lat=55.84, lon=37.52), PLACE)
    assert (first.mass_g, first.extra) == (12_500, (("Полка", "A1"),))
    assert len(service.asked) == 2


def test_an_answer_settles_its_question_and_is_kept_as_a_correction(
    service: AddressService,
) -> None:
    service.answers[HOUSE] = [house(55.84, 37.52, "14", "Берёзовая аллея, 14")]
    intake = taken({"p.json": as_got(placeless())}, own(service))
    check(intake, online=True)
    (question,) = intake.questions
    assert (question.rule, question.candidates[0].found) == (
        Rule.ADDRESS_OTHER_HOUSE,
        "Берёзовая аллея, 14",
    )
    check(intake)
    assert intake.questions[0].candidates[0].found == "Берёзовая аллея, 14"

    answer(intake, "900-0001-1", PLACE)
    assert is_ready(intake)
    assert read_files(day_files(intake)).day.orders[0].point == PLACE
    assert corrections_csv(intake).decode() == ("order_id,lat,lon\r\n900-0001-1,55.9,37.4\r\n")
    again = take_in({"p.json": as_got(placeless())}, own(service), intake.answers, "ru")
    assert is_ready(again)


def test_an_answer_holds_for_all_orders_at_that_address() -> None:
    second = placeless() | {"posting_number": "900-0002-1"}
    intake = taken({"p.json": as_list(placeless(), second)})
    answer(intake, "900-0002-1", PLACE)
    assert set(intake.answers) == {"900-0001-1", "900-0002-1"}
    assert is_ready(intake)


def test_an_answer_stands_beside_uploaded_corrections() -> None:
    rows = [
        {"order_id": "900-0001-1", "address": "", "lat": "55.1", "lon": "37.1"},
        {"order_id": "", "address": HOUSE, "lat": "55.2", "lon": "37.2"},
    ]
    uploaded = {
        "p.json": as_got(placeless()),
        "corrections.csv": csv_bytes(rows, separator=";"),
    }
    intake = taken(uploaded)
    assert is_ready(intake)
    answer(intake, "900-0001-1", PLACE)
    assert corrections_csv(intake).decode().splitlines() == [
        "order_id,lat,lon,address",
        f',55.2,37.2,"{HOUSE}"',
        "900-0001-1,55.9,37.4,",
    ]
    assert is_ready(intake)


def test_a_service_that_fails_is_told_and_leaves_the_questions(
    service: AddressService,
) -> None:
    intake = taken({"p.json": as_got(placeless())}, own(service))
    service.failures = [403]
    check(intake, online=True)
    assert intake.failure is not None
    assert intake.failure.detail == "GeocoderInsufficientPrivileges"
    assert not is_ready(intake)


def test_a_day_of_tables_alone_is_checked_too() -> None:
    files = good_day()
    files["orders.csv"] = csv_bytes([{**ORDER, "lat": "x"}])
    intake = taken(files, {})
    assert [(fault.column, fault.rule) for fault in intake.faults] == [
        ("lat", Rule.NOT_A_NUMBER)
    ]


def test_a_day_in_a_zip_is_taken_in_like_its_files() -> None:
    packed = zipped({f"2026-11-20/{name}": content for name, content in good_day().items()})
    intake = taken({"day.zip": packed}, {})
    assert is_ready(intake)
    assert day_files(intake) == good_day()


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"no archive", Rule.ARCHIVE_BROKEN),
        (b"twice", Rule.ARCHIVE_UNSAFE),
        (b"outside", Rule.ARCHIVE_UNSAFE),
        (b"bomb", Rule.ARCHIVE_BOMB),
    ],
)
def test_a_zip_not_to_be_trusted_is_a_fault(content: bytes, rule: Rule) -> None:
    packed = {
        b"twice": zipped({"one/day.toml": b"", "two/day.toml": b""}),
        b"outside": zipped({"../day.toml": b""}),
        b"bomb": zipped({"orders.csv": bytes(50_000_000)}),
    }
    intake = taken({"day.zip": packed.get(content, content)}, good_day())
    assert [(fault.file, fault.rule) for fault in intake.faults] == [("day.zip", rule)]
    assert not is_ready(intake)


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_an_uploaded_day_cannot_send_the_key_elsewhere_or_name_a_file(
    service: AddressService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_GEOCODER_SERVER", "http://localhost:1")
    files = own(service)
    files["day.toml"] += b'cache_file = "/etc/passwd"\n'
    intake = taken({"p.json": as_got(placeless())}, files)
    told = {(one.column, one.rule) for one in intake.faults}
    assert told == {
        ("addresses.server", Rule.SERVICE_NOT_ALLOWED),
        ("addresses.cache_file", Rule.SERVICE_NOT_ALLOWED),
    }
    assert service.asked == []
