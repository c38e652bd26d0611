"""The same history on a PostgreSQL server; skipped, and counted so, where there is none.

`PLANNER_TEST_POSTGRESQL` names an empty database that the test may fill and empty again, for
example postgresql://planner@127.0.0.1:5432/planner.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from planner.history.archive import export_archive, import_archive
from planner.history.keeping import History, delete, open_plan, plans, save
from planner.history.schema import Base
from tests.support.history import DAY_AFTER, EVENING, history_at, plan_named

SERVER = os.environ.get("PLANNER_TEST_POSTGRESQL", "")
pytestmark = pytest.mark.skipif(not SERVER, reason="PLANNER_TEST_POSTGRESQL names no server")


@pytest.fixture
def history() -> Iterator[History]:
    opened = history_at(SERVER)
    yield opened
    with opened.engine.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    opened.engine.dispose()


def test_a_plan_is_kept_listed_opened_and_deleted(history: History) -> None:
    kept = plan_named()
    plan_id = save(history, kept, now=EVENING, saved_by="anna@firma.ru")
    assert save(history, kept, now=EVENING) == plan_id
    again = history_at(SERVER)
    (line,) = plans(again)
    assert (line.figures, line.saved_at) == (kept.figures, EVENING)
    opened = open_plan(again, plan_id)
    assert opened.files == {**kept.shared, **kept.personal}
    assert opened.plan_json == kept.plan_json
    delete(again, [plan_id])
    assert plans(again) == ()
    again.engine.dispose()


def test_names_go_on_their_date(history: History) -> None:
    plan_id = save(history, plan_named(), now=EVENING)
    later = history_at(SERVER, today=DAY_AFTER)
    assert later.bared == 1
    assert open_plan(later, plan_id).files["orders.csv"] == plan_named().bare["orders.csv"]
    later.engine.dispose()


def test_a_history_moves_from_a_file_to_the_server(history: History, tmp_path: Path) -> None:
    local = history_at(tmp_path / "history.sqlite")
    save(local, plan_named(), now=EVENING)
    assert import_archive(history, "history.zip", export_archive(local), now=EVENING) == 1
    assert [line.figures for line in plans(history)] == [line.figures for line in plans(local)]


def test_the_tables_are_the_tables_of_the_program(history: History) -> None:
    with history.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
