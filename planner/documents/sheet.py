"""A courier's route sheet as PDF: the same words as the workbook's sheet, and QR codes.

Per trip a line of words, two QR codes that open it in Yandex Maps and in 2GIS, and a row per
stop with room for the receiver's name and signature.
"""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table, TableStyle

from planner.documents.links import trip_links
from planner.documents.pages import PALE, RULE, document, page_width, paragraph, qr_code
from planner.documents.papers import Papers
from planner.domain.fleet import Courier
from planner.domain.plan import Trip
from planner.export.sheet_rows import COLUMNS, day_lines, stop_row, title, trip_line
from planner.texts import text

QR_SIDE = 25 * mm
LEAST_ROOM = 62 * mm  # a trip's head is not left alone at the foot of a page
SIGNATURE = 12 * mm
# Of the width, column by column: "11:00–12:00" and "Приехать" on one line each.
SHARES = (4, 10.5, 14, 10, 14, 14, 31, 11, 30, 17, 17, 14)
LONGEST_CELL, MOST_LINES = 420, 8
ORDER_COLUMN = next(k for k, column in enumerate(COLUMNS) if column.heading.endswith("-order"))


def route_sheet_pdf(papers: Papers, courier: Courier | None) -> bytes:
    """The sheet of one courier; None asks for the outside couriers'."""
    heading = title(papers.day, courier, papers.language)

    def story() -> list[Flowable]:
        trips = papers.trips_of(courier)
        lines = day_lines(papers.day, courier, trips, papers.language)
        parts: list[Flowable] = [paragraph(heading, "title"), Spacer(0, 2 * mm)]
        parts += [paragraph(line) for line in lines]
        for number, trip in enumerate(trips, start=1):
            parts += _trip(papers, trip, number)
        return parts

    return document(
        story, title=heading, day=papers.day.clock.day, language=papers.language, wide=True
    )


def _trip(papers: Papers, trip: Trip, number: int) -> list[Flowable]:
    return [
        Spacer(0, 3 * mm),
        CondPageBreak(LEAST_ROOM),
        _head(papers, trip, number),
        _stops(papers, trip),
    ]


def _head(papers: Papers, trip: Trip, number: int) -> Table:
    """The trip in words, its links, and their QR codes."""
    links = trip_links(papers.day, trip)
    width = page_width(wide=True)
    named = (
        ("yandex-maps", links.yandex_maps),
        ("yandex-navigator", links.yandex_navigator),
        ("two-gis", links.two_gis),
    )
    words = [
        paragraph(trip_line(papers.day, trip, number, papers.language), "head"),
        Spacer(0, 1.5 * mm),
        paragraph(papers.words("links-note"), "small", longest=600),
        Spacer(0, 1 * mm),
        *(
            paragraph(papers.words(f"link-{name}"), "cell", link=address)
            for name, address in named
        ),
    ]
    codes = [
        [qr_code(address, QR_SIDE), paragraph(papers.words(f"qr-{name}"), "small")]
        for name, address in (named[0], named[2])
    ]
    side = QR_SIDE + 6 * mm
    head = Table([[words, *codes]], colWidths=[width - 2 * side, side, side])
    head.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (0, 0), PALE),
                ("BOX", (0, 0), (-1, -1), 0.5, RULE),
                ("TOPPADDING", (1, 0), (-1, 0), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return head


def _stops(papers: Papers, trip: Trip) -> Table:
    language = papers.language
    widths = [page_width(wide=True) * share / sum(SHARES) for share in SHARES]
    header = [paragraph(text(one.heading, language), "cell-head") for one in COLUMNS]
    rows: list[list[Flowable]] = [
        [
            paragraph(
                cell,
                "cell-strong" if column == ORDER_COLUMN else "cell",
                width=widths[column] - 6,
                longest=LONGEST_CELL,
                lines=MOST_LINES,
            )
            for column, cell in enumerate(stop_row(papers.day, trip, stop, visit, language))
        ]
        for visit, stop in enumerate(trip.stops, start=1)
    ]
    for row in rows:
        row[-1] = Spacer(0, SIGNATURE)
    table = Table([header, *rows], colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, RULE),
                ("BACKGROUND", (0, 0), (-1, 0), PALE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table
