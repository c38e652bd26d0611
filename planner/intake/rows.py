"""What rows of orders and of couriers have in common: a store, required moments, one notice."""

from __future__ import annotations

from planner.domain.order import StoreId
from planner.intake.cells import DAYS_AROUND, MAX_ID, RowReader
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.frame import Frame


def read_store_id(reader: RowReader, frame: Frame) -> StoreId:
    """The row's store; the day's only store where none is named."""
    named = reader.text("store_id", max_length=MAX_ID)
    if not frame.stores_known:
        return StoreId(named)
    if not named and len(frame.stores) == 1:
        return frame.stores[0].store_id
    known = ", ".join(store.store_id for store in frame.stores)
    if not named:
        reader.fault(Rule.STORE_NOT_NAMED, "store_id", None, known=known)
    elif frame.store(named) is None:
        reader.fault(Rule.STORE_UNKNOWN, "store_id", named, known=known)
    return StoreId(named)


def required_moment(
    reader: RowReader, column: str, *, days_before: int = DAYS_AROUND
) -> int | None:
    """A moment that must be there."""
    return reader.moment(column, days_before=days_before) if reader.required(column) else None


def note_naive_moments(readers: list[RowReader], notices: list[Notice]) -> None:
    """One notice for all moments of a file that were read as local time."""
    count = sum(reader.naive_moments for reader in readers)
    if count:
        first = readers[0]
        details = (("count", str(count)), ("timezone", first.clock.timezone))
        notices.append(
            Notice(file=first.table.file, rule=NoticeRule.NAIVE_MOMENTS, details=details)
        )
