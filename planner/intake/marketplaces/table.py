"""Postings as a table of orders, to be checked by the same rules as any other table."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.fleet import Store
from planner.intake.columns import ORDER_COLUMNS
from planner.intake.marketplaces.posting import Posting
from planner.intake.tables import Row, Table

COLUMNS = tuple(
    column.name
    for column in ORDER_COLUMNS
    if column.name not in {"ready_at", "handover_min", "priority"}
)


def postings_table(
    file: str, postings: Sequence[Posting], stores: tuple[Store, ...], *, first_row: int | None
) -> Table:
    """The postings, a row each.

    Parameters
    ----------
    stores : the day's; a posting names its own by warehouse id or name.
    first_row : number of the first row; None numbers them as in their own file, and names
        columns by the fields they come from.
    """
    written: dict[str, str] = {}
    for posting in postings if first_row is None else ():
        written |= posting.written
    one_warehouse = len({posting.warehouses for posting in postings} - {()}) <= 1
    rows = [
        Row(
            number=posting.row if first_row is None else first_row + k,
            cells={
                **{column: posting.cells.get(column, "") for column in COLUMNS},
                "store_id": _store_id(posting, stores, one_warehouse=one_warehouse),
            },
            extra=posting.extra,
        )
        for k, posting in enumerate(postings)
    ]
    return Table(
        file=file,
        header_row=1,
        written={column: written.get(column, column) for column in COLUMNS},
        rows=tuple(rows),
        decimal_comma=False,
    )


def _store_id(posting: Posting, stores: tuple[Store, ...], *, one_warehouse: bool) -> str:
    """The day's store the posting names; where it names another, that name, to be told of."""
    for name in posting.warehouses:
        if any(store.store_id == name for store in stores):
            return name
    if not posting.warehouses or (one_warehouse and len(stores) <= 1):
        return ""
    return posting.warehouses[-1]
