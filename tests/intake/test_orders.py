"""Orders: what a row becomes, and every fault a row can have."""

from __future__ import annotations

import pytest

from planner.domain.order import Order, OrderId, Point, Slot, StoreId
from planner.errors import Fault
from planner.intake.day_folder import DayInput, read_files
from planner.intake.faults import Notice, NoticeRule, Rule
from tests.support.builders import at
from tests.support.day_folders import (
    DAY_TOML,
    ORDER,
    csv_bytes,
    day_files,
    fault,
    faults_of,
)

TWO_STORES = DAY_TOML + '[[stores]]\nstore_id = "shop2"\nlat = 55.70\nlon = 37.50\n'
DAY = "2026-11-20T"


def day_with(toml: str = DAY_TOML, **cells: str) -> DayInput:
    return read_files(day_files(toml=toml, orders=[{**ORDER, **cells}]))


def order_with(toml: str = DAY_TOML, **cells: str) -> Order:
    return day_with(toml, **cells).day.orders[0]


def faults_with(toml: str = DAY_TOML, **cells: str) -> tuple[Fault, ...]:
    return faults_of(day_files(toml=toml, orders=[{**ORDER, **cells}]))


def test_a_short_row_becomes_an_order_with_the_contracts_defaults() -> None:
    assert order_with() == Order(
        order_id=OrderId("o1"),
        store_id=StoreId("shop"),  # the only store
        point=Point(lat=55.7532, lon=37.6146),
        placed_at=at("12:00"),
        ready_at=at("12:20"),  # placed_at + assembly_min 20
        slot=Slot(start_at=at("13:00"), end_at=at("14:00")),
        handover_s=480,  # 4 + 2 + 2 minutes
        fee_kop=19_900,
    )


def test_a_full_row_is_read_in_the_planners_units() -> None:
    order = order_with(
        store_id="shop",
        ready_at=DAY + "12:35:30+03:00",
        weight_kg="12.3455",
        volume_l="60.5",
        longest_side_cm="120.25",
        handover_min="7.5",
        order_value_rub="2999.995",
        fee_rub="249",
        priority="3",
        address="Москва, Тверская, 1",
        comment="домофон 12",
        customer="Анна",
        phone="+7 900 000-00-00",
        colour="red",
    )
    assert order.ready_at == at("12:35:30")
    # 12.3455 kg = 12 345.5 g and 2999.995 ₽ = 299 999.5 kopecks: halves go up
    assert (order.mass_g, order.value_kop) == (12_346, 300_000)
    # 120.25 cm = 1202.5 mm
    assert (order.volume_ml, order.side_mm) == (60_500, 1_203)
    assert (order.handover_s, order.fee_kop, order.priority) == (450, 24_900, 3)
    assert (order.address, order.comment) == ("Москва, Тверская, 1", "домофон 12")
    assert (order.customer, order.phone) == ("Анна", "+7 900 000-00-00")
    assert order.extra == (("colour", "red"),)


@pytest.mark.parametrize(
    ("cells", "seconds"),
    [
        ({"weight_kg": "24.999", "volume_l": "249.999"}, 480),
        ({"weight_kg": "25"}, 900),  # 8 + 7 minutes
        ({"volume_l": "250"}, 900),
        ({"weight_kg": "25", "handover_min": "3"}, 180),
    ],
)
def test_bulky_orders_take_longer_unless_the_row_says_how_long(
    cells: dict[str, str], seconds: int
) -> None:
    assert order_with(**cells).handover_s == seconds


def test_a_slot_may_cross_midnight_and_a_pre_order_be_placed_the_evening_before() -> None:
    read = day_with(
        placed_at="2026-11-19T21:00:00+03:00",
        slot_start=DAY + "23:30:00+03:00",
        slot_end="2026-11-21T00:30:00+03:00",
    )
    order = read.day.orders[0]
    assert order.placed_at == -3 * 3600
    assert order.slot == Slot(start_at=at("23:30"), end_at=at("24:30"))
    # the limit ran out at 23:30 the evening before
    details = (("count", "1"), ("ids", "o1"))
    notice = Notice(file="orders.csv", rule=NoticeRule.PREORDERS, details=details)
    assert read.notices == (notice,)


@pytest.mark.parametrize(
    "promise", ['preorders = "limit"', 'limit_clock = "departure"', "order_limit_min = 1440"]
)
def test_no_pre_order_is_told_of_where_the_limit_binds_all_the_same(promise: str) -> None:
    toml = f"{DAY_TOML}[promise]\n{promise}\n"
    read = day_with(toml, placed_at="2026-11-20T05:00+03:00", ready_at="2026-11-20T05:30+03:00")
    assert read.notices == ()


def test_an_order_ready_after_its_slot_is_no_fault_of_the_file() -> None:
    assert order_with(ready_at=DAY + "15:00+03:00").ready_at == at("15:00")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {"slot_end": DAY + "13:00:00+03:00"},
            ("slot_end", DAY + "13:00:00+03:00", Rule.SLOT_ENDS_EARLY, ORDER["slot_start"]),
        ),
        (
            {"slot_end": "2026-11-21T13:00:01+03:00"},
            ("slot_end", "2026-11-21T13:00:01+03:00", Rule.SLOT_TOO_LONG, ORDER["slot_start"]),
        ),
        (
            {"placed_at": DAY + "14:00:00+03:00"},
            (
                "placed_at",
                DAY + "14:00:00+03:00",
                Rule.PLACED_AFTER_SLOT,
                ORDER["slot_end"],
            ),
        ),
        (
            {"ready_at": DAY + "11:59:59+03:00"},
            (
                "ready_at",
                DAY + "11:59:59+03:00",
                Rule.READY_BEFORE_PLACED,
                ORDER["placed_at"],
            ),
        ),
    ],
)
def test_moments_that_contradict_each_other(
    cells: dict[str, str], expected: tuple[str, str, Rule, str]
) -> None:
    column, value, rule, other = expected
    (found,) = faults_with(**cells)
    assert (found.file, found.row, found.column) == ("orders.csv", 2, column)
    assert (found.value, found.rule) == (value, rule)
    assert found.details[0][1] == other


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("17:00", Rule.MOMENT),
        ("2026-11-20", Rule.MOMENT),
        ("2026-02-30T17:00", Rule.MOMENT),
        ("20/11/2026 17:00", Rule.MOMENT),
        ("2026-11-20T17:00+25:00", Rule.MOMENT),
        ("2026-11-17T20:59:59Z", Rule.MOMENT_FAR),  # a second before midnight two days before
        ("2026-11-22T21:00:01Z", Rule.MOMENT_FAR),  # a second after the second day's end
        ("0001-01-01T00:00+03:00", Rule.MOMENT_FAR),
    ],
)
def test_moments_that_are_none_or_lie_on_a_wrong_day(text: str, rule: Rule) -> None:
    (found,) = faults_with(slot_start=text)
    place = (found.file, found.row, found.column, found.value, found.rule)
    assert place == ("orders.csv", 2, "slot_start", text, rule)


@pytest.mark.parametrize(
    ("local", "rule"),
    [
        ("2025-03-30 02:30", Rule.MOMENT_IMPOSSIBLE),
        ("2025-10-26 02:30", Rule.MOMENT_AMBIGUOUS),
    ],
)
def test_local_moments_around_a_clock_change_are_faults(local: str, rule: Rule) -> None:
    day = local[:10]
    toml = DAY_TOML.replace("2026-11-20", day).replace("Europe/Moscow", "Europe/Berlin")
    order = {
        **ORDER,
        "placed_at": local,
        "slot_start": f"{day}T13:00+01:00",
        "slot_end": f"{day}T14:00+01:00",
    }
    courier = {
        "courier_id": "c1",
        "shift_start": f"{day}T09:00+01:00",
        "shift_end": f"{day}T20:00+01:00",
    }
    assert faults_of(day_files(toml=toml, orders=[order], couriers=[courier])) == (
        fault("orders.csv", 2, "placed_at", local, rule, timezone="Europe/Berlin"),
    )


def test_naive_moments_are_local_time_told_once_per_file() -> None:
    rows = [
        {**ORDER, "order_id": name, "slot_start": "20.11.2026 13:00", "slot_end": DAY + "14:00"}
        for name in ("o1", "o2")
    ]
    read = read_files(day_files(orders=rows))
    assert read.day.orders[1].slot == Slot(start_at=at("13:00"), end_at=at("14:00"))
    details = (("count", "4"), ("timezone", "Europe/Moscow"))
    notice = Notice(file="orders.csv", rule=NoticeRule.NAIVE_MOMENTS, details=details)
    assert read.notices == (notice,)


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("weight_kg", "heavy", Rule.NOT_A_NUMBER),
        ("weight_kg", "12,5", Rule.NOT_A_NUMBER),  # this file is separated by commas
        ("weight_kg", "1_000", Rule.NOT_A_NUMBER),
        ("weight_kg", "nan", Rule.NOT_FINITE),
        ("volume_l", "-inf", Rule.NOT_FINITE),
        ("weight_kg", "-1", Rule.OUT_OF_RANGE),
        ("fee_rub", "-0.01", Rule.OUT_OF_RANGE),
        ("order_value_rub", "1e300", Rule.OUT_OF_RANGE),
        ("handover_min", "1441", Rule.OUT_OF_RANGE),
        ("longest_side_cm", "-5", Rule.OUT_OF_RANGE),
        ("priority", "101", Rule.OUT_OF_RANGE),
        ("priority", "1.5", Rule.NOT_WHOLE),
        ("slot_moves", "two", Rule.NOT_A_NUMBER),
        ("slot_moves", "0.5", Rule.NOT_WHOLE),
        ("slot_moves", "-1", Rule.OUT_OF_RANGE),
        ("lat", "91", Rule.OUT_OF_RANGE),
        ("lon", "181", Rule.OUT_OF_RANGE),
        ("lat", "north", Rule.NOT_A_NUMBER),
        ("order_id", "x" * 101, Rule.TEXT_TOO_LONG),
    ],
)
def test_numbers_and_texts_out_of_bounds(column: str, text: str, rule: Rule) -> None:
    (found,) = faults_with(**{column: text})
    place = (found.file, found.row, found.column, found.value, found.rule)
    assert place == ("orders.csv", 2, column, text, rule)


def test_decimal_commas_are_numbers_between_semicolons() -> None:
    files = day_files()
    row = {**ORDER, "lat": "55,7532", "weight_kg": "1 012,5"}
    files["orders.csv"] = csv_bytes([row], separator=";")
    order = read_files(files).day.orders[0]
    assert order.point == Point(lat=55.7532, lon=37.6146)
    assert order.mass_g == 1_012_500


def test_swapped_coordinates_are_named_so() -> None:
    # (37.6, 55.7) lies in Iran, 2000 km from the store; exchanged it is 13 km away
    assert faults_with(lat="37.6146", lon="55.7532") == (
        fault(
            "orders.csv",
            2,
            "lat, lon",
            "37.6146, 55.7532",
            Rule.COORDINATES_SWAPPED,
        ),
    )


def test_coordinates_swapped_beyond_the_map_are_still_named_swapped() -> None:
    toml = DAY_TOML.replace("55.8094", "43.1155").replace("37.7989", "131.8855")  # Владивосток
    (found,) = faults_with(toml, lat="131.9", lon="43.1")
    assert found.rule is Rule.COORDINATES_SWAPPED


@pytest.mark.parametrize(("lat", "lon"), [("0", "0"), ("59.94", "30.31"), ("37.6", "37.6")])
def test_coordinates_far_from_the_store(lat: str, lon: str) -> None:
    assert faults_with(lat=lat, lon=lon) == (
        fault("orders.csv", 2, "lat, lon", f"{lat}, {lon}", Rule.COORDINATES_FAR, limit="300"),
    )


def test_an_address_without_coordinates_in_one_row() -> None:
    assert faults_with(lat="", address="Москва, Тверская, 1") == (
        fault("orders.csv", 2, "lat, lon", None, Rule.NO_COORDINATES, count="0"),
    )


def test_coordinates_missing_without_an_address() -> None:
    assert faults_with(lat="") == (fault("orders.csv", 2, "lat", None, Rule.VALUE_MISSING),)


def test_addresses_alone_are_faults_of_their_rows_where_no_service_may_be_asked() -> None:
    given = {**ORDER, "Адрес": "Тверская, 1"}
    row = {k: v for k, v in given.items() if k not in ("lat", "lon")}
    assert faults_of(day_files(orders=[row, {**row, "order_id": "o2", "Адрес": ""}])) == (
        fault("orders.csv", 2, "lat, lon", None, Rule.NO_COORDINATES, count="0"),
        fault("orders.csv", 3, "Адрес", None, Rule.VALUE_MISSING),
    )


def test_no_place_columns_at_all() -> None:
    row = {k: v for k, v in ORDER.items() if k not in ("lat", "lon")}
    assert faults_of(day_files(orders=[row])) == (
        fault("orders.csv", 1, "lat", None, Rule.COLUMN_MISSING, also="«Широта»"),
        fault("orders.csv", 1, "lon", None, Rule.COLUMN_MISSING, also="«Долгота»"),
    )


@pytest.mark.parametrize("column", ["order_id", "placed_at", "slot_start", "slot_end", "lon"])
def test_a_required_value_is_missing(column: str) -> None:
    assert faults_with(**{column: ""}) == (
        fault("orders.csv", 2, column, None, Rule.VALUE_MISSING),
    )


def test_a_missing_column_is_told_once() -> None:
    rows = [{k: v for k, v in ORDER.items() if k != "placed_at"}] * 2
    rows[1] = {**rows[1], "order_id": "o2"}
    (found,) = faults_of(day_files(orders=rows))
    assert (found.row, found.column, found.rule) == (1, "placed_at", Rule.COLUMN_MISSING)


def test_the_same_order_twice() -> None:
    assert faults_of(day_files(orders=[ORDER, ORDER])) == (
        fault("orders.csv", 3, "order_id", "o1", Rule.ID_TWICE, first="2"),
    )


def test_an_order_named_like_a_store() -> None:
    assert faults_with(order_id="shop") == (
        fault("orders.csv", 2, "order_id", "shop", Rule.ID_OF_STORE),
    )


def test_an_unknown_store() -> None:
    assert faults_with(store_id="shed") == (
        fault("orders.csv", 2, "store_id", "shed", Rule.STORE_UNKNOWN, known="shop"),
    )


def test_with_two_stores_a_row_must_name_its_own() -> None:
    assert faults_of(day_files(toml=TWO_STORES)) == (
        fault("couriers.csv", 2, "store_id", None, Rule.STORE_NOT_NAMED, known="shop, shop2"),
        fault("orders.csv", 2, "store_id", None, Rule.STORE_NOT_NAMED, known="shop, shop2"),
    )


def test_every_fault_of_a_row_is_told() -> None:
    found = faults_with(weight_kg="-1", priority="x", slot_end="later", order_id="")
    assert [(f.column, f.rule) for f in found] == [
        ("order_id", Rule.VALUE_MISSING),
        ("slot_end", Rule.MOMENT),
        ("weight_kg", Rule.OUT_OF_RANGE),
        ("priority", Rule.NOT_A_NUMBER),
    ]


def test_a_personal_value_is_never_repeated() -> None:
    (found,) = faults_with(phone="8" * 6000)
    assert (found.column, found.value, found.rule) == ("phone", None, Rule.TEXT_TOO_LONG)
