from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.intake.day_folder import describe_fault
from planner.intake.zip_file import ZipLimits
from planner.roster.past_days import days_of_zip, read_days, stores_of

TINY = Path(__file__).parents[1] / "data" / "two_orders"
LIMITS = ZipLimits(packed_bytes=1_000_000, unpacked_bytes=10_000_000, entries=100)


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


def zipped(*paths: str) -> bytes:
    """The tiny day's files at each of these places."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in paths:
            for file in TINY.iterdir():
                archive.write(file, f"{path}{file.name}")
    return out.getvalue()


def zip_rules(content: bytes) -> list[str]:
    with pytest.raises(InputError) as raised:
        days_of_zip("d.zip", content, LIMITS)
    return [fault.rule for fault in raised.value.faults]


def test_zip_of_day_folders_is_read_however_deep_they_lie() -> None:
    found = days_of_zip("d.zip", zipped("november/first/", "second/"), LIMITS)
    assert [one.name for one in found] == ["first", "second"]
    assert [one.name for one in days_of_zip("d.zip", zipped(""), LIMITS)] == ["day"]


def test_two_days_of_one_name_are_not_mixed() -> None:
    assert zip_rules(zipped("november/first/", "october/first/")) == ["archive_unsafe"]


@pytest.mark.parametrize(
    "hostile", ["../day.toml", "days/../day.toml", "first/..", "first/..\\..\\day.toml"]
)
def test_nothing_of_a_zip_leaves_its_place(hostile: str) -> None:
    escaping = io.BytesIO()
    with zipfile.ZipFile(escaping, "w") as archive:
        archive.writestr(hostile, "")
    assert zip_rules(escaping.getvalue()) == ["archive_unsafe"]


def test_what_is_no_zip_or_a_bomb_is_refused() -> None:
    assert zip_rules(b"no zip") == ["archive_broken"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first/orders.csv", bytes(3_000_000))
    assert zip_rules(bomb.getvalue()) == ["archive_bomb"]
