"""Handover acts, read back: what stands on them, and from when "Delivered" may be marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.documents.act import ROLES, act_pdf
from planner.documents.papers import Papers, Visit, visits_of
from planner.domain.order import OrderId, Slot
from planner.texts import LANGUAGES, Language, text
from tests.support.builders import at
from tests.support.printed import (
    ADDRESS,
    COMMENT,
    NAME,
    PHONE,
    page_texts,
    papers,
    plain_spaces,
    qr_codes,
    told_day,
)


def visit(made: Papers, order: str) -> Visit:
    found = made.visit(OrderId(order))
    assert found is not None
    return found


def act(made: Papers, order: str) -> bytes:
    return act_pdf(made, [visit(made, order)], title="act")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_act_is_one_page_with_everything_to_sign(language: Language) -> None:
    made = papers(language)
    (page,) = page_texts(act(made, "o1"))
    for known in ("o1", NAME, PHONE, ADDRESS, "2 × Коробка 600×400", "11:05–11:13"):
        assert known in page
    for key in ("act-signature", "act-courier-signature", "act-role", "act-photos"):
        assert plain_spaces(made.words(key)) in page
    for role in ROLES:
        assert plain_spaces(made.words(f"role-{role}")) in page
    assert COMMENT not in page


@pytest.mark.parametrize(
    ("starts", "earliest"),
    [("11:00", "11:00"), ("11:00:01", "11:01"), ("11:04:59", "11:05")],
)
def test_delivered_is_not_marked_before_the_slot_begins(starts: str, earliest: str) -> None:
    """CONTRACT: the courier never hands over before slot_start; never told a minute early."""
    day = told_day()
    slot = Slot(start_at=at(starts), end_at=at("12:00"))
    made = papers(day=replace(day, orders=(replace(day.orders[0], slot=slot), *day.orders[1:])))
    (page,) = page_texts(act(made, "o1"))
    assert f"Не отмечать „Доставлено“ раньше {earliest}" in page


def test_the_code_is_the_orders_number() -> None:
    assert qr_codes(act(papers(), "o1")) == ["o1"]


def test_the_code_holds_a_number_in_cyrillic() -> None:
    day = told_day()
    renamed = replace(day.orders[0], order_id=OrderId("Заказ №7/1"))
    made = papers()
    shown = replace(visit(made, "o1"), order=renamed)
    assert qr_codes(act_pdf(made, [shown], title="act")) == ["Заказ №7/1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_a_line_to_fill_in(language: Language) -> None:
    (page,) = page_texts(act(papers(language), "o2"))
    assert "None" not in page
    # receiver, phone, address; below who received it and two signatures; 4 lines of contents
    assert page.count("_" * 56) == 3 + 3 + 4


def test_the_acts_of_a_courier_are_a_page_each_in_order_of_visit() -> None:
    made = papers()
    visits = visits_of(made, made.trips_of(made.day.couriers[0]))
    pages = page_texts(act_pdf(made, visits, title="acts"))
    assert [f"Заказ o{k}" in page for k, page in enumerate(pages, start=1)] == [True] * 3
    assert "стр. 3 из 3" in pages[2]


def test_contents_without_end_do_not_push_the_signature_away() -> None:
    day = told_day()
    full = replace(
        day.orders[0], extra=(("contents", "; ".join(f"1 × вещь {k}" for k in range(300))),)
    )
    made = papers(day=replace(day, orders=(full, *day.orders[1:])))
    pages = page_texts(act(made, "o1"))
    assert len(pages) <= 2
    assert text("papers-act-signature", "ru") in pages[-1]


def test_an_order_not_met_has_no_act() -> None:
    assert papers().visit(OrderId("o6")) is None
