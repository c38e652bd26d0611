"""Plans kept, listed, opened, deleted; what stands in the way is told."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.history.keeping import delete, open_plan, plans, save
from tests.support.history import EVENING, LAST_DATE, history_at, plan_named


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "history.sqlite"


def test_what_is_saved_is_listed_and_opened(path: Path) -> None:
    kept = plan_named()
    plan_id = save(history_at(path), kept, now=EVENING, saved_by="anna@firma.ru")
    again = history_at(path)  # as another run of the program would
    (line,) = plans(again)
    assert (line.plan_id, line.saved_at, line.saved_by) == (plan_id, EVENING, "anna@firma.ru")
    assert (line.figures, line.bare, line.names_until) == (kept.figures, False, LAST_DATE)
    opened = open_plan(again, plan_id)
    assert opened.files == {**kept.shared, **kept.personal}
    assert opened.plan_json == kept.plan_json


def test_the_same_plan_is_kept_once_and_another_of_the_day_beside_it(path: Path) -> None:
    history = history_at(path)
    first = save(history, plan_named(), now=EVENING)
    assert save(history, plan_named(), now=EVENING) == first
    second = save(history, plan_named(more_cost_kop=100), now=EVENING)
    assert [line.plan_id for line in plans(history)] == [second, first]
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM days").fetchone() == (1,)


def test_a_day_goes_with_the_last_of_its_plans(path: Path) -> None:
    history = history_at(path)
    first = save(history, plan_named(), now=EVENING)
    second = save(history, plan_named(more_cost_kop=100), now=EVENING)
    delete(history, [first])
    assert open_plan(history, second).files
    delete(history, [second])
    assert plans(history) == ()
    with sqlite3.connect(path) as database:
        for table in ("days", "day_files", "plans"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_where_one_of_the_plans_is_unknown_none_is_deleted(path: Path) -> None:
    history = history_at(path)
    first = save(history, plan_named(), now=EVENING)
    with pytest.raises(InputError, match="history_unknown"):
        delete(history, [first, 99])
    assert len(plans(history)) == 1


def test_an_unknown_plan_is_told(path: Path) -> None:
    with pytest.raises(InputError, match="history_unknown"):
        open_plan(history_at(path), 1)


def test_only_the_owner_can_read_the_files(path: Path) -> None:
    history = history_at(path)
    save(history, plan_named(), now=EVENING)
    with history.engine.connect():  # while it is open SQLite's own files lie beside it
        files = list(path.parent.iterdir())
        assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_what_is_no_database_is_told_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database " * 100)
    with pytest.raises(InputError, match="history_unreadable"):
        history_at(path)
    assert path.read_bytes() == b"not a database " * 100


def test_a_database_of_a_newer_version_is_told_and_left_alone(path: Path) -> None:
    save(history_at(path), plan_named(), now=EVENING)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(InputError, match="history_newer"):
        history_at(path)
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM plans").fetchone() == (1,)


def test_an_error_tells_nothing_of_what_was_to_be_saved(path: Path) -> None:
    history = history_at(path)
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE day_files")
    with pytest.raises(InputError) as raised:
        save(history, plan_named(), now=EVENING)
    assert "Тихая" not in str(raised.value)
    assert raised.value.__cause__ is None
