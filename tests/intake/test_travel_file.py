"""travel.csv: matrices over the day's places, and every fault a row can have."""

from __future__ import annotations

import numpy as np
import pytest

from planner.errors import Fault
from planner.intake.day_folder import read_files
from planner.intake.faults import MAX_FAULTS_PER_FILE, Notice, NoticeRule, Rule
from planner.intake.travel_file import read_travel
from tests.support.day_folders import (
    COURIER,
    DAY_TOML,
    ORDER,
    PAIRS,
    Row,
    csv_bytes,
    day_files,
    fault,
    faults_of,
)


def pair(origin: str, destination: str, seconds: str = "60", metres: str = "500") -> Row:
    return {"from_id": origin, "to_id": destination, "seconds": seconds, "metres": metres}


def faults_with(*pairs: Row) -> tuple[Fault, ...]:
    return faults_of(day_files(travel=[*PAIRS, *pairs]))


def test_pairs_become_matrices_in_the_order_of_the_days_places() -> None:
    given = read_files(day_files(travel=PAIRS)).given
    assert given is not None
    # places: the store, then the order
    assert given.free_flow_s.tolist() == [[0, 1200], [1300, 0]]
    assert given.metres.tolist() == [[0, 9000], [9500, 0]]
    assert given.given.all()
    assert given.free_flow_s.dtype == np.int64


def test_decimals_are_rounded_up() -> None:
    rows = [pair("shop", "o1", "1200.01", "8999.5"), pair("o1", "shop", "1e3", "1000.0")]
    given = read_files(day_files(travel=rows)).given
    assert given is not None
    assert given.free_flow_s.tolist() == [[0, 1201], [1000, 0]]
    assert given.metres.tolist() == [[0, 9000], [1000, 0]]


def test_decimal_commas_and_parted_thousands_between_semicolons() -> None:
    files = day_files(travel=PAIRS)
    rows = [
        {"Откуда": "shop", "Куда": "o1", "Секунды": "1200,5", "Метры": "9 000,5"},
        {"Откуда": "o1", "Куда": "shop", "Секунды": "1300", "Метры": "9500"},
    ]
    files["travel.csv"] = csv_bytes(rows, separator=";", encoding="cp1251")
    given = read_files(files).given
    assert given is not None
    assert given.free_flow_s[0, 1] == 1201
    assert given.metres[0, 1] == 9001


def test_a_missing_pair_is_no_road_and_told() -> None:
    read = read_files(day_files(travel=PAIRS[:1]))
    assert read.given is not None
    assert read.given.given.tolist() == [[True, True], [False, True]]
    details = (("count", "1"), ("needed", "2"))
    notice = Notice(file="travel.csv", rule=NoticeRule.ROADS_MISSING, details=details)
    assert read.notices == (notice,)


def test_pairs_no_trip_can_need_are_not_missed() -> None:
    # two stores with one order each: four pairs are needed, none between the stores' places
    toml = DAY_TOML + '[[stores]]\nstore_id = "two"\nlat = 55.8\nlon = 37.8\n'
    orders = [{**ORDER, "store_id": "shop"}, {**ORDER, "order_id": "o2", "store_id": "two"}]
    travel = [*PAIRS, pair("two", "o2"), pair("o2", "two")]
    couriers = [{**COURIER, "store_id": "two"}]
    files = day_files(toml=toml, orders=orders, couriers=couriers, travel=travel)
    assert read_files(files).notices == ()


def test_a_place_may_be_given_as_nothing_from_itself() -> None:
    assert faults_with(pair("o1", "o1", "0", "0")) == ()


@pytest.mark.parametrize(
    ("row", "column", "value", "rule"),
    [
        (pair("o9", "shop"), "from_id", "o9", Rule.PLACE_UNKNOWN),
        (pair("shop", "o9"), "to_id", "o9", Rule.PLACE_UNKNOWN),
        (pair("", "shop"), "from_id", None, Rule.VALUE_MISSING),
        (pair("o1", "o1", "1", "0"), "to_id", "o1 → o1", Rule.PAIR_SAME_PLACE),
        (pair("o1", "o1", "0", "1"), "to_id", "o1 → o1", Rule.PAIR_SAME_PLACE),
        (pair("o1", "o1", "-1", "0"), "seconds", "-1", Rule.OUT_OF_RANGE),
        (pair("o1", "o1", "0", "far"), "metres", "far", Rule.NOT_A_NUMBER),
        (pair("o1", "o1", "nan", "0"), "seconds", "nan", Rule.NOT_FINITE),
        (pair("o1", "o1", "inf", "0"), "seconds", "inf", Rule.NOT_FINITE),
        (pair("o1", "o1", "", "0"), "seconds", None, Rule.VALUE_MISSING),
        (pair("o1", "o1", "0", "1e9"), "metres", "1e9", Rule.OUT_OF_RANGE),
    ],
)
def test_a_row_at_fault(row: Row, column: str, value: str | None, rule: Rule) -> None:
    (found,) = faults_with(row)
    place = (found.file, found.row, found.column, found.value, found.rule)
    assert place == ("travel.csv", 4, column, value, rule)


def test_the_same_pair_twice() -> None:
    assert faults_with(pair("shop", "o1")) == (
        fault("travel.csv", 4, "to_id", "shop → o1", Rule.PAIR_TWICE, first="2"),
    )


def test_an_unknown_place_is_told_once_per_column() -> None:
    rows = [pair("o9", "shop"), pair("o9", "o1"), pair("o8", "shop")]
    assert [(f.row, f.value) for f in faults_with(*rows)] == [(4, "o9"), (6, "o8")]


def test_an_unknown_place_makes_no_sound_pair_a_double() -> None:
    # pairs are numbered: an unknown destination must not get the number of a known pair
    rows = [pair("shop", "o9"), pair("o9", "o1"), pair("o1", "o1", "0", "0")]
    assert [f.rule for f in faults_with(*rows)] == [Rule.PLACE_UNKNOWN] * 2


def test_without_travel_csv_the_matrix_provider_has_nothing() -> None:
    files = day_files(travel=PAIRS)
    del files["travel.csv"]
    assert faults_of(files) == (fault("travel.csv", None, None, None, Rule.FILE_MISSING),)


def test_a_travel_file_nobody_asked_for_is_told_of() -> None:
    files = {**day_files(), "travel.csv": b"anything"}
    assert read_files(files).notices == (
        Notice(file="travel.csv", rule=NoticeRule.TRAVEL_UNUSED),
    )


def test_numbers_are_checked_even_where_the_orders_can_not_be_read() -> None:
    files = day_files(travel=[*PAIRS, pair("o9", "shop", "-1")])
    files["orders.csv"] = b""
    assert faults_of(files) == (
        fault("orders.csv", None, None, None, Rule.FILE_EMPTY),
        fault("travel.csv", 4, "seconds", "-1", Rule.OUT_OF_RANGE, low="0", high="1000000"),
    )


def test_thousands_of_faults_are_cut_off_and_said_to_go_on() -> None:
    rows = [pair("o1", "shop", "-1")] * (MAX_FAULTS_PER_FILE + 5)
    found = faults_with(*rows)
    assert len(found) == MAX_FAULTS_PER_FILE + 1
    assert found[-1] == fault("travel.csv", None, None, None, Rule.MORE_FAULTS)


def test_four_hundred_places_are_read_whole() -> None:
    ids = [f"p{k}" for k in range(400)]
    lines = [
        f"{a},{b},{abs(i - j) * 7},{abs(i - j) * 11}"
        for i, a in enumerate(ids)
        for j, b in enumerate(ids)
    ]
    content = "\n".join(["from_id,to_id,seconds,metres", *lines]).encode()
    faults: list[Fault] = []
    given = read_travel("travel.csv", content, ids, faults, [])
    assert faults == []
    assert given is not None
    steps = np.abs(np.subtract.outer(np.arange(400), np.arange(400)))
    assert np.array_equal(given.free_flow_s, steps * 7)
    assert np.array_equal(given.metres, steps * 11)
    assert given.given.all()
