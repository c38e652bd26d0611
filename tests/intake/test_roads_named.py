"""The roads file and the service of day.toml: found from a folder, bounded for an upload."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import Fault, InputError
from planner.intake.day_folder import read_day, read_files
from planner.intake.faults import Rule
from planner.intake.roads_named import FOLDER_VARIABLE, SERVICE_VARIABLE
from tests.support.day_folders import day_files

ROADS = '[travel]\nprovider = "roads"\n'
SERVICE = '[travel]\nprovider = "openrouteservice"\nbase_url = "http://localhost:8080/ors"\n'


def files(toml: str) -> dict[str, bytes]:
    given = day_files()
    return {**given, "day.toml": given["day.toml"] + b"\n" + toml.encode()}


def folder(at: Path, toml: str) -> Path:
    at.mkdir()
    for name, content in files(toml).items():
        (at / name).write_bytes(content)
    return at


def fault(toml: str) -> Fault:
    with pytest.raises(InputError, match="1 fault") as refused:
        read_files(files(toml))
    return refused.value.faults[0]


def test_a_folder_s_roads_file_is_a_path_from_it(tmp_path: Path) -> None:
    (tmp_path / "city.npz").write_bytes(b"")
    day = folder(tmp_path / "day", ROADS + 'roads_file = "../city.npz"')
    assert read_day(day).day.travel.roads_file == str((tmp_path / "city.npz").resolve())


def test_a_missing_roads_file_is_named_with_its_line(tmp_path: Path) -> None:
    day = folder(tmp_path / "day", ROADS + 'roads_file = "city.npz"')
    with pytest.raises(InputError, match="1 fault") as refused:
        read_day(day)
    (found,) = refused.value.faults
    assert (found.rule, found.column, found.value) == (
        Rule.ROADS_FILE_MISSING,
        "travel.roads_file",
        '"city.npz"',
    )
    assert found.row is not None


def test_roads_named_for_the_map_alone_are_found_and_bounded_alike(tmp_path: Path) -> None:
    (tmp_path / "city.npz").write_bytes(b"")
    day = folder(tmp_path / "day", '[travel]\nroads_file = "../city.npz"')
    read = read_day(day).day.travel
    assert (read.provider, read.roads_file) == (
        "estimate",
        str((tmp_path / "city.npz").resolve()),
    )
    assert fault('[travel]\nroads_file = "/etc/passwd"').rule == Rule.ROADS_FILE_OUTSIDE


def test_roads_without_a_file_miss_a_key() -> None:
    found = fault(ROADS)
    assert (found.rule, found.column) == (Rule.KEY_MISSING, "travel.roads_file")


def test_an_upload_takes_roads_from_the_server_s_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "city.npz").write_bytes(b"")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    read = read_files(files(ROADS + 'roads_file = "city.npz"'))
    assert read.day.travel.roads_file == str((tmp_path / "city.npz").resolve())


@pytest.mark.parametrize("name", ["../city.npz", "/etc/passwd", "a/b.npz", ".."])
def test_an_upload_cannot_read_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert fault(ROADS + f'roads_file = "{name}"').rule == Rule.ROADS_FILE_OUTSIDE


def test_an_upload_may_only_ask_the_server_s_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SERVICE_VARIABLE, raising=False)
    assert fault(SERVICE).rule == Rule.SERVICE_NOT_ALLOWED
    monkeypatch.setenv(SERVICE_VARIABLE, "http://localhost:8080/ors")
    assert read_files(files(SERVICE)).day.travel.base_url == "http://localhost:8080/ors"


def test_a_folder_may_ask_any_service(tmp_path: Path) -> None:
    assert read_day(folder(tmp_path / "day", SERVICE)).day.travel.provider == "openrouteservice"
