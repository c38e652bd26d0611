"""Places put right by hand."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.clock import ServiceClock
from planner.domain.order import Point
from planner.errors import Fault
from planner.intake.addresses.corrections import Corrections, read_corrections
from planner.intake.faults import Rule
from tests.support.day_folders import Row, csv_bytes

CLOCK = ServiceClock(day=date(2026, 11, 20), timezone="Europe/Moscow")
PLACE = Point(lat=55.7, lon=37.6)


def read(*rows: Row) -> tuple[Corrections, list[Fault]]:
    faults: list[Fault] = []
    content = csv_bytes(rows)
    return read_corrections("corrections.csv", content, CLOCK, faults, []), faults


def test_a_correction_holds_for_its_order_or_for_its_address() -> None:
    corrections, faults = read(
        {"order_id": "o1", "address": "", "lat": "55.7", "lon": "37.6"},
        {
            "order_id": "",
            "address": "Москва, Берёзовая аллея, д. 12",
            "lat": "55.7",
            "lon": "37.6",
        },
    )
    assert faults == []
    assert corrections.place("o1", "anywhere") == PLACE
    assert corrections.place("o2", "москва, Березовая аллея, д. 12, кв. 7") == PLACE
    assert corrections.place("o2", "Москва, Берёзовая аллея, д. 13") is None


def test_an_address_without_a_house_is_no_key_for_all_such_addresses() -> None:
    corrections, _ = read({"address": "ТЦ Лето", "lat": "55.7", "lon": "37.6"})
    assert corrections.place("o1", "ТЦ Лето") == PLACE
    assert corrections.place("o2", "ТЦ Зима") is None
    assert corrections.place("o3", "") is None


def test_a_row_of_questions_is_a_correction_as_it_stands() -> None:
    corrections, faults = read(
        {
            "order_id": "o1",
            "address": "x",
            "question": "which?",
            "found": "a house",
            "precision": "house",
            "lat": "55.7",
            "lon": "37.6",
            "km_from_store": "3.1",
        }
    )
    assert (corrections.place("o1", ""), faults) == (PLACE, [])


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ({"order_id": "o1", "lat": "95", "lon": "37"}, "lat", Rule.OUT_OF_RANGE),
        ({"order_id": "o1", "lat": "", "lon": "37"}, "lat", Rule.VALUE_MISSING),
        ({"order_id": "o1", "lat": "x", "lon": "37"}, "lat", Rule.NOT_A_NUMBER),
        ({"order_id": "", "lat": "55", "lon": "37"}, "order_id", Rule.VALUE_MISSING),
    ],
)
def test_every_fault_of_a_row(row: Row, column: str, rule: Rule) -> None:
    _, faults = read(row)
    assert [(fault.row, fault.column, fault.rule) for fault in faults] == [(2, column, rule)]


def test_two_candidates_left_for_one_order_settle_nothing() -> None:
    _, faults = read(
        {"order_id": "o1", "lat": "55.7", "lon": "37.6"},
        {"order_id": "o1", "lat": "55.8", "lon": "37.6"},
    )
    assert [(f.row, f.value, f.rule) for f in faults] == [(3, "o1", Rule.CORRECTION_TWICE)]


def test_an_address_in_doubt_is_not_repeated_in_its_fault() -> None:
    address = "Берёзовая аллея, д. 12"
    _, faults = read(
        {"address": address, "lat": "55.7", "lon": "37.6"},
        {"address": address, "lat": "55.8", "lon": "37.6"},
    )
    assert [(f.row, f.value, f.rule) for f in faults] == [(3, None, Rule.CORRECTION_TWICE)]
