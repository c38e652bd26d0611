"""Reasons in words: every code, made from the evidence of days that give it."""

from __future__ import annotations

import re

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Vehicle
from planner.domain.plan import Evidence, Reason, ReasonCode, Verdict
from planner.export.reasons import reason_text, verdict_text
from planner.settings import SolverSettings
from planner.texts import LANGUAGES, Language
from planner.trips.alone import alone_reason
from tests.support.builders import (
    Row,
    at,
    make_courier,
    make_day,
    make_order,
    make_promise,
    make_store,
    make_travel,
)


def alone_text(day: Day, language: Language, minutes: float | list[Row] = 10) -> str:
    """Why the day's only order can't be met alone, in words."""
    reason = alone_reason(day, make_travel(day=day, minutes=minutes), day.orders[0])
    assert reason is not None
    return reason_text(day, reason, language).replace("\N{NO-BREAK SPACE}", " ")


def of_code(code: ReasonCode, language: Language, evidence: Evidence) -> str:
    return reason_text(make_day(), Reason(code=code, evidence=evidence), language)


@pytest.fixture
def far() -> Day:
    """Ready 10:20, loaded by 10:30, 100 minutes away, limit 150 minutes from 09:20: 11:50."""
    order = make_order(placed_at=at("9:20"), ready_at=at("10:20"))
    return make_day(stores=[make_store(loading_s=600)], orders=[order])


def test_late_even_alone_tells_the_arithmetic_step_by_step(far: Day) -> None:
    # 10:30 + 100 min = 12:10; 12:10 - 11:50 = 20 min
    assert alone_text(far, "ru", 100) == (
        "Не успеть, даже если курьер занят только этим заказом: готов в 10:20, погрузка 10 мин,"
        " выезд в 10:30, в пути 100 мин, у двери в 12:10; начать вручение нужно не позже 11:50."
        " Не хватает: 20 мин."
    )
    assert alone_text(far, "en", 100) == (
        "Too late even for a courier with nothing else to do: ready at 10:20, loading 10 min,"
        " leaving at 10:30, driving 100 min, at the door at 12:10; the handover must begin by"
        " 11:50. Short by 20 min."
    )


def test_without_loading_no_loading_is_told() -> None:
    day = make_day(orders=[make_order(placed_at=at("9:20"), ready_at=at("10:20"))])
    assert "готов в 10:20, выезд в 10:20" in alone_text(day, "ru", 100)


def test_seconds_too_late_are_not_told_as_zero_minutes() -> None:
    # latest 11:50:00; 10:20 + 90 min 6 s = 11:50:06
    day = make_day(orders=[make_order(placed_at=at("9:20"), ready_at=at("10:20"))])
    assert alone_text(day, "ru", 90.1).endswith("Не хватает: меньше минуты.")


def test_the_shown_clock_times_and_minutes_add_up() -> None:
    # leaves 10:20:40, drives 99 min 30 s, arrives 12:00:10: shown as 10:20 + 100 min = 12:00
    day = make_day(orders=[make_order(placed_at=at("9:20"), ready_at=at("10:20:40"))])
    words = alone_text(day, "ru", 99.5)
    assert "выезд в 10:20, в пути 100 мин, у двери в 12:00" in words
    assert "не позже 11:50. Не хватает: 10 мин." in words


def test_waiting_for_a_slot_beyond_the_limit_is_told() -> None:
    order = make_order(placed_at=at("8:00"), slot=(at("11:00"), at("12:00")))
    day = make_day(orders=[order], promise=make_promise(preorders="limit"))
    # limit 8:00 + 150 min = 10:30, before the slot
    words = alone_text(day, "ru")
    assert "ждать начала интервала до 11:00; начать вручение нужно не позже 10:30" in words


def test_does_not_fit_tells_every_dimension_of_the_nearest_vehicle() -> None:
    vehicle = Vehicle(
        name="Лада", max_mass_g=250_000, max_volume_ml=1_100_000, max_side_mm=1_800
    )
    order = make_order(mass_g=320_500, volume_ml=900_000, side_mm=2_055)
    day = make_day(orders=[order], couriers=[make_courier(vehicle=vehicle)])
    assert alone_text(day, "ru") == (
        "Не помещается ни в одну машину. Ближе всех Лада курьера c1: вес 320,5 кг при"
        " допустимых 250 кг, длинная сторона 205,5 см при допустимых 180 см."
    )
    assert "weighs 320.5 kg, at most 250 kg, longest side 205.5 cm" in alone_text(day, "en")


def test_a_few_grams_too_many_are_not_rounded_away() -> None:
    vehicle = Vehicle(max_mass_g=25_000)
    day = make_day(orders=[make_order(mass_g=25_030)], couriers=[make_courier(vehicle=vehicle)])
    assert "вес 25,03 кг при допустимых 25 кг" in alone_text(day, "ru")


def test_no_couriers_at_all_names_the_store() -> None:
    day = make_day(
        stores=[make_store(), make_store(store_id="s2")],
        couriers=[make_courier(store_id="s2")],
    )
    assert alone_text(day, "ru") == "У магазина s1 в этот день нет курьеров."


def test_a_shift_that_ends_too_soon_tells_when_he_would_be_back() -> None:
    # door 11:00-11:08, back 11:18
    day = make_day(couriers=[make_courier(shift=(at("9:00"), at("11:10")))])
    words = alone_text(day, "ru")
    assert "Ближе всех c1 (09:00–11:10), но он вернулся бы только в 11:18" in words


def test_a_shift_that_begins_too_late_tells_the_way_and_the_latest_start() -> None:
    # the way takes 10 min, the slot ends 12:00
    day = make_day(couriers=[make_courier(shift=(at("11:55"), at("20:00")))])
    words = alone_text(day, "ru")
    assert (
        "Ближе всех c1 (11:55–20:00), но начать вручение нужно не позже 12:00, а ехать 10 мин"
        in words
    )


def test_a_break_in_the_way_is_told() -> None:
    rest = Break(length_s=3_600, from_at=at("11:00"), until_at=at("12:05"))
    day = make_day(
        orders=[make_order(ready_at=at("10:50"))],
        couriers=[make_courier(shift=(at("9:00"), at("20:00")), rest=rest)],
    )
    # leaving at 10:50 he is back at 11:18, but his break begins by 11:05; after it, at 12:00,
    # it is too late
    assert "ни до его перерыва (60 мин), ни после" in alone_text(day, "ru")


def test_a_closed_store_tells_its_hours() -> None:
    stores = [make_store(opens_at=at("12:00"), closes_at=at("20:00"))]
    words = alone_text(make_day(stores=stores), "ru")
    assert words.startswith("Успеть можно, только пока магазин s1 закрыт")
    assert "он работает с 12:00 до 20:00" in words
    assert "Курьера на смене" not in words


@pytest.mark.parametrize(
    ("opens_at", "closes_at", "hours"),
    [(at("12:00"), None, "он работает с 12:00."), (None, at("10:00"), "он работает до 10:00.")],
)
def test_hours_open_on_one_side_are_told_so(
    opens_at: int | None, closes_at: int | None, hours: str
) -> None:
    stores = [make_store(opens_at=opens_at, closes_at=closes_at)]
    assert hours in alone_text(make_day(stores=stores), "ru")


def test_a_closed_store_without_courier_tells_both() -> None:
    day = make_day(
        stores=[make_store(closes_at=at("10:00"))],
        couriers=[make_courier(shift=(at("15:00"), at("20:00")))],
    )
    assert alone_text(day, "ru").endswith("Курьера на смене в это время тоже нет.")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ([[0, None], [10, 0]], "Нет дороги от магазина s1 до покупателя."),
        ([[0, 10], [None, 0]], "Нет дороги от покупателя обратно к магазину s1."),
        ([[0, None], [None, 0]], "Нет дороги от магазина s1 до покупателя и обратно."),
    ],
)
def test_the_missing_way_is_named(minutes: list[Row], words: str) -> None:
    assert alone_text(make_day(), "ru", minutes) == words


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (1, "больше 1 заказа из 60"),
        (2, "больше 2 заказов из 60"),
        (5, "больше 5 заказов из 60"),
        (11, "больше 11 заказов из 60"),
        (21, "больше 21 заказа из 60"),
    ],
)
def test_busy_couriers_tell_the_proved_most(bound: int, words: str) -> None:
    evidence = {"met": bound, "met_upper_bound": bound, "orders": 60}
    assert of_code(ReasonCode.COURIERS_BUSY, "ru", evidence) == (
        f"Курьеры заняты другими заказами. Доказано: {words} не выполнит ни один план."
    )


def test_busy_couriers_on_a_day_of_priorities_say_that_these_count() -> None:
    day = make_day(orders=[make_order(order_id="a", priority=5), make_order(order_id="b")])
    evidence = {"met": 1, "met_upper_bound": 1, "orders": 2}
    reason = Reason(code=ReasonCode.COURIERS_BUSY, evidence=evidence)
    assert "Доказано (с учётом приоритетов): больше 1 заказа" in reason_text(day, reason, "ru")
    assert "Proved (priorities respected): no plan" in reason_text(day, reason, "en")


def test_not_worth_it_tells_what_it_would_cost() -> None:
    evidence = {"profit_difference_kop": 12_345}
    words = of_code(ReasonCode.NOT_WORTH_IT, "ru", evidence)
    assert words.replace("\N{NO-BREAK SPACE}", " ") == (
        "Выполнить можно, но прибыль дня стала бы меньше по крайней мере на 123,45 ₽."
    )
    words = of_code(ReasonCode.NOT_WORTH_IT, "en", {"profit_difference_kop": 0})
    assert words == "It can be met, but the day's profit would not grow."


def test_not_decided_never_says_impossible() -> None:
    evidence = {"met": 22, "met_upper_bound": 24, "seconds": 60.2}
    assert of_code(ReasonCode.NOT_DECIDED, "ru", evidence) == (
        "За 60 с найден план, который выполняет 22 заказа, а доказано лишь, что больше 24"
        " нельзя. Возможно, и этот выполним."
    )
    for language in LANGUAGES:
        words = of_code(ReasonCode.NOT_DECIDED, language, {})
        assert not re.search("невозмож|impossib", words, re.IGNORECASE)


def test_for_profit_not_decided_is_about_profit_and_not_about_counts() -> None:
    day = make_day(solver=SolverSettings(objective="profit"))
    evidence = {"met": 1, "met_upper_bound": 2, "seconds": 25}
    reason = Reason(code=ReasonCode.NOT_DECIDED, evidence=evidence)
    assert reason_text(day, reason, "ru") == (
        "За 25 с не доказано ни то, что заказ прибавил бы прибыли, ни обратное."
    )


def test_evidence_that_is_not_there_is_our_own_fault() -> None:
    with pytest.raises(KeyError, match="met_upper_bound"):
        of_code(ReasonCode.COURIERS_BUSY, "ru", {"met": 1})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_its_words_and_only_proved_ones_say_impossible(
    language: Language,
) -> None:
    said = {verdict: verdict_text(verdict, language) for verdict in Verdict}
    assert len(set(said.values())) == len(Verdict)
    hard = {v for v, words in said.items() if "impossible" in words or "невозможен" in words}
    assert hard == {Verdict.IMPOSSIBLE_ALONE, Verdict.IMPOSSIBLE_TOGETHER}
