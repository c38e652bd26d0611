"""`python -m planner import`: what is written, said, and with which status it ends."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from planner.intake.day_folder import Search, read_day
from tests.support.address_service import AddressService, house, running, street
from tests.support.day_folders import COURIER, DAY_TOML, csv_bytes
from tests.support.marketplaces import (
    ADDRESS,
    METHOD_ID,
    NAME,
    PHONE,
    as_got,
    as_list,
    ozon_got,
    ozon_list_item,
)

HOUSE = "Россия, г. Москва, Берёзовая аллея, д. 12"


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A day folder without orders; what is kept of addresses lies beside it."""
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "day.toml").write_text(DAY_TOML, encoding="utf-8")
    (folder / "couriers.csv").write_bytes(csv_bytes([COURIER]))
    return folder


@pytest.fixture
def service(day: Path) -> Iterator[AddressService]:
    with running() as stand_in:
        with (day / "day.toml").open("a", encoding="utf-8") as toml:
            toml.write(f'[addresses]\nserver = "{stand_in.url}"\npause_s = 0\n')
        yield stand_in


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["import", *(str(argument) for argument in arguments)])


def source(folder: Path, content: bytes, name: str = "answer.json") -> Path:
    path = folder.parent / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def placeless() -> bytes:
    posting = ozon_got()
    posting["customer"]["address"] |= {"latitude": None, "longitude": None}
    return as_got(posting)


def test_an_import_makes_a_day_that_can_be_read(day: Path) -> None:
    pages = (
        source(day, as_list(ozon_list_item(), has_next=True), "a/page.json"),
        source(day, as_list(ozon_list_item(posting_number="2")), "b/page.json"),
        source(day, as_got(ozon_got()), "one.json"),
    )
    result = run(*pages, "--into", day)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "взято 2" in result.stdout
    orders = read_day(day, search=Search(online=False)).day.orders
    assert [order.order_id for order in orders] == ["900-0001-1", "2"]
    assert orders[0].volume_ml == 160_500


def test_a_day_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "day"
    result = run(source(tmp_path / "x", as_got(ozon_got())), "--into", folder)
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["day.toml", "orders.csv"]


def test_bad_input_ends_with_2_every_fault_told_and_nothing_written(day: Path) -> None:
    bad = source(day, as_list(ozon_list_item(products=[1], status=[2])))
    report = "Номер заказа;Номер отправления;Принят в обработку\n1;1-1;2026-11-20 12:00:00\n"
    cabinet = source(day, report.encode(), "report.csv")
    result = run(bad, cabinet, day / "nowhere.json", "--into", day)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "nowhere.json: файла нет, а он нужен; положите его рядом с остальными"
    ]
    result = run(bad, cabinet, "--into", day)
    assert result.exit_code == 2
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "answer.json, отправление № 1 по счёту, status",
        "answer.json, отправление № 1 по счёту, products[1]",
        "report.csv, строка 1",
    ]
    assert "/v4/posting/fbs/list" in result.stderr
    assert not (day / "orders.csv").exists()


def test_addresses_are_looked_up_and_the_doubtful_ones_asked_about(
    day: Path, service: AddressService
) -> None:
    service.answers[HOUSE] = [street(55.84, 37.52, "Берёзовая аллея")]
    result = run(source(day, placeless()), "--into", day)
    assert result.exit_code == 0
    assert "ищу адреса: 0 из 1" in result.stderr
    assert "900-0001-1: найдена только улица" in result.stdout
    questions = (day / "questions.csv").read_text(encoding="utf-8-sig")
    assert "Берёзовая аллея" in questions
    assert ADDRESS in questions

    # The user keeps the row as the answer.
    (day / "corrections.csv").write_text(questions, encoding="utf-8")
    again = run(source(day, placeless()), "--into", day, "--replace")
    assert again.exit_code == 0
    assert not (day / "questions.csv").exists()
    assert read_day(day).day.orders[0].point.lat == 55.84
    assert len(service.asked) == 1


def test_offline_lists_the_order_without_coordinates(
    day: Path, service: AddressService
) -> None:
    result = run(source(day, placeless()), "--into", day, "--offline", "--language", "en")
    assert result.exit_code == 0
    assert "no coordinates, and the address was not looked up yet" in result.stdout
    assert service.asked == []


def test_a_service_that_fails_ends_with_3_and_nothing_written(
    day: Path, service: AddressService
) -> None:
    service.failures = [403] * 9
    result = run(source(day, placeless()), "--into", day)
    assert result.exit_code == 3
    assert "Служба адресов «nominatim» не помогла" in result.stderr
    assert not (day / "orders.csv").exists()


def test_nothing_personal_is_logged_kept_or_said(
    day: Path, service: AddressService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.answers[HOUSE] = [house(55.84, 37.52, "12", "Берёзовая аллея, 12")]
    service.failures = [500]
    result = run(source(day, placeless()), "--into", day)
    kept = b"".join(
        path.read_bytes() for path in (day.parent / "cache").rglob("*") if path.is_file()
    )
    assert kept
    said = result.stdout + result.stderr + caplog.text
    for word in (ADDRESS, NAME, PHONE, "Берёзовая", "аллея", "кв. 45"):
        assert word not in said
        assert word.encode() not in kept
    sent = repr(service.queries)
    assert NAME not in sent
    assert PHONE not in sent
    assert "45" not in sent


def test_choices_on_the_command_line(day: Path) -> None:
    items = (
        ozon_list_item(),
        ozon_list_item(posting_number="2", delivery_method={"id": 5, "name": "Другая"}),
    )
    content = source(day, as_list(*items))
    result = run(content, "--into", day, "--delivery-method", str(METHOD_ID))
    assert "другой способ доставки: 1 (2)" in result.stdout
    refused = run(content, "--into", day)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert run(content, "--into", day, "--replace", "--set", "x.y=1").exit_code == 2


def test_a_folder_that_cannot_be_written_is_named(day: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    result = run(source(day, as_got(ozon_got())), "--into", blocked / "day")
    assert result.exit_code == 2
    assert str(blocked) in result.stderr


def test_the_day_is_named_where_slots_are_on_several(tmp_path: Path) -> None:
    other = {
        "delivery_date_begin": "2026-11-21T10:00:00Z",
        "delivery_date_end": "2026-11-21T11:00:00Z",
    }
    items = (ozon_list_item(), ozon_list_item(posting_number="2", analytics_data=other))
    content = source(tmp_path / "x", as_list(*items))
    assert "2026-11-20, 2026-11-21" in run(content, "--into", tmp_path / "day").stderr
    result = run(content, "--into", tmp_path / "day", "--date", "2026-11-21")
    assert result.exit_code == 0
    assert "другой день: 1 (900-0001-1)" in result.stdout
