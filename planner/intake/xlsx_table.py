"""The first sheet of an Excel workbook, as a table of texts.

A workbook is a zip archive: what it says it unpacks to is judged before it is opened (Python's
zipfile never unpacks more than that). Values are those Excel last computed; a formula nobody
has computed is a fault, not an empty cell, so the sheet is read twice: values, and formulas.
"""

from __future__ import annotations

import io
import zipfile
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import Any

import openpyxl

from planner.errors import Fault
from planner.intake.columns import is_personal
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.raw_table import MAX_COLUMNS, MAX_ROWS, RawTable
from planner.intake.text_file import control_character

MAX_UNPACKED_BYTES = 100_000_000
MAX_PARTS = 2_000
# Sheets of repeated text shrink 20 to 60 times; a bomb 1000 times.
MAX_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 10_000_000
# Empty rows between the filled ones; a sheet may claim to go on for a thousand million.
MAX_SHEET_ROWS = 2 * MAX_ROWS

HALF_A_SECOND = 500_000  # microseconds

Cells = list[tuple[int, list[Any]]]


def read_xlsx(
    file: str, content: bytes, faults: list[Fault], notices: list[Notice]
) -> RawTable | None:
    """The table of a workbook's first sheet; None, with the fault noted, if there is none."""
    rule = _archive_fault(content)
    if rule is not None:
        faults.append(Fault(file=file, rule=rule))
        return None
    try:
        values, formulas, sheets = _sheet_twice(content)
    # openpyxl raises whatever a rotten archive or its XML happens to trip over.
    except Exception:
        faults.append(Fault(file=file, rule=Rule.WORKBOOK_BROKEN))
        return None
    if len(sheets) > 1:
        details = (("sheet", sheets[0]), ("count", str(len(sheets) - 1)))
        notices.append(Notice(file=file, rule=NoticeRule.SHEETS_IGNORED, details=details))
    return _table(file, values, formulas, faults)


def _archive_fault(content: bytes) -> Rule | None:
    if not content:
        return Rule.FILE_EMPTY
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Rule.WORKBOOK_BROKEN
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    swollen = unpacked > RATIO_COUNTS_FROM_BYTES and unpacked > MAX_RATIO * packed
    if unpacked > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS or swollen:
        return Rule.WORKBOOK_BOMB
    return None


def _sheet_twice(content: bytes) -> tuple[Cells, Cells, list[str]]:
    values, sheets = _sheet(content, data_only=True)
    formulas, _ = _sheet(content, data_only=False)
    return values, formulas, sheets


def _sheet(content: bytes, *, data_only: bool) -> tuple[Cells, list[str]]:
    """Rows with any content, one more than allowed at most, and the names of all sheets."""
    book = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
    )
    try:
        sheet = book.worksheets[0]
        # The size a sheet states may be wrong; its rows are not.
        sheet.reset_dimensions()
        rows: Cells = []
        for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), start=1):
            if any(cell.value is not None for cell in cells) or number > MAX_SHEET_ROWS:
                rows.append((number, list(cells)))
            if len(rows) > MAX_ROWS + 1 or number > MAX_SHEET_ROWS:
                break
        return rows, list(book.sheetnames)
    finally:
        book.close()


def _table(file: str, values: Cells, formulas: Cells, faults: list[Fault]) -> RawTable | None:
    if not formulas:
        faults.append(Fault(file=file, rule=Rule.FILE_EMPTY))
        return None
    if len(formulas) > MAX_ROWS + 1 or formulas[-1][0] > MAX_SHEET_ROWS:
        limit = (("limit", str(MAX_ROWS)),)
        faults.append(Fault(file=file, rule=Rule.TOO_MANY_ROWS, details=limit))
        return None
    by_number = dict(values)
    header_row, headings = formulas[0][0], by_number.get(formulas[0][0], [])
    header = [_written(cell.value) for cell in headings]
    while header and not header[-1]:
        header.pop()
    if len(header) > MAX_COLUMNS:
        limit = (("limit", str(MAX_COLUMNS)),)
        faults.append(Fault(file=file, rule=Rule.TOO_MANY_COLUMNS, details=limit))
        return None
    rows = []
    for number, asked in formulas[1:]:
        got = by_number.get(number, [])
        cells = _row(file, number, header, got, asked, faults)
        if cells is not None:
            rows.append((number, cells))
    return RawTable(
        file=file,
        header_row=header_row,
        header=tuple(header),
        rows=tuple(rows),
        decimal_comma=True,
    )


def _row(
    file: str,
    number: int,
    header: list[str],
    values: list[Any],
    formulas: list[Any],
    faults: list[Fault],
) -> tuple[str, ...] | None:
    width = len(header)
    if any(cell.value is not None for cell in formulas[width:]):
        last = max(k for k, cell in enumerate(formulas) if cell.value is not None) + 1
        details = (("cells", str(last)), ("headings", str(width)))
        faults.append(Fault(file=file, row=number, rule=Rule.RAGGED, details=details))
        return None
    texts, sound = [], True
    for k, heading in enumerate(header):
        value = values[k].value if k < len(values) else None
        asked = formulas[k] if k < len(formulas) else None
        text = _written(value)
        rule = _cell_fault(value, asked, text)
        if rule is not None:
            sound = False
            shown = None if is_personal(heading) or rule is Rule.CONTROL_CHARACTER else text
            faults.append(
                Fault(file=file, row=number, column=heading, value=shown or None, rule=rule)
            )
        texts.append(text)
    return tuple(texts) if sound else None


def _cell_fault(value: object, asked: Any, text: str) -> Rule | None:
    data_type = getattr(asked, "data_type", None)
    if data_type == "f" and value is None:
        return Rule.FORMULA_EMPTY
    if data_type == "e" or (data_type == "f" and text.startswith("#")):
        return Rule.CELL_ERROR
    return Rule.CONTROL_CHARACTER if control_character(text) else None


def _written(value: object) -> str:
    """A cell's value as a CSV would have it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            # Excel counts days in floats: 17:00 may come as 16:59:59.999999.
            late = value.microsecond >= HALF_A_SECOND and value.year < MAXYEAR
            rounded = value + timedelta(seconds=late)
            return rounded.replace(microsecond=0).isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value).strip()
