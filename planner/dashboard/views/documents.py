"""The page of documents: the day's pack, papers per courier and order, messages, evidence."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.dashboard.safe import as_markdown
from planner.dashboard.session import language, open_plan_page, session
from planner.dashboard.shown import Shown
from planner.dashboard.views.upload import in_our_words
from planner.documents.act import act_pdf, earliest_delivered
from planner.documents.evidence import evidence_name, evidence_zip
from planner.documents.gpx import trips_gpx
from planner.documents.handed import Handed, handover_message, messages_text, told_at
from planner.documents.links import trip_links
from planner.documents.names import file_names
from planner.documents.pack import links_text, pack_name, pack_zip
from planner.documents.papers import Papers, Visit, papers_of, visits_of
from planner.documents.photos import MEBIBYTE, MOST_BYTES, MOST_PHOTOS, Photo, read_photos
from planner.documents.record import findings
from planner.documents.sheet import route_sheet_pdf
from planner.documents.shift_report import shift_report_pdf
from planner.domain.fleet import Courier
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.errors import InputError
from planner.explain.explained import with_reasons
from planner.export.route_sheets import route_sheets
from planner.export.sheet_rows import title, trip_line
from planner.intake.day_folder import describe_fault
from planner.punctuality.told import simulated_plan
from planner.texts import text

PDF, ZIP, GPX = "application/pdf", "application/zip", "application/gpx+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PHOTO_KINDS = ["jpg", "jpeg", "png", "webp", "heic", "heif"]
MEGABYTES = MOST_BYTES // MEBIBYTE
TIMES = ("arrived", "delivered", "marked")
Make = Callable[[], bytes]


def render() -> None:
    """Draw the page."""
    now = session()
    if now.shown is None:
        _nothing_yet(planning=now.job is not None)
        return
    papers = _papers(now.shown)
    _day(papers)
    if not papers.plan.trips:
        st.info(_say("nobody-met"))
        return
    left, right = st.columns(2, gap="small")
    with left, st.container(border=True):
        _couriers(papers)
    with right, st.container(border=True):
        _orders(papers)


def _nothing_yet(*, planning: bool) -> None:
    st.info(_say("soon" if planning else "empty"))
    if not planning and st.button(_say("to-plan")):
        open_plan_page()


def _papers(shown: Shown) -> Papers:
    """The plan as the papers show it: with the reasons found and the shares simulated."""
    plan = shown.plan
    if shown.explanation is not None:
        plan = with_reasons(plan, shown.explanation)
    if shown.punctuality is not None and plan.on_time is None:
        plan = simulated_plan(plan, shown.punctuality.now)
    return papers_of(shown.day, plan, shown.money, language())


def _day(papers: Papers) -> None:
    with st.container(border=True):
        _titled("day")
        unmet = len(papers.day.orders) - papers.plan.proof.met
        if unmet:
            st.caption(_say("unmet", orders=unmet))
        with st.container(horizontal=True):
            _download("pack", lambda: pack_zip(papers), pack_name(papers), ZIP)
            _download("report", lambda: shift_report_pdf(papers), "shift_report.pdf", PDF)
            _download(
                "sheets",
                lambda: route_sheets(papers.day, papers.plan, papers.language),
                "route_sheets.xlsx",
                XLSX,
            )
            _download(
                "messages", lambda: messages_text(papers).encode(), "messages.txt", "text/plain"
            )


def _couriers(papers: Papers) -> None:
    _titled("couriers")
    rounds = dict(papers.rounds())
    courier = st.selectbox(
        _say("courier"),
        list(rounds),
        format_func=lambda one: papers.words("outside") if one is None else one.courier_id,
        key="documents_courier",
    )
    trips = rounds[courier]
    names = file_names(one.courier_id for one in papers.day.couriers)
    name = "outside" if courier is None else names[courier.courier_id]
    _courier_files(papers, courier, trips, name)
    st.caption(papers.words("links-note"))
    for number, trip in enumerate(trips, start=1):
        links = trip_links(papers.day, trip)
        st.markdown(as_markdown(trip_line(papers.day, trip, number, papers.language)))
        with st.container(horizontal=True):
            st.link_button(papers.words("qr-yandex-maps"), links.yandex_maps)
            st.link_button(papers.words("qr-two-gis"), links.two_gis)
            st.link_button(_say("navigator"), links.yandex_navigator)
    with st.expander(_say("links")):
        st.code(links_text(papers, trips), language=None, wrap_lines=True)


def _courier_files(
    papers: Papers, courier: Courier | None, trips: tuple[Trip, ...], name: str
) -> None:
    heading = title(papers.day, courier, papers.language)
    with st.container(horizontal=True):
        _download(
            "sheet",
            lambda: route_sheet_pdf(papers, courier),
            f"route_sheet_{name}.pdf",
            PDF,
        )
        _download(
            "acts",
            lambda: act_pdf(papers, visits_of(papers, trips), title=heading),
            f"acts_{name}.pdf",
            PDF,
        )
        _download("gpx", lambda: trips_gpx(papers, trips), f"route_{name}.gpx", GPX)


def _orders(papers: Papers) -> None:
    _titled("order")
    visits = {visit.order.order_id: visit for visit in visits_of(papers, papers.plan.trips)}
    order = st.selectbox(_say("order-met"), list(visits), key="documents_order")
    visit = visits[order]
    names = file_names(one.order_id for one in papers.day.orders)
    st.caption(
        as_markdown(text("doc-not-before", language(), time=earliest_delivered(papers, visit)))
    )
    heading = papers.words("act-order", order=order)
    _download(
        "act", lambda: act_pdf(papers, [visit], title=heading), f"act_{names[order]}.pdf", PDF
    )
    handed = _handed(papers, order)
    if handed is None:
        return
    for line in findings(papers, visit, handed):
        st.caption(as_markdown(line))
    st.markdown(f"**{_say('message')}**")
    st.code(handover_message(papers, visit, handed), language=None, wrap_lines=True)
    _evidence(papers, visit, handed)


def _handed(papers: Papers, order: OrderId) -> Handed | None:
    """What is typed in about the handover; None where a time can't be read, and said so."""
    columns = st.columns(len(TIMES))
    moments: dict[str, int | None] = {}
    for column, name in zip(columns, TIMES, strict=True):
        with column:
            written = st.text_input(
                _say(name), key=f"documents_{name}_{order}", placeholder="13:05", max_chars=25
            )
        try:
            moments[name] = told_at(_say(name), written, papers.day.clock)
        except InputError as error:
            _faults(error)
    to, role = st.columns(2)
    receiver = to.text_input(_say("to"), key=f"documents_to_{order}", max_chars=200)
    who = role.text_input(_say("role"), key=f"documents_role_{order}", max_chars=100)
    note = st.text_area(_say("note"), key=f"documents_note_{order}", max_chars=1500, height=68)
    if len(moments) < len(TIMES):
        return None
    return Handed(
        arrived_at=moments["arrived"],
        handed_at=moments["delivered"],
        marked_at=moments["marked"],
        to=receiver,
        role=who,
        note=note,
    )


def _evidence(papers: Papers, visit: Visit, handed: Handed) -> None:
    with in_our_words("photos", ", ".join(PHOTO_KINDS).upper(), MEGABYTES):
        uploaded = st.file_uploader(
            _say("photos"),
            type=PHOTO_KINDS,
            accept_multiple_files=True,
            max_upload_size=MEGABYTES,
            key=f"documents_photos_{visit.order.order_id}",
            help=_say("photos-help", most=MOST_PHOTOS),
        )
    photos: tuple[Photo, ...] = ()
    try:
        photos = read_photos([(one.name, one.getvalue()) for one in uploaded])
    except InputError as error:
        _faults(error)
        return
    if photos:
        st.caption(papers.words("told-exif"))
    _download(
        "evidence",
        lambda: evidence_zip(papers, visit, handed, photos),
        f"{evidence_name(papers, visit)}.zip",
        ZIP,
    )


def _download(name: str, make: Make, file: str, kind: str) -> None:
    """A button whose file is made when it is asked for."""
    st.download_button(
        _say(f"get-{name}"), data=make, file_name=file, mime=kind, on_click="ignore"
    )


def _faults(error: InputError) -> None:
    for fault in error.faults:
        st.error(as_markdown(describe_fault(fault, language())))


def _titled(name: str) -> None:
    st.markdown(f"**{_say(name)}**")


def _say(key: str, **values: str | int) -> str:
    return text(f"documents-page-{key}", language(), **values)
