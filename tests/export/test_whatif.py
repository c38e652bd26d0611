"""Scenarios in words and files."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from planner.errors import Fault
from planner.export.whatif import changes_text, failure_text, progress_line, whatif_summary
from planner.export.whatif_files import csv_text, table_json, write_table
from planner.scenarios.changes import Note
from planner.scenarios.compare import order_changes, scenario_table
from planner.scenarios.grid import Axis, Change
from planner.scenarios.solving import Failed
from planner.scenarios.sweep import Scenario, SweepProgress
from planner.texts import LANGUAGES, Language
from tests.support.compared import AFTER, AXES, BEFORE, BROKEN, SCENARIOS, made_scenario


def test_csv_parquet_and_json_hold_the_same_table(tmp_path: Path) -> None:
    table = scenario_table(SCENARIOS, AXES)
    files = write_table(table, tmp_path / "out")
    assert [file.name for file in files] == ["whatif.csv", "whatif.parquet"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "whatif.csv",
        "whatif.parquet",
    ]
    assert pd.read_parquet(files[1]).equals(table)
    read = pd.read_csv(files[0])
    assert read["cost_rub"].tolist()[:2] == table["cost_rub"].tolist()[:2]
    content = json.loads(table_json(table, ["note"]))
    assert (content["format"], content["notes"]) == (1, ["note"])
    assert content["scenarios"][2]["cost_rub"] is None
    assert content["scenarios"][1]["couriers"] == 0
    assert "order_changes" not in content
    compared = json.loads(table_json(table, [], order_changes(BEFORE, AFTER)))
    assert [(one["order_id"], one["change"]) for one in compared["order_changes"]] == [
        ("o2", "lost"),
        ("o3", "gained"),
    ]


def test_csv_never_begins_a_cell_with_a_formula() -> None:
    axes = (Axis(key="couriers.=cmd()", values=("0",)),)
    one = Scenario(number=1, changes=(Change(key="couriers.=cmd()", value="=1"),), day=None)
    table = scenario_table((BEFORE, one), axes).rename(columns={"couriers.=cmd()": "=cmd()"})
    head, _, row = csv_text(table).splitlines()
    assert head.startswith("\ufeffscenario,'=cmd(),")
    assert row.startswith("1,'=1,")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_tells_table_notes_and_failures(language: Language) -> None:
    table = scenario_table(SCENARIOS, AXES)
    note = Note(key="whatif-note-no-effect", values=(("setting", "fees.fee_rub"),))
    told = whatif_summary(SCENARIOS, table, AXES, notes=[note], language=language, width=100)
    words = {
        "ru": ("как есть", "2 (≤ 3)", "в этот день ничего не меняет", "дважды оборвался"),
        "en": ("as it is", "2 (≤ 3)", "changes nothing on this day", "died twice"),
    }
    assert all(word in told for word in words[language])
    assert all(len(line) <= 100 for line in told.splitlines())


def test_a_search_ended_by_the_clock_says_so() -> None:
    plan = BEFORE.plan
    assert plan is not None
    rushed = replace(plan, proof=replace(plan.proof, repeatable=False))
    scenarios = (BEFORE, replace(AFTER, plan=rushed))
    table = scenario_table(scenarios, AXES)
    told = whatif_summary(scenarios, table, AXES, notes=(), language="en", width=100)
    assert told.count("bounded, out of time") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["travel", "audit", "no-plan", "own", "worker", "version"])
def test_every_failure_has_a_sentence(kind: str, language: Language) -> None:
    assert len(failure_text(Failed(kind=kind, detail="x"), language)) > 10


def test_a_refused_change_is_told_as_a_fault() -> None:
    fault = Fault(
        file="--vary",
        column="couriers.c9",
        rule="vary_courier_unknown",
        details=(("near", "c1"),),
    )
    told = failure_text(Failed(kind="input", faults=(fault,)), "en")
    assert told == "--vary, couriers.c9: the day has no such courier; the nearest is c1"


def test_what_changed_is_told_order_by_order() -> None:
    assert changes_text(BEFORE, AFTER, "en").splitlines() == [
        "From scenario 0 to scenario 1:",
        "  o2: no longer met (before: c2 at 11:00)",
        "  o3: now met, c1 at 11:30",
    ]
    assert "ничего не меняется" in changes_text(BEFORE, BEFORE, "ru")
    assert "не сравнить" in changes_text(BEFORE, BROKEN, "ru")
    moved = made_scenario(1, ("c2", "10:50", "o2"), ("c2", "11:20", "o1"))
    assert "o1: c2 at 11:30 (before: c1 at 11:00)" in changes_text(BEFORE, moved, "en")


def test_progress_says_what_was_finished_before() -> None:
    progress = SweepProgress(done=5, taken_over=2, failed=1, total=9, seconds=61.0)
    line = progress_line(progress, "en")
    assert line == "61 s · 5 of 9 plans · of these finished before: 2 · failed: 1"


def test_parquet_is_readable_in_memory() -> None:
    binary = io.BytesIO()
    scenario_table(SCENARIOS, AXES).to_parquet(binary)
    assert pd.read_parquet(io.BytesIO(binary.getvalue()))["scenario"].tolist() == [0, 1, 2]
