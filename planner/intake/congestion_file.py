"""A congestion profile of one's own: a CSV of `hour,multiplier` or `start,multiplier`.

`hour` is 0 to 23, `start` is "HH:MM"; a multiplier holds from its row's time to the next one's.
The first is midnight. 1.0 is free flow, 2.0 takes twice as long.

With a column `weekday` (day of the week, "workday" or "weekend") or `zone` ("centre" inside
the Third Ring, "middle" to МКАД, "outside") a row holds on those days and in that zone only;
an empty cell means all. For each zone the rows that fit the day most closely are taken: its own
day of the week before its kind of day before all days, then its own zone before all zones.
Public holidays are weekend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from planner.domain.days_off import is_day_off
from planner.domain.given import ZONES, Steps, ZonedSteps
from planner.errors import Fault
from planner.intake.cells import RowReader, above
from planner.intake.columns import PROFILE_COLUMNS
from planner.intake.faults import Notice, Rule
from planner.intake.frame import Frame
from planner.intake.tables import Table, read_table

MULTIPLIERS = above(0, 20)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RUSSIAN_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_DAYS = {
    **{day: day for day in WEEKDAYS},
    "workday": "workday",
    "weekend": "weekend",
    **dict(zip(_RUSSIAN_WEEKDAYS, WEEKDAYS, strict=True)),
    "будни": "workday",
    "выходные": "weekend",
}
_ZONES = {
    **{zone: zone for zone in ZONES},
    "центр": "centre",
    "до мкад": "middle",
    "за мкад": "outside",
}
_HOUR = re.compile(r"\d|1\d|2[0-3]", re.ASCII)
_START = re.compile(r"(\d|[01]\d|2[0-3]):([0-5]\d)", re.ASCII)

Profile = Steps
# steps by (weekday, zone), "" for all
_Groups = dict[tuple[str, str], dict[int, float]]


def read_congestion(
    file: str, content: bytes, frame: Frame, faults: list[Fault], notices: list[Notice]
) -> Profile | ZonedSteps | None:
    """(Seconds since midnight, multiplier) of each step, rising, or one such list per zone.

    None if a fault was noted.
    """
    table = read_table(file, content, PROFILE_COLUMNS, faults, notices)
    if table is None or not _has_time_column(table, faults):
        return None
    groups: _Groups = {}
    readers = [
        RowReader(table, row, frame.clock, frame.day_known, faults) for row in table.rows
    ]
    for reader in readers:
        _read_step(reader, groups)
    if not all(reader.sound for reader in readers):
        return None
    return _chosen(file, groups, frame.clock.day, faults)


def _chosen(
    file: str, groups: _Groups, day: date, faults: list[Fault]
) -> Profile | ZonedSteps | None:
    """The steps of the day: one list where no zone has its own."""
    if any(0 not in steps for steps in groups.values()):
        faults.append(Fault(file=file, rule=Rule.PROFILE_START))
        return None
    zoned = any(zone for _, zone in groups)
    found = []
    for zone in ZONES if zoned else ("",):
        fitting = [groups[key] for key in _closest_first(day, zone) if key in groups]
        if not fitting:
            details = (("day", day.isoformat()), ("zone", zone or "all"))
            faults.append(Fault(file=file, rule=Rule.PROFILE_NO_DAY, details=details))
            return None
        found.append(tuple(sorted(fitting[0].items())))
    return ZonedSteps(*found) if zoned else found[0]


def _closest_first(day: date, zone: str) -> Iterator[tuple[str, str]]:
    kind = "weekend" if is_day_off(day) else "workday"
    for weekday in (WEEKDAYS[day.weekday()], kind, ""):
        yield from dict.fromkeys([(weekday, zone), (weekday, "")])


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


def _read_step(reader: RowReader, groups: _Groups) -> None:
    column = _time_column(reader.table) or "hour"
    start_s = _start_s(reader, column)
    weekday = reader.choice("weekday", _DAYS, "")
    zone = reader.choice("zone", _ZONES, "")
    if not reader.required("multiplier"):
        return
    multiplier = reader.number("multiplier", MULTIPLIERS)
    if start_s is None or multiplier is None:
        return
    steps = groups.setdefault((weekday, zone), {})
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
