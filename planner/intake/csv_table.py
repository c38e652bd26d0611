"""CSV, separated by commas or semicolons.

The separator is the one under which more headings are known columns: counting signs would be
fooled by «Вес, кг;Объём, л». A row's number is the line it begins on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from planner.errors import Fault
from planner.intake.faults import Notice, Rule
from planner.intake.raw_table import MAX_COLUMNS, MAX_ROWS, RawTable
from planner.intake.text_file import decode

SEPARATORS = (",", ";")
Record = tuple[int, list[str]]


def read_csv(
    file: str,
    content: bytes,
    known_headings: Callable[[list[str]], int],
    faults: list[Fault],
    notices: list[Notice],
    *,
    max_rows: int = MAX_ROWS,
) -> RawTable | None:
    """The table of a CSV file; None, with the fault noted, where there is none to read.

    Parameters
    ----------
    known_headings : how many of these headings are known columns.
    max_rows : more rows than that are refused.
    """
    text = decode(file, content, faults, notices)
    if text is None:
        return None
    separator = max(SEPARATORS, key=lambda sign: known_headings(_first_record(text, sign)))
    try:
        return _table(file, text, separator, faults, max_rows)
    except _BrokenCsvError as broken:
        faults.append(Fault(file=file, row=broken.row, rule=Rule.CSV_BROKEN))
        return None


class _BrokenCsvError(Exception):
    """Quotes that don't close, or a cell without end; `row` is the line it begins on."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def _first_record(text: str, separator: str) -> list[str]:
    try:
        return next(_records(text, separator), (1, []))[1]
    except _BrokenCsvError:
        return []


def _records(text: str, separator: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    while True:
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            raise _BrokenCsvError(begins) from None
        if any(cells):
            yield begins, cells
        begins = reader.line_num + 1


def _table(
    file: str, text: str, separator: str, faults: list[Fault], max_rows: int
) -> RawTable | None:
    records = _records(text, separator)
    first = next(records, None)
    if first is None:
        faults.append(Fault(file=file, rule=Rule.FILE_EMPTY))
        return None
    header_row, header = first
    if "\t" in text.split("\n", 1)[0] and len(header) == 1:
        faults.append(Fault(file=file, row=header_row, rule=Rule.DELIMITER))
        return None
    if len(header) > MAX_COLUMNS:
        faults.append(_too_many(file, Rule.TOO_MANY_COLUMNS, MAX_COLUMNS))
        return None
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in records:
        if len(rows) == max_rows:
            faults.append(_too_many(file, Rule.TOO_MANY_ROWS, max_rows))
            return None
        if fitted := _fitted(file, number, cells, len(header), faults):
            rows.append((number, fitted))
    return RawTable(
        file=file,
        header_row=header_row,
        header=tuple(header),
        rows=tuple(rows),
        decimal_comma=separator == ";",
    )


def _fitted(
    file: str, number: int, cells: list[str], width: int, faults: list[Fault]
) -> tuple[str, ...] | None:
    """The row's cells, one per heading; separators after the last heading may stand empty."""
    if len(cells) < width or any(cells[width:]):
        details = (("cells", str(len(cells))), ("headings", str(width)))
        faults.append(Fault(file=file, row=number, rule=Rule.RAGGED, details=details))
        return None
    return tuple(cells[:width])


def _too_many(file: str, rule: Rule, limit: int) -> Fault:
    return Fault(file=file, rule=rule, details=(("limit", str(limit)),))
