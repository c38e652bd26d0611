"""A day's files as the texts that stand in them, to be edited and read again.

Nothing is judged here: whatever stands in a cell is kept as it stands, sound or not, and the
strict reader (`planner.intake.day_folder`) says what is wrong with it. A table whose headings
can't be told apart, or that is no table at all, can't be edited by cells and is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.errors import Fault
from planner.intake.columns import COURIER_COLUMNS, ORDER_COLUMNS, Column
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_file import read_day_file, unknown_day_file
from planner.intake.files import MAX_FILE_BYTES
from planner.intake.frame import frame_of
from planner.intake.marketplaces.day_postings import read_day_postings
from planner.intake.raw_table import RawTable
from planner.intake.tables import Table, match_columns, read_raw
from planner.intake.text_file import decode

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "orders": ORDER_COLUMNS,
    "couriers": COURIER_COLUMNS,
}
POSTINGS = "postings.json"
SOURCES = {
    "orders": ("orders.csv", "orders.xlsx", POSTINGS),
    "couriers": ("couriers.csv", "couriers.xlsx"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A table of texts.

    Attributes
    ----------
    source : the file it was read from.
    header : headings as written. names : the contract's names of the columns, all different;
        of a column the planner doesn't know, its heading.
    rows : one text per heading.
    decimal_comma : whether «12,5» is a number here; the cells are then parted by semicolons.
    """

    source: str
    header: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    decimal_comma: bool

    def cell(self, row: int, name: str) -> str:
        """A cell; empty where the table has no such column."""
        return self.rows[row][self.names.index(name)] if name in self.names else ""

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column, one per row."""
        return tuple(self.cell(row, name) for row in range(len(self.rows)))

    def with_cell(self, row: int, name: str, to: str) -> TextTable:
        """The table with another text in a cell; a column it lacks comes last."""
        if name not in self.names:
            return self.with_column(name).with_cell(row, name, to)
        place = self.names.index(name)
        cells = self.rows[row]
        changed = (*cells[:place], to, *cells[place + 1 :])
        return replace(self, rows=(*self.rows[:row], changed, *self.rows[row + 1 :]))

    def with_column(self, name: str) -> TextTable:
        """The table with one more column, empty."""
        return replace(
            self,
            header=(*self.header, name),
            names=(*self.names, name),
            rows=tuple((*cells, "") for cells in self.rows),
        )

    def with_row(self, at: int, cells: Mapping[str, str]) -> TextTable:
        """The table with one more row, as row number `at`."""
        table = self
        for name in cells:
            if name not in table.names:
                table = table.with_column(name)
        row = tuple(cells.get(name, "") for name in table.names)
        return replace(table, rows=(*table.rows[:at], row, *table.rows[at:]))

    def without_row(self, row: int) -> TextTable:
        """The table without a row."""
        return replace(self, rows=(*self.rows[:row], *self.rows[row + 1 :]))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayText:
    """What is edited of a day's files.

    Attributes
    ----------
    orders, couriers : the tables; None where there is none that can be edited.
    toml : the text of day.toml; None where there is none.
    """

    orders: TextTable | None
    couriers: TextTable | None
    toml: str | None

    def table(self, name: str) -> TextTable | None:
        """The table of that name, "orders" or "couriers"."""
        return self.orders if name == "orders" else self.couriers

    def with_table(self, name: str, table: TextTable) -> DayText:
        """The same with another table of that name."""
        if name == "orders":
            return replace(self, orders=table)
        return replace(self, couriers=table)


def read_day_text(files: Mapping[str, bytes]) -> DayText:
    """The texts of a day's files."""
    toml = _toml(files)
    return DayText(
        orders=_table("orders", files, toml),
        couriers=_table("couriers", files, toml),
        toml=toml,
    )


def row_numbers(files: Mapping[str, bytes], name: str) -> tuple[int, ...]:
    """What the strict reader calls the rows of a table, in their order."""
    source = _source(name, files)
    if source is None:
        return ()
    if source == POSTINGS:
        table = _postings(files[source], _toml(files))
        return () if table is None else tuple(row.number for row in table.rows)
    raw = read_raw(source, files[source], COLUMNS[name], [], [])
    return () if raw is None else tuple(number for number, _ in raw.rows)


def _toml(files: Mapping[str, bytes]) -> str | None:
    content = files.get(DAY_TOML)
    return None if content is None else decode(DAY_TOML, content, [], [])


def _source(name: str, files: Mapping[str, bytes]) -> str | None:
    """The one file a table is read from; None where there is none, or are two, or too much."""
    sources = [source for source in SOURCES[name] if source in files]
    if len(sources) != 1 or len(files[sources[0]]) > MAX_FILE_BYTES:
        return None
    return sources[0]


def _table(name: str, files: Mapping[str, bytes], toml: str | None) -> TextTable | None:
    source = _source(name, files)
    if source is None:
        return None
    if source == POSTINGS:
        table = _postings(files[source], toml)
        return None if table is None else _of_postings(table)
    faults: list[Fault] = []
    raw = read_raw(source, files[source], COLUMNS[name], faults, [])
    if raw is None or any(fault.row for fault in faults):
        return None
    return _of_raw(raw, match_columns(raw, COLUMNS[name], [], []))


def _postings(content: bytes, toml: str | None) -> Table | None:
    day_file = unknown_day_file() if toml is None else read_day_file(toml, (), [])
    return read_day_postings(POSTINGS, content, frame_of(day_file), [], [])


def _of_raw(raw: RawTable, places: Mapping[str, int]) -> TextTable:
    """The table of a file; a column without a heading is kept only where it has one."""
    known = {place: name for name, place in places.items()}
    names: dict[str, int] = {}
    for place, heading in enumerate(raw.header):
        if heading:
            names[_different(known.get(place, heading), names)] = place
    return TextTable(
        source=raw.file,
        header=tuple(raw.header[place] for place in names.values()),
        names=tuple(names),
        rows=tuple(tuple(cells[place] for place in names.values()) for _, cells in raw.rows),
        decimal_comma=raw.decimal_comma,
    )


def _of_postings(table: Table) -> TextTable:
    """The table of a marketplace's answer, under the contract's headings."""
    names = tuple(dict.fromkeys(name for row in table.rows for name in row.cells))
    extra = tuple(dict.fromkeys(name for row in table.rows for name, _ in row.extra))
    return TextTable(
        source=table.file,
        header=(*names, *extra),
        names=(*names, *extra),
        rows=tuple(
            (
                *(row.cells.get(name, "") for name in names),
                *(dict(row.extra).get(name, "") for name in extra),
            )
            for row in table.rows
        ),
        decimal_comma=table.decimal_comma,
    )


def _different(name: str, taken: Mapping[str, int]) -> str:
    """The name, or with a number where it is taken."""
    wanted, count = name, 1
    while wanted in taken:
        count += 1
        wanted = f"{name} ({count})"
    return wanted
