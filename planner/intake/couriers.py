"""Rows of the couriers table → couriers.

A capacity left empty is no limit. A break without times may be taken anywhere in the shift.
"""

from __future__ import annotations

from planner.domain.fleet import Break, Courier, CourierId, Rates, Shift, Vehicle
from planner.errors import Fault
from planner.intake.cells import DAY_S, RowReader, above, between
from planner.intake.columns import COURIER_COLUMNS
from planner.intake.faults import Notice, Rule
from planner.intake.frame import Frame
from planner.intake.rows import note_naive_moments, read_store_id, required_moment
from planner.intake.tables import read_table
from planner.intake.units import (
    GRAMS_PER_KG,
    KOPECKS_PER_ROUBLE,
    MILLILITRES_PER_L,
    MILLIMETRES_PER_CM,
    SECONDS_PER_MINUTE,
    optional_whole,
    whole,
)

CAPACITY = above(0, 100_000)
SPEED_FACTORS = between("0.5", 3)
ROUBLES = between(0, 100_000)
BREAK_MINUTES = between(0, 12 * 60)
PAID_FOR = {"shift": "shift", "смена": "shift", "trip": "trip", "рейс": "trip"}
MAX_VEHICLE_NAME = 100


def read_couriers(
    file: str, content: bytes, frame: Frame, faults: list[Fault], notices: list[Notice]
) -> tuple[Courier, ...]:
    """The couriers of a table; rows at fault are left out and their faults noted."""
    table = read_table(file, content, COURIER_COLUMNS, faults, notices)
    if table is None:
        return ()
    readers = [
        RowReader(table, row, frame.clock, frame.day_known, faults) for row in table.rows
    ]
    first_rows: dict[str, int] = {}
    couriers = [_courier(reader, frame, first_rows) for reader in readers]
    note_naive_moments(readers, notices)
    return tuple(courier for courier in couriers if courier is not None)


def _courier(reader: RowReader, frame: Frame, first_rows: dict[str, int]) -> Courier | None:
    courier_id = _courier_id(reader, first_rows)
    store_id = read_store_id(reader, frame)
    shift = _shift(reader)
    vehicle = _vehicle(reader)
    rates = _rates(reader)
    rest = _break(reader, shift)
    if not reader.sound or shift is None:
        return None
    return Courier(
        courier_id=CourierId(courier_id),
        store_id=store_id,
        shift=shift,
        vehicle=vehicle,
        rates=rates,
        rest=rest,
    )


def _courier_id(reader: RowReader, first_rows: dict[str, int]) -> str:
    courier_id = reader.identity("courier_id")
    if courier_id in first_rows:
        first = str(first_rows[courier_id])
        reader.fault(Rule.ID_TWICE, "courier_id", courier_id, first=first)
    if courier_id:
        first_rows.setdefault(courier_id, reader.row.number)
    return courier_id


def _shift(reader: RowReader) -> Shift | None:
    start_at = required_moment(reader, "shift_start")
    end_at = required_moment(reader, "shift_end")
    if start_at is None or end_at is None:
        return None
    start = reader.raw("shift_start")
    if end_at <= start_at:
        reader.fault(Rule.SHIFT_EMPTY, "shift_end", reader.raw("shift_end"), start=start)
        return None
    if end_at - start_at > DAY_S:
        reader.fault(Rule.SHIFT_TOO_LONG, "shift_end", reader.raw("shift_end"), start=start)
        return None
    return Shift(start_at=start_at, end_at=end_at)


def _vehicle(reader: RowReader) -> Vehicle:
    mass = reader.number("max_weight_kg", CAPACITY)
    volume = reader.number("max_volume_l", CAPACITY)
    side = reader.number("max_side_cm", CAPACITY)
    speed_factor = reader.number("speed_factor", SPEED_FACTORS)
    return Vehicle(
        name=reader.text("vehicle", max_length=MAX_VEHICLE_NAME) or Vehicle().name,
        max_mass_g=optional_whole(mass, GRAMS_PER_KG),
        max_volume_ml=optional_whole(volume, MILLILITRES_PER_L),
        max_side_mm=optional_whole(side, MILLIMETRES_PER_CM),
        speed_factor=1.0 if speed_factor is None else float(speed_factor),
    )


def _rates(reader: RowReader) -> Rates:
    usual = Rates()

    def kopecks(column: str, default: int) -> int:
        given = reader.number(column, ROUBLES)
        return default if given is None else whole(given, KOPECKS_PER_ROUBLE)

    paid_for = reader.choice("paid_for", PAID_FOR, usual.paid_for)
    return Rates(
        per_hour_kop=kopecks("rub_per_hour", usual.per_hour_kop),
        per_km_kop=kopecks("rub_per_km", usual.per_km_kop),
        per_order_kop=kopecks("rub_per_order", usual.per_order_kop),
        per_trip_kop=kopecks("rub_per_trip", usual.per_trip_kop),
        paid_for="trip" if paid_for == "trip" else "shift",
    )


def _break(reader: RowReader, shift: Shift | None) -> Break | None:
    minutes = reader.number("break_min", BREAK_MINUTES)
    from_at, until_at = reader.moment("break_from"), reader.moment("break_until")
    if not reader.raw("break_min"):
        for column in ("break_from", "break_until"):
            if reader.raw(column):
                reader.fault(Rule.BREAK_INCOMPLETE, column, reader.raw(column))
        return None
    if not minutes or shift is None or not reader.sound:
        return None
    length_s = whole(minutes, SECONDS_PER_MINUTE)
    # A break lies in the shift, so the moments outside it mean nothing.
    from_at = shift.start_at if from_at is None else max(from_at, shift.start_at)
    until_at = shift.end_at if until_at is None else min(until_at, shift.end_at)
    if until_at - from_at < length_s:
        room = str(max(0, until_at - from_at) // SECONDS_PER_MINUTE)
        reader.fault(Rule.BREAK_NO_ROOM, "break_min", reader.raw("break_min"), room=room)
        return None
    return Break(length_s=length_s, from_at=from_at, until_at=until_at)
