from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.intake.day_folder import describe_fault
from planner.roster.past_days import read_days, stores_of

TINY = Path(__file__).parents[1] / "data" / "two_orders"


def _days(folder: Path, *names: str) -> Path:
    for name in names:
        shutil.copytree(TINY, folder / name)
    return folder


def test_every_day_folder_inside_is_a_day_by_name(tmp_path: Path) -> None:
    _days(tmp_path, "b", "a")
    (tmp_path / "notes").mkdir()
    assert [one.name for one in read_days(tmp_path)] == ["a", "b"]


def test_a_days_own_folder_is_one_day() -> None:
    days = read_days(TINY)
    assert [one.name for one in days] == ["two_orders"]
    assert len(stores_of(days)) == 1


def test_a_folder_without_days_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_days(tmp_path)
    assert [fault.rule for fault in raised.value.faults] == ["days_none"]


def test_faults_of_all_days_are_told_at_once_with_their_folders(tmp_path: Path) -> None:
    _days(tmp_path, "a", "b", "c")
    (tmp_path / "a" / "day.toml").write_text("date = 1\n", encoding="utf-8")
    (tmp_path / "c" / "orders.csv").write_text("order_id\n1\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_days(tmp_path)
    files = {fault.file for fault in raised.value.faults}
    assert {"a/day.toml", "c/orders.csv"} <= files
    assert not any(file.startswith("b/") for file in files)
    lines = [describe_fault(fault, "en") for fault in raised.value.faults]
    assert "a/day.toml, stores: a required key is missing; add it" in lines
