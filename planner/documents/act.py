"""The handover act of one order: what was given to whom, when, signed; a page of paper.

It has the receiver's name, phone and address and no comment: that is for the road, and an act
is shown to others in a dispute. What is not known is a line to fill in by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from planner.documents.contents import order_contents
from planner.documents.pages import (
    ALARM,
    RULE,
    document,
    page_width,
    paragraph,
    qr_code,
)
from planner.documents.papers import Papers, Visit
from planner.export.moments import clock_time, not_before, slot_hours
from planner.export.quantities import kilograms, litres
from planner.texts import long_date, roubles, text

QR_SIDE = 32 * mm
LABEL_WIDTH = 42 * mm
BLANK, SHORT_BLANK = "_" * 56, "_" * 24
GAP = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} "
EMPTY_LINES = 4
ROLES = ("receiver", "family", "neighbour", "guard", "colleague", "other")
PHOTOS = ("label", "door", "handed", "act")
BOX = "☐"


def act_pdf(papers: Papers, visits: Sequence[Visit], *, title: str) -> bytes:
    """The acts of these orders, each on a page of its own.

    Parameters
    ----------
    title : of the document; an order's or a courier's id, never a name.
    """

    def story() -> list[Flowable]:
        parts: list[Flowable] = []
        for visit in visits:
            parts += [*([PageBreak()] if parts else []), *_act(papers, visit)]
        return parts

    return document(
        story,
        title=title,
        day=papers.day.clock.day,
        language=papers.language,
        likely=len(visits),
    )


def earliest_delivered(papers: Papers, visit: Visit) -> str:
    """From when on "Delivered" may be marked: the slot's start, to the minute not before it."""
    return not_before(papers.day.clock, visit.order.slot.start_at)


def _act(papers: Papers, visit: Visit) -> list[Flowable]:
    return [
        _head(papers, visit),
        Spacer(0, 3 * mm),
        _alarm(papers, visit),
        Spacer(0, 3 * mm),
        _facts(papers, visit),
        Spacer(0, 3 * mm),
        paragraph(papers.words("act-contents"), "head"),
        *_contents(visit),
        Spacer(0, 3 * mm),
        KeepTogether([_handed(papers), Spacer(0, 3 * mm), *_photos(papers)]),
    ]


def _head(papers: Papers, visit: Visit) -> Table:
    order = visit.order.order_id
    width = page_width(wide=False)
    date = long_date(papers.day.clock.day, papers.language)
    inner = width - QR_SIDE - 12
    words = [
        paragraph(papers.words("act-title"), "title", width=inner),
        Spacer(0, 2 * mm),
        paragraph(papers.words("act-order", order=order), "number", width=inner, longest=160),
        Spacer(0, 1 * mm),
        paragraph(date),
        paragraph(_drive(papers, visit), "small", width=inner),
    ]
    head = Table([[words, qr_code(order, QR_SIDE)]], colWidths=[width - QR_SIDE, QR_SIDE])
    head.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    return head


def _drive(papers: Papers, visit: Visit) -> str:
    key = "act-outside" if visit.trip.courier_id is None else "act-drive"
    return papers.words(
        key, courier=visit.trip.courier_id or "", trip=visit.trip.trip_id, visit=visit.number
    )


def _alarm(papers: Papers, visit: Visit) -> Table:
    """When "Delivered" may be marked, and until when the handover has to begin."""
    clock, order = papers.day.clock, visit.order
    latest = papers.day.promise.latest_start(order, visit.trip.departs_at)
    time = earliest_delivered(papers, visit)
    rule = text("doc-not-before", papers.language, time=time)
    words = [
        paragraph(rule[:1].upper() + rule[1:], "alarm"),
        Spacer(0, 1 * mm),
        paragraph(
            papers.words(
                "act-slot",
                slot=slot_hours(clock, order.slot),
                latest=clock_time(clock, latest),
            )
        ),
    ]
    box = Table([[words]], colWidths=[page_width(wide=False)])
    box.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), ALARM),
                ("BOX", (0, 0), (-1, -1), 1.2, RULE),
                ("TOPPADDING", (0, 0), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ]
        )
    )
    return box


def _facts(papers: Papers, visit: Visit) -> Table:
    clock, order, stop = papers.day.clock, visit.order, visit.stop
    load = [kilograms(order.mass_g, papers.language)] if order.mass_g else []
    if order.volume_ml:
        load.append(litres(order.volume_ml, papers.language))
    planned = papers.words(
        "act-planned-times",
        arrives=clock_time(clock, stop.arrives_at),
        begins=clock_time(clock, stop.handover_from),
        ends=clock_time(clock, stop.handover_until),
    )
    rows = [
        ("act-receiver", order.customer or BLANK),
        ("act-phone", order.phone or BLANK),
        ("act-address", order.address or BLANK),
        ("act-planned", planned),
        ("act-load", ", ".join(load) or BLANK),
    ]
    if order.value_kop:
        value = roubles(order.value_kop, papers.language, decimals=2)
        rows.append(("act-value", value))
    return _table(papers, rows)


def _contents(visit: Visit) -> list[Flowable]:
    lines = order_contents(visit.order)
    if not lines:
        blank = [Spacer(0, 2.5 * mm), paragraph(f"{BOX} {BLANK}{SHORT_BLANK}")]
        return blank * EMPTY_LINES
    return [paragraph(f"{BOX} {line}", longest=600) for line in lines]


def _handed(papers: Papers) -> Table:
    """What is filled in at the door."""
    date = long_date(papers.day.clock.day, papers.language)
    roles = GAP.join(f"{BOX}\N{NO-BREAK SPACE}{papers.words(f'role-{role}')}" for role in ROLES)
    return _table(
        papers,
        [
            ("act-handed-at", papers.words("act-handed-at-blank", date=date)),
            ("act-handed-to", BLANK),
            ("act-role", f"{roles} {SHORT_BLANK}"),
            ("act-complaint", papers.words("act-complaint-blank", blank=SHORT_BLANK)),
            ("act-signature", BLANK),
            ("act-courier-signature", BLANK),
        ],
        strong=papers.words("act-handed"),
    )


def _photos(papers: Papers) -> list[Flowable]:
    """The photos a courier takes before he leaves."""
    return [
        paragraph(papers.words("act-photos"), "head"),
        *(paragraph(f"{BOX} {papers.words(f'photo-{name}')}", longest=300) for name in PHOTOS),
        Spacer(0, 1.5 * mm),
        paragraph(papers.words("photo-note"), "small", longest=600),
    ]


def _table(papers: Papers, rows: Sequence[tuple[str, str]], *, strong: str = "") -> Table:
    width = page_width(wide=False)
    inner = width - LABEL_WIDTH - 12
    cells: list[list[Flowable | str]] = [
        [
            paragraph(papers.words(label), "label"),
            paragraph(told, width=inner, longest=420, lines=4),
        ]
        for label, told in rows
    ]
    looks: list[Any] = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 8 if strong else 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8 if strong else 3.5),
    ]
    if strong:
        cells.insert(0, [paragraph(strong, "head"), ""])
        looks.append(("SPAN", (0, 0), (-1, 0)))
    table = Table(cells, colWidths=[LABEL_WIDTH, width - LABEL_WIDTH])
    table.setStyle(TableStyle(looks))
    return table
