"""Speeds integrated through the hours: values by hand, against a slow integral, and FIFO."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.travel.congestion import DAY_S, FREE_FLOW, CongestionProfile, driving_s
from planner.travel.profiles import MOSCOW_WEEKDAY, MOSCOW_WEEKEND
from tests.support.travel import HOUR, slow_driving_s

TENTHS = st.integers(5, 30).map(lambda tenths: tenths / 10)


@st.composite
def profiles(draw: st.DrawFn) -> CongestionProfile:
    later = draw(st.sets(st.integers(1, DAY_S - 1), max_size=4))
    starts = (0, *sorted(later))
    multipliers = draw(st.lists(TENTHS, min_size=len(starts), max_size=len(starts)))
    return CongestionProfile("drawn", starts, tuple(multipliers))


def drive(
    free_flow_s: int, departs_at: int, profile: CongestionProfile, speed_factor: float = 1.0
) -> int:
    return int(driving_s(free_flow_s, departs_at, speed_factor, *profile.steps))


@pytest.mark.parametrize(
    ("free_flow_s", "departs_at", "expected"),
    [
        # Inside one step: 600 · 2.0.
        (600, 17 * HOUR, 1200),
        # 16:50: until 17:00 600 s use 600 / 1.7 = 352.94; 247.06 left · 2.0 = 494.1; 1094.1.
        (600, 16 * HOUR + 3000, 1095),
        # The last second of a step belongs to it: 1 / 1.7 = 0.588; 0.412 left · 2.0; 1.82.
        (1, 17 * HOUR - 1, 2),
        # Over midnight from 23:50: 600 s use 600 / 1.1 = 545.45; 654.55 left · 1.0; 1254.5.
        (1200, DAY_S - 600, 1255),
        # The evening before the day: the same drive.
        (1200, -600, 1255),
        # 6:50 of the next day: 600 s at 1.0, then 1 s · 1.4; 601.4.
        (601, DAY_S + 7 * HOUR - 600, 602),
        # Arriving exactly at a step needs nothing of the next one.
        (600, 7 * HOUR - 600, 600),
        # Through three steps from 10:00, 9000 free: 1 h uses 2000 at 1.8, 5 h at 1.5 would use
        # 12000, so 7000 · 1.5 = 10500 s more.
        (9000, 10 * HOUR, 14_100),
        (0, 17 * HOUR, 0),
    ],
)
def test_weekday_drives_by_hand(free_flow_s: int, departs_at: int, expected: int) -> None:
    assert drive(free_flow_s, departs_at, MOSCOW_WEEKDAY) == expected


def test_speed_factor_divides_congested_seconds_before_rounding_up() -> None:
    # 1001 · 2.0 = 2002 congested; 2002 / 1.2 = 1668.33. Rounding twice would give the same here
    # only by luck: 101 · 1.4 = 141.4, / 1.2 = 117.83, but 142 / 1.2 = 118.33.
    assert drive(1001, 17 * HOUR, MOSCOW_WEEKDAY, 1.2) == 1669
    assert drive(101, 7 * HOUR, MOSCOW_WEEKDAY, 1.2) == 118


@given(st.integers(0, 20_000), st.integers(-DAY_S, 2 * DAY_S))
def test_free_flow_changes_nothing(free_flow_s: int, departs_at: int) -> None:
    assert drive(free_flow_s, departs_at, FREE_FLOW) == free_flow_s


@given(profiles(), st.integers(0, 4000), st.integers(-DAY_S, 2 * DAY_S - 1), TENTHS)
@settings(max_examples=60, deadline=None)
def test_drive_equals_the_integral_second_by_second(
    profile: CongestionProfile, free_flow_s: int, departs_at: int, speed_factor: float
) -> None:
    expected = slow_driving_s(free_flow_s, departs_at, profile, speed_factor)
    assert drive(free_flow_s, departs_at, profile, speed_factor) == expected


@given(profiles(), st.integers(0, 7200), st.floats(0, 1.5), st.data())
@settings(max_examples=60, deadline=None)
def test_leaving_later_never_arrives_earlier_around_any_step(
    profile: CongestionProfile, free_flow_s: int, above_least: float, data: st.DataObject
) -> None:
    speed_factor = max(0.05, profile.slowest_speed_factor + above_least)
    step = data.draw(st.sampled_from(profile.starts_s))
    before = data.draw(st.integers(0, 2 * free_flow_s))
    departures = range(step - before - 90, step - before + 90)
    arrivals = [at + drive(free_flow_s, at, profile, speed_factor) for at in departures]
    assert arrivals == sorted(arrivals)


@pytest.mark.parametrize("profile", [MOSCOW_WEEKDAY, MOSCOW_WEEKEND])
@pytest.mark.parametrize("least", [True, False])
def test_leaving_later_never_arrives_earlier_through_a_whole_moscow_day(
    profile: CongestionProfile, *, least: bool
) -> None:
    speed_factor = profile.slowest_speed_factor if least else 1.0
    arrivals = [at + drive(3000, at, profile, speed_factor) for at in range(DAY_S)]
    assert arrivals == sorted(arrivals)


def test_slower_than_the_least_speed_factor_can_arrive_earlier_by_leaving_later() -> None:
    # From 2.0 to 1.0 at 10:00 the least factor is 1 - 1 / 2 = 0.5. At 0.4, 1000 free seconds:
    # leaving 9:59 takes (60 + 970) / 0.4 = 2575 s, leaving 10:00 takes 1000 / 0.4 = 2500 s,
    # 75 s less for 60 s of delay.
    profile = CongestionProfile("falling", (0, 10 * HOUR), (2.0, 1.0))
    assert profile.slowest_speed_factor == 0.5
    early = 10 * HOUR - 60 + drive(1000, 10 * HOUR - 60, profile, 0.4)
    late = 10 * HOUR + drive(1000, 10 * HOUR, profile, 0.4)
    assert (early, late) == (10 * HOUR + 2515, 10 * HOUR + 2500)


@pytest.mark.parametrize(
    ("starts", "multipliers", "message"),
    [
        ((), (), "starts must rise from 0"),
        ((60,), (1.0,), "starts must rise from 0"),
        ((0, 60, 60), (1.0, 1.0, 1.0), "starts must rise from 0"),
        ((0, DAY_S), (1.0, 1.0), "starts must rise from 0"),
        ((0, 60), (1.0,), "1 multipliers for 2 starts"),
        ((0,), (0.0,), "multipliers must be above 0"),
        ((0,), (float("nan"),), "multipliers must be above 0"),
        ((0,), (float("inf"),), "multipliers must be above 0"),
    ],
)
def test_impossible_profiles_are_refused(
    starts: tuple[int, ...], multipliers: tuple[float, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        CongestionProfile("bad", starts, multipliers)
