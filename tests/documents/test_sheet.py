"""The route sheet as PDF, read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.documents.sheet import route_sheet_pdf
from planner.texts import LANGUAGES, Language
from tests.support.printed import (
    COMMENT,
    PERSONAL,
    metadata,
    page_texts,
    papers,
    qr_codes,
    told_day,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_trips_stops_and_what_the_courier_needs(language: Language) -> None:
    made = papers(language)
    shown = " ".join(page_texts(route_sheet_pdf(made, made.day.couriers[0])))
    heading = {
        "ru": "Маршрутный лист: c1, 20 ноября 2026",
        "en": "Route sheet: c1, November 20",
    }
    assert heading[language] in shown
    for words in ("10:45", "11:05–11:13", "13:45", "o1", "o2", "o3", *PERSONAL[:2], COMMENT):
        assert words in shown
    assert "o5" not in shown


def test_the_codes_open_the_first_trip_in_both_programs() -> None:
    made = papers()
    codes = qr_codes(route_sheet_pdf(made, made.day.couriers[1]))
    assert sorted(codes) == [
        "https://2gis.ru/directions/points/37.80000,55.81000%7C37.62000,55.75000%7C37.80000,55.81000",
        "https://yandex.ru/maps/?rtext=55.81000,37.80000~55.75000,37.62000~55.81000,37.80000&rtt=auto",
    ]


def test_the_same_plan_gives_the_same_bytes_dated_by_the_day() -> None:
    sheets = [route_sheet_pdf(made, made.day.couriers[0]) for made in (papers(), papers())]
    assert sheets[0] == sheets[1]
    told = metadata(sheets[0])
    assert told["CreationDate"] == told["ModDate"] == "D:20261120000000"
    assert told["Author"] == told["Subject"] == ""


def test_hostile_words_are_printed_and_break_nothing() -> None:
    day = told_day()
    hostile = replace(
        day.orders[0],
        customer="<b>&lt;</font> =HYPERLINK(1)",
        comment=("ы" * 5_000) + "\n" * 50 + "конец",
        address="\u202eзад наперёд 🏠 " + "ю" * 900,
        phone="יוסי\n",
    )
    made = papers(day=replace(day, orders=(hostile, *day.orders[1:])))
    pages = page_texts(route_sheet_pdf(made, made.day.couriers[0]))
    shown = " ".join(pages)
    assert "<b>&lt;</font> =HYPERLINK(1)" in shown
    assert "задом" not in shown
    assert "..." in shown  # as it is read back
    assert "11:33–11:41" in shown  # the stop below still stands
    assert len(pages) <= 3


def test_a_courier_without_trips_has_a_sheet_that_says_so() -> None:
    day = told_day()
    idle = replace(day.couriers[1], courier_id=type(day.couriers[1].courier_id)("c9"))
    made = papers(day=replace(day, couriers=(*day.couriers, idle)))
    pages = page_texts(route_sheet_pdf(made, idle))
    assert len(pages) == 1
    assert "Рейсов на этот день нет." in pages[0]
