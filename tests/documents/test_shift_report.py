"""The shift report: one page, every cause, no personal data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.documents.papers import papers_of
from planner.documents.shift_report import shift_report_pdf
from planner.domain.plan import OnTime
from planner.money.ledger import ledger
from planner.texts import LANGUAGES, Language
from tests.support.builders import make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan
from tests.support.printed import PERSONAL, metadata, page_texts, papers, plain_spaces


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_one_page_of_figures_and_causes(language: Language) -> None:
    made = papers(language)
    content = shift_report_pdf(made)
    (page,) = page_texts(content)
    # 5 of 6 are met, o6 by nobody; fees 5 × 199 less costs stand in the summary's own words
    assert {"ru": "5 из 6", "en": "5 of 6"}[language] in page
    cause = plain_spaces(made.causes[made.day.orders[5].order_id])
    assert cause in page
    assert "c2" in page
    for personal in PERSONAL:
        assert personal not in page
        assert personal not in str(metadata(content))


def test_a_plan_without_a_trip_has_a_report() -> None:
    day = make_day()
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    (page,) = page_texts(shift_report_pdf(papers(day=day, plan=plan)))
    assert "0 из 1" in page
    assert "Не выполнены: 1 заказ" in page


def test_what_does_not_fit_the_page_is_counted() -> None:
    day = make_day(
        orders=[make_order(order_id=f"o{k}") for k in range(120)],
        couriers=[make_courier(courier_id=f"c{k}") for k in range(30)],
    )
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    causes = {order.order_id: "причина " * 30 for order in day.orders}
    made = papers_of(day, plan, ledger(day, plan), "ru")
    (page,) = page_texts(shift_report_pdf(replace(made, causes=causes)))
    assert "и ещё 12 курьеров" in page  # 30 less the 18 shown
    shown = sum(f"o{k} 11:00–12:00" in page for k in range(120))
    assert 0 < shown < 120
    assert f"не поместились ещё {120 - shown} заказ" in page


def test_punctuality_is_told_where_it_was_simulated() -> None:
    made = papers()
    on_time = OnTime(
        target=None,
        least_share=0.81,
        mean_share=0.95,
        late_orders=0.25,
        late_orders_error=0.01,
        reserve=0.0,
        runs=100,
        seed=1,
    )
    plan = replace(made.plan, on_time=on_time)
    (page,) = page_texts(shift_report_pdf(replace(made, plan=plan)))
    assert "95" in page
    assert "не моделировалось" not in page
    (without,) = page_texts(shift_report_pdf(made))
    assert "не моделировалось" in without
