"""A table of texts as typed columns to be edited, and what was typed as texts again.

A column has a type of its own (hours, numbers, a choice) only where every text in it is one:
what stands there otherwise, right or wrong, is shown and edited as it stands. A cell that is
not touched keeps its text to the sign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import pandas as pd

from planner.dashboard.edit_steps import SetCell
from planner.domain.clock import ServiceClock
from planner.intake.cells import read_number, unguarded
from planner.intake.day_text import TextTable
from planner.intake.faults import Rule
from planner.intake.moments import local_moment, read_moment


class Kind(StrEnum):
    """How a column is edited: hours are moments of the service day, all of one day."""

    TEXT = "text"
    HOUR = "hour"
    MOMENT = "moment"
    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"


MOMENTS = frozenset(
    {
        *("placed_at", "ready_at", "slot_start", "slot_end"),
        *("shift_start", "shift_end", "break_from", "break_until"),
    }
)
WHOLES = frozenset({"priority", "slot_moves"})
NUMBERS = frozenset(
    {
        *("lat", "lon", "weight_kg", "volume_l", "longest_side_cm", "handover_min"),
        *("order_value_rub", "fee_rub", "max_weight_kg", "max_volume_l", "max_side_cm"),
        *("speed_factor", "rub_per_hour", "rub_per_km", "rub_per_order", "rub_per_trip"),
        "break_min",
    }
)
PAID_FOR = ("shift", "trip")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditColumn:
    """A column on the page.

    Attributes
    ----------
    name : the contract's, or the heading of a column the planner doesn't know.
    choices : what may be chosen, of a choice. known : whether the planner knows the column.
    """

    name: str
    kind: Kind
    known: bool
    choices: tuple[str, ...] = ()


def edit_columns(
    table: TextTable, names: Sequence[str], clock: ServiceClock, stores: Sequence[str]
) -> tuple[EditColumn, ...]:
    """How the columns of these names are edited.

    Parameters
    ----------
    names : columns the planner knows, those it doesn't follow. stores : ids of the day's.
    """
    unknown = [name for name in table.names if name not in names]
    return (
        *(_known_column(table, name, clock, stores) for name in names),
        *(EditColumn(name=name, kind=Kind.TEXT, known=False) for name in unknown),
    )


def typed_frame(
    table: TextTable, columns: Sequence[EditColumn], clock: ServiceClock
) -> pd.DataFrame:
    """The table with a value of its column's type in every cell."""
    return pd.DataFrame(
        {
            column.name: pd.Series(
                [_value(table, row, column, clock) for row in range(len(table.rows))],
                dtype=_DTYPES.get(column.kind, "object"),
            )
            for column in columns
        }
    )


def as_text(
    value: object, column: EditColumn, before: str, clock: ServiceClock, *, comma: bool
) -> str:
    """What was typed, as the text of its cell.

    Parameters
    ----------
    before : the cell's text until now: a moment without an offset stays without one.
    comma : whether numbers have a decimal comma in this file.
    """
    if value is None or value == "":
        return ""
    match column.kind:
        case Kind.HOUR | Kind.MOMENT:
            return _moment_text(str(value), column.kind, before, clock)
        case Kind.NUMBER | Kind.WHOLE:
            plain = f"{Decimal(str(value)).normalize():f}"
            return plain.replace(".", ",") if comma else plain
        case _:
            return str(value)


def typed_steps(
    name: str,
    table: TextTable,
    columns: Sequence[EditColumn],
    typed: Mapping[int, Mapping[str, object]],
    clock: ServiceClock,
) -> tuple[SetCell, ...]:
    """The cells of a table that change by what was typed, by row and column.

    A page drawn anew tells all that was typed again: a cell that holds it already is no step.
    """
    by_name = {column.name: column for column in columns}
    steps = []
    for row, cells in typed.items():
        for column, value in cells.items():
            if column in by_name and row < len(table.rows):
                before = table.cell(row, column)
                comma = table.decimal_comma
                to = as_text(value, by_name[column], before, clock, comma=comma)
                if to != before:
                    steps.append(SetCell(table=name, row=row, column=column, to=to))
    return tuple(steps)


_DTYPES = {Kind.MOMENT: "datetime64[s]", Kind.NUMBER: "float64", Kind.WHOLE: "Int64"}


def _known_column(
    table: TextTable, name: str, clock: ServiceClock, stores: Sequence[str]
) -> EditColumn:
    cells = [cell for cell in table.column(name) if cell]
    choices: tuple[str, ...] = ()
    kind = Kind.TEXT
    if name in MOMENTS:
        kind = _moment_kind(cells, clock)
    elif name in NUMBERS | WHOLES:
        numbers = [
            read_number(unguarded(cell), decimal_comma=table.decimal_comma) for cell in cells
        ]
        whole = name in WHOLES and all(
            isinstance(one, Decimal) and one == one.to_integral_value() for one in numbers
        )
        if not any(isinstance(one, Rule) for one in numbers):
            kind = Kind.WHOLE if whole else Kind.NUMBER
    elif name in {"store_id", "paid_for"}:
        offered = tuple(stores) if name == "store_id" else PAID_FOR
        if set(cells) <= set(offered):
            kind, choices = Kind.CHOICE, offered
    return EditColumn(name=name, kind=kind, known=True, choices=choices)


def _moment_kind(cells: Sequence[str], clock: ServiceClock) -> Kind:
    moments = [_local(cell, clock) for cell in cells]
    known = [one for one in moments if one is not None]
    if len(known) < len(moments):
        return Kind.TEXT
    return Kind.HOUR if all(one.date() == clock.day for one in known) else Kind.MOMENT


def _value(table: TextTable, row: int, column: EditColumn, clock: ServiceClock) -> object:
    cell = unguarded(table.cell(row, column.name))
    if column.kind in {Kind.TEXT, Kind.CHOICE}:
        return cell or None
    if not cell:
        return None
    if column.kind in {Kind.HOUR, Kind.MOMENT}:
        local = _local(cell, clock)
        assert local is not None
        return local.time() if column.kind is Kind.HOUR else local
    number = read_number(cell, decimal_comma=table.decimal_comma)
    assert isinstance(number, Decimal)
    return int(number) if column.kind is Kind.WHOLE else float(number)


def _local(cell: str, clock: ServiceClock) -> datetime | None:
    """The wall clock's reading of a moment, without zone; None where it is no moment."""
    moment = read_moment(unguarded(cell), clock)
    return None if isinstance(moment, Rule) else clock.moment(moment.at).replace(tzinfo=None)


def _moment_text(typed: str, kind: Kind, before: str, clock: ServiceClock) -> str:
    """ISO 8601, with an offset unless the cell had none or the wall clock shows it twice."""
    if kind is Kind.HOUR:
        local = datetime.combine(clock.day, pd.Timestamp(typed).time())
    else:
        local = pd.Timestamp(typed).to_pydatetime().replace(tzinfo=None)
    local = local.replace(microsecond=0)
    plain = local.isoformat(timespec="minutes" if local.second == 0 else "seconds")
    earlier = read_moment(unguarded(before), clock) if before else None
    naive = earlier is not None and not isinstance(earlier, Rule) and earlier.naive
    moment = local_moment(local, clock)
    return plain if naive or isinstance(moment, Rule) else moment.isoformat()
