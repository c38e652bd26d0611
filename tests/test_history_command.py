"""The command `history`, as its user types it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from planner.history.keeping import plans, save
from planner.texts import LANGUAGES, Language, text
from tests.support.history import EVENING, history_at, plan_named

runner = CliRunner()


def run(*words: str, language: Language = "en", typed: str = "") -> Result:
    return runner.invoke(app, ["history", *words, "--language", language], input=typed)


@pytest.fixture
def ids() -> tuple[int, int]:
    """Two plans of a day, kept long enough not to lose their names here."""
    history = history_at(os.environ["PLANNER_HISTORY"], days=3650)
    return (
        save(history, plan_named(), now=EVENING),
        save(history, plan_named(more_cost_kop=100), now=EVENING),
    )


@pytest.fixture(autouse=True)
def _names_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_RETENTION_DAYS", "3650")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_history_says_how_to_fill_it(language: Language) -> None:
    done = run("list", language=language)
    assert done.exit_code == 0
    assert text("history-empty", language) in done.stdout


def test_the_list_has_a_line_per_plan(ids: tuple[int, int]) -> None:
    # A long line is wrapped; what goes on below begins with spaces.
    lines = [line for line in run("list").stdout.splitlines() if line[:1].isdecimal()]
    assert [line.split()[0] for line in lines] == [str(ids[1]), str(ids[0])]


def test_a_plan_shown_is_written_as_a_day_folder(ids: tuple[int, int], tmp_path: Path) -> None:
    out = tmp_path / "again"
    done = run("show", str(ids[0]), "--out", str(out))
    assert done.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        *("couriers.csv", "day.toml", "orders.csv", "plan.json"),
    ]
    assert "o1" in done.stdout
    assert run("show", str(ids[0]), "--out", str(out)).exit_code == 2


def test_two_plans_are_compared(ids: tuple[int, int]) -> None:
    done = run("compare", str(ids[0]), str(ids[1]))
    assert done.exit_code == 0
    assert text("history-same", "en") in done.stdout


def test_nothing_is_deleted_without_a_yes(ids: tuple[int, int]) -> None:
    history = history_at(os.environ["PLANNER_HISTORY"])
    run("delete", str(ids[0]), typed="n\n")
    assert len(plans(history)) == 2
    done = run("delete", str(ids[0]), typed="y\n")
    assert text("history-deleted", "en", count=1) in done.stdout
    assert [line.plan_id for line in plans(history)] == [ids[1]]


def test_an_unknown_plan_ends_with_bad_input(ids: tuple[int, int]) -> None:
    done = run("delete", "99", "--yes")
    assert done.exit_code == 2
    assert text("fault-history-unknown", "en") in done.stderr


def test_out_and_in_again_adds_nothing(ids: tuple[int, int], tmp_path: Path) -> None:
    archive = tmp_path / "history.zip"
    assert run("export", str(archive)).exit_code == 0
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert text("history-imported", "en", count=0) in run("import", str(archive)).stdout
    other = str(tmp_path / "other.sqlite")
    done = run("import", str(archive), "--history", other)
    assert text("history-imported", "en", count=2) in done.stdout


def test_names_past_their_date_are_counted(
    ids: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_RETENTION_DAYS", "0")
    done = run("purge")
    assert text("history-purged", "en", count=1, days=0) in done.stdout
