"""Fixes that were applied to the day, as edits of its texts: edits then go on from there."""

from __future__ import annotations

from collections.abc import Sequence

from planner.dashboard.edit_changes import IDS
from planner.dashboard.edit_steps import AddRow, Edit, SetCell, SetKey, Step, apply
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.explain.edits import MINUTE_S, Change
from planner.intake.day_text import DayText

EVERY_ROW = "*"


def with_fix(text: DayText, changes: Sequence[Change], day: Day) -> DayText:
    """The texts with a fix's changes made in them.

    Parameters
    ----------
    day : as it was before the fix, for the values that cells leave to the settings.
    """
    known = set(_rows(text, "couriers"))
    made: dict[str, dict[str, str]] = {}
    steps: list[Step] = []
    for change in changes:
        if change.table == "couriers" and change.row not in known:
            made.setdefault(change.row, {})[change.column] = _plain(change.to)
        elif change.table:
            steps += _cells(text, change, day)
        else:
            steps.append(_key(change))
    for name, cells in made.items():
        at = len(known) + len([step for step in steps if isinstance(step, AddRow)])
        row = {IDS["couriers"]: name, **{k: v for k, v in cells.items() if v}}
        steps.append(AddRow(table="couriers", at=at, cells=tuple(row.items())))
    return apply(text, tuple(steps))


def _cells(text: DayText, change: Change, day: Day) -> Edit:
    table = text.table(change.table)
    assert table is not None
    steps: list[Step] = []
    for row, name in enumerate(_rows(text, change.table)):
        if change.row in {name, EVERY_ROW}:
            if change.by is None:
                to = _plain(change.to)
            else:  # only handovers are changed by an amount
                minutes = day.order(OrderId(name)).handover_s / MINUTE_S
                to = _plain(max(0.0, minutes + change.by))
            if table.decimal_comma and not isinstance(change.to, str):
                to = to.replace(".", ",")
            steps.append(SetCell(table=change.table, row=row, column=change.column, to=to))
    return tuple(steps)


def _key(change: Change) -> SetKey:
    section, _, name = change.column.partition(".")
    to = change.to
    if to in {"true", "false"}:
        return SetKey(path=(section, name), to=to == "true")
    if isinstance(to, float) and to.is_integer():
        to = int(to)
    return SetKey(path=(section, name), to=to)


def _rows(text: DayText, name: str) -> tuple[str, ...]:
    table = text.table(name)
    return () if table is None else table.column(IDS[name])


def _plain(value: str | float | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return str(int(value)) if float(value).is_integer() else str(value)
