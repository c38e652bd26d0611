"""postings.json of a day folder: the day's orders straight from the marketplace."""

from __future__ import annotations

from dataclasses import replace

from planner.errors import Fault
from planner.intake.faults import Notice, Rule
from planner.intake.frame import Frame
from planner.intake.marketplaces.selection import select, selection_notices
from planner.intake.marketplaces.sources import read_sources
from planner.intake.marketplaces.table import postings_table
from planner.intake.tables import Table


def read_day_postings(
    file: str, content: bytes, frame: Frame, faults: list[Fault], notices: list[Notice]
) -> Table | None:
    """The postings that are the day's deliveries, a row each; None if there are none."""
    before = len(faults)
    postings = read_sources({file: content}, faults, notices)
    clock = frame.clock if frame.day_known else None
    selected = select(postings, frame.settings.postings, clock)
    notices.extend(selection_notices(file, selected, frame.settings.fees))
    if not selected.taken:
        if len(faults) == before:
            faults.append(none_taken(file, len(selected.left_out)))
        return None
    stores = frame.stores if frame.stores_known else ()
    return postings_table(file, selected.taken, stores, first_row=None)


def none_taken(file: str, left_out: int) -> Fault:
    """No order of a file is one of the day's."""
    details = (("count", str(left_out)),)
    return Fault(file=file, rule=Rule.POSTINGS_NONE, details=details)


def as_told_of_postings(faults: list[Fault], file: str) -> list[Fault]:
    """A value that is missing in a posting can't be written there: the fault says where."""
    return [
        replace(fault, rule=Rule.POSTING_GAP)
        if fault.file == file and fault.rule == Rule.VALUE_MISSING
        else fault
        for fault in faults
    ]
