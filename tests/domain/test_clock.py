"""The service day's clock, also on days on which the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.clock import ServiceClock

MOSCOW = ServiceClock(day=date(2026, 11, 20), timezone="Europe/Moscow")
# Clocks jump from 02:00 to 03:00 on the first day and fall back from 03:00 to 02:00 on the
# second.
BERLIN_SPRING = ServiceClock(day=date(2025, 3, 30), timezone="Europe/Berlin")
BERLIN_AUTUMN = ServiceClock(day=date(2025, 10, 26), timezone="Europe/Berlin")
CLOCKS = [
    MOSCOW,
    BERLIN_SPRING,
    BERLIN_AUTUMN,
    ServiceClock(day=date(2025, 4, 6), timezone="Australia/Lord_Howe"),  # half an hour of DST
    ServiceClock(day=date(2025, 3, 29), timezone="Asia/Kathmandu"),  # +05:45
]


def test_seconds_count_from_local_midnight() -> None:
    moment = datetime(2026, 11, 20, 12, 30, 15, tzinfo=ZoneInfo("Europe/Moscow"))
    assert MOSCOW.seconds(moment) == 12 * 3_600 + 30 * 60 + 15


def test_moments_of_any_offset_are_the_same_moment() -> None:
    # 09:30 UTC is 12:30 in Moscow
    assert MOSCOW.seconds(datetime(2026, 11, 20, 9, 30, tzinfo=UTC)) == 45_000


def test_the_day_before_is_negative_and_the_day_after_above_86400() -> None:
    zone = ZoneInfo("Europe/Moscow")
    assert MOSCOW.seconds(datetime(2026, 11, 19, 23, 0, tzinfo=zone)) == -3_600
    assert MOSCOW.seconds(datetime(2026, 11, 21, 0, 30, tzinfo=zone)) == 88_200


def test_eleven_hours_pass_between_midnight_and_noon_when_clocks_jump() -> None:
    noon = datetime(2025, 3, 30, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert BERLIN_SPRING.seconds(noon) == 11 * 3_600
    assert BERLIN_SPRING.moment(11 * 3_600) == noon
    assert BERLIN_SPRING.moment(11 * 3_600).isoformat() == "2025-03-30T12:00:00+02:00"


def test_thirteen_hours_pass_between_midnight_and_noon_when_clocks_fall_back() -> None:
    noon = datetime(2025, 10, 26, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert BERLIN_AUTUMN.seconds(noon) == 13 * 3_600
    # 02:30 comes twice, an hour apart
    assert [BERLIN_AUTUMN.moment(h * 1_800).isoformat() for h in (5, 7)] == [
        "2025-10-26T02:30:00+02:00",
        "2025-10-26T02:30:00+01:00",
    ]


def test_fractions_of_a_second_are_cut_off_downward() -> None:
    zone = ZoneInfo("Europe/Moscow")
    assert MOSCOW.seconds(datetime(2026, 11, 20, 0, 0, 1, 999_999, tzinfo=zone)) == 1
    assert MOSCOW.seconds(datetime(2026, 11, 19, 23, 59, 59, 500_000, tzinfo=zone)) == -1


def test_naive_moment_is_an_error() -> None:
    with pytest.raises(ValueError, match="naive moment"):
        MOSCOW.seconds(datetime(2026, 11, 20, 12, 0))  # noqa: DTZ001 - naive on purpose


@given(st.sampled_from(CLOCKS), st.integers(-2 * 86_400, 3 * 86_400))
def test_seconds_survive_the_way_out_and_back(clock: ServiceClock, seconds: int) -> None:
    assert clock.seconds(clock.moment(seconds)) == seconds


@given(st.sampled_from(CLOCKS), st.integers(-2 * 86_400, 3 * 86_400), st.integers(0, 86_400))
def test_differences_are_elapsed_time(clock: ServiceClock, start: int, length: int) -> None:
    began, ended = clock.moment(start), clock.moment(start + length)
    assert ended.astimezone(UTC) - began.astimezone(UTC) == timedelta(seconds=length)
