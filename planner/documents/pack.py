"""The papers of a day by file name: all of them, or those asked for.

shift_report.pdf, route_sheets.xlsx, messages.txt
couriers/<courier>/route_sheet.pdf, acts.pdf, route.gpx, links.txt
acts/<order>.pdf
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.documents.act import act_pdf
from planner.documents.archive import zipped
from planner.documents.gpx import trips_gpx
from planner.documents.handed import messages_text
from planner.documents.kinds import Kind
from planner.documents.links import trip_links
from planner.documents.names import file_names
from planner.documents.papers import Papers, visits_of
from planner.documents.sheet import route_sheet_pdf
from planner.documents.shift_report import shift_report_pdf
from planner.domain.fleet import Courier, CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.export.route_sheets import route_sheets
from planner.export.sheet_rows import title, trip_line

OUTSIDE = "\0outside"  # no table can hold such an id
File = tuple[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which papers.

    Attributes
    ----------
    kinds : of papers. couriers, orders : only of these; empty means of all. Papers of the whole
        day are left out where couriers or orders are named.
    """

    kinds: frozenset[Kind] = frozenset(Kind)
    couriers: frozenset[CourierId] = frozenset()
    orders: frozenset[OrderId] = frozenset()

    @property
    def whole_day(self) -> bool:
        """Whether nobody is left out."""
        return not self.couriers and not self.orders


EVERYTHING = Choice()


def pack_zip(papers: Papers, choice: Choice = EVERYTHING) -> bytes:
    """The papers as one ZIP, the same bytes for the same plan."""
    return zipped(paper_files(papers, choice), papers.day.clock.day)


def pack_name(papers: Papers) -> str:
    """Name of the day's archive."""
    return f"documents_{papers.day.clock.day.isoformat()}.zip"


def paper_files(papers: Papers, choice: Choice = EVERYTHING) -> dict[str, bytes]:
    """The papers by file name."""
    return dict(
        [*_of_day(papers, choice), *_of_couriers(papers, choice), *_acts(papers, choice)]
    )


def links_text(papers: Papers, trips: tuple[Trip, ...]) -> str:
    """The trips' links, to be sent to the courier's phone."""
    parts = []
    for number, trip in enumerate(trips, start=1):
        links = trip_links(papers.day, trip)
        words = [
            trip_line(papers.day, trip, number, papers.language),
            f"{papers.words('link-yandex-maps')}: {links.yandex_maps}",
            f"{papers.words('link-yandex-navigator')}: {links.yandex_navigator}",
            f"{papers.words('link-two-gis')}: {links.two_gis}",
        ]
        parts.append("\n".join(words) + "\n")
    return "\n".join(parts)


def _of_day(papers: Papers, choice: Choice) -> Iterator[File]:
    if not choice.whole_day:
        return
    if Kind.REPORT in choice.kinds:
        yield "shift_report.pdf", shift_report_pdf(papers)
    if Kind.SHEETS in choice.kinds:
        yield "route_sheets.xlsx", route_sheets(papers.day, papers.plan, papers.language)
    if Kind.MESSAGES in choice.kinds:
        yield "messages.txt", messages_text(papers).encode()


def _of_couriers(papers: Papers, choice: Choice) -> Iterator[File]:
    if choice.orders:
        return
    names = file_names([*(one.courier_id for one in papers.day.couriers), OUTSIDE])
    for courier, trips in papers.rounds():
        name = OUTSIDE if courier is None else courier.courier_id
        if not choice.couriers or (courier and courier.courier_id in choice.couriers):
            folder = f"couriers/{names[name]}"
            for file, content in _of_courier(papers, courier, trips, choice.kinds):
                yield f"{folder}/{file}", content


def _of_courier(
    papers: Papers, courier: Courier | None, trips: tuple[Trip, ...], kinds: frozenset[Kind]
) -> Iterator[File]:
    if Kind.SHEETS in kinds:
        yield "route_sheet.pdf", route_sheet_pdf(papers, courier)
    if Kind.ACTS in kinds:
        heading = title(papers.day, courier, papers.language)
        yield "acts.pdf", act_pdf(papers, visits_of(papers, trips), title=heading)
    if Kind.ROUTES in kinds:
        yield "route.gpx", trips_gpx(papers, trips)
        yield "links.txt", links_text(papers, trips).encode()


def _acts(papers: Papers, choice: Choice) -> Iterator[File]:
    """An act per order met; an order not met has none."""
    if Kind.ACTS not in choice.kinds or (choice.couriers and not choice.orders):
        return
    names = file_names(order.order_id for order in papers.day.orders)
    for visit in visits_of(papers, papers.plan.trips):
        order = visit.order.order_id
        if not choice.orders or order in choice.orders:
            heading = papers.words("act-order", order=order)
            yield f"acts/{names[order]}.pdf", act_pdf(papers, [visit], title=heading)
