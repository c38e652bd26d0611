"""Uploads made to do harm: each ends as a fault, soon and in little memory."""

from __future__ import annotations

import io
import zipfile

import pytest

from planner.errors import InputError
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule
from tests.support.day_folders import COURIER, DAY_TOML, ORDER, csv_bytes, xlsx_bytes

FORMULA = '=HYPERLINK("http://evil.example","1")'


def files(**changed: bytes) -> dict[str, bytes]:
    """A sound day with some of its files changed; `orders_xlsx` stands for orders.xlsx."""
    day = {"day.toml": DAY_TOML.encode(), "couriers.csv": csv_bytes([COURIER])}
    if "orders_xlsx" not in changed:
        day["orders.csv"] = csv_bytes([ORDER])
    return day | {name.replace("_", "."): content for name, content in changed.items()}


def rules_of(given: dict[str, bytes]) -> set[str]:
    with pytest.raises(InputError) as raised:
        read_files(given)
    return {fault.rule for fault in raised.value.faults}


def workbook_with(sheet: bytes) -> bytes:
    """A sound workbook whose sheet is replaced."""
    sound = io.BytesIO(xlsx_bytes([list(ORDER), list(ORDER.values())]))
    out = io.BytesIO()
    with zipfile.ZipFile(sound) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = sheet if name == "xl/worksheets/sheet1.xml" else before.read(name)
            after.writestr(name, content)
    return out.getvalue()


def test_a_million_laughs_in_a_sheet_are_not_laughed() -> None:
    entities = "".join(
        "<!ENTITY l" + f'{k} "' + f"&l{k - 1};" * 10 + '">' for k in range(1, 10)
    )
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    assert rules_of(files(orders_xlsx=workbook_with(sheet.encode()))) == {Rule.WORKBOOK_BROKEN}


def test_a_sheet_can_not_read_this_machine_s_files() -> None:
    sheet = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&f;</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    assert rules_of(files(orders_xlsx=workbook_with(sheet.encode()))) == {Rule.WORKBOOK_BROKEN}


def test_a_million_rows_are_refused() -> None:
    row = csv_bytes([ORDER]).split(b"\r\n")[1] + b"\r\n"  # about 110 bytes
    header = csv_bytes([ORDER]).split(b"\r\n")[0] + b"\r\n"
    short = b"o1,,,,,\r\n"
    assert rules_of(files(orders_csv=header + row + short * 1_000_000)) == {Rule.TOO_MANY_ROWS}


def test_a_file_over_fifty_megabytes_is_not_read() -> None:
    assert rules_of(files(orders_csv=b"x" * 50_000_001)) == {Rule.FILE_TOO_LARGE}


@pytest.mark.parametrize(
    "content",
    [
        csv_bytes([{**ORDER, "comment": "позвонить"}], encoding=code)
        for code in ("utf-16", "cp866")
    ],
)
def test_text_of_another_code_page_is_told(content: bytes) -> None:
    assert rules_of(files(orders_csv=content)) == {Rule.ENCODING}


def test_a_formula_stays_text_in_every_file_made() -> None:
    from planner.history.day_files import ORDERS, orders_file

    day = read_files(files(orders_csv=csv_bytes([{**ORDER, "comment": FORMULA}]))).day
    assert day.orders[0].comment == FORMULA
    assert f"'{FORMULA}".replace('"', '""') in orders_file(day, day.orders).decode()
    assert read_files({**files(), ORDERS: orders_file(day, day.orders)}).day == day


def test_a_file_may_not_name_another_folder() -> None:
    toml = DAY_TOML + '[travel]\ncongestion = "../../secrets.csv"\n'
    assert rules_of(files(day_toml=toml.encode())) == {Rule.FILE_OUTSIDE}
