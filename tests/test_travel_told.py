"""What is to be known of a day's travel times reaches what every command says and writes.

The day is the command line's tiny one, moved to a smaller city: an assumption to be told.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app

TWO_ORDERS = Path(__file__).parent / "data" / "two_orders"
MOVED = ("--set", "travel.city=kazan")
ASSUMED = "The day is moved to another city (kazan)"
PUNCTUAL = ("--set", "solver.on_time_target=0.9", "--set", "solver.time_limit_s=5")
TEMPLATES = '[[generate]]\nstarts = ["10:00"]\nhours = [8]\n'


def run(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(
        app,
        [*map(str, arguments), "--language", "en"],
        env={"COLUMNS": "1000", "TERMINAL_WIDTH": "1000"},
    )
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("roster") / "t.toml"
    file.write_text(TEMPLATES, encoding="utf-8")
    return file


@pytest.mark.parametrize("command", ["explain", "money", "simulate", "travel"])
def test_every_command_tells_what_is_assumed(command: str) -> None:
    done = run(command, TWO_ORDERS, *MOVED)
    assert ASSUMED in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["explain", "simulate"])
def test_json_carries_the_notices(command: str) -> None:
    travel = json.loads(run(command, TWO_ORDERS, *MOVED, "--json").stdout)["travel"]
    (notice,) = travel["notices"]
    assert notice["key"] == "notice-moved-city"
    assert notice["text"]["en"].startswith(ASSUMED)
    assert not travel["fallback_used"]


def test_each_source_compared_carries_its_own() -> None:
    sources = json.loads(run("travel", TWO_ORDERS, *MOVED, "--json").stdout)["sources"]
    assert [one["provider"] for one in sources] == ["matrix", "estimate"]
    assert [len(one["notices"]) for one in sources] == [1, 1]


def test_plan_json_and_the_summary_carry_them(tmp_path: Path) -> None:
    done = run("plan", TWO_ORDERS, "--out", tmp_path / "out", *MOVED)
    assert done.stdout.count(ASSUMED) == 1
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert [one["key"] for one in plan["travel"]["notices"]] == ["notice-moved-city"]


def test_a_what_if_names_the_scenarios_that_rest_on_it(tmp_path: Path) -> None:
    vary = ("--vary", "travel.city=moscow,kazan", "--workers", "1")
    done = run("whatif", TWO_ORDERS, *vary)
    assert f"Scenario 2: {ASSUMED}" in done.stdout
    notes = json.loads(run("whatif", TWO_ORDERS, *vary, "--json").stdout)["notes"]
    assert [note for note in notes if ASSUMED in note]


def test_a_roster_tells_of_its_days_once(templates: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(TWO_ORDERS, tmp_path / "days" / name)
    asked = ("--templates", templates, "--unmet-cost", "100", *MOVED)
    assert run("roster", tmp_path / "days", *asked).stdout.count(ASSUMED) == 1
    content = json.loads(run("roster", tmp_path / "days", *asked, "--json").stdout)
    assert [len(one["notices"]) for one in content["travel"]] == [1, 1]


def test_what_is_found_without_the_reserve_says_so(templates: Path) -> None:
    explained = run("explain", TWO_ORDERS, *PUNCTUAL)
    assert "ways to meet orders are not looked for" in explained.stdout
    assert json.loads(run("explain", TWO_ORDERS, *PUNCTUAL, "--json").stdout)[
        "on_time_target"
    ] == pytest.approx(0.9)
    assert "without the reserve" in run("money", TWO_ORDERS, *PUNCTUAL).stderr
    asked = ("--templates", templates, "--unmet-cost", "100", *PUNCTUAL)
    assert "keep no reserve" in run("roster", TWO_ORDERS, *asked).stdout
    content = json.loads(run("roster", TWO_ORDERS, *asked, "--json").stdout)
    assert content["on_time_targets_ignored"] == [0.9]


def test_without_a_target_nothing_is_said_of_one(templates: Path) -> None:
    assert "punctuality" not in run("explain", TWO_ORDERS).stdout
    asked = ("--templates", templates, "--unmet-cost", "100")
    assert "reserve" not in run("roster", TWO_ORDERS, *asked).stdout
