"""An import in files and words; nothing a spreadsheet would run, nothing personal in words."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from planner.domain.clock import ServiceClock
from planner.domain.order import Point
from planner.export.imported import (
    import_files,
    import_report,
    question_sentence,
    questions_csv,
    write_import,
)
from planner.intake.addresses.answers import Candidate, Precision, Region
from planner.intake.addresses.corrections import read_corrections
from planner.intake.addresses.locate import Question
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule
from planner.intake.files import GivenFiles
from planner.intake.imported import Imported, import_orders
from planner.intake.places import Search
from planner.texts import LANGUAGES, Language, long_date
from tests.support.day_folders import COURIER, DAY_TOML, csv_bytes
from tests.support.marketplaces import (
    ADDRESS,
    NAME,
    PHONE,
    Json,
    as_list,
    ozon_got,
    ozon_list_item,
)

REGION = Region(box=None, around=(Point(lat=55.8094, lon=37.7989),), within_km=150)
TOML = {"day.toml": DAY_TOML.encode()}


def imported(*items: Json, files: dict[str, bytes] | None = None) -> Imported:
    given = GivenFiles(TOML if files is None else files)
    settings = ("addresses.keep_answers=never",)
    return import_orders(
        {"a.json": as_list(*items)}, given, settings, search=Search(online=False)
    )


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def placeless(**changes: object) -> Json:
    posting = ozon_got(**changes)
    posting["customer"]["address"] |= {"latitude": None, "longitude": None}
    return posting


def question(*candidates: Candidate) -> Question:
    return Question(
        order_id="o1",
        address=ADDRESS,
        row=2,
        rule=Rule.ADDRESS_AMBIGUOUS if candidates else Rule.ADDRESS_NOT_FOUND,
        candidates=candidates,
    )


def test_orders_csv_is_read_back_as_the_same_orders() -> None:
    """The day planned from the table is the day planned from the postings."""
    content = as_list(ozon_got(), ozon_got(posting_number="=2+3", customer=None))
    second = ozon_got(posting_number="=2+3")
    second["customer"]["address"]["comment"] = '-позвонить,\n"тихо"; @вход'
    content = as_list(ozon_got(), second)
    rest = {**TOML, "couriers.csv": csv_bytes([COURIER])}
    files = import_files(import_orders({"a.json": content}, GivenFiles(TOML)), "ru")
    by_table = read_files({**rest, "orders.csv": files["orders.csv"]})
    by_postings = read_files({**rest, "postings.json": content})
    assert by_table.day.orders == by_postings.day.orders
    assert by_table.day.orders[1].order_id == "=2+3"
    assert by_table.day.orders[0].phone == PHONE


def test_cells_a_spreadsheet_would_run_are_kept_text() -> None:
    item = ozon_got(posting_number="=HYPERLINK(1)")
    item["products"][0]["offer_id"] = "@x"
    (row,) = rows_of(import_files(imported(item), "ru")["orders.csv"])
    assert row["order_id"] == "'=HYPERLINK(1)"
    assert row["phone"] == f"'{PHONE}"
    assert row["contents"] == "2 × @x; 1 × TAPE"


def test_moments_are_local_with_their_offset() -> None:
    (row,) = rows_of(import_files(imported(ozon_got()), "ru")["orders.csv"])
    assert row["slot_start"] == "2026-11-20T13:00:00+03:00"


def test_only_the_files_there_is_something_for_are_made() -> None:
    assert set(import_files(imported(ozon_got()), "ru")) == {"orders.csv"}
    assert set(import_files(imported(ozon_got(), files={}), "ru")) == {"orders.csv", "day.toml"}
    everything = imported(placeless(), ozon_got(posting_number="2", status="cancelled"))
    files = import_files(everything, "ru")
    assert set(files) == {"orders.csv", "questions.csv", "left_out.csv"}
    assert rows_of(files["left_out.csv"]) == [
        {
            "order_id": "2",
            "status": "cancelled",
            "reason": "отменено",
            "file": "a.json",
            "number": "2",
        }
    ]


def test_a_candidate_is_a_row_that_can_be_kept_as_a_correction() -> None:
    house = Candidate(
        point=Point(lat=55.84, lon=37.52), precision=Precision.HOUSE, found="=дом 12"
    )
    content = questions_csv((question(house, house),), REGION, "ru")
    first, _ = rows_of(content)
    assert first["address"] == ADDRESS
    assert (first["found"], first["precision"]) == ("'=дом 12", "дом")
    # 0.0306° of latitude and 0.2789° of longitude at 55.8°: about 3.4 km and 17.4 km.
    assert float(first["km_from_store"]) == pytest.approx(17.8, abs=0.2)
    kept = b"\r\n".join(content.split(b"\r\n")[:2])
    clock = ServiceClock(day=date(2026, 11, 20), timezone="Europe/Moscow")
    corrections = read_corrections("corrections.csv", kept, clock, [], [])
    assert corrections.place("o1", "") == house.point


def test_a_question_without_candidates_is_a_row_too() -> None:
    (row,) = rows_of(questions_csv((question(),), REGION, "en"))
    assert (row["order_id"], row["found"], row["lat"]) == ("o1", "nothing found", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_tells_everything_and_repeats_nothing_personal(language: Language) -> None:
    found = imported(
        placeless(),
        ozon_list_item(posting_number="2", analytics_data=None),
        *(ozon_list_item(posting_number=f"c{k}", status="cancelled") for k in range(12)),
        files={},
    )
    told = import_report(found, Path("day"), (Path("day/orders.csv"),), language)
    for word in (NAME, PHONE, ADDRESS, "Берёзовая"):
        assert word not in told
    assert "900-0001-1: " in told
    assert "slot_start" in told
    assert ": 12 (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, …)" in told
    assert "Экспресс сами (777001)" in told
    assert "day.toml" in told
    assert str(Path("day/orders.csv")) in told


def test_the_report_in_words() -> None:
    told = import_report(imported(ozon_got()), Path("day"), (Path("orders.csv"),), "ru")
    assert told.splitlines() == [
        f"Заказы на {long_date(date(2026, 11, 20), 'ru')}: взят 1",
        "  1 — Экспресс сами (777001)",
        "Записано:",
        "  orders.csv",
        "Дальше: python -m planner plan day --out ПАПКА_ПЛАНА",
    ]


def test_questions_answered_since_are_not_left_lying_about(tmp_path: Path) -> None:
    write_import(imported(placeless()), tmp_path, "ru")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["orders.csv", "questions.csv"]
    write_import(imported(ozon_got()), tmp_path, "ru")
    assert [path.name for path in tmp_path.iterdir()] == ["orders.csv"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "rule",
    [Rule.NO_COORDINATES, *(rule for rule in Rule if rule.startswith("address_"))],
)
def test_every_open_question_has_its_words(rule: Rule, language: Language) -> None:
    asked = Question(order_id="o1", address=ADDRESS, row=2, rule=rule, candidates=())
    assert len(question_sentence(asked, language)) > 10
