"""day.toml and --set: defaults, and every fault a key can have."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.fleet import OnDemand, Store, Vehicle
from planner.domain.order import Point, StoreId
from planner.domain.promise import Promise
from planner.errors import Fault
from planner.intake.day_file import read_day_file
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule
from planner.intake.frame import frame_of
from planner.settings import Settings
from tests.support.builders import at
from tests.support.day_folders import DAY_TOML, day_files, fault, faults_of


def faults_in(toml: str) -> tuple[Fault, ...]:
    return faults_of(day_files(toml=toml))


def settings_of(toml: str) -> Settings:
    faults: list[Fault] = []
    read = read_day_file(toml, (), faults)
    assert faults == []
    return read.settings


def test_the_shortest_day_has_every_default() -> None:
    read = settings_of(DAY_TOML)
    assert read.date == dt.date(2026, 11, 20)
    assert (read.promise.order_limit_min, read.promise.limit_clock) == (150, "placed")
    assert (read.fees.fee_rub, read.solver.departure_step_s) == (199, 60)
    assert read.on_demand.enabled is False


def test_settings_reach_the_day_in_the_planners_units() -> None:
    toml = DAY_TOML + (
        'opens = "08:30"\ncloses = "24:00"\nloading_min = 7.5\n'
        '[promise]\norder_limit_min = 120\nlimit_clock = "ready"\nwindow_covers = "handover"\n'
        "[fees]\ncancellation_cost_rub = 350.5\nearly_dispute_share = 0.02\n"
        "[on_demand]\nenabled = true\nrub_per_km = 30\nmax_weight_kg = 20\n"
        '[solver]\nobjective = "profit"\nseed = 7\n'
    )
    day = read_files(day_files(toml=toml)).day
    assert day.stores == (
        Store(
            store_id=StoreId("shop"),
            point=Point(lat=55.8094, lon=37.7989),
            opens_at=at("08:30"),
            closes_at=at("24:00"),
            loading_s=450,
        ),
    )
    assert day.promise == Promise(
        order_limit_s=7_200,
        limit_clock="ready",
        preorders="slot_only",
        window_covers="handover",
    )
    assert (day.cancellation_kop, day.early_dispute_share) == (35_050, 0.02)
    assert day.on_demand == OnDemand(
        base_kop=40_000,
        per_km_kop=3_000,
        per_order_kop=0,
        lead_s=1_800,
        limit=20,
        vehicle=Vehicle(max_mass_g=20_000),
    )
    assert (day.solver.objective, day.solver.seed) == ("profit", 7)


def test_store_hours_count_seconds_through_a_clock_change() -> None:
    # Berlin, 2025-03-30: at 02:00 the clock jumps to 03:00, so 09:00 is 8 hours after midnight
    toml = DAY_TOML.replace("2026-11-20", "2025-03-30").replace("Moscow", "Berlin")
    faults: list[Fault] = []
    day_file = read_day_file(toml + 'opens = "09:00"\n', (), faults)
    assert faults == []
    assert frame_of(day_file).stores[0].opens_at == 8 * 3600


@pytest.mark.parametrize(
    ("lines", "row", "column", "value", "rule", "details"),
    [
        ("[promis]", 8, "promis", None, Rule.KEY_UNKNOWN, {"near": "promise"}),
        (
            "[promise]\norder_limt_min = 3",
            9,
            "promise.order_limt_min",
            "3",
            Rule.KEY_UNKNOWN,
            {"near": "promise.order_limit_min"},
        ),
        (
            "[promise]\nfee_rub = 3",
            9,
            "promise.fee_rub",
            "3",
            Rule.KEY_UNKNOWN,
            {"near": "fees.fee_rub"},
        ),
        (
            "opend = '9'",
            8,
            "stores[1].opend",
            '"9"',
            Rule.KEY_UNKNOWN,
            {"near": "stores[1].opens"},
        ),
        (
            '[promise]\norder_limit_min = "150"',
            9,
            "promise.order_limit_min",
            '"150"',
            Rule.WRONG_TYPE,
            {"wanted": "number"},
        ),
        (
            "[promise]\nassembly_min = true",
            9,
            "promise.assembly_min",
            "true",
            Rule.WRONG_TYPE,
            {"wanted": "number"},
        ),
        (
            "[solver]\nseed = 1.0",
            9,
            "solver.seed",
            "1.0",
            Rule.WRONG_TYPE,
            {"wanted": "whole"},
        ),
        (
            "[on_demand]\nenabled = 1",
            9,
            "on_demand.enabled",
            "1",
            Rule.WRONG_TYPE,
            {"wanted": "bool"},
        ),
        (
            "[travel]\ncongestion = 3",
            9,
            "travel.congestion",
            "3",
            Rule.WRONG_TYPE,
            {"wanted": "text"},
        ),
        (
            "[fees]\nfee_rub = -1",
            9,
            "fees.fee_rub",
            "-1",
            Rule.OUT_OF_RANGE,
            {"low": "0", "high": "1000000"},
        ),
        (
            "[fees]\nfee_rub = nan",
            9,
            "fees.fee_rub",
            "nan",
            Rule.OUT_OF_RANGE,
            {"low": "0", "high": "1000000"},
        ),
        (
            "[promise]\norder_limit_min = 0",
            9,
            "promise.order_limit_min",
            "0",
            Rule.NOT_ABOVE,
            {"low": "0", "high": "1440"},
        ),
        (
            "[on_demand]\nmax_weight_kg = 0",
            9,
            "on_demand.max_weight_kg",
            "0",
            Rule.NOT_ABOVE,
            {"low": "0", "high": "100000"},
        ),
        (
            "[promise]\nlimit_clock = 'now'",
            9,
            "promise.limit_clock",
            '"now"',
            Rule.CHOICE,
            {"choices": "placed, ready, departure"},
        ),
        ("opens = '25:00'", 8, "stores[1].opens", '"25:00"', Rule.HOUR_FORMAT, {}),
        (
            "opens = '10:00'\ncloses = '10:00'",
            9,
            "stores[1].closes",
            '"10:00"',
            Rule.HOURS_REVERSED,
            {"opens": "10:00"},
        ),
        (
            "[solver]\non_time_target = 1.0",
            9,
            "solver.on_time_target",
            "1.0",
            Rule.OUT_OF_RANGE,
            {"low": "0.5", "high": "0.99"},
        ),
        (
            "[[stores]]\nstore_id = 'shop'\nlat = 55\nlon = 37",
            9,
            "stores[2].store_id",
            '"shop"',
            Rule.STORE_TWICE,
            {"first": "stores[1].store_id"},
        ),
        (
            "[[stores]]\nstore_id = ''\nlat = 55\nlon = 37",
            9,
            "stores[2].store_id",
            '""',
            Rule.VALUE_MISSING,
            {},
        ),
        (
            "[[stores]]\nstore_id = 's2'\nlat = 55",
            8,
            "stores[2].lon",
            None,
            Rule.KEY_MISSING,
            {},
        ),
        (
            "[[stores]]\nstore_id = 's2'\nlat = 95\nlon = 37",
            10,
            "stores[2].lat",
            "95",
            Rule.OUT_OF_RANGE,
            {"low": "-90", "high": "90"},
        ),
    ],
)
def test_a_key_at_fault(
    lines: str,
    row: int,
    column: str,
    value: str | None,
    rule: Rule,
    details: dict[str, str],
) -> None:
    assert faults_in(DAY_TOML + lines + "\n") == (
        fault("day.toml", row, column, value, rule, **details),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "date = 2026-11-20\n",
            "",
            fault("day.toml", None, "date", None, Rule.KEY_MISSING),
        ),
        (
            "2026-11-20",
            '"2026-11-20"',
            fault("day.toml", 1, "date", '"2026-11-20"', Rule.WRONG_TYPE, wanted="date"),
        ),
        (
            "2026-11-20",
            "2026-11-20T10:00:00",
            fault("day.toml", 1, "date", "2026-11-20T10:00:00", Rule.WRONG_TYPE, wanted="date"),
        ),
        (
            "2026-11-20",
            "1926-11-20",
            fault(
                "day.toml",
                1,
                "date",
                "1926-11-20",
                Rule.OUT_OF_RANGE,
                low="2000-01-01",
                high="2100-12-31",
            ),
        ),
        (
            "Europe/Moscow",
            "Europe/Moskow",
            fault(
                "day.toml",
                2,
                "timezone",
                '"Europe/Moskow"',
                Rule.TIMEZONE,
                near="Europe/Moscow",
            ),
        ),
        (
            '"shop"',
            '"shop',
            fault("day.toml", 5, None, None, Rule.TOML_SYNTAX),
        ),
        (
            DAY_TOML[DAY_TOML.index("[[") :],
            "stores = 3\n",
            fault("day.toml", 4, "stores", "3", Rule.WRONG_TYPE, wanted="stores"),
        ),
        (
            DAY_TOML[DAY_TOML.index("[[") :],
            "stores = []\n",
            fault("day.toml", 4, "stores", None, Rule.KEY_MISSING),
        ),
        (
            DAY_TOML[DAY_TOML.index("[[") :],
            "",
            fault("day.toml", None, "stores", None, Rule.KEY_MISSING),
        ),
    ],
)
def test_the_days_date_zone_and_stores(old: str, new: str, expected: Fault) -> None:
    (found,) = faults_in(DAY_TOML.replace(old, new))
    assert found == expected


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "Europe", "", "Europe/Mos\0cow"]
)
def test_a_timezone_is_no_path(name: str) -> None:
    toml = DAY_TOML.replace('"Europe/Moscow"', json.dumps(name))
    (found,) = faults_in(toml)
    assert (found.row, found.column, found.rule) == (2, "timezone", Rule.TIMEZONE)


@pytest.mark.parametrize(
    ("local_day", "hour", "rule"),
    [
        ("2025-03-30", "02:30", Rule.MOMENT_IMPOSSIBLE),
        ("2025-10-26", "02:30", Rule.MOMENT_AMBIGUOUS),
    ],
)
def test_a_store_can_not_open_while_the_clock_changes(
    local_day: str, hour: str, rule: Rule
) -> None:
    toml = DAY_TOML.replace("2026-11-20", local_day).replace("Moscow", "Berlin")
    faults: list[Fault] = []
    read_day_file(toml + f'opens = "{hour}"\n', (), faults)
    assert faults == [
        fault("day.toml", 8, "stores[1].opens", f'"{hour}"', rule, timezone="Europe/Berlin")
    ]


def test_all_keys_at_fault_are_told_at_once() -> None:
    toml = 'date = 3\ntimezone = "Mars"\nstores = []\n[fees]\nfee = 1\n[solver]\nseed = -1\n'
    assert [(f.row, f.column) for f in faults_in(toml)] == [
        (1, "date"),
        (2, "timezone"),
        (3, "stores"),
        (5, "fees.fee"),
        (7, "solver.seed"),
    ]


def test_rotten_toml_is_a_fault_not_a_crash() -> None:
    for text in ("a" * 100_000, "x = " + "[" * 5_000, "x = " + "9" * 5_000):
        (found,) = faults_in(text)
        assert (found.file, found.rule) == ("day.toml", Rule.TOML_SYNTAX)


_SCALARS = st.one_of(
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.just(10**400),
    st.floats(),
    st.text(max_size=8),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.sampled_from(["08:00", "roads", "matrix", "placed", ""]),
)
_VALUES = st.one_of(
    _SCALARS, st.lists(_SCALARS, max_size=2), st.just({}), st.just({"a": {"b": 1}})
)
_KEYS = {
    name: list(getattr(field.annotation, "model_fields", {}))
    for name, field in Settings.model_fields.items()
}


@given(
    top=st.dictionaries(st.sampled_from([*_KEYS, "else"]), _VALUES, max_size=3),
    deep=st.lists(
        st.tuples(
            st.sampled_from(
                [(s, k) for s, keys in _KEYS.items() for k in keys] + [("fees", "else")]
            ),
            _VALUES,
        ),
        max_size=4,
    ),
    stores=st.lists(
        st.dictionaries(
            st.sampled_from(["store_id", "lat", "lon", "opens", "closes", "loading_min", "x"]),
            _VALUES,
        ),
        max_size=3,
    ),
)
@settings(max_examples=150, deadline=None)
def test_any_values_are_read_or_named(
    top: dict[str, Any],
    deep: list[tuple[tuple[str, str], Any]],
    stores: list[dict[str, Any]],
) -> None:
    raw: dict[str, Any] = {"date": dt.date(2026, 11, 20), "stores": stores}
    for (section, key), value in deep:
        raw.setdefault(section, {})[key] = value
    raw.update(top)
    faults: list[Fault] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("planner.intake.day_file.tomllib.loads", lambda text: raw)
        read = read_day_file("", (), faults)
    assert isinstance(read.settings, Settings)
    assert all(isinstance(found.rule, Rule) for found in faults)
