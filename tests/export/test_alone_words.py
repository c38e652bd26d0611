"""Why an order is impossible alone, in words: the traffic, what would help, what would not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Vehicle
from planner.explain.alone import AloneExplanation, explain_alone
from planner.explain.changes import SmallestChange
from planner.explain.inputs import ChangeKind, Input
from planner.export.alone_words import alone_json, alone_lines, change_text
from planner.texts import LANGUAGES, Language, text
from planner.travel.congestion import FREE_FLOW, CongestionProfile
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_promise,
    make_store,
    make_travel,
)

RUSH = CongestionProfile("rush", (0,), (2.0,))
# what a courier never says: names of the program's own
JARGON = re.compile(r"[a-z]+_[a-z]+|slot_|None|null|solver|FIFO|\bself\b|free.flow|nan\b")


def explained(
    day: Day, minutes: Any, profile: CongestionProfile = FREE_FLOW
) -> AloneExplanation:
    travel = make_travel(day=day, minutes=minutes, profile=profile)
    found = explain_alone(day, travel, day.orders[0])
    assert found is not None
    return found


def lines(
    day: Day,
    language: Language,
    minutes: Any = ((0, 30), (33, 0)),
    profile: CongestionProfile = FREE_FLOW,
) -> list[str]:
    """What is told after the reason itself."""
    told = alone_lines(explained(day, minutes, profile), day, language)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in told[1:]]


def test_a_late_order_tells_all_that_would_help_and_all_that_would_not() -> None:
    # 10:20 + 53 min at twice the time = 12:06; empty roads: 11:13
    assert lines(make_day(), "ru", ((0, 53), (33, 0)), RUSH) == [
        "Мешают пробки: по пустым дорогам заказ был бы выполним.",
        "Хватило бы любого из этих изменений:",
        "– собрать заказ на 6 мин раньше, к 10:14",
        "– ехать на 6 мин быстрее в каждую сторону",
        "– сдвинуть интервал на 6 мин позже: 11:06–12:06",
        "– продлить интервал на 6 мин, до 12:06",
        "По отдельности не помогут, сколько ни меняй: срок доставки, вручение, смены курьеров.",
    ]
    assert lines(make_day(), "en", ((0, 53), (33, 0)), RUSH) == [
        "The traffic is in the way: on empty roads the order would be possible.",
        "Any one of these changes would be enough:",
        "– pack the order 6 min earlier, by 10:14",
        "– drive 6 min faster each way",
        "– move the slot 6 min later: 11:06–12:06",
        "– make the slot 6 min longer, until 12:06",
        (
            "By themselves these would not help, however much they are changed: the time limit,"
            " the handover, shifts."
        ),
    ]


def test_late_on_empty_roads_tells_by_how_much() -> None:
    # 105 min of free flow: 12:05
    assert lines(make_day(), "ru", ((0, 105), (33, 0)), RUSH)[0] == (
        "Даже по пустым дорогам курьер опоздал бы на 5 мин."
    )


def test_where_only_the_shift_is_in_the_way_the_traffic_is_cleared() -> None:
    day = make_day(couriers=[make_courier(shift=(at("12:05"), at("20:00")))])
    assert lines(day, "ru")[0] == (
        "Пробки ни при чём: по пустым дорогам заказ тоже невозможен."
    )


def test_a_parcel_too_large_tells_its_one_change_and_nothing_of_traffic() -> None:
    couriers = [make_courier(vehicle=Vehicle(max_mass_g=25_000))]
    day = make_day(orders=[make_order(mass_g=32_400)], couriers=couriers)
    assert lines(day, "ru") == [
        "Хватило бы одного изменения:",
        "– машина курьера c1 берёт на 8 кг больше: 33 кг",
    ]


def test_where_nothing_helps_alone_it_is_said() -> None:
    assert lines(make_day(), "ru", ((0, None), (33, 0))) == [
        "Нет такого изменения, которое помогло бы само по себе."
    ]
    assert lines(make_day(), "en", ((0, None), (33, 0))) == [
        "There is no change that would be enough by itself."
    ]


def test_a_slot_moved_past_the_limit_says_why_that_helps() -> None:
    # 12:40, after slot and limit; from 12:31 on the slot begins after the limit
    told = lines(make_day(), "ru", ((0, 140), (33, 0)))
    assert (
        "– сдвинуть интервал на 91 мин позже: 12:31–13:31; тогда он начнётся, когда срок"
        " доставки уже вышел бы, и действует только интервал"
    ) in told


def test_inputs_the_day_does_not_have_are_not_called_useless() -> None:
    rest = Break(length_s=600, from_at=at("18:00"), until_at=at("19:00"))
    rich = make_day(
        stores=[make_store(loading_s=60, opens_at=at("8:00"))],
        couriers=[make_courier(rest=rest)],
    )
    told = lines(rich, "ru", ((0, 300), (33, 0)))[-1]
    assert "погрузка" in told
    assert "перерывы" in told
    assert "часы магазина" in told
    plain = lines(make_day(), "ru", ((0, 300), (33, 0)))[-1]
    assert not re.search("погрузка|перерывы|часы магазина|длина", plain)


EVERY_CHANGE = [
    SmallestChange(kind=change, amount=21, to=to, courier_id=None)
    for change, to in {
        ChangeKind.READY_EARLIER: {"ready_at": at("10:00")},
        ChangeKind.LOADING_SHORTER: {"loading_s": 0},
        ChangeKind.DRIVE_SHORTER: {"shorter_s": 1_260},
        ChangeKind.SLOT_LATER: {
            "slot_start_at": at("12:00"),
            "slot_end_at": at("13:00"),
            "preorder": False,
        },
        ChangeKind.SLOT_EARLIER: {"slot_start_at": at("12:00"), "slot_end_at": at("13:00")},
        ChangeKind.SLOT_END_LATER: {"slot_start_at": at("12:00"), "slot_end_at": at("13:00")},
        ChangeKind.LIMIT_LONGER: {"order_limit_s": 9_000},
        ChangeKind.HANDOVER_SHORTER: {"handover_s": 0},
        ChangeKind.OPENS_EARLIER: {"opens_at": at("8:00")},
        ChangeKind.CLOSES_LATER: {"closes_at": at("20:00")},
    }.items()
] + [
    SmallestChange(kind=change, amount=21, to=to, courier_id=make_courier().courier_id)
    for change, to in {
        ChangeKind.MORE_MASS: {"max_mass_g": 50_000},
        ChangeKind.MORE_VOLUME: {"max_volume_ml": 500_000},
        ChangeKind.LONGER_SIDE: {"max_side_mm": 2_000},
        ChangeKind.SHIFT_START_EARLIER: {"shift_start_at": at("8:00")},
        ChangeKind.SHIFT_END_LATER: {"shift_end_at": at("21:00")},
        ChangeKind.BREAK_SHORTER: {"break_s": 0},
    }.items()
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_words_with_its_amount_and_no_jargon(language: Language) -> None:
    assert {one.kind for one in EVERY_CHANGE} == {*ChangeKind}
    told = [change_text(one, make_day(), language) for one in EVERY_CHANGE]
    assert len(set(told)) == len(ChangeKind)
    for words in told:
        assert "21" in words
        assert not JARGON.search(words)


def test_a_change_that_never_suffices_has_no_words() -> None:
    never = SmallestChange(kind=ChangeKind.LIMIT_LONGER, amount=None, to={})
    with pytest.raises(ValueError, match="no amount of limit_longer suffices"):
        change_text(never, make_day(), "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_has_a_name(language: Language) -> None:
    names = [text(f"explain-input-{one.value.replace('_', '-')}", language) for one in Input]
    assert len(set(names)) == len(Input)


def test_the_json_has_moments_with_offset_and_null_where_nothing_suffices() -> None:
    # 10:20 + 105 min = 12:05
    day = make_day(promise=make_promise())
    told = alone_json(explained(day, ((0, 105), (33, 0))), day)
    assert told["code"] == "late_even_alone"
    assert told["best"]["arrives_at"] == "2026-11-20T12:05:00+03:00"
    assert told["late_min"] == 5.0
    assert told["possible_on_empty_roads"] is False
    assert told["late_on_empty_roads_min"] == 5.0
    assert told["binding"] == ["assembly", "drive", "slot"]
    changes = {one["kind"]: one for one in told["changes"]}
    assert changes["ready_earlier"] == {
        "kind": "ready_earlier",
        "input": "assembly",
        "unit": "min",
        "smallest": 5,
        "courier_id": None,
        "to": {"ready_at": "2026-11-20T10:15:00+03:00"},
    }
    assert changes["limit_longer"]["smallest"] is None
    assert len(changes) == len(ChangeKind)
