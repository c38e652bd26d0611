"""Tables of orders, couriers and travel times: any accepted file to rows of known columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from planner.errors import Fault
from planner.intake.columns import Column, headings, nearest_column, same_heading
from planner.intake.csv_table import read_csv
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.raw_table import MAX_ROWS, RawTable
from planner.intake.xlsx_table import read_xlsx


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row.

    Attributes
    ----------
    number : 1-based, headings included.
    cells : text by the contract's column name; only columns the file has.
    extra : (heading, text) of the columns the planner doesn't know, empty ones left out.
    """

    number: int
    cells: Mapping[str, str]
    extra: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of known columns.

    Attributes
    ----------
    file : its name. header_row : 1-based row of the headings.
    written : heading as the user wrote it, by the contract's column name.
    rows : in the file's order. decimal_comma : whether «12,5» is a number here.
    """

    file: str
    header_row: int
    written: Mapping[str, str]
    rows: tuple[Row, ...]
    decimal_comma: bool


def read_table(
    file: str,
    content: bytes,
    columns: tuple[Column, ...],
    faults: list[Fault],
    notices: list[Notice],
) -> Table | None:
    """The table in a CSV or XLSX file; None, with the faults noted, where there is none."""
    raw = read_raw(file, content, columns, faults, notices)
    if raw is None:
        return None
    places = match_columns(raw, columns, faults, notices)
    unknown = [k for k in range(len(raw.header)) if k not in places.values()]
    return Table(
        file=file,
        header_row=raw.header_row,
        written={name: raw.header[k] for name, k in places.items()},
        rows=tuple(
            Row(
                number=number,
                cells={name: cells[k] for name, k in places.items()},
                extra=tuple((raw.header[k], cells[k]) for k in unknown if cells[k]),
            )
            for number, cells in raw.rows
        ),
        decimal_comma=raw.decimal_comma,
    )


def read_raw(
    file: str,
    content: bytes,
    columns: tuple[Column, ...],
    faults: list[Fault],
    notices: list[Notice],
    *,
    max_rows: int = MAX_ROWS,
) -> RawTable | None:
    """The file's headings and texts, of at least one row."""
    if file.lower().endswith(".xlsx"):
        raw = read_xlsx(file, content, faults, notices)
    else:
        count = partial(_known_count, frozenset(headings(columns)))
        raw = read_csv(file, content, count, faults, notices, max_rows=max_rows)
    if raw is not None and not raw.rows and not any(fault.file == file for fault in faults):
        faults.append(Fault(file=file, rule=Rule.NO_ROWS))
    return raw


def match_columns(
    raw: RawTable, columns: tuple[Column, ...], faults: list[Fault], notices: list[Notice]
) -> dict[str, int]:
    """Which cell of a row holds which known column; missing and doubled ones are faults."""
    known = headings(columns)
    places: dict[str, int] = {}
    for k, heading in enumerate(raw.header):
        name = known.get(same_heading(heading))
        if not heading:
            if any(cells[k] for _, cells in raw.rows):
                details = (("place", str(k + 1)),)
                faults.append(_header_fault(raw, None, Rule.COLUMN_UNNAMED, details))
        elif name in places:
            both = (("other", raw.header[places[name]]), ("name", name))
            faults.append(_header_fault(raw, heading, Rule.COLUMN_TWICE, both))
        elif name is not None:
            places[name] = k
    for column in columns:
        if column.required and column.name not in places:
            details = (("also", ", ".join(f"«{alias}»" for alias in column.aliases)),)
            faults.append(_header_fault(raw, column.name, Rule.COLUMN_MISSING, details))
    _note_near_misses(raw, columns, places, notices)
    return places


def _known_count(known: frozenset[str], header: list[str]) -> int:
    return sum(same_heading(heading) in known for heading in header)


def _header_fault(
    raw: RawTable, column: str | None, rule: Rule, details: tuple[tuple[str, str], ...]
) -> Fault:
    return Fault(file=raw.file, row=raw.header_row, column=column, rule=rule, details=details)


def _note_near_misses(
    raw: RawTable,
    columns: tuple[Column, ...],
    places: Mapping[str, int],
    notices: list[Notice],
) -> None:
    """An unknown heading that looks like a known column may be a slip of the pen."""
    for k, heading in enumerate(raw.header):
        near = nearest_column(heading, columns) if heading else None
        if k in places.values() or near is None or near in places:
            continue
        details = (("heading", heading), ("near", near))
        notices.append(Notice(file=raw.file, rule=NoticeRule.COLUMN_NEAR, details=details))
