"""Small day folders as files in memory: a good day, and the same day with something changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

import openpyxl

from planner.errors import Fault, InputError
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule

Row = Mapping[str, object]

DAY_TOML = """\
date = 2026-11-20
timezone = "Europe/Moscow"

[[stores]]
store_id = "shop"
lat = 55.8094
lon = 37.7989
"""
ORDER: Row = {
    "order_id": "o1",
    "placed_at": "2026-11-20T12:00:00+03:00",
    "slot_start": "2026-11-20T13:00:00+03:00",
    "slot_end": "2026-11-20T14:00:00+03:00",
    "lat": "55.7532",
    "lon": "37.6146",
}
COURIER: Row = {
    "courier_id": "c1",
    "shift_start": "2026-11-20T09:00:00+03:00",
    "shift_end": "2026-11-20T21:00:00+03:00",
}
PAIRS: tuple[Row, ...] = (
    {"from_id": "shop", "to_id": "o1", "seconds": "1200", "metres": "9000"},
    {"from_id": "o1", "to_id": "shop", "seconds": "1300", "metres": "9500"},
)


def csv_bytes(rows: Sequence[Row], *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV file of these rows; columns in the order they first appear."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_bytes(
    rows: Sequence[Sequence[object]], *, more_sheets: int = 0, as_text: bool = False
) -> bytes:
    """A workbook whose first sheet has these rows, the headings being the first.

    With `as_text` a text is a text even where it looks like a formula.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for cell in (cell for row in sheet.iter_rows() for cell in row if as_text):
        cell.data_type = "s"
    for _ in range(more_sheets):
        book.create_sheet()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def day_files(
    *,
    toml: str = DAY_TOML,
    orders: Sequence[Row] = (ORDER,),
    couriers: Sequence[Row] = (COURIER,),
    travel: Sequence[Row] | None = None,
) -> dict[str, bytes]:
    """The good day's files, or what is given instead; `travel` asks for the matrix provider."""
    files = {
        "day.toml": toml.encode(),
        "orders.csv": csv_bytes(orders),
        "couriers.csv": csv_bytes(couriers),
    }
    if travel is not None:
        files["day.toml"] += b'[travel]\nprovider = "matrix"\n'
        files["travel.csv"] = csv_bytes(travel)
    return files


def faults_of(files: Mapping[str, bytes], overrides: Sequence[str] = ()) -> tuple[Fault, ...]:
    """The faults these files have; none where they are read."""
    try:
        read_files(files, overrides)
    except InputError as error:
        return error.faults
    return ()


def with_orders(content: bytes, name: str = "orders.csv") -> dict[str, bytes]:
    """The good day with another file of orders."""
    files = day_files()
    del files["orders.csv"]
    return {**files, name: content}


def order_faults(content: bytes, name: str = "orders.csv") -> tuple[Fault, ...]:
    """The faults of that day."""
    return faults_of(with_orders(content, name))


def fault(
    file: str,
    row: int | None,
    column: str | None,
    value: str | None,
    rule: Rule,
    **details: str,
) -> Fault:
    """A fault, in the order a line shows it."""
    return Fault(
        file=file,
        row=row,
        column=column,
        value=value,
        rule=rule,
        details=tuple(details.items()),
    )
