"""Orders nearly not met, in words: the time to spare, what ends it, room for one more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.explain.near_misses import NearMiss, NearMisses, near_misses
from planner.explain.one_more_order import OneMore, TypicalParcel
from planner.explain.slack import End, StopSlack
from planner.export.near_words import near_miss_json, near_miss_lines
from planner.texts import LANGUAGES, Language
from tests.support.builders import at, make_day, make_travel
from tests.support.plans import make_plan

PARCEL = TypicalParcel(mass_g=6_300, volume_ml=47_000, side_mm=565, handover_s=480)
SLACK = StopSlack(
    order_id=OrderId("o1"),
    trip_id="t001",
    courier_id=CourierId("c1"),
    arrives_at=at("10:50"),
    begins_at=at("11:00"),
    latest_start_at=at("12:00"),
    spare_s=21 * 60 + 59,
    ends_with=End.DEADLINE,
    ends_with_order=OrderId("o1"),
    leaves_by_at=at("11:01:59"),
)
OWN_TRIP = OneMore(
    courier_id=CourierId("c2"),
    trip_id=None,
    departs_at=at("13:35"),
    position=1,
    extra_metres=30_268,
    extra_kop=142_375,
)


def line(slack: StopSlack, place: OneMore | None, language: Language = "ru") -> str:
    """What is told of one order."""
    found = NearMisses(misses=(NearMiss(slack=slack, one_more=place),), parcel=PARCEL)
    _, told, _ = near_miss_lines(found, make_day(), language)
    return told.replace("\N{NO-BREAK SPACE}", " ")


def test_time_to_spare_and_departure_are_cut_to_the_safe_minute() -> None:
    assert line(SLACK, OWN_TRIP) == (
        "– o1 (c1, рейс t001): запас 21 мин. Приедет ещё позже — опоздает к этому покупателю."
        " Выехать нужно не позже 11:01. Ещё один отвёз бы c2 отдельным рейсом с выездом в"
        " 13:35: плюс 30,3 км, не дороже 1 424 ₽."
    )
    assert line(SLACK, OWN_TRIP, "en") == (
        "– o1 (c1, trip t001): 21 min to spare. Any later, and this buyer gets the order late."
        " The trip must leave by 11:01. One more could go with c2 on a trip of its own leaving"
        " at 13:35: 30.3 km more, at most 1,424 ₽."
    )


@pytest.mark.parametrize(
    ("spare_s", "words"),
    [(0, "запаса нет."), (59, "запас меньше минуты."), (60, "запас 1 мин.")],
)
def test_little_time_is_told_as_it_is(spare_s: int, words: str) -> None:
    assert f"рейс t001): {words}" in line(replace(SLACK, spare_s=spare_s), None)


@pytest.mark.parametrize(
    ("end", "order_id", "words"),
    [
        (End.LATER_DEADLINE, "o7", "опоздает дальше, к заказу o7."),
        (End.SHIFT, None, "не вернётся до конца смены."),
        (End.NEXT_TRIP, None, "не успеет загрузиться на следующий рейс."),
        (End.BREAK, None, "не останется времени на перерыв."),
    ],
)
def test_what_ends_the_time_to_spare_is_named(
    end: End, order_id: str | None, words: str
) -> None:
    later = OrderId(order_id) if order_id else None
    assert words in line(replace(SLACK, ends_with=end, ends_with_order=later), None)


def test_a_place_in_a_planned_trip_is_told_with_its_way_or_as_free() -> None:
    joins = replace(OWN_TRIP, trip_id="t004", extra_metres=1_240, extra_kop=1_736)
    assert "взял бы c2 в рейс t004: плюс 1,2 км, не дороже 17 ₽." in line(SLACK, joins)
    free = replace(joins, extra_metres=0, extra_kop=0)
    assert "взял бы c2 в рейс t004 без лишнего пути и затрат." in line(SLACK, free)
    alone = replace(free, trip_id=None)
    assert "отдельным рейсом с выездом в 13:35 без лишнего пути" in line(SLACK, alone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_found_is_never_called_impossible(language: Language) -> None:
    found = NearMisses(misses=(NearMiss(slack=SLACK, one_more=None),), parcel=PARCEL)
    told = " ".join(near_miss_lines(found, make_day(), language))
    assert "невозмож" not in told
    assert "impossib" not in told
    assert ("не считалось" if language == "ru" else "was not worked out") in told


def test_the_supposed_parcel_is_described() -> None:
    found = NearMisses(misses=(NearMiss(slack=SLACK, one_more=None),), parcel=PARCEL)
    told = near_miss_lines(found, make_day(), "ru")
    assert told[0] == "Меньше всего запаса времени:"
    assert told[-1].replace("\N{NO-BREAK SPACE}", " ") == (
        "«Ещё один» — это заказ в тот же дом на тот же час, обычный для этого дня: 6,3 кг,"
        " 47 л, до 56,5 см в длину, вручение 8 мин. Он вставлялся в готовые маршруты; что"
        " вышло бы, если переставить остальные, не считалось."
    )


def test_when_a_trip_must_leave_is_told_once() -> None:
    again = replace(SLACK, order_id=OrderId("o2"))
    misses = tuple(NearMiss(slack=one, one_more=None) for one in (SLACK, again))
    told = near_miss_lines(NearMisses(misses=misses, parcel=PARCEL), make_day(), "ru")
    assert ["Выехать" in line for line in told] == [False, True, False, False]


def test_an_outside_courier_has_no_departure_to_keep() -> None:
    told = line(replace(SLACK, courier_id=None, leaves_by_at=None), None)
    assert told.startswith("– o1 (внешний курьер): запас 21 мин.")
    assert "Выехать" not in told


def test_a_plan_that_meets_nothing_says_so() -> None:
    day = make_day()
    travel = make_travel(day=day)
    found = near_misses(day, travel, make_plan(day=day, travel=travel, trips=[]))
    assert near_miss_lines(found, day, "ru") == ["Выполненных заказов нет."]
    assert near_miss_lines(found, day, "en") == ["No orders are met."]


def test_the_json_has_moments_minutes_kilometres_and_roubles() -> None:
    place = NearMiss(slack=SLACK, one_more=OWN_TRIP)
    none = NearMiss(slack=SLACK, one_more=None)
    told = near_miss_json(NearMisses(misses=(place, none), parcel=PARCEL), make_day())
    first, second = told["orders"]
    assert first["arrives_at"] == "2026-11-20T10:50:00+03:00"
    assert first["spare_min"] == 21.983
    assert first["ends_with"] == "deadline"
    assert first["one_more"] == {
        "courier_id": "c2",
        "trip_id": None,
        "departs_at": "2026-11-20T13:35:00+03:00",
        "position": 1,
        "extra_metres": 30_268,
        "extra_rub": 1423.75,
    }
    assert second["one_more"] is None
    assert told["typical_parcel"] == {
        "mass_kg": 6.3,
        "volume_l": 47.0,
        "side_cm": 56.5,
        "handover_min": 8.0,
    }
