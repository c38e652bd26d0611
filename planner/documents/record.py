"""The record of a handover as PDF: planned beside told, the slot kept or not, the photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from planner.documents.act import earliest_delivered
from planner.documents.handed import Handed
from planner.documents.pages import ALARM, PALE, RULE, document, page_width, paragraph
from planner.documents.papers import Papers, Visit
from planner.export.moments import MINUTE_S, clock_time, slot_hours
from planner.texts import long_date, number

LONGEST_NOTE, MOST_NOTE_LINES = 1500, 20
TIME_SHARES = (4, 2, 2)
PHOTO_SHARES = (3, 6.2, 3, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoLine:
    """What the record says of a photo; `metres_from_door` None where it does not tell."""

    file: str
    sha256: str
    taken: str
    metres_from_door: int | None


def record_pdf(
    papers: Papers, visit: Visit, handed: Handed, photos: Sequence[PhotoLine]
) -> bytes:
    """The record of one order."""
    heading = papers.words("record-title", order=visit.order.order_id)

    def story() -> list[Flowable]:
        return [
            paragraph(heading, "title", longest=160),
            paragraph(long_date(papers.day.clock.day, papers.language)),
            Spacer(0, 3 * mm),
            _findings(papers, visit, handed),
            Spacer(0, 3 * mm),
            _times(papers, visit, handed),
            Spacer(0, 3 * mm),
            *_told(papers, handed),
            Spacer(0, 3 * mm),
            *_photos(papers, photos),
        ]

    return document(story, title=heading, day=papers.day.clock.day, language=papers.language)


def findings(papers: Papers, visit: Visit, handed: Handed) -> tuple[str, ...]:
    """Whether the handover lies in the slot and the mark not before it, a sentence each."""
    clock, slot = papers.day.clock, visit.order.slot
    hours = slot_hours(clock, slot)
    told = []
    if handed.handed_at is None:
        told.append(papers.words("finding-not-told", slot=hours))
    else:
        early = _minutes(handed.handed_at, slot.start_at)
        late = _minutes(slot.end_at, handed.handed_at)
        kind = "early" if early > 0 else "late" if late > 0 else "inside"
        time = clock_time(clock, handed.handed_at)
        told.append(
            papers.words(f"finding-{kind}", time=time, slot=hours, minutes=max(early, late, 0))
        )
    if handed.marked_at is not None:
        early = _minutes(handed.marked_at, slot.start_at)
        told.append(
            papers.words(
                "finding-mark-early" if early > 0 else "finding-mark-fine",
                time=clock_time(clock, handed.marked_at),
                start=earliest_delivered(papers, visit),
                minutes=max(early, 0),
            )
        )
    return tuple(told)


def _minutes(from_at: int, until_at: int) -> int:
    """Whole minutes begun between two moments; negative or 0 where the first is no earlier."""
    return -(-(until_at - from_at) // MINUTE_S)


def _findings(papers: Papers, visit: Visit, handed: Handed) -> Table:
    told = [paragraph(line, "head") for line in findings(papers, visit, handed)]
    box = Table([[told]], colWidths=[page_width(wide=False)])
    box.setStyle(
        TableStyle(
            [("BACKGROUND", (0, 0), (-1, -1), ALARM), ("BOX", (0, 0), (-1, -1), 1, RULE)]
        )
    )
    return box


def _times(papers: Papers, visit: Visit, handed: Handed) -> Table:
    clock, stop = papers.day.clock, visit.stop

    def shown(at: int | None) -> str:
        return "—" if at is None else clock_time(clock, at)

    rows = [
        ("record-arrived", shown(stop.arrives_at), shown(handed.arrived_at)),
        (
            "record-handed",
            f"{shown(stop.handover_from)}–{shown(stop.handover_until)}",
            shown(handed.handed_at),
        ),
        (
            "record-marked",
            papers.words("record-not-before", time=earliest_delivered(papers, visit)),
            shown(handed.marked_at),
        ),
    ]
    header = ["", papers.words("record-planned"), papers.words("record-told")]
    return _sheet(
        [header, *([papers.words(name), planned, told] for name, planned, told in rows)],
        TIME_SHARES,
        "body",
    )


def _told(papers: Papers, handed: Handed) -> list[Flowable]:
    """Who received it, and the note."""
    role = f" ({handed.role})" if handed.role else ""
    to = f"{handed.to}{role}" if handed.to or role else "—"
    note = handed.note or "—"
    return [
        paragraph(papers.words("record-source"), "small", longest=600),
        Spacer(0, 2 * mm),
        paragraph(papers.words("record-to"), "label"),
        paragraph(to, longest=300),
        Spacer(0, 2 * mm),
        paragraph(papers.words("record-note"), "label"),
        paragraph(note, longest=LONGEST_NOTE, lines=MOST_NOTE_LINES),
    ]


def _photos(papers: Papers, photos: Sequence[PhotoLine]) -> list[Flowable]:
    if not photos:
        return [paragraph(papers.words("record-no-photos"), "head")]
    header = [papers.words(f"record-photo-{name}") for name in ("file", "sha", "taken", "door")]
    rows = [header]
    for line in photos:
        metres = line.metres_from_door
        away = (
            "—"
            if metres is None
            else papers.words("record-metres", metres=_away(papers, metres))
        )
        rows.append([line.file.rpartition("/")[2], line.sha256, line.taken or "—", away])
    return [
        paragraph(papers.words("record-photos", photos=len(photos)), "head"),
        Spacer(0, 1 * mm),
        _sheet(rows, PHOTO_SHARES, "cell"),
        Spacer(0, 2 * mm),
        paragraph(papers.words("record-exif"), "small", longest=800),
    ]


def _away(papers: Papers, metres: int) -> str:
    return number(metres, papers.language)


def _sheet(rows: Sequence[Sequence[str]], shares: Sequence[float], style: str) -> Table:
    whole = page_width(wide=False)
    widths = [whole * share / sum(shares) for share in shares]
    cells = [
        [paragraph(cell, "cell-head" if place == 0 else style) for cell in row]
        for place, row in enumerate(rows)
    ]
    table = Table(cells, colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, RULE),
                ("BACKGROUND", (0, 0), (-1, 0), PALE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    return table
