"""The day's pack: which papers, safe names, the same bytes, a large day."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import PurePosixPath

import pytest

from planner.documents.act import act_pdf
from planner.documents.kinds import Kind
from planner.documents.pack import Choice, pack_zip, paper_files
from planner.documents.papers import Papers, papers_of, visits_of
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.money.ledger import ledger
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan
from tests.support.printed import PERSONAL, page_texts, papers


@pytest.fixture(scope="module")
def made() -> Papers:
    return papers()


@pytest.fixture(scope="module")
def pack(made: Papers) -> bytes:
    return pack_zip(made)


def contents(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(pack)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_pack_has_every_paper(pack: bytes) -> None:
    of_courier = ("route_sheet.pdf", "acts.pdf", "route.gpx", "links.txt")
    assert sorted(contents(pack)) == sorted(
        [
            "shift_report.pdf",
            "route_sheets.xlsx",
            "messages.txt",
            *(
                f"couriers/{who}/{name}"
                for who in ("c1", "c2", "outside")
                for name in of_courier
            ),
            *(f"acts/o{k}.pdf" for k in range(1, 6)),  # o6 is not met
        ]
    )


def test_the_same_plan_gives_the_same_bytes(pack: bytes) -> None:
    assert pack_zip(papers()) == pack


def test_only_sheets_and_acts_have_personal_data(pack: bytes) -> None:
    for name, content in contents(pack).items():
        if not name.endswith((".pdf", ".xlsx")):
            for personal in PERSONAL:
                assert personal.encode() not in content, name
    (report,) = page_texts(contents(pack)["shift_report.pdf"])
    assert not any(personal in report for personal in PERSONAL)


def test_only_what_is_asked_for_is_made(made: Papers) -> None:
    courier = frozenset({CourierId("c2")})
    assert list(
        paper_files(made, Choice(couriers=courier, kinds=frozenset({Kind.ROUTES})))
    ) == [
        "couriers/c2/route.gpx",
        "couriers/c2/links.txt",
    ]
    assert list(paper_files(made, Choice(orders=frozenset({OrderId("o3")})))) == ["acts/o3.pdf"]
    report = Choice(kinds=frozenset({Kind.REPORT}))
    assert list(paper_files(made, report)) == ["shift_report.pdf"]


def test_a_day_without_trips_has_a_report_sheets_and_no_acts() -> None:
    day = make_day()
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    files = paper_files(papers_of(day, plan, ledger(day, plan), "ru"))
    assert list(files) == ["shift_report.pdf", "route_sheets.xlsx", "messages.txt"]


def hostile_papers() -> Papers:
    """Two couriers named after each other's folder, and one called as outsiders are."""
    ids = ["../outside", "outside", "OUTSIDE"]
    orders = ["../../etc/passwd", "nul", "a/b"]
    day = make_day(
        orders=[make_order(order_id=one) for one in orders],
        couriers=[make_courier(courier_id=one) for one in ids],
    )
    trips = [(who, at("10:45"), [one]) for who, one in zip(ids, orders, strict=True)]
    plan = make_plan(day=day, travel=make_travel(day=day, minutes=20), trips=trips)
    return papers_of(day, plan, ledger(day, plan), "ru")


def test_names_in_the_archive_stay_inside_and_differ() -> None:
    names = list(contents(pack_zip(hostile_papers())))
    assert len({name.casefold() for name in names}) == len(names) == 3 + 3 * 4 + 3
    for name in names:
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert "\\" not in name
    assert {"acts/etc_passwd.pdf", "acts/_nul.pdf", "acts/a_b.pdf"} <= set(names)


def test_a_day_of_120_orders_has_a_page_for_each() -> None:
    couriers = [make_courier(courier_id=f"c{k}") for k in range(120)]
    day = make_day(orders=[make_order(order_id=f"o{k}") for k in range(120)], couriers=couriers)
    plan = make_plan(
        day=day,
        travel=make_travel(day=day, minutes=20),
        trips=[(f"c{k}", at("10:45"), [f"o{k}"]) for k in range(120)],
    )
    made = papers_of(day, plan, ledger(day, plan), "en")
    pages = page_texts(act_pdf(made, visits_of(made, plan.trips), title="acts"))
    assert len(pages) == 120
    assert "page 120 of 120" in pages[-1]
