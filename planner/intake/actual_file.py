"""actual.csv: drives as they were driven, one row per order.

`order_id`, `departed_at` (when the courier left for it) and `arrived_at` (at its door), and
optional `from_id`, the order or store he came from. A row without both moments says nothing and
is left out, and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.errors import Fault, InputError
from planner.intake.cells import RowReader
from planner.intake.columns import ACTUAL_COLUMNS
from planner.intake.faults import Notice, Rule, in_order
from planner.intake.tables import Row, Table, read_table

LONGEST_DRIVE_S = 6 * 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualDrive:
    """One drive.

    Attributes
    ----------
    day : position of its day among those given. order_id : driven to. from_id : driven from,
        None where the log does not say.
    departed_at, arrived_at : seconds since that day's midnight.
    """

    day: int
    order_id: OrderId
    from_id: str | None
    departed_at: int
    arrived_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualLog:
    """The drives of a log. left_out : rows without both moments."""

    drives: tuple[ActualDrive, ...]
    left_out: int
    notices: tuple[Notice, ...]


def read_actual(file: str, content: bytes, days: Sequence[Day]) -> ActualLog:
    """The drives of these days.

    Raises
    ------
    InputError
        With every fault of the file: an unknown order, a moment that can't be.
    """
    faults: list[Fault] = []
    notices: list[Notice] = []
    table = read_table(file, content, ACTUAL_COLUMNS, faults, notices)
    drives, left_out = [], 0
    for row in () if table is None else table.rows:
        assert table is not None
        if not (row.cells.get("departed_at") and row.cells.get("arrived_at")):
            left_out += 1
            continue
        drive = _drive(table, row, days, faults)
        if drive is not None:
            drives.append(drive)
    if faults:
        raise InputError(in_order(faults))
    return ActualLog(drives=tuple(drives), left_out=left_out, notices=tuple(notices))


def _drive(
    table: Table, row: Row, days: Sequence[Day], faults: list[Fault]
) -> ActualDrive | None:
    name = row.cells.get("order_id", "")
    able = [k for k, day in enumerate(days) if name in day.place_ids[len(day.stores) :]]
    if not able:
        reader = RowReader(table, row, days[0].clock, False, faults)
        if reader.required("order_id"):
            reader.fault(Rule.LOG_ORDER_UNKNOWN, "order_id", name)
        return None
    # an id that several days have belongs to the day the courier left on
    number = next((k for k in able if _left_on(table, row, days[k])), able[0])
    day = days[number]
    reader = RowReader(table, row, day.clock, True, faults)
    departed_at, arrived_at = reader.moment("departed_at"), reader.moment("arrived_at")
    from_id = reader.raw("from_id") or None
    if from_id is not None and from_id not in day.place_ids:
        reader.fault(Rule.PLACE_UNKNOWN, "from_id", from_id)
    if departed_at is None or arrived_at is None:
        return None
    if not departed_at < arrived_at <= departed_at + LONGEST_DRIVE_S:
        reader.fault(Rule.LOG_REVERSED, "arrived_at", reader.raw("arrived_at"))
    if not reader.sound:
        return None
    return ActualDrive(
        day=number,
        order_id=OrderId(name),
        from_id=from_id,
        departed_at=departed_at,
        arrived_at=arrived_at,
    )


def _left_on(table: Table, row: Row, day: Day) -> bool:
    """Whether the courier left on that service day."""
    at = RowReader(table, row, day.clock, False, []).moment("departed_at")
    return at is not None and day.clock.moment(at).date() == day.clock.day
