"""The provider the settings name, its default congestion, what it refuses and what it tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.domain.order import Point
from planner.errors import Fault, InputError
from planner.intake.day_folder import describe_fault
from planner.settings import TravelSettings
from planner.texts import LANGUAGES, Language, text
from planner.travel.provider import travel_notices, travel_times
from tests.support.osm import corner, place, roads_file
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


def test_travel_times_carry_what_is_not_calibrated_and_what_is_assumed() -> None:
    moved = TravelSettings(city="kazan")
    travel = travel_times(travel_day(stores=(TVER,), orders=(REUTOV,), travel=moved))
    assert [notice.key for notice in travel.used.notices] == [
        "notice-estimate-not-calibrated",
        "notice-moved-city",
    ]
    assert travel_times(travel_day()).used.notices == ()


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


@pytest.mark.parametrize(
    ("provider", "key"),
    [
        ("estimate", "notice-estimate-not-calibrated"),
        ("roads", "notice-roads-not-calibrated"),
        ("openrouteservice", "notice-congestion-not-calibrated"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_source_says_what_of_it_is_moscow_s(
    provider: str, key: str, language: Language
) -> None:
    settings = TravelSettings.model_validate({"provider": provider})
    (notice,) = travel_notices(travel_day(stores=(TVER,), travel=settings))
    assert notice.key == key
    worded = text(notice.key, language, **dict(notice.values))
    assert "161" in worded
    assert travel_notices(travel_day(stores=(DUBNA,), travel=settings)) == ()


def test_a_day_moved_to_kazan_has_shorter_roads_and_lighter_traffic() -> None:
    here = travel_times(travel_day())
    there = travel_times(travel_day(travel=TravelSettings(city="kazan")))
    # Roads 0.75 as long at the same free-flow speed; at 18 h 1 + 0.6 · (2.0 - 1) = 1.6.
    assert there.metres[0, 1] == pytest.approx(0.75 * here.metres[0, 1], abs=1)
    assert there.free_flow_s[0, 1] == pytest.approx(0.75 * here.free_flow_s[0, 1], abs=1)
    assert there.profile.multipliers[there.profile.starts_s.index(17 * HOUR)] == 1.6
    assert there.used.congestion == "moscow-weekday (kazan)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moved_day_says_that_it_rests_on_assumptions(language: Language) -> None:
    (notice,) = travel_notices(travel_day(travel=TravelSettings(city="kazan")))
    worded = text(notice.key, language, **dict(notice.values))
    assert "75" in worded
    assert "60" in worded


def test_multipliers_come_on_top_of_the_city() -> None:
    here = travel_times(travel_day())
    settings = TravelSettings(city="kazan", speed_multiplier=1.5, distance_multiplier=2)
    there = travel_times(travel_day(travel=settings))
    # 0.75 · 2 = 1.5 in metres; over 1.5 in speed that is the same time.
    assert there.metres[0, 1] == pytest.approx(1.5 * here.metres[0, 1], abs=1)
    assert there.free_flow_s[0, 1] == here.free_flow_s[0, 1]


def test_a_store_far_off_its_roads_file_is_a_fault(tmp_path: Path) -> None:
    settings = TravelSettings(provider="roads", roads_file=str(roads_file(tmp_path)))
    # The town lies on the equator, 55.8 degrees south of Щёлковская.
    with pytest.raises(InputError, match="1 fault") as refused:
        travel_times(travel_day(travel=settings))
    (fault,) = refused.value.faults
    assert (fault.file, fault.rule) == ("town.roads.npz", "roads_elsewhere")
    assert dict(fault.details)["store"] == "store0"


def test_orders_off_the_roads_are_told_by_id(tmp_path: Path) -> None:
    settings = TravelSettings(
        provider="roads", roads_file=str(roads_file(tmp_path)), congestion="free-flow"
    )
    orders = (corner(2), place(-900, 0), place(-40_000, 0))
    travel = travel_times(travel_day((corner(1),), orders, travel=settings))
    # The town lies on the equator, so that nothing of Moscow is checked there.
    told = [(one.key, dict(one.values).get("ids")) for one in travel.used.notices]
    assert told == [
        ("notice-roads-not-calibrated", None),
        ("notice-roads-off-map", "order1"),
        ("notice-roads-out-of-reach", "order2"),
    ]
    assert travel.reachable[0].tolist() == [True, True, True, False]
