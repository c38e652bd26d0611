"""Profiles by name and by kind of day."""

from __future__ import annotations

from datetime import date

import pytest

from planner.settings import CONGESTION_PROFILES
from planner.travel.congestion import CongestionProfile
from planner.travel.profiles import (
    MOSCOW_WEEKDAY,
    MOSCOW_WEEKEND,
    PROFILES,
    moscow_profile,
    profile_from_steps,
)
from tests.support.travel import HOUR

# Written out hour by hour, unlike the steps in the code.
WEEKDAY = [1.0] * 7 + [1.4] + [1.8] * 3 + [1.5] * 5 + [1.7] + [2.0] * 4 + [1.4] + [1.1] * 2
WEEKEND = [1.0] * 9 + [1.1, 1.2, 1.3] + [1.4] * 7 + [1.3, 1.25, 1.15] + [1.05] * 2


@pytest.mark.parametrize(
    ("profile", "by_hour"), [(MOSCOW_WEEKDAY, WEEKDAY), (MOSCOW_WEEKEND, WEEKEND)]
)
def test_moscow_profiles_have_the_multipliers_of_each_hour(
    profile: CongestionProfile, by_hour: list[float]
) -> None:
    steps = dict(zip(profile.starts_s, profile.multipliers, strict=True))
    held = [steps[max(s for s in steps if s <= hour * HOUR)] for hour in range(24)]
    assert held == by_hour


def test_profiles_are_found_by_the_names_the_settings_use() -> None:
    assert set(PROFILES) == set(CONGESTION_PROFILES)
    assert all(name == profile.name for name, profile in PROFILES.items())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 20), "moscow-weekday"),  # a Friday
        (date(2026, 11, 21), "moscow-weekend"),  # a Saturday
        (date(2026, 11, 22), "moscow-weekend"),  # a Sunday
        (date(2026, 11, 23), "moscow-weekday"),  # a Monday
        (date(2026, 11, 4), "moscow-weekend"),  # a Wednesday, Unity Day
        (date(2027, 1, 8), "moscow-weekend"),  # a Friday, New Year holidays
        (date(2027, 1, 11), "moscow-weekday"),  # the Monday after them
    ],
)
def test_kind_of_day_follows_weekday_and_public_holidays(day: date, expected: str) -> None:
    assert moscow_profile(day).name == expected


def test_own_steps_make_a_profile_with_their_name() -> None:
    profile = profile_from_steps("jam.csv", ((0, 1.0), (9 * HOUR, 1.6)))
    assert profile == CongestionProfile("jam.csv", (0, 9 * HOUR), (1.0, 1.6))


def test_own_steps_must_begin_at_midnight() -> None:
    with pytest.raises(ValueError, match=r"starts must rise from 0.*\(3600,\)"):
        profile_from_steps("jam.csv", ((HOUR, 1.0),))
