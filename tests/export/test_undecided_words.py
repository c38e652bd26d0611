"""What is known of an undecided order, in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from planner.domain.order import OrderId
from planner.explain.undecided import Decider, UndecidedExplanation
from planner.export.undecided_words import undecided_json, undecided_lines
from planner.texts import LANGUAGES, Language
from tests.support.builders import make_day, make_order

KNOWN = UndecidedExplanation(
    order_id=OrderId("o1"),
    priority=0,
    met=22,
    met_upper_bound=24,
    profit_kop=None,
    profit_upper_bound_kop=None,
    alone_spare_s=12 * 60 + 30,
    seconds=44.6,
    time_limit_s=60,
    deciders=(Decider.MORE_TIME, Decider.FINER_GRID),
    on_time_target=None,
    departure_step_s=60,
    memory_mb=2000,
    longest_trip=None,
    touched=False,
)


def lines(known: UndecidedExplanation, language: Language = "ru") -> list[str]:
    told = undecided_lines(known, make_day(), language)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in told]


def test_how_far_the_proof_came_and_what_could_decide() -> None:
    assert lines(KNOWN) == [
        (
            "Найден план, который выполняет 22 заказа; доказано, что больше 24 нельзя. Возможен"
            " ли ещё и этот, пока неизвестно."
        ),
        "Курьер, который занят только этим заказом, успел бы с запасом 12 мин.",
        "Расчёт занял 45 с, отведено было 60 с.",
        "Решить могло бы: дать на расчёт больше времени.",
        "Решить могло бы: выбирать минуты выезда точнее, сейчас шаг 60 с.",
    ]
    assert lines(KNOWN, "en") == [
        (
            "A plan was found that meets 22 orders; it is proved that no more than 24 can be"
            " met. Whether this one can too is not known yet."
        ),
        "A courier with nothing else to do would make it with 12 min to spare.",
        "The search took 45 s of the 60 s it was given.",
        "What could decide it: give the search more time.",
        "What could decide it: choose departures more finely, every 60 s now.",
    ]


@pytest.mark.parametrize(
    ("met", "words"), [(1, "1 заказ;"), (2, "2 заказа;"), (5, "5 заказов;"), (21, "21 заказ;")]
)
def test_counts_take_their_form(met: int, words: str) -> None:
    assert words in lines(replace(KNOWN, met=met))[0]


def test_a_cut_catalogue_is_told() -> None:
    cut = replace(
        KNOWN, longest_trip=4, touched=True, deciders=(Decider.MORE_MEMORY,), memory_mb=1500
    )
    assert lines(cut)[-3:] == [
        "Проверены не все рейсы: полностью — до 4 заказов в рейсе.",
        "Среди непроверенных рейсов могут быть рейсы с этим заказом.",
        "Решить могло бы: дать на расчёт больше памяти, сейчас 1 500 МБ.",
    ]
    assert "до 1 заказа в рейсе" in lines(replace(cut, longest_trip=1))[-3]
    assert lines(replace(cut, touched=False))[-2].startswith("Проверены не все")


def test_no_time_to_spare_alone_and_none_known() -> None:
    assert lines(replace(KNOWN, alone_spare_s=40))[1].endswith("успел бы, но без запаса.")
    assert len(lines(replace(KNOWN, alone_spare_s=None))) == len(lines(KNOWN)) - 1


def test_a_class_that_is_closed_says_that_those_above_are_open() -> None:
    told = lines(replace(KNOWN, met_upper_bound=22))
    assert "22 заказа того же приоритета, что этот. Больше нельзя, если" in told[0]


def test_of_several_priorities_only_the_own_is_counted() -> None:
    day = make_day(orders=[make_order(), make_order(order_id="o2", priority=5)])
    told = undecided_lines(KNOWN, day, "ru")
    assert told[1] == "Считаются только заказы того же приоритета."


def test_a_target_of_punctuality_is_named() -> None:
    known = replace(KNOWN, on_time_target=0.9, deciders=(Decider.LOWER_TARGET,))
    assert lines(known)[-1] == (
        "Решить могло бы: требовать пунктуальности меньше 90 %, из-за неё план берёт не всё."
    )


def test_for_profit_the_bounds_are_of_profit() -> None:
    known = replace(KNOWN, profit_kop=1_234_500, profit_upper_bound_kop=1_300_000)
    assert lines(known)[0] == (
        "Прибыль найденного плана 12 345 ₽; доказано, что больше 13 000 ₽ не получить. Выгоден"
        " ли этот заказ, пока неизвестно."
    )
    told = lines(replace(known, profit_upper_bound_kop=None))[0]
    assert "какой она может быть самое большее, не доказано" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("decider", [*Decider])
def test_every_decider_has_words_and_none_says_impossible_or_jargon(
    language: Language, decider: Decider
) -> None:
    told = " ".join(lines(replace(KNOWN, deciders=(decider,)), language))
    assert re.search("Решить могло бы" if language == "ru" else "could decide it", told)
    assert not re.search(r"невозмож|impossib|[a-z]+_[a-z]+|solver|None", told, re.IGNORECASE)


def test_the_json_is_plain() -> None:
    assert undecided_json(KNOWN) == {
        "order_id": "o1",
        "priority": 0,
        "met": 22,
        "met_upper_bound": 24,
        "profit_rub": None,
        "profit_upper_bound_rub": None,
        "alone_spare_min": 12.5,
        "seconds": 44.6,
        "time_limit_s": 60,
        "on_time_target": None,
        "departure_step_s": 60,
        "memory_mb": 2000,
        "longest_trip": None,
        "trips_may_be_missing": False,
        "could_decide": ["more_time", "finer_grid"],
    }
    assert undecided_json(replace(KNOWN, alone_spare_s=None))["alone_spare_min"] is None
