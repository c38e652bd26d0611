"""A crash in the middle of a save loses nothing that was saved before."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from planner.history.keeping import open_plan, plans, save
from tests.support.history import EVENING, history_at, plan_named

# Saves a plan and is killed, without any clean-up, after its n-th statement that writes.
CHILD = """
import os, pickle, signal, sys
from pathlib import Path
from sqlalchemy import event
from planner.history.keeping import open_history, save
from planner.history.place import history_place

path, count, given = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
plan, now = pickle.loads(Path(given).read_bytes())
history = open_history(history_place({"PLANNER_HISTORY": str(path)}), today=now.date())
seen = 0

@event.listens_for(history.engine, "after_cursor_execute")
def kill(conn, cursor, statement, parameters, context, executemany):
    global seen
    seen += statement.lstrip().upper().startswith("INSERT")
    if seen == count:
        os.kill(os.getpid(), signal.SIGKILL)

save(history, plan, now=now)
"""


# Saving a plan of a new day inserts the day, then the plan and the day's files.
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_save_killed_in_the_middle_leaves_what_was_there(tmp_path: Path, count: int) -> None:
    path, given = tmp_path / "history.sqlite", tmp_path / "given"
    first = plan_named()
    plan_id = save(history_at(path), first, now=EVENING)
    shared = {**first.shared, "note": b"another day"}
    other_day = replace(plan_named(more_cost_kop=100), shared=shared)
    given.write_bytes(pickle.dumps((other_day, EVENING)))
    ended = subprocess.run([sys.executable, "-c", CHILD, str(path), str(count), str(given)])
    assert ended.returncode == -9, "it was not killed: fewer statements than expected"
    history = history_at(path)
    assert [line.plan_id for line in plans(history)] == [plan_id]
    assert open_plan(history, plan_id).plan_json == first.plan_json
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM days").fetchone() == (1,)
    # and the history goes on
    assert save(history, other_day, now=EVENING) != plan_id
    assert len(plans(history)) == 2
