"""A congestion profile of one's own: a CSV of `hour,multiplier` or `start,multiplier`.

`hour` is 0 to 23, `start` is "HH:MM"; a multiplier holds from its row's time to the next one's,
on every day. The first is midnight. 1.0 is free flow, 2.0 takes twice as long.
"""

from __future__ import annotations

import re

from planner.errors import Fault
from planner.intake.cells import RowReader, above
from planner.intake.columns import PROFILE_COLUMNS
from planner.intake.faults import Notice, Rule
from planner.intake.frame import Frame
from planner.intake.tables import Table, read_table

MULTIPLIERS = above(0, 20)
_HOUR = re.compile(r"\d|1\d|2[0-3]", re.ASCII)
_START = re.compile(r"(\d|[01]\d|2[0-3]):([0-5]\d)", re.ASCII)

Profile = tuple[tuple[int, float], ...]


def read_congestion(
    file: str, content: bytes, frame: Frame, faults: list[Fault], notices: list[Notice]
) -> Profile | None:
    """(Seconds since midnight, multiplier) of each step, rising; None if a fault was noted."""
    table = read_table(file, content, PROFILE_COLUMNS, faults, notices)
    if table is None or not _has_time_column(table, faults):
        return None
    steps: dict[int, float] = {}
    readers = [
        RowReader(table, row, frame.clock, frame.day_known, faults) for row in table.rows
    ]
    for reader in readers:
        _read_step(reader, steps)
    if not all(reader.sound for reader in readers):
        return None
    if 0 not in steps:
        faults.append(Fault(file=file, rule=Rule.PROFILE_START))
        return None
    return tuple(sorted(steps.items()))


def _time_column(table: Table) -> str | None:
    found = [name for name in ("hour", "start") if name in table.written]
    return found[0] if len(found) == 1 else None


def _has_time_column(table: Table, faults: list[Fault]) -> bool:
    if _time_column(table) is not None:
        return "multiplier" in table.written
    both = {"hour", "start"} <= set(table.written)
    rule = Rule.COLUMN_TWICE if both else Rule.COLUMN_MISSING
    details = (("other", "start"), ("name", "hour")) if both else (("also", "«start»"),)
    faults.append(
        Fault(file=table.file, row=table.header_row, column="hour", rule=rule, details=details)
    )
    return False


def _read_step(reader: RowReader, steps: dict[int, float]) -> None:
    column = _time_column(reader.table) or "hour"
    start_s = _start_s(reader, column)
    if not reader.required("multiplier"):
        return
    multiplier = reader.number("multiplier", MULTIPLIERS)
    if start_s is None or multiplier is None:
        return
    if start_s in steps:
        reader.fault(Rule.PROFILE_TWICE, column, reader.raw(column))
    steps.setdefault(start_s, float(multiplier))


def _start_s(reader: RowReader, column: str) -> int | None:
    if not reader.required(column):
        return None
    cell = reader.raw(column)
    if column == "hour" and _HOUR.fullmatch(cell):
        return int(cell) * 3600
    time = _START.fullmatch(cell)
    if column == "start" and time is not None:
        return int(time.group(1)) * 3600 + int(time.group(2)) * 60
    reader.fault(Rule.PROFILE_TIME, column, cell)
    return None
