"""The shift report: one page for the boss, without a name, a phone or an address.

Orders met and the proof, cost against fee, couriers, punctuality, and the orders not met with
their causes: as many rows as the page holds, and how many are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from planner.documents.pages import (
    PALE,
    RULE,
    document,
    page_height,
    page_width,
    paragraph,
)
from planner.documents.papers import Papers
from planner.domain.plan import OrderOutcome, Verdict
from planner.export.moments import slot_hours
from planner.export.quantities import kilometres
from planner.export.reasons import verdict_text
from planner.export.summary import key_figures
from planner.texts import long_date, number, roubles, text

HOUR_S = 3600
MOST_COURIERS = 18
NAME_WIDTH = 62 * mm
PAD = 3
UNMET_SHARES = (2.4, 2, 9)
COURIER_SHARES = (4, 1.5, 1.5, 2, 2.6, 2.4, 2.4)
RESERVE = 8 * mm  # for the line that says how many rows are left out


def shift_report_pdf(papers: Papers) -> bytes:
    """The report of the day as one page."""
    heading = papers.words(
        "report-title", date=long_date(papers.day.clock.day, papers.language)
    )

    def story() -> list[Flowable]:
        above = [
            paragraph(heading, "title"),
            Spacer(0, 1 * mm),
            paragraph(papers.words(f"report-{papers.plan.knowledge}"), "small"),
            Spacer(0, 3 * mm),
            _figures(papers),
            Spacer(0, 3 * mm),
            paragraph(papers.words("report-couriers"), "head"),
            Spacer(0, 1 * mm),
            _couriers(papers),
            Spacer(0, 3 * mm),
        ]
        used = sum(_height_of(part) for part in above)
        return [*above, *_unmet(papers, page_height(wide=False) - used - RESERVE)]

    return document(story, title=heading, day=papers.day.clock.day, language=papers.language)


def _figures(papers: Papers) -> Table:
    """The key figures of the summary; how trips are split is no matter of a whole day."""
    language = papers.language
    told = key_figures(papers.day, papers.plan, language, papers.money)
    rows = [row for row in told if row[0] != text("summary-split", language)]
    rows.append((papers.words("report-net"), roubles(papers.money.net_kop, language)))
    if papers.plan.on_time is None:
        rows.append((text("summary-on-time", language), papers.words("report-no-on-time")))
    width = page_width(wide=False)
    cells = [
        [
            paragraph(name, "label"),
            paragraph(value, "cell-strong" if place == 0 else "cell", longest=500),
        ]
        for place, (name, value) in enumerate(rows)
    ]
    return _ruled(cells, [NAME_WIDTH, width - NAME_WIDTH])


def _couriers(papers: Papers) -> Table:
    language = papers.language
    header = ("courier", "trips", "orders", "km", "busy", "cost", "idle")
    rows = [[papers.words(f"report-column-{name}") for name in header]]
    couriers = papers.money.couriers
    for one in couriers[:MOST_COURIERS]:
        busy = number(one.busy_s / HOUR_S, language, decimals=1)
        paid = number(one.paid_s / HOUR_S, language, decimals=1)
        rows.append(
            [
                one.courier_id,
                number(one.trips, language),
                number(one.orders, language),
                kilometres(one.metres, language),
                papers.words("report-hours", busy=busy, paid=paid),
                roubles(one.cost_kop + one.labour_kop, language),
                roubles(one.idle_kop, language),
            ]
        )
    more = len(couriers) - MOST_COURIERS
    if more > 0:
        rows.append([papers.words("report-more-couriers", more=more), *[""] * 6])
    return _sheet(rows, COURIER_SHARES, longest=60)


def _unmet(papers: Papers, room: float) -> list[Flowable]:
    """Why orders are not met: counts by verdict, then as many rows as there is room for."""
    unmet = [one for one in papers.plan.outcomes if one.verdict is not Verdict.MET]
    if not unmet:
        return [paragraph(papers.words("report-all-met"), "head")]
    counts = Counter(one.verdict for one in unmet)
    groups = "; ".join(
        papers.words(
            "report-group", verdict=verdict_text(verdict, papers.language), orders=count
        )
        for verdict, count in counts.most_common()
    )
    head: list[Flowable] = [
        paragraph(papers.words("report-unmet", orders=len(unmet)), "head"),
        paragraph(groups, "cell", longest=800),
        Spacer(0, 1 * mm),
    ]
    left = room - sum(_height_of(part) for part in head)
    header = [papers.words(f"report-column-{name}") for name in ("order", "slot", "cause")]
    rows = [header]
    top = _height_of(_sheet(rows, UNMET_SHARES))
    left -= top
    for place, one in enumerate(unmet):
        row = _unmet_row(papers, one)
        left -= _height_of(_sheet([header, row], UNMET_SHARES)) - top
        if left < 0:
            more = papers.words("report-more-orders", orders=len(unmet) - place)
            return [*head, _sheet(rows, UNMET_SHARES), paragraph(more, "cell-strong")]
        rows.append(row)
    return [*head, _sheet(rows, UNMET_SHARES)]


def _unmet_row(papers: Papers, outcome: OrderOutcome) -> list[str]:
    slot = slot_hours(papers.day.clock, papers.day.order(outcome.order_id).slot)
    return [outcome.order_id, slot, papers.causes.get(outcome.order_id, "")]


def _sheet(rows: Sequence[Sequence[str]], shares: Sequence[float], longest: int = 330) -> Table:
    """A table whose first row is its head."""
    whole = page_width(wide=False)
    widths = [whole * share / sum(shares) for share in shares]
    cells = [
        [
            paragraph(cell, "cell-head" if place == 0 else "cell", longest=longest)
            for cell in row
        ]
        for place, row in enumerate(rows)
    ]
    table = _ruled(cells, widths)
    table.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, 0), PALE)]))
    return table


def _ruled(cells: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Table:
    table = Table([list(row) for row in cells], colWidths=list(widths))
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *((f"{side}PADDING", (0, 0), (-1, -1), PAD) for side in ("LEFT", "RIGHT")),
                *((f"{side}PADDING", (0, 0), (-1, -1), 1.5) for side in ("TOP", "BOTTOM")),
            ]
        )
    )
    return table


def _height_of(part: Flowable) -> float:
    return float(part.wrap(page_width(wide=False), page_height(wide=False))[1])
