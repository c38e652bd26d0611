"""Marketplaces' exports into a day folder: which orders, where, and what is left to ask.

Nothing is dropped silently. An order without a slot or a place becomes a row with an empty
cell, which planning refuses until it is filled in; an order that is none of the day's is listed
with its reason. Where the day has no day.toml, one is begun: date and stores' names are known
then, the stores' coordinates are not, and are not guessed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.clock import ServiceClock
from planner.errors import Fault, InputError
from planner.intake.addresses.answers import Region
from planner.intake.addresses.locate import Question
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_file import DayFile, read_day_file
from planner.intake.faults import Notice, Rule, in_order
from planner.intake.files import DayFiles, bounded_content
from planner.intake.frame import frame_of
from planner.intake.marketplaces.day_postings import none_taken
from planner.intake.marketplaces.posting import Posting
from planner.intake.marketplaces.selection import (
    Selected,
    gap_notices,
    select,
    slot_days,
)
from planner.intake.marketplaces.sources import read_sources
from planner.intake.marketplaces.table import postings_table
from planner.intake.orders import orders_of
from planner.intake.places import Search, find_places, region_of
from planner.intake.tables import Table
from planner.intake.text_file import decode

ORDERS = "orders.csv"
OTHER_ORDERS = ("orders.xlsx", "postings.json")
FIRST_ROW = 2
TIMEZONE = "Europe/Moscow"
SHOWN_DAYS = 5


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The orders of a day, as an import made them.

    Attributes
    ----------
    clock : the day's. table : the rows of orders.csv.
    selected : the orders taken and left out.
    gaps : what keeps rows from being planned, by row and column of orders.csv.
    questions : the addresses among them, with their candidates.
    region : where orders can be, to judge candidates by.
    day_toml : a day.toml that was begun; None where the day has its own.
    notices : what the user should know.
    """

    clock: ServiceClock
    table: Table
    selected: Selected
    gaps: tuple[Fault, ...]
    questions: tuple[Question, ...]
    region: Region
    day_toml: str | None
    notices: tuple[Notice, ...]


def import_orders(
    sources: Mapping[str, bytes],
    files: DayFiles,
    overrides: Sequence[str] = (),
    *,
    day: date | None = None,
    replace: bool = False,
    search: Search | None = None,
) -> Imported:
    """The orders in marketplaces' exports that are the day's.

    Parameters
    ----------
    sources : the exports, by file name. files : the day's own, of which day.toml and
        corrections.csv are read if there are any.
    overrides : `section.key=value` each, laid over day.toml.
    replace : whether orders.csv may be there already.
    day : the service day, needed only without a day.toml and with slots on several days.
    search : how places that are not known are looked for; None asks the address service.

    Raises
    ------
    InputError
        With all faults of all files.
    AddressServiceError
        The files are sound, but the address service failed.
    """
    faults: list[Fault] = []
    notices: list[Notice] = []
    _check_place_for_orders(files, faults, replace=replace)
    postings = read_sources(sources, faults, notices)
    if not postings and not faults:
        faults.append(none_taken(", ".join(sources), 0))
    begun, day_file = _day_file(files, overrides, postings, day, faults, notices)
    if faults or day_file is None:
        raise InputError(in_order(faults))
    frame = frame_of(day_file)
    selected = select(postings, frame.settings.postings, frame.clock)
    if not selected.taken:
        raise InputError((none_taken(", ".join(sources), len(selected.left_out)),))
    stores = frame.stores if frame.stores_known else ()
    table = postings_table(ORDERS, selected.taken, stores, first_row=FIRST_ROW)
    search = search or Search(online=True)
    located = find_places(table, files, day_file, faults, notices, search)
    if faults:
        raise InputError(in_order(faults))
    if located.failure is not None:
        raise located.failure
    gaps: list[Fault] = []
    orders_of(located, frame, gaps, notices)
    return Imported(
        clock=frame.clock,
        table=located.table,
        selected=selected,
        gaps=in_order(gaps),
        questions=located.questions,
        region=region_of(frame),
        day_toml=begun,
        # The import lists what it left out in full.
        notices=(*notices, *gap_notices(ORDERS, selected, frame.settings.fees)),
    )


def _check_place_for_orders(files: DayFiles, faults: list[Fault], *, replace: bool) -> None:
    """Orders made by hand are not overwritten, and a day has one file of them."""
    if files.has(ORDERS) and not replace:
        faults.append(Fault(file=ORDERS, rule=Rule.ORDERS_THERE))
    for other in OTHER_ORDERS:
        if files.has(other):
            details = (("other", ORDERS),)
            faults.append(Fault(file=other, rule=Rule.FILE_TWICE, details=details))


def _day_file(
    files: DayFiles,
    overrides: Sequence[str],
    postings: tuple[Posting, ...],
    day: date | None,
    faults: list[Fault],
    notices: list[Notice],
) -> tuple[str | None, DayFile | None]:
    """The day's own day.toml, or one begun here with its text; None with faults noted."""
    if files.has(DAY_TOML):
        content = bounded_content(files, DAY_TOML, faults)
        text = None if content is None else decode(DAY_TOML, content, faults, notices)
        return None, None if text is None else read_day_file(text, overrides, faults)
    clock = ServiceClock(day=day or date(2000, 1, 1), timezone=TIMEZONE)
    # Before the day is known, by all else that selects.
    settings = read_day_file(_begun(day or date(2000, 1, 1), ()), overrides, []).settings
    eligible = select(postings, settings.postings, None).taken
    days = slot_days(eligible, clock)
    if day is None and len(days) != 1:
        if not faults:
            faults.append(_day_unclear(days))
        return None, None
    begun = _begun(day or days[0], eligible)
    missing: list[Fault] = []
    day_file = read_day_file(begun, overrides, missing)
    faults.extend(fault for fault in missing if fault.rule != Rule.KEY_MISSING)
    return begun, day_file


def _day_unclear(days: tuple[date, ...]) -> Fault:
    shown = ", ".join(day.isoformat() for day in days[:SHOWN_DAYS])
    more = ", …" if len(days) > SHOWN_DAYS else ""
    details = (("days", f"{shown}{more}"), ("count", str(len(days))))
    return Fault(file=DAY_TOML, rule=Rule.POSTINGS_DAY, details=details)


def _begun(day: date, postings: tuple[Posting, ...]) -> str:
    """A day.toml with what the postings tell: the date, and the stores by their names."""
    names = dict.fromkeys(posting.warehouses[-1] for posting in postings if posting.warehouses)
    stores = [
        # A JSON text is a TOML text.
        f"\n[[stores]]\nstore_id = {json.dumps(name, ensure_ascii=False)}\n# lat =\n# lon =\n"
        for name in (names or {"store": None})
    ]
    return f'date = {day.isoformat()}\ntimezone = "{TIMEZONE}"\n{"".join(stores)}'
