"""The command `roster`: what is read, said and written, and with which status it ends."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app

TWO_ORDERS = Path(__file__).parent / "data" / "two_orders"
GOOD = """
[[generate]]
starts = ["08:00", "10:00"]
hours = [8]
vehicle = "=car"
"""


def _days(folder: Path, *names: str) -> Path:
    for name in names:
        shutil.copytree(TWO_ORDERS, folder / name)
    return folder


def _run(days: Path, templates: str, *options: str) -> Result:
    file = days.parent / "t.toml"
    file.write_text(templates, encoding="utf-8")
    command = ["roster", str(days), "--templates", str(file), "--language", "en", *options]
    return CliRunner().invoke(app, command)


def test_roster_is_told_and_its_files_are_written(tmp_path: Path) -> None:
    days, out = _days(tmp_path / "days", "a", "b"), tmp_path / "out"
    done = _run(days, GOOD, "--service", "0.5", "--out", str(out))
    assert done.exit_code == 0, done.stderr
    assert "Roster for 2 days, 4 orders" in done.stdout
    assert "1 courier a day:" in done.stdout
    # of two_orders' orders one can be met
    assert "Orders met: 2 of 4 (50.0 %)" in done.stdout
    assert "Proved: no roster of these templates is cheaper." in done.stdout
    assert sorted(path.name for path in out.iterdir()) == [
        "roster.csv",
        "roster.json",
        "roster_curve.csv",
        "roster_days.csv",
        "roster_hours.csv",
    ]
    content = json.loads((out / "roster.json").read_text(encoding="utf-8"))
    assert (content["met"], content["orders"], content["status"]) == (2, 4, "optimal")
    assert content["value_lower_bound_rub"] == content["value_rub"]
    assert content["value_rub"] == content["pay_rub"] + content["driving_rub"]
    with (out / "roster.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["vehicle"] for row in csv.DictReader(file)]
    assert names == ["'=car", "'=car"]


def test_json_is_the_whole_answer(tmp_path: Path) -> None:
    days = _days(tmp_path / "days", "a")
    done = _run(days, GOOD, "--unmet-cost", "100", "--json")
    content = json.loads(done.stdout)
    assert content["goal"] == {"service": None, "unmet_rub": 100.0}
    # a shift costs 4000 roubles, two unmet orders 200
    assert sum(one["couriers"] for one in content["roster"]) == 0
    assert content["value_rub"] == 200


def test_simulated_days_are_labelled(tmp_path: Path) -> None:
    days = _days(tmp_path / "days", "a")
    done = _run(days, GOOD, "--unmet-cost", "100", "--simulate", "3", "--seed", "5")
    assert done.exit_code == 0, done.stderr
    assert "The days are simulated (seed 5)" in done.stdout
    assert "a~3: " in done.stdout


def test_every_fault_of_days_templates_and_options_is_told_at_once(tmp_path: Path) -> None:
    days = _days(tmp_path / "days", "a", "b")
    (days / "b" / "day.toml").write_text("date = 1\n", encoding="utf-8")
    out = tmp_path / "out"
    bad = '[[templates]]\nname = "x"\nstart = "10:00"\n'
    done = _run(days, bad, "--out", str(out))
    assert done.exit_code == 2
    assert "--service: say which share of the orders must be met" in done.stderr
    assert "b/day.toml, row 1, date" in done.stderr
    assert "t.toml, row 1, templates[1].hours: a required key is missing" in done.stderr
    assert not out.exists()


def test_a_share_beyond_reach_names_the_largest_one(tmp_path: Path) -> None:
    days = _days(tmp_path / "days", "a")
    done = _run(days, GOOD, "--service", "0.97")
    assert done.exit_code == 2
    assert "meet at most 1 of 2 orders; ask for --service 0.5 or less" in done.stderr


@pytest.mark.parametrize("share", ["1.5", "-0.1", "much"])
def test_a_share_is_a_number_between_0_and_1(tmp_path: Path, share: str) -> None:
    days = _days(tmp_path / "days", "a")
    assert _run(days, GOOD, "--service", share).exit_code == 2
