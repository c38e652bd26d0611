"""Units, moments and quantities at the edge between the program and people."""

from __future__ import annotations

from planner.domain.clock import ServiceClock
from planner.domain.order import Slot
from planner.domain.plan import Evidence
from planner.export.evidence import outward
from planner.export.moments import clock_time, iso, not_before, slot_hours
from planner.export.quantities import centimetres, kilograms, kilometres, litres
from tests.support.builders import at, make_day

CLOCK: ServiceClock = make_day().clock


def test_evidence_changes_unit_and_key_together() -> None:
    inside = {
        "late_s": 90,
        "profit_difference_kop": 12_345,
        "mass_over_by_g": 70_500,
        "volume_ml": 1_500,
        "max_side_mm": 1_805,
    }
    assert outward(inside, CLOCK) == {
        "late_min": 1.5,
        "profit_difference_rub": 123.45,
        "mass_over_by_kg": 70.5,
        "volume_l": 1.5,
        "max_side_cm": 180.5,
    }


def test_evidence_moments_become_iso_and_missing_ones_stay_null() -> None:
    assert outward({"opens_at": at("9:30"), "closes_at": None}, CLOCK) == {
        "opens_at": "2026-11-20T09:30:00+03:00",
        "closes_at": None,
    }


def test_evidence_without_a_unit_stays_as_it_is() -> None:
    plain: Evidence = {
        "met": 3,
        "courier_id": "c_s",
        "no_way_out": True,
        "dimensions": ["mass"],
    }
    assert outward(plain, CLOCK) == plain


def test_a_clock_shows_the_minute_that_has_begun() -> None:
    assert clock_time(CLOCK, at("13:05:59")) == "13:05"


def test_another_day_s_time_carries_its_date() -> None:
    assert clock_time(CLOCK, at("24:15")) == "21.11 00:15"
    assert clock_time(CLOCK, -60) == "19.11 23:59"


def test_not_before_is_never_too_early() -> None:
    assert not_before(CLOCK, at("13:00")) == "13:00"
    assert not_before(CLOCK, at("13:00:01")) == "13:01"


def test_iso_keeps_seconds_and_offset() -> None:
    assert iso(CLOCK, at("13:05:07")) == "2026-11-20T13:05:07+03:00"


def test_a_slot_is_two_clock_times() -> None:
    slot = Slot(start_at=at("23:00"), end_at=at("24:00"))
    assert slot_hours(CLOCK, slot) == "23:00–21.11 00:00"


def test_quantities_have_the_decimals_they_need() -> None:
    assert kilograms(4_000, "ru") == "4\N{NO-BREAK SPACE}кг"
    assert kilograms(4_030, "ru") == "4,03\N{NO-BREAK SPACE}кг"
    assert litres(1_234_500, "en") == "1,234.5\N{NO-BREAK SPACE}l"
    assert centimetres(1_805, "ru") == "180,5\N{NO-BREAK SPACE}см"
    assert kilometres(13_348, "ru") == "13,3\N{NO-BREAK SPACE}км"
