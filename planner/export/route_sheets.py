"""route_sheets.xlsx: a printed sheet per courier, with a place for the receiver's signature.

Every cell is written as text (`write_string`) and guarded by `cells.safe_text`: addresses and
comments come from buyers. The workbook carries no clock time of its own, so the same plan gives
the same file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.plan import Plan, Trip
from planner.export.cells import safe_text, sheet_names
from planner.export.sheet_rows import COLUMNS, Column, day_lines, stop_row, title, trip_line
from planner.texts import Language, text

A4 = 9
HEADER_ROW = 3
LINE_HEIGHT_PT = 13
SIGNATURE_HEIGHT_PT = 40
MARGIN_IN = 0.4


@dataclass(frozen=True)
class _Formats:
    title: Format
    note: Format
    header: Format
    trip: Format
    cell: Format


def route_sheets(day: Day, plan: Plan, language: Language = "ru") -> bytes:
    """The workbook: own couriers in the day's order, then outside couriers if there are any."""
    outside = tuple(trip for trip in plan.trips if trip.courier_id is None)
    couriers: list[Courier | None] = [*day.couriers, *([None] if outside else [])]
    names = sheet_names(
        tuple(
            text("doc-outside-sheet", language) if courier is None else courier.courier_id
            for courier in couriers
        )
    )
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime.combine(day.clock.day, time())})
        formats = _formats(workbook)
        for name, courier in zip(names, couriers, strict=True):
            trips = outside if courier is None else _trips_of(plan, courier)
            _sheet(workbook.add_worksheet(name), formats, day, courier, trips, language)
    return content.getvalue()


def _trips_of(plan: Plan, courier: Courier) -> tuple[Trip, ...]:
    return tuple(trip for trip in plan.trips if trip.courier_id == courier.courier_id)


def _sheet(
    sheet: Worksheet,
    formats: _Formats,
    day: Day,
    courier: Courier | None,
    trips: tuple[Trip, ...],
    language: Language,
) -> None:
    heading = title(day, courier, language)
    _lay_out(sheet, heading, language)
    sheet.write_string(0, 0, safe_text(heading), formats.title)
    for row, line in enumerate(day_lines(day, courier, trips, language), start=1):
        sheet.write_string(row, 0, safe_text(line), formats.note)
    for column, place in enumerate(COLUMNS):
        sheet.write_string(HEADER_ROW, column, text(place.heading, language), formats.header)
    for row, (line, cells) in enumerate(_lines(day, trips, language), start=HEADER_ROW + 1):
        if cells:
            sheet.set_row(row, _height(cells))
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, safe_text(cell), formats.cell)
        else:
            sheet.set_row(row, 1.5 * LINE_HEIGHT_PT)
            _band(sheet, row, line, formats.trip)


def _lines(
    day: Day, trips: tuple[Trip, ...], language: Language
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rows below the header: a line of words per trip, then the cells of its stops."""
    for number, trip in enumerate(trips, start=1):
        yield trip_line(day, trip, number, language), ()
        for visit, stop in enumerate(trip.stops, start=1):
            yield "", stop_row(day, trip, stop, visit, language)


def _lay_out(sheet: Worksheet, heading: str, language: Language) -> None:
    """Print-ready: A4 across, as wide as the page, the header on every page, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    # Numbers are text on purpose; no green corner need say so.
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(COLUMNS) - 1)}9999"})
    sheet.set_margins(left=MARGIN_IN, right=MARGIN_IN, top=MARGIN_IN, bottom=2 * MARGIN_IN)
    # "&" begins a code in a footer; doubled it is a sign.
    footer = text("doc-page", language, title=heading).replace("&", "&&")
    sheet.set_footer(f"&R{footer[:200]} &P / &N")
    for column, place in enumerate(COLUMNS):
        sheet.set_column(column, column, place.width)


def _band(sheet: Worksheet, row: int, line: str, style: Format) -> None:
    """A line of words over all columns."""
    sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", style)
    sheet.write_string(row, 0, safe_text(line), style)


def _height(cells: tuple[str, ...]) -> float:
    """Room for the signature, or for the longest wrapped cell."""
    lines = max(_wrapped(cell, place) for cell, place in zip(cells, COLUMNS, strict=True))
    return max(SIGNATURE_HEIGHT_PT, LINE_HEIGHT_PT * (lines + 0.5))


def _wrapped(cell: str, place: Column) -> int:
    return sum(max(1, math.ceil(len(line) / place.width)) for line in cell.split("\n"))


def _formats(workbook: Workbook) -> _Formats:
    boxed = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 10}
    return _Formats(
        title=workbook.add_format({"bold": True, "font_size": 14}),
        note=workbook.add_format({"font_size": 10}),
        header=workbook.add_format(
            boxed | {"bold": True, "align": "center", "bg_color": "#E7E6E6"}
        ),
        trip=workbook.add_format(boxed | {"bold": True, "bg_color": "#DDEBF7"}),
        cell=workbook.add_format(boxed),
    )
