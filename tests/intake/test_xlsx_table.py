"""Workbooks as tables: what Excel keeps, and what is refused before it is opened."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
import xlsxwriter

from planner.intake.day_folder import read_files
from planner.intake.faults import Notice, NoticeRule, Rule
from tests.support.builders import at
from tests.support.day_folders import ORDER, fault, order_faults, with_orders, xlsx_bytes


def order_sheet(**cells: object) -> list[list[object]]:
    row: dict[str, object] = {
        **ORDER,
        "placed_at": datetime(2026, 11, 20, 12, 0),  # noqa: DTZ001
        "slot_start": datetime(2026, 11, 20, 12, 59, 59, 999_600),  # noqa: DTZ001
        "lat": 55.7532,
        "lon": 37.6146,
        **cells,
    }
    return [list(row), list(row.values())]


def test_a_workbook_has_dates_and_numbers_as_excel_keeps_them() -> None:
    sheet = order_sheet(order_id=777.0, weight_kg=12.5, phone=79000000000, Цвет="красный")
    read = read_files(with_orders(xlsx_bytes(sheet), "orders.xlsx"))
    order = read.day.orders[0]
    assert (order.order_id, order.phone, order.mass_g) == ("777", "79000000000", 12_500)
    # Excel's days are floats: 12:59:59.9996 is 13:00
    assert (order.placed_at, order.slot.start_at) == (at("12:00"), at("13:00"))
    assert order.extra == (("Цвет", "красный"),)
    assert [notice.rule for notice in read.notices] == [NoticeRule.NAIVE_MOMENTS]


def test_a_workbook_as_excel_saves_it() -> None:
    # Shared strings, computed formulas, styled empty rows: openpyxl writes none of them itself.
    headings, row = order_sheet(weight_kg=0, Цвет="красный")
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd.mm.yyyy hh:mm"}) as book:
        sheet = book.add_worksheet("Заказы")
        sheet.write_row(0, 0, headings)
        sheet.write_row(1, 0, row)
        sheet.write_formula(1, headings.index("weight_kg"), "=2+3.5", None, 5.5)
        sheet.write_blank(500, 3, None, book.add_format({"bold": True}))
    order = read_files(with_orders(out.getvalue(), "orders.xlsx")).day.orders[0]
    assert (order.order_id, order.mass_g) == ("o1", 5_500)
    assert order.extra == (("Цвет", "красный"),)


def test_text_cells_may_have_decimal_commas() -> None:
    sheet = order_sheet(lat="55,7532", weight_kg="12,5")
    read = read_files(with_orders(xlsx_bytes(sheet), "orders.xlsx"))
    assert read.day.orders[0].mass_g == 12_500


def test_sheets_after_the_first_are_told_of() -> None:
    read = read_files(with_orders(xlsx_bytes(order_sheet(), more_sheets=2), "orders.xlsx"))
    details = (("sheet", "Sheet"), ("count", "2"))
    notice = Notice(file="orders.xlsx", rule=NoticeRule.SHEETS_IGNORED, details=details)
    assert notice in read.notices


def test_a_sheets_rows_keep_their_numbers() -> None:
    sheet = [*order_sheet(), [], order_sheet(order_id="o2", lat="x")[1]]
    assert order_faults(xlsx_bytes(sheet), "orders.xlsx") == (
        fault("orders.xlsx", 4, "lat", "x", Rule.NOT_A_NUMBER),
    )


def test_a_formula_nobody_computed_is_a_fault() -> None:
    # openpyxl writes formulas without values
    sheet = order_sheet(weight_kg="=2+3")
    assert order_faults(xlsx_bytes(sheet), "orders.xlsx") == (
        fault("orders.xlsx", 2, "weight_kg", None, Rule.FORMULA_EMPTY),
    )


def test_an_excel_error_is_a_fault() -> None:
    sheet = order_sheet(weight_kg="#N/A")
    assert order_faults(xlsx_bytes(sheet), "orders.xlsx") == (
        fault("orders.xlsx", 2, "weight_kg", "#N/A", Rule.CELL_ERROR),
    )


def test_an_error_in_a_personal_column_is_not_repeated() -> None:
    sheet = order_sheet(Телефон="#N/A")
    assert order_faults(xlsx_bytes(sheet), "orders.xlsx") == (
        fault("orders.xlsx", 2, "Телефон", None, Rule.CELL_ERROR),
    )


def test_cells_beyond_the_headings_are_a_fault() -> None:
    sheet = order_sheet()
    sheet[1] += [None, "stray"]
    assert order_faults(xlsx_bytes(sheet), "orders.xlsx") == (
        fault("orders.xlsx", 2, None, None, Rule.RAGGED, cells="8", headings="6"),
    )


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", Rule.FILE_EMPTY),
        (b"order_id,lat\n", Rule.WORKBOOK_BROKEN),
        (xlsx_bytes(order_sheet())[:-40], Rule.WORKBOOK_BROKEN),
        (xlsx_bytes([]), Rule.FILE_EMPTY),
        (xlsx_bytes(order_sheet()[:1]), Rule.NO_ROWS),
    ],
)
def test_workbooks_that_are_no_table(content: bytes, rule: Rule) -> None:
    assert order_faults(content, "orders.xlsx") == (
        fault("orders.xlsx", None, None, None, rule),
    )


def test_an_archive_that_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert order_faults(out.getvalue(), "orders.xlsx") == (
        fault("orders.xlsx", None, None, None, Rule.WORKBOOK_BROKEN),
    )


def bomb(megabytes: int) -> bytes:
    out = io.BytesIO(xlsx_bytes(order_sheet()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", b" " * (megabytes * 1_000_000))
    return out.getvalue()


def declared_larger(content: bytes) -> bytes:
    """The same archive, its directory claiming that the first part unpacks to 4 GB."""
    at_entry = content.index(b"PK\x01\x02") + 24
    return content[:at_entry] + struct.pack("<I", 0xFFFFFFF0) + content[at_entry + 4 :]


@pytest.mark.parametrize(
    "content", [bomb(11), declared_larger(xlsx_bytes(order_sheet()))], ids=["ratio", "size"]
)
def test_a_zip_bomb_is_refused_before_it_is_opened(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*args: object, **kwargs: object) -> None:
        raise AssertionError("the workbook was opened")

    monkeypatch.setattr("openpyxl.load_workbook", opened)
    assert order_faults(content, "orders.xlsx") == (
        fault("orders.xlsx", None, None, None, Rule.WORKBOOK_BOMB),
    )


def test_xml_that_unfolds_without_end_is_refused() -> None:
    entities = "".join(f'<!ENTITY a{k} "{f"&a{k - 1};" * 10}">' for k in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "lol">{entities}]>'.encode()
    content = with_sheet(lambda xml: doctype + xml.replace(b"<v>", b"<v>&a11;", 1))
    assert order_faults(content, "orders.xlsx") == (
        fault("orders.xlsx", None, None, None, Rule.WORKBOOK_BROKEN),
    )


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """The good workbook with its sheet's XML changed."""
    out = io.BytesIO()
    source = io.BytesIO(xlsx_bytes(order_sheet()))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            xml = old.read(part)
            sheet = part.filename == "xl/worksheets/sheet1.xml"
            new.writestr(part.filename, change(xml) if sheet else xml)
    return out.getvalue()


def test_a_sheet_that_claims_a_thousand_million_rows_is_refused() -> None:
    content = with_sheet(lambda xml: xml.replace(b'<row r="2"', b'<row r="1000000000"'))
    assert order_faults(content, "orders.xlsx") == (
        fault("orders.xlsx", None, None, None, Rule.TOO_MANY_ROWS, limit="20000"),
    )
