"""Rows of the orders table → orders."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.fleet import Store
from planner.domain.order import Order, OrderId, Slot, StoreId
from planner.errors import Fault
from planner.intake.addresses.locate import Located, Question
from planner.intake.cells import DAY_S, DAYS_PLACED_BEFORE, MAX_TEXT, RowReader, between
from planner.intake.columns import ORDER_COLUMNS
from planner.intake.coordinates import read_point
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.frame import Frame
from planner.intake.rows import note_naive_moments, read_store_id, required_moment
from planner.intake.tables import Table, read_table
from planner.intake.units import (
    GRAMS_PER_KG,
    KOPECKS_PER_ROUBLE,
    MILLILITRES_PER_L,
    MILLIMETRES_PER_CM,
    SECONDS_PER_MINUTE,
    whole,
)
from planner.settings import HandoverSettings

KILOGRAMS = between(0, 10_000)
LITRES = between(0, 100_000)
CENTIMETRES = between(0, 2_000)
MINUTES = between(0, 24 * 60)
ROUBLES = between(0, 100_000_000)
PRIORITIES = between(0, 100)
SLOT_MOVES = between(0, 100)
SHOWN_IDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersRead:
    """The sound orders of a file, and the ids of all its rows, sound or not."""

    orders: tuple[Order, ...]
    ids: tuple[str, ...]


def read_orders_table(
    file: str, content: bytes, faults: list[Fault], notices: list[Notice]
) -> Table | None:
    """The table in a file of orders; None, with the faults noted, where there is none."""
    table = read_table(file, content, ORDER_COLUMNS, faults, notices)
    if table is not None:
        _check_place_columns(table, faults)
    return table


def orders_of(
    located: Located, frame: Frame, faults: list[Fault], notices: list[Notice]
) -> OrdersRead:
    """The orders of a table; rows at fault are left out and their faults noted."""
    table = located.table
    questions = {question.row: question for question in located.questions}
    readers = [
        RowReader(table, row, frame.clock, frame.day_known, faults) for row in table.rows
    ]
    first_rows: dict[str, int] = {}
    orders = [
        _order(reader, frame, first_rows, questions.get(reader.row.number))
        for reader in readers
    ]
    note_naive_moments(readers, notices)
    sound = tuple(order for order in orders if order is not None)
    _note_preorders(table.file, sound, frame, notices)
    return OrdersRead(orders=sound, ids=tuple(first_rows))


def _check_place_columns(table: Table, faults: list[Fault]) -> None:
    """Coordinates or addresses are needed; half a coordinate is a slip of the pen."""
    missing = [name for name in ("lat", "lon") if name not in table.written]
    if len(missing) == 2 and "address" in table.written:
        return
    for name in missing:
        also = next(column.aliases[0] for column in ORDER_COLUMNS if column.name == name)
        faults.append(
            Fault(
                file=table.file,
                row=table.header_row,
                column=name,
                rule=Rule.COLUMN_MISSING,
                details=(("also", f"«{also}»"),),
            )
        )


def _order(
    reader: RowReader, frame: Frame, first_rows: dict[str, int], question: Question | None
) -> Order | None:
    order_id = _order_id(reader, frame, first_rows)
    store_id = read_store_id(reader, frame)
    point = read_point(reader, _stores_to_compare(store_id, frame), question)
    times = _times(reader, frame)
    load = _load(reader)
    handover = _handover_s(reader, load, frame.settings.handover)
    value = reader.number("order_value_rub", ROUBLES) or 0
    fee = reader.number("fee_rub", ROUBLES)
    priority = reader.whole_number("priority", PRIORITIES) or 0
    address, comment = reader.text("address"), reader.text("comment")
    customer, phone = reader.text("customer"), reader.text("phone")
    moves = reader.whole_number("slot_moves", SLOT_MOVES)
    _check_extra(reader)
    if not reader.sound or point is None or times is None:
        return None
    return Order(
        order_id=OrderId(order_id),
        store_id=store_id,
        point=point,
        placed_at=times.placed_at,
        ready_at=times.ready_at,
        slot=times.slot,
        handover_s=handover,
        mass_g=load.mass_g,
        volume_ml=load.volume_ml,
        side_mm=load.side_mm,
        value_kop=whole(value, KOPECKS_PER_ROUBLE),
        fee_kop=whole(frame.settings.fees.fee_rub if fee is None else fee, KOPECKS_PER_ROUBLE),
        priority=priority,
        address=address,
        comment=comment,
        customer=customer,
        phone=phone,
        extra=(*reader.row.extra, *([] if moves is None else [("slot_moves", str(moves))])),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    placed_at: int
    ready_at: int
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Load:
    mass_g: int
    volume_ml: int
    side_mm: int


def _order_id(reader: RowReader, frame: Frame, first_rows: dict[str, int]) -> str:
    order_id = reader.identity("order_id")
    if not order_id:
        return ""
    if order_id in first_rows:
        first = str(first_rows[order_id])
        reader.fault(Rule.ID_TWICE, "order_id", order_id, first=first)
    elif frame.stores_known and frame.store(order_id) is not None:
        reader.fault(Rule.ID_OF_STORE, "order_id", order_id)
    first_rows.setdefault(order_id, reader.row.number)
    return order_id


def _stores_to_compare(store_id: StoreId, frame: Frame) -> tuple[Store, ...]:
    """The order's own store, all where it is not known, none where day.toml is at fault."""
    if not frame.stores_known:
        return ()
    own = frame.store(store_id)
    return frame.stores if own is None else (own,)


def _times(reader: RowReader, frame: Frame) -> _Times | None:
    placed_at = required_moment(reader, "placed_at", days_before=DAYS_PLACED_BEFORE)
    ready_at = reader.moment("ready_at", days_before=DAYS_PLACED_BEFORE)
    slot = _slot(reader)
    if placed_at is None:
        return None
    if ready_at is not None and ready_at < placed_at:
        placed = reader.raw("placed_at")
        reader.fault(
            Rule.READY_BEFORE_PLACED, "ready_at", reader.raw("ready_at"), placed=placed
        )
    if slot is None:
        return None
    if placed_at >= slot.end_at:
        end = reader.raw("slot_end")
        reader.fault(Rule.PLACED_AFTER_SLOT, "placed_at", reader.raw("placed_at"), end=end)
    if ready_at is None:
        ready_at = placed_at + whole(frame.settings.promise.assembly_min, SECONDS_PER_MINUTE)
    return _Times(placed_at=placed_at, ready_at=ready_at, slot=slot)


def _slot(reader: RowReader) -> Slot | None:
    start_at = required_moment(reader, "slot_start")
    end_at = required_moment(reader, "slot_end")
    if start_at is None or end_at is None:
        return None
    start = reader.raw("slot_start")
    if end_at <= start_at:
        reader.fault(Rule.SLOT_ENDS_EARLY, "slot_end", reader.raw("slot_end"), start=start)
        return None
    if end_at - start_at > DAY_S:
        reader.fault(Rule.SLOT_TOO_LONG, "slot_end", reader.raw("slot_end"), start=start)
        return None
    return Slot(start_at=start_at, end_at=end_at)


def _load(reader: RowReader) -> _Load:
    return _Load(
        mass_g=whole(reader.number("weight_kg", KILOGRAMS) or 0, GRAMS_PER_KG),
        volume_ml=whole(reader.number("volume_l", LITRES) or 0, MILLILITRES_PER_L),
        side_mm=whole(reader.number("longest_side_cm", CENTIMETRES) or 0, MILLIMETRES_PER_CM),
    )


def _handover_s(reader: RowReader, load: _Load, settings: HandoverSettings) -> int:
    """Seconds at the door: the row's own, or base + photo + documents (+ extra if bulky)."""
    given = reader.number("handover_min", MINUTES)
    if given is not None:
        return whole(given, SECONDS_PER_MINUTE)
    parts = [settings.base_min, settings.photo_min, settings.documents_min]
    heavy = load.mass_g >= whole(settings.bulky_from_kg, GRAMS_PER_KG)
    large = load.volume_ml >= whole(settings.bulky_from_l, MILLILITRES_PER_L)
    if heavy or large:
        parts.append(settings.bulky_extra_min)
    return sum(whole(part, SECONDS_PER_MINUTE) for part in parts)


def _check_extra(reader: RowReader) -> None:
    for heading, cell in reader.row.extra:
        if len(cell) > MAX_TEXT:
            reader.fault(Rule.TEXT_TOO_LONG, heading, None, limit=str(MAX_TEXT))


def _note_preorders(
    file: str, orders: tuple[Order, ...], frame: Frame, notices: list[Notice]
) -> None:
    """Tell of the orders that are bound by their slot only."""
    promise = frame.promise
    if promise.preorders == "limit" or promise.limit_clock == "departure":
        return
    # With these clocks the departure plays no part.
    preorders = [order.order_id for order in orders if promise.is_preorder(order, departs_at=0)]
    if preorders:
        ids = ", ".join(preorders[:SHOWN_IDS]) + (", …" if len(preorders) > SHOWN_IDS else "")
        details = (("count", str(len(preorders))), ("ids", ids))
        notices.append(Notice(file=file, rule=NoticeRule.PREORDERS, details=details))
