"""Files of marketplaces to postings: whose form it is, every page, each order once.

A file may be one answer, several one after another, or a list of either; answers may come
wrapped in `result`. An order given twice, in a list and by itself, is put together; where the
two disagree it is a fault, because nothing tells which is newer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.errors import Fault
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.marketplaces import cabinet, ozon, wildberries, yandex
from planner.intake.marketplaces.fields import Fields
from planner.intake.marketplaces.json_document import documents
from planner.intake.marketplaces.posting import Posting
from planner.intake.raw_table import MAX_ROWS

LISTS = ("postings", "orders")
WRAPPERS = ("result", "order")
MAX_WRAPPERS = 6
Reader = Callable[[Fields], Posting]


@dataclass(slots=True)
class _Pages:
    """Of the lists met: the file of one that says it goes on, and whether any was the last."""

    go_on: str = ""
    last: bool = False


def read_sources(
    sources: Mapping[str, bytes], faults: list[Fault], notices: list[Notice]
) -> tuple[Posting, ...]:
    """The postings of all files together, each once; every fault of every file is noted."""
    found: list[Posting] = []
    pages = _Pages()
    for file, content in sources.items():
        if cabinet.is_report(content):
            faults.append(cabinet.report_fault(file, content))
        else:
            values = documents(file, content, faults, notices)
            found.extend(_postings(file, values, pages, faults))
    if pages.go_on and not pages.last:
        notices.append(Notice(file=pages.go_on, rule=NoticeRule.PAGES_MISSING))
    return _once(found, faults)


def _postings(
    file: str, values: tuple[Any, ...], pages: _Pages, faults: list[Fault]
) -> list[Posting]:
    objects = list(_objects(values, file, pages, MAX_WRAPPERS))
    if len(objects) > MAX_ROWS:
        limit = (("limit", str(MAX_ROWS)),)
        faults.append(Fault(file=file, rule=Rule.TOO_MANY_ROWS, details=limit))
        return []
    own: list[Fault] = []
    postings = [_posting(file, k, one, own) for k, one in enumerate(objects, start=1)]
    # A field that plays a part in two columns is at fault once.
    faults.extend(dict.fromkeys(own))
    return [posting for posting in postings if posting is not None]


def _objects(value: Any, file: str, pages: _Pages, wrappers: int) -> Iterator[Any]:
    """What stands in the place of postings, however wrapped and paged."""
    if wrappers < 0:
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _objects(item, file, pages, wrappers - 1)
    elif not isinstance(value, dict) or _reader(value) is not None:
        yield value
    elif name := next((name for name in LISTS if isinstance(value.get(name), list)), None):
        more = value.get("has_next") is True or bool(_next_token(value))
        pages.go_on = file if more else pages.go_on
        pages.last = pages.last or not more
        yield from value[name]
    elif name := next((name for name in WRAPPERS if name in value), None):
        yield from _objects(value[name], file, pages, wrappers - 1)
    else:
        yield value


def _next_token(answer: Mapping[str, Any]) -> object:
    paging = answer.get("paging")
    return paging.get("nextPageToken") if isinstance(paging, dict) else None


def _reader(value: Mapping[str, Any]) -> Reader | None:
    """Whose posting an object is, told by the fields nobody else has."""
    if "posting_number" in value:
        return ozon.read_posting
    if "ddate" in value or "deliveryType" in value:
        return wildberries.read_posting
    if "creationDate" in value and "delivery" in value:
        return yandex.read_posting
    return None


def _posting(file: str, row: int, value: Any, faults: list[Fault]) -> Posting | None:
    reader = _reader(value) if isinstance(value, dict) else None
    if reader is None:
        faults.append(Fault(file=file, row=row, rule=Rule.JSON_FORM))
        return None
    posting = reader(Fields(value, file, row, faults))
    if not posting.order_id:
        column = posting.written["order_id"]
        missing = Fault(file=file, row=row, column=column, rule=Rule.VALUE_MISSING)
        told = any(fault.row == row and fault.column == column for fault in faults)
        faults.extend(() if told else (missing,))
        return None
    return posting


def _once(postings: list[Posting], faults: list[Fault]) -> tuple[Posting, ...]:
    """Each order once, in the order of first appearance."""
    found: dict[tuple[str, str], Posting] = {}
    for posting in postings:
        key = (posting.marketplace, posting.order_id)
        first = found.get(key)
        found[key] = posting if first is None else _together(first, posting, faults)
    return tuple(found.values())


def _together(first: Posting, again: Posting, faults: list[Fault]) -> Posting:
    """What both say of an order; where they disagree, a fault for each field."""
    details = (("other", first.file), ("first", str(first.row)))
    faults.extend(
        Fault(
            file=again.file,
            row=again.row,
            column=again.written.get(column, column),
            rule=Rule.POSTING_DIFFERS,
            details=details,
        )
        for column in _differing(first, again)
    )
    cells = {name: text or again.cells.get(name, "") for name, text in first.cells.items()}
    extra = dict(again.extra) | dict(first.extra)
    return replace(first, cells=cells, extra=tuple(extra.items()))


def _differing(first: Posting, again: Posting) -> list[str]:
    before = {**first.cells, **dict(first.extra)}
    after = {**again.cells, **dict(again.extra)}
    return [
        name
        for name, text in after.items()
        if text and before.get(name) not in {None, "", text}
    ]
