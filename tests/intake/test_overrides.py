"""`--set`: keys of day.toml changed for one run, with the same faults."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.errors import Fault
from planner.intake.day_file import read_day_file
from planner.intake.faults import Rule
from planner.settings import Settings
from tests.support.day_folders import DAY_TOML, day_files, fault, faults_of


def with_override(toml: str, override: str) -> Settings:
    faults: list[Fault] = []
    read = read_day_file(toml, [override], faults)
    assert faults == []
    return read.settings


@pytest.mark.parametrize(
    ("override", "section", "key", "value"),
    [
        ("promise.order_limit_min=180", "promise", "order_limit_min", 180),
        ("promise.limit_clock=ready", "promise", "limit_clock", "ready"),
        ('promise.limit_clock="ready"', "promise", "limit_clock", "ready"),
        ("on_demand.enabled = true", "on_demand", "enabled", True),
    ],
)
def test_an_override_wins_over_the_file(
    override: str, section: str, key: str, value: object
) -> None:
    toml = DAY_TOML + '[promise]\norder_limit_min = 90\nlimit_clock = "placed"\n'
    assert getattr(getattr(with_override(toml, override), section), key) == value


def test_top_level_keys_can_be_overridden() -> None:
    assert with_override(DAY_TOML, "date=2026-11-21").date == dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        (
            "promise.order_limit_min",
            fault("--set", None, None, "promise.order_limit_min", Rule.OVERRIDE_FORM),
        ),
        ("a.b.c=1", fault("--set", None, None, "a.b.c=1", Rule.OVERRIDE_FORM)),
        (".fee_rub=1", fault("--set", None, None, ".fee_rub=1", Rule.OVERRIDE_FORM)),
        ("stores.lat=1", fault("--set", None, "stores.lat", None, Rule.OVERRIDE_STORES)),
        (
            "promise.order_limt_min=1",
            fault(
                "--set",
                None,
                "promise.order_limt_min",
                "1",
                Rule.KEY_UNKNOWN,
                near="promise.order_limit_min",
            ),
        ),
        (
            "promis.order_limit_min=1",
            fault("--set", None, "promis", None, Rule.KEY_UNKNOWN, near="promise"),
        ),
        (
            'fees.fee_rub="249"',
            fault("--set", None, "fees.fee_rub", '"249"', Rule.WRONG_TYPE, wanted="number"),
        ),
        (
            "fees.fee_rub=1\nx=2",
            fault("--set", None, "fees.fee_rub", '"1\nx=2"', Rule.WRONG_TYPE, wanted="number"),
        ),
        ("fees=3", fault("--set", None, "fees", "3", Rule.WRONG_TYPE, wanted="section")),
        (
            "travel.provider=roads",
            fault("--set", None, "travel.roads_file", None, Rule.KEY_MISSING),
        ),
    ],
)
def test_overrides_have_the_same_faults(override: str, expected: Fault) -> None:
    assert faults_of(day_files(), [override]) == (expected,)
