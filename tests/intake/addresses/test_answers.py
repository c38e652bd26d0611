"""Which answers settle a place, and which are questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from planner.domain.order import Point
from planner.intake.addresses.answers import (
    Candidate,
    Precision,
    Region,
    judge,
    precision_of,
)
from planner.intake.faults import Rule
from tests.support.address_service import house, street, town, yandex_answer

STORE = Point(lat=55.8, lon=37.8)
REGION = Region(box=None, around=(STORE,), within_km=100)
NEAR, ALSO_NEAR = Point(lat=55.84, lon=37.52), Point(lat=55.70, lon=37.52)
FAR = Point(lat=59.93, lon=30.31)
# 0.001° of latitude is 111 m: less than the 150 m within which two answers are one house.
SAME_YARD = Point(lat=55.841, lon=37.52)


def answer(point: Point, precision: Precision = Precision.HOUSE) -> Candidate:
    return Candidate(point=point, precision=precision, found="somewhere")


def test_one_house_inside_the_region_settles_it() -> None:
    assert judge([answer(NEAR)], REGION).point == NEAR


def test_the_same_house_twice_settles_it() -> None:
    assert judge([answer(NEAR), answer(SAME_YARD)], REGION).point == NEAR


def test_a_namesake_outside_the_region_is_no_rival() -> None:
    assert judge([answer(FAR), answer(NEAR)], REGION).point == NEAR


@pytest.mark.parametrize(
    ("answers", "rule", "offered"),
    [
        ([], Rule.ADDRESS_NOT_FOUND, 0),
        ([answer(FAR)], Rule.ADDRESS_OUTSIDE, 1),
        ([answer(NEAR), answer(ALSO_NEAR)], Rule.ADDRESS_AMBIGUOUS, 2),
        ([answer(NEAR, Precision.STREET)], Rule.ADDRESS_STREET, 1),
        ([answer(NEAR, Precision.TOWN), answer(FAR)], Rule.ADDRESS_TOWN, 1),
        ([answer(NEAR, Precision.OTHER_HOUSE)], Rule.ADDRESS_OTHER_HOUSE, 1),
        ([answer(NEAR, Precision.UNKNOWN)], Rule.ADDRESS_UNSURE, 1),
    ],
)
def test_everything_else_is_a_question_with_its_candidates(
    answers: list[Candidate], rule: Rule, offered: int
) -> None:
    verdict = judge(answers, REGION)
    assert (verdict.point, verdict.rule, len(verdict.candidates)) == (None, rule, offered)


def test_a_box_decides_instead_of_the_distance() -> None:
    box = Region(box=(59, 30, 60, 31), around=(STORE,), within_km=100)
    assert judge([answer(FAR)], box).point == FAR
    assert judge([answer(NEAR)], box).rule is Rule.ADDRESS_OUTSIDE


def test_without_stores_any_place_will_do() -> None:
    assert judge([answer(FAR)], Region(box=None, around=(), within_km=1)).point == FAR


def _photon(**properties: str) -> Mapping[str, Any]:
    return {"properties": properties, "geometry": {}}


def _yandex(precision: str) -> Mapping[str, Any]:
    answered = yandex_answer((55.0, 37.0, precision))
    member: Mapping[str, Mapping[str, Any]] = answered["response"]["GeoObjectCollection"][
        "featureMember"
    ][0]
    return member["GeoObject"]


@pytest.mark.parametrize(
    ("raw", "precision"),
    [
        (house(55, 37, "12"), Precision.HOUSE),
        (house(55, 37, "12 "), Precision.HOUSE),
        (house(55, 37, "12А"), Precision.OTHER_HOUSE),
        (house(55, 37, "12 к1"), Precision.OTHER_HOUSE),
        (street(55, 37), Precision.STREET),
        (town(55, 37), Precision.TOWN),
        ({"place_rank": 30, "address": {}}, Precision.UNKNOWN),
        ({}, Precision.UNKNOWN),
        ({"address": "12", "metaDataProperty": []}, Precision.UNKNOWN),
        (_photon(housenumber="12", type="house"), Precision.HOUSE),
        (_photon(housenumber="14"), Precision.OTHER_HOUSE),
        (_photon(type="street"), Precision.STREET),
        (_photon(type="city"), Precision.TOWN),
        (_yandex("exact"), Precision.HOUSE),
        (_yandex("number"), Precision.OTHER_HOUSE),
        (_yandex("near"), Precision.OTHER_HOUSE),
        (_yandex("street"), Precision.STREET),
        (_yandex("other"), Precision.TOWN),
        (_yandex("new word"), Precision.UNKNOWN),
    ],
)
def test_an_answer_is_a_house_only_if_it_is_the_one_asked_for(
    raw: Mapping[str, Any], precision: Precision
) -> None:
    assert precision_of(raw, "Москва, Берёзовая аллея, д. 12") is precision
