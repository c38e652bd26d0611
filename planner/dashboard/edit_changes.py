"""What differs between the texts a plan was made of and the texts now, one by one.

Rows are the same where their id is the same. An id that was changed itself is found by the
rest of its row: a row gone and a row come that agree in everything else are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.dashboard.edit_steps import AddRow, Edit, RemoveRow, SetCell, SetKey, SetToml
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_text import DayText, TextTable
from planner.intake.settings_faults import dotted
from planner.intake.toml_text import Value, values_in

IDS = {"orders": "order_id", "couriers": "courier_id"}
Kind = Literal["cell", "added", "removed", "key", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One difference.

    Attributes
    ----------
    table : "orders", "couriers" or "day.toml".
    row : its number now; of a row removed, in the texts before; None in day.toml.
    name : the row's id now, or the key. column : of a cell; "" otherwise.
    before, now : the texts; None where there is none, as of a key left to its default.
    """

    kind: Kind
    table: str
    row: int | None
    name: str
    column: str
    before: str | None
    now: str | None


def changed(before: DayText, now: DayText) -> tuple[Changed, ...]:
    """Every difference: orders, then couriers, then day.toml."""
    found: list[Changed] = []
    for name in IDS:
        old, new = before.table(name), now.table(name)
        if old is not None and new is not None and old != new:
            found += _in_table(name, old, new)
    if before.toml != now.toml:
        found += _in_toml(before.toml or "", now.toml or "")
    return tuple(found)


def taken_back(one: Changed, before: DayText, now: DayText) -> Edit:
    """The edit that takes one difference back and leaves the others."""
    table, row = now.table(one.table), one.row
    match one.kind:
        case "cell":
            assert row is not None
            cell = SetCell(table=one.table, row=row, column=one.column, to=one.before or "")
            return (cell,)
        case "added":
            assert row is not None
            return (RemoveRow(table=one.table, row=row),)
        case "removed":
            old = before.table(one.table)
            assert old is not None
            assert table is not None
            assert row is not None
            cells = tuple(zip(old.names, old.rows[row], strict=True))
            return (AddRow(table=one.table, at=min(row, len(table.rows)), cells=cells),)
        case "key":
            values = values_in(before.toml or "") or {}
            path = next(
                path
                for path in (*values, *(values_in(now.toml or "") or {}))
                if dotted(path) == one.name
            )
            return (SetKey(path=path, to=values.get(path)),)
        case "text":
            return (SetToml(to=before.toml or ""),)


def shown(value: Value | None) -> str | None:
    """A value of day.toml as text."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case tuple():
            return ", ".join(str(one) for one in value)
        case _:
            return str(value)


def row_pairs(name: str, old: TextTable, new: TextTable) -> dict[int, int]:
    """Row before by row now, of the rows that are in both."""
    ids = IDS[name]
    places = {one: row for row, one in reversed(list(enumerate(old.column(ids)))) if one}
    pairs: dict[int, int] = {}
    for row, one in enumerate(new.column(ids)):
        if one in places:
            pairs[row] = places.pop(one)
    gone = [row for row in range(len(old.rows)) if row not in set(pairs.values())]
    rest = {_without_id(old, row, ids): row for row in reversed(gone)}
    for row in range(len(new.rows)):
        if row not in pairs:
            same = rest.pop(_without_id(new, row, ids), None)
            if same is not None:
                pairs[row] = same
    return pairs


def _in_table(name: str, old: TextTable, new: TextTable) -> list[Changed]:
    pairs = row_pairs(name, old, new)
    found: list[Changed] = []
    for row in range(len(new.rows)):
        called = new.cell(row, IDS[name])
        if row not in pairs:
            found.append(_whole("added", name, row, called))
            continue
        for column in dict.fromkeys((*old.names, *new.names)):
            was, is_now = old.cell(pairs[row], column), new.cell(row, column)
            if was != is_now:
                found.append(
                    Changed(
                        kind="cell",
                        table=name,
                        row=row,
                        name=called,
                        column=column,
                        before=was,
                        now=is_now,
                    )
                )
    kept = set(pairs.values())
    found += [
        _whole("removed", name, row, old.cell(row, IDS[name]))
        for row in range(len(old.rows))
        if row not in kept
    ]
    return found


def _whole(kind: Kind, table: str, row: int, name: str) -> Changed:
    return Changed(kind=kind, table=table, row=row, name=name, column="", before=None, now=None)


def _without_id(table: TextTable, row: int, ids: str) -> tuple[tuple[str, str], ...]:
    """The row's texts but for its id, empty ones left out."""
    pairs = zip(table.names, table.rows[row], strict=True)
    return tuple(sorted(pair for pair in pairs if pair[0] != ids and pair[1]))


def _in_toml(old: str, new: str) -> list[Changed]:
    was, is_now = values_in(old), values_in(new)
    if was is None or is_now is None:
        return [
            Changed(
                kind="text", table=DAY_TOML, row=None, name="", column="", before=None, now=None
            )
        ]
    return [
        Changed(
            kind="key",
            table=DAY_TOML,
            row=None,
            name=dotted(path),
            column="",
            before=shown(was.get(path)),
            now=shown(is_now.get(path)),
        )
        for path in dict.fromkeys((*was, *is_now))
        if was.get(path) != is_now.get(path)
        or type(was.get(path)) is not type(is_now.get(path))
    ]
