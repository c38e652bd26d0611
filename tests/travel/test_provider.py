"""The provider the settings name, its default congestion, what it refuses and what it tells."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.order import Point
from planner.errors import Fault, InputError
from planner.intake.day_folder import describe_fault
from planner.settings import TravelSettings
from planner.texts import LANGUAGES, Language, text
from planner.travel.provider import travel_notices, travel_times
from tests.support.travel import HOUR, REUTOV, SHCHELKOVSKAYA, given_travel_of, travel_day

MATRIX = TravelSettings(provider="matrix")
GIVEN = given_travel_of([[0, 600, 1200], [660, 0, 300], [1200, 300, 0]])
SATURDAY = date(2026, 11, 21)
TVER = Point(lat=56.8587, lon=35.9176)  # 161 km from Moscow's centre
DUBNA = Point(lat=56.7440, lon=37.1730)  # 113 km


def test_estimate_takes_the_kind_of_day() -> None:
    assert travel_times(travel_day()).used.congestion == "moscow-weekday"
    assert travel_times(travel_day(on=SATURDAY)).used.congestion == "moscow-weekend"


def test_given_times_are_in_free_flow_unless_told_otherwise() -> None:
    assert travel_times(travel_day(travel=MATRIX), given=GIVEN).used.congestion == "free-flow"
    told = TravelSettings(provider="matrix", congestion="moscow-weekday")
    travel = travel_times(travel_day(travel=told), given=GIVEN)
    assert travel.used.congestion == travel.profile.name == "moscow-weekday"


def test_named_profile_beats_the_kind_of_day() -> None:
    named = TravelSettings(congestion="free-flow")
    assert travel_times(travel_day(travel=named)).profile.multipliers == (1.0,)


def test_steps_of_a_file_are_used_under_its_name() -> None:
    day = travel_day(travel=TravelSettings(congestion="jam.csv"))
    travel = travel_times(day, congestion=((0, 1.0), (9 * HOUR, 1.6)))
    assert travel.profile.multipliers == (1.0, 1.6)
    assert travel.used.congestion == "jam.csv"


def test_unknown_profile_without_steps_is_refused() -> None:
    day = travel_day(travel=TravelSettings(congestion="moskow"))
    with pytest.raises(ValueError, match="'moskow' is none of moscow-weekday"):
        travel_times(day)


def test_matrix_without_given_times_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the given travel times"):
        travel_times(travel_day(travel=MATRIX))


def test_given_times_of_another_day_are_refused() -> None:
    with pytest.raises(ValueError, match="for 2 places, not for the day's 3"):
        travel_times(travel_day(travel=MATRIX), given=given_travel_of([[0, 1], [1, 0]]))


def test_couriers_too_slow_for_the_congestion_are_faults_all_at_once() -> None:
    # Weekday multipliers lie between 1.0 and 2.0: the least factor is 1 - 1 / 2 = 0.50.
    day = travel_day(speed_factors=(0.49, 1.0, 0.5, 0.2))
    with pytest.raises(InputError, match="2 fault") as refused:
        travel_times(day)
    first, second = refused.value.faults
    assert first == Fault(
        file="couriers.csv",
        column="speed_factor",
        value="0.49",
        rule="speed_factor_breaks_fifo",
        details=(("courier", "c0"), ("least", "0.50"), ("congestion", "moscow-weekday")),
    )
    assert (second.value, dict(second.details)["courier"]) == ("0.2", "c3")


def test_slow_couriers_are_welcome_in_free_flow() -> None:
    day = travel_day(travel=TravelSettings(congestion="free-flow"), speed_factors=(0.2,))
    assert travel_times(day).free_flow_s[0, 1] > 0


def test_the_least_factor_named_is_one_that_is_accepted() -> None:
    # 1 - 1.0 / 1.4 = 0.2857...: named 0.29, and 0.29 passes.
    steps = ((0, 1.0), (9 * HOUR, 1.4))
    with pytest.raises(InputError, match="1 fault") as refused:
        travel_times(travel_day(speed_factors=(0.285,)), congestion=steps)
    assert dict(refused.value.faults[0].details)["least"] == "0.29"
    assert travel_times(travel_day(speed_factors=(0.29,)), congestion=steps)


def test_only_stores_far_from_moscow_get_a_notice() -> None:
    notices = travel_notices(travel_day(stores=(SHCHELKOVSKAYA, TVER, DUBNA)))
    assert [dict(notice.values) for notice in notices] == [
        {"store": "store1", "km": 161, "limit": 150}
    ]


def test_given_times_need_no_notice_anywhere() -> None:
    assert travel_notices(travel_day(stores=(TVER,), orders=(REUTOV,), travel=MATRIX)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_notice_and_fault_are_worded_with_their_figures(language: Language) -> None:
    (notice,) = travel_notices(travel_day(stores=(TVER,)))
    worded = text(notice.key, language, **dict(notice.values))
    assert "161" in worded
    assert "150" in worded
    with pytest.raises(InputError, match="1 fault") as refused:
        travel_times(travel_day(speed_factors=(0.3,)))
    fault = describe_fault(refused.value.faults[0], language)
    for part in ("couriers.csv", "speed_factor", "0.3", "c0", "0.50", "moscow-weekday"):
        assert part in fault
