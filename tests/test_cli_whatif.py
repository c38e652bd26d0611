"""`planner whatif`: what it prints and writes, and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from planner.domain.plan import Plan
from planner.scenarios.crews import OwnCrew
from planner.scenarios.solving import Failed, Task
from tests.support.day_folders import day_files
from tests.support.scenarios import evening_couriers, evening_orders


@pytest.fixture
def day(tmp_path: Path) -> Path:
    folder = tmp_path / "day"
    folder.mkdir()
    files = day_files(orders=evening_orders(4), couriers=evening_couriers("c1", "c2"))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["whatif", *(str(argument) for argument in arguments)])


def test_a_grid_is_printed_written_and_kept(day: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = (day, "--vary", "couriers=-1:0", "--vary", "fees.fee_rub=149,249", "--workers", "1")
    result = run(*asked, "--out", out, "--compare", "0,1", "--language", "en")
    assert result.exit_code == 0, result.output
    assert "The largest group of couriers is changed, 2 couriers (c1, c2)" in result.stdout
    assert "From scenario 0 to scenario 1:" in result.stdout
    assert "2 of 2 plans" in result.stderr
    table = pd.read_csv(out / "whatif.csv")
    assert table["fees.fee_rub"].tolist()[1:] == [149, 249, 149, 249]
    again = run(*asked, "--out", out, "--json")
    assert json.loads(again.stdout)["scenarios"][0]["met"] == table["met"].tolist()[0]
    assert "из них готовы с прошлого раза: 2" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--vary", "fees.fee=1"], "--vary, fees.fee: nothing of that name can be varied"),
        (["--vary", "couriers=3:1"], '--vary, couriers, "3:1": the range is empty'),
        (["--vary", "couriers"], "write --vary key=from:to:step"),
        (["--vary", "couriers=-9"], '--vary, couriers, "-9": only 2 can be taken away'),
        (
            ["--vary", "couriers=1:1000", "--vary", "fees.fee_rub=1:1000", "--workers", "2"],
            "these are 1000000 scenarios, at most 8333 h",
        ),
        (
            ["--vary", "couriers=0:1", "--compare", "0,9"],
            '--compare, "0,9": two numbers of scenarios are needed, for example 0,3;',
        ),
        (
            ["--vary", "couriers=0:1", "--cluster", "tcp://127.0.0.1:1", "--workers", "2"],
            "--workers and --cluster exclude each other",
        ),
    ],
)
def test_bad_input_is_told_and_ends_with_2(
    day: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    out = tmp_path / "out"
    result = run(day, *arguments, "--out", out, "--language", "en")
    assert result.exit_code == 2
    assert told in result.stderr
    assert not out.exists()


def test_the_days_own_folder_is_refused(day: Path) -> None:
    result = run(day, "--vary", "couriers=0:1", "--out", day)
    assert result.exit_code == 2


def test_where_nothing_can_be_solved_the_status_says_so(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_: Task) -> Plan | Failed:
        return Failed(kind="worker")

    monkeypatch.setattr("planner.scenarios.run.OwnCrew", lambda: OwnCrew(lost))
    result = run(day, "--vary", "couriers=0:1", "--workers", "1", "--language", "en")
    assert result.exit_code == 1
    assert "Not one scenario could be solved." in result.stderr
