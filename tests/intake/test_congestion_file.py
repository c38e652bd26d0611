"""A congestion profile of one's own beside day.toml."""

from __future__ import annotations

import pytest

from planner.domain.given import ZonedSteps
from planner.errors import Fault
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule
from tests.support.day_folders import DAY_TOML, day_files, fault, faults_of

OWN = "own roads.csv"


def files_with(content: str, name: str = OWN) -> dict[str, bytes]:
    files = day_files(toml=f'{DAY_TOML}[travel]\ncongestion = "{name}"\n')
    return {**files, OWN: content.encode()}


def faults_with(content: str) -> tuple[Fault, ...]:
    return faults_of(files_with(content))


@pytest.mark.parametrize(
    ("content", "steps"),
    [
        ("hour,multiplier\n0,1\n17,2.0\n8,1.8\n", ((0, 1.0), (28_800, 1.8), (61_200, 2.0))),
        ("start,multiplier\n0:00,1\n17:30,2\n", ((0, 1.0), (63_000, 2.0))),
        ("Час;Множитель\n0;1,5\n", ((0, 1.5),)),
    ],
)
def test_steps_are_read_in_order_of_time(
    content: str, steps: tuple[tuple[int, float], ...]
) -> None:
    read = read_files(files_with(content))
    assert read.congestion == steps
    assert read.notices == ()


@pytest.mark.parametrize("name", ["moscow-weekday", "moscow-weekend", "free-flow"])
def test_a_ready_profile_needs_no_file(name: str) -> None:
    read = read_files(day_files(toml=f'{DAY_TOML}[travel]\ncongestion = "{name}"\n'))
    assert read.congestion is None
    assert read.day.travel.congestion == name


@pytest.mark.parametrize(
    ("content", "row", "column", "value", "rule"),
    [
        ("hour,multiplier\n24,1\n", 2, "hour", "24", Rule.PROFILE_TIME),
        ("hour,multiplier\n08:00,1\n", 2, "hour", "08:00", Rule.PROFILE_TIME),
        ("start,multiplier\n8,1\n", 2, "start", "8", Rule.PROFILE_TIME),
        ("start,multiplier\n24:00,1\n", 2, "start", "24:00", Rule.PROFILE_TIME),
        ("hour,multiplier\n,1\n", 2, "hour", None, Rule.VALUE_MISSING),
        ("hour,multiplier\n0,\n", 2, "multiplier", None, Rule.VALUE_MISSING),
        ("hour,multiplier\n0,0\n", 2, "multiplier", "0", Rule.NOT_ABOVE),
        ("hour,multiplier\n0,-1\n", 2, "multiplier", "-1", Rule.NOT_ABOVE),
        ("hour,multiplier\n0,nan\n", 2, "multiplier", "nan", Rule.NOT_FINITE),
        ("hour,multiplier\n0,1\n0,2\n", 3, "hour", "0", Rule.PROFILE_TWICE),
        ("hour,multiplier\n1,1\n", None, None, None, Rule.PROFILE_START),
        ("multiplier\n1\n", 1, "hour", None, Rule.COLUMN_MISSING),
        ("hour,start,multiplier\n0,0:00,1\n", 1, "hour", None, Rule.COLUMN_TWICE),
        ("hour\n0\n", 1, "multiplier", None, Rule.COLUMN_MISSING),
    ],
)
def test_a_profile_at_fault(
    content: str, row: int | None, column: str | None, value: str | None, rule: Rule
) -> None:
    (found,) = faults_with(content)
    place = (found.file, found.row, found.column, found.value, found.rule)
    assert place == (OWN, row, column, value, rule)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("moscow-weekdays", Rule.CONGESTION_UNKNOWN),
        ("", Rule.FILE_OUTSIDE),
        ("..", Rule.FILE_OUTSIDE),
        ("../own.csv", Rule.FILE_OUTSIDE),
        ("/etc/passwd", Rule.FILE_OUTSIDE),
        ("C:own.csv", Rule.FILE_OUTSIDE),
        (r"..\\\\own.csv", Rule.FILE_OUTSIDE),
    ],
)
def test_a_name_that_is_no_profile_and_no_file_of_the_folder(name: str, rule: Rule) -> None:
    known = "moscow-weekday, moscow-weekend, free-flow"
    (found,) = faults_of(files_with("hour,multiplier\n0,1\n", name))
    value = name.replace(r"\\", "\\")
    assert found == fault("day.toml", 9, "travel.congestion", f'"{value}"', rule, known=known)


# 2026-11-20, the good day's date, is a Friday
BY_ZONE = (
    "hour,multiplier,zone,weekday\n"
    "0,1.0,,\n"
    "0,1.1,,будни\n"
    "17,2.0,,workday\n"
    "0,1.2,centre,fri\n"
    "0,9,outside,mon\n"
    "0,9,outside,weekend\n"
)


def test_each_zone_has_the_rows_that_fit_the_day_most_closely() -> None:
    read = read_files(files_with(BY_ZONE))
    workday = ((0, 1.1), (61_200, 2.0))
    assert read.congestion == ZonedSteps(centre=((0, 1.2),), middle=workday, outside=workday)


def test_weekdays_without_zones_give_one_profile() -> None:
    content = "hour,multiplier,weekday\n0,1.0,\n0,1.5,пт\n0,1.3,сб\n"
    assert read_files(files_with(content)).congestion == ((0, 1.5),)


def test_a_public_holiday_is_weekend() -> None:
    files = files_with("hour,multiplier,weekday\n0,1.5,будни\n0,1.3,выходные\n")
    moved = {
        name: content.replace(b"2026-11-20", b"2026-11-04") for name, content in files.items()
    }
    assert read_files(moved).congestion == ((0, 1.3),)


@pytest.mark.parametrize(
    ("content", "row", "column", "rule"),
    [
        ("hour,multiplier,zone\n0,1,suburbs\n", 2, "zone", Rule.CHOICE),
        ("hour,multiplier,weekday\n0,1,friday\n", 2, "weekday", Rule.CHOICE),
        ("hour,multiplier,weekday\n0,1,sat\n", None, None, Rule.PROFILE_NO_DAY),
        ("hour,multiplier,zone\n0,1,centre\n", None, None, Rule.PROFILE_NO_DAY),
        ("hour,multiplier,zone\n0,1,\n8,2,centre\n", None, None, Rule.PROFILE_START),
    ],
)
def test_a_profile_by_zone_or_day_at_fault(
    content: str, row: int | None, column: str | None, rule: Rule
) -> None:
    (found,) = faults_with(content)
    assert (found.file, found.row, found.column, found.rule) == (OWN, row, column, rule)
