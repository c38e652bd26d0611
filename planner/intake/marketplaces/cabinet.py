"""The seller's cabinet exports postings as CSV: it is recognised, but no day can be made of it.

It has one row per product line, separated by semicolons, and neither address nor coordinates
nor slot (headings «Номер заказа», «Номер отправления», «Принят в обработку»).
"""

from __future__ import annotations

import csv
import io

from planner.errors import Fault
from planner.intake.columns import same_heading
from planner.intake.faults import Notice, Rule
from planner.intake.text_file import decode

SEPARATOR = ";"
# Each report has these; tables made for this planner have a slot.
HEADINGS = frozenset(
    map(same_heading, ("Номер заказа", "Номер отправления", "Принят в обработку"))
)
SLOT_HEADINGS = frozenset(map(same_heading, ("Окно с", "Окно до", "slot_start", "slot_end")))
PLACE_HEADINGS = frozenset(map(same_heading, ("Широта", "Долгота", "lat", "lon")))
FIRST_LINE_BYTES = 20_000


def is_report(content: bytes) -> bool:
    """Whether a file is the cabinet's report of postings."""
    found = _headings(content)
    return found >= HEADINGS and not found & SLOT_HEADINGS


def report_fault(file: str, content: bytes) -> Fault:
    """What is missing in the report, and where it is to be had."""
    rows = max(content.count(b"\n") - 1, 0)
    lacks = "places" if not _headings(content) & PLACE_HEADINGS else "slot"
    details = (("lacks", lacks), ("count", str(rows)))
    return Fault(file=file, row=1, rule=Rule.CABINET_REPORT, details=details)


def _headings(content: bytes) -> frozenset[str]:
    first = content[:FIRST_LINE_BYTES].split(b"\n", 1)[0]
    notices: list[Notice] = []
    text = decode("", first, [], notices)
    if text is None:
        return frozenset()
    try:
        cells = next(csv.reader(io.StringIO(text.strip()), delimiter=SEPARATOR), [])
    except csv.Error:
        return frozenset()
    return frozenset(same_heading(cell) for cell in cells)
