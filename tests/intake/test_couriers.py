"""Couriers: what a row becomes, and every fault a row can have."""

from __future__ import annotations

import pytest

from planner.domain.fleet import Break, Courier, CourierId, Rates, Shift, Vehicle
from planner.domain.order import StoreId
from planner.errors import Fault
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule
from tests.support.builders import at
from tests.support.day_folders import COURIER, DAY_TOML, ORDER, day_files, fault, faults_of

DAY = "2026-11-20T"


def courier_with(**cells: str) -> Courier:
    return read_files(day_files(couriers=[{**COURIER, **cells}])).day.couriers[0]


def faults_with(**cells: str) -> tuple[Fault, ...]:
    return faults_of(day_files(couriers=[{**COURIER, **cells}]))


def test_a_short_row_becomes_a_courier_with_defaults_and_no_limits() -> None:
    assert courier_with() == Courier(
        courier_id=CourierId("c1"),
        store_id=StoreId("shop"),
        shift=Shift(start_at=at("09:00"), end_at=at("21:00")),
        vehicle=Vehicle(name="car"),
        rates=Rates(per_hour_kop=50_000, per_km_kop=1_400),
    )


def test_a_full_row_is_read_in_the_planners_units() -> None:
    courier = courier_with(
        store_id="shop",
        vehicle="газель",
        max_weight_kg="1500",
        max_volume_l="9000.5",
        max_side_cm="300",
        speed_factor="0.9",
        rub_per_hour="612.345",
        rub_per_km="16",
        rub_per_order="20",
        rub_per_trip="50",
        paid_for="рейс",
        break_min="30",
        break_from=DAY + "13:00+03:00",
        break_until=DAY + "15:00+03:00",
    )
    assert courier.vehicle == Vehicle(
        name="газель",
        max_mass_g=1_500_000,
        max_volume_ml=9_000_500,
        max_side_mm=3_000,
        speed_factor=0.9,
    )
    # 612.345 ₽ is 61 234.5 kopecks: halves go up
    assert courier.rates == Rates(
        per_hour_kop=61_235,
        per_km_kop=1_600,
        per_order_kop=2_000,
        per_trip_kop=5_000,
        paid_for="trip",
    )
    assert courier.rest == Break(length_s=1_800, from_at=at("13:00"), until_at=at("15:00"))


def test_a_break_without_times_may_be_taken_anywhere_in_the_shift() -> None:
    rest = courier_with(break_min="30").rest
    assert rest == Break(length_s=1_800, from_at=at("09:00"), until_at=at("21:00"))


def test_a_breaks_limits_outside_the_shift_mean_nothing() -> None:
    rest = courier_with(break_min="30", break_from=DAY + "08:00+03:00").rest
    assert rest == Break(length_s=1_800, from_at=at("09:00"), until_at=at("21:00"))


def test_a_break_of_no_minutes_is_none() -> None:
    assert courier_with(break_min="0", break_from=DAY + "13:00+03:00").rest is None


def test_a_shift_may_cross_midnight() -> None:
    shift = courier_with(shift_end="2026-11-21T02:00+03:00").shift
    assert shift == Shift(start_at=at("09:00"), end_at=at("26:00"))


@pytest.mark.parametrize(
    ("end", "rule"),
    [
        (DAY + "09:00+03:00", Rule.SHIFT_EMPTY),
        (DAY + "08:00+03:00", Rule.SHIFT_EMPTY),
        ("2026-11-21T09:01+03:00", Rule.SHIFT_TOO_LONG),
    ],
)
def test_shifts_without_or_with_too_many_hours(end: str, rule: Rule) -> None:
    start = str(COURIER["shift_start"])
    assert faults_with(shift_end=end) == (
        fault("couriers.csv", 2, "shift_end", end, rule, start=start),
    )


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("speed_factor", "0.49", Rule.OUT_OF_RANGE),
        ("speed_factor", "3.01", Rule.OUT_OF_RANGE),
        ("max_weight_kg", "0", Rule.NOT_ABOVE),
        ("max_volume_l", "-1", Rule.NOT_ABOVE),
        ("max_side_cm", "big", Rule.NOT_A_NUMBER),
        ("rub_per_km", "-14", Rule.OUT_OF_RANGE),
        ("rub_per_hour", "inf", Rule.NOT_FINITE),
        ("paid_for", "hour", Rule.CHOICE),
        ("store_id", "shed", Rule.STORE_UNKNOWN),
        ("break_min", "721", Rule.OUT_OF_RANGE),
        ("break_from", DAY + "13:00+03:00", Rule.BREAK_INCOMPLETE),
        ("break_until", DAY + "13:00+03:00", Rule.BREAK_INCOMPLETE),
        ("vehicle", "x" * 101, Rule.TEXT_TOO_LONG),
    ],
)
def test_values_out_of_bounds(column: str, text: str, rule: Rule) -> None:
    (found,) = faults_with(**{column: text})
    place = (found.file, found.row, found.column, found.value, found.rule)
    assert place == ("couriers.csv", 2, column, text, rule)


def test_a_break_needs_room_inside_the_shift() -> None:
    # from 20:40 to the shift's end at 21:00 there are 20 minutes
    assert faults_with(break_min="30", break_from=DAY + "20:40+03:00") == (
        fault("couriers.csv", 2, "break_min", "30", Rule.BREAK_NO_ROOM, room="20"),
    )


def test_the_same_courier_twice() -> None:
    assert faults_of(day_files(couriers=[COURIER, COURIER])) == (
        fault("couriers.csv", 3, "courier_id", "c1", Rule.ID_TWICE, first="2"),
    )


@pytest.mark.parametrize("column", ["courier_id", "shift_start", "shift_end"])
def test_a_required_value_is_missing(column: str) -> None:
    assert faults_with(**{column: ""}) == (
        fault("couriers.csv", 2, column, None, Rule.VALUE_MISSING),
    )


def test_a_courier_belongs_to_the_store_the_row_names() -> None:
    toml = DAY_TOML + '[[stores]]\nstore_id = "two"\nlat = 55.8\nlon = 37.8\n'
    files = day_files(
        toml=toml,
        orders=[{**ORDER, "Склад": "two"}],
        couriers=[{**COURIER, "Склад": "two"}],
    )
    read = read_files(files)
    assert read.day.couriers[0].store_id == "two"
    assert read.day.orders[0].store_id == "two"
