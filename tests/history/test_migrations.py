"""Every database that a released revision wrote is brought to this version's tables.

`data/<revision>.sql` is a dump of a database as that revision wrote it, one plan in it: made
once, when the revision was released, and never again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from planner.history.database import MIGRATIONS
from planner.history.keeping import open_plan, plans, save
from planner.history.schema import Base
from tests.support.history import EVENING, history_at, plan_named

DUMPS = Path(__file__).parent / "data"


def revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    return [one.revision for one in script.walk_revisions()][::-1]


def test_every_revision_has_a_dump_to_start_from() -> None:
    assert sorted(path.stem for path in DUMPS.glob("*.sql")) == revisions()


@pytest.mark.parametrize("revision", revisions())
def test_a_database_of_each_revision_comes_up_with_all_it_held(
    revision: str, tmp_path: Path
) -> None:
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((DUMPS / f"{revision}.sql").read_text(encoding="utf-8"))
    history = history_at(path)
    (line,) = plans(history)
    assert (line.saved_by, line.saved_at, line.bare) == ("anna@firma.ru", EVENING, False)
    assert (line.figures.met, line.figures.orders) == (1, 2)
    opened = open_plan(history, line.plan_id)
    assert opened.files == {"day.toml": b"shared", "orders.csv": b"personal"}
    assert opened.plan_json == b'{"format": 1}'
    save(history, plan_named(), now=EVENING)
    assert len(plans(history)) == 2


def test_the_migrated_tables_are_the_tables_of_the_program(tmp_path: Path) -> None:
    history = history_at(tmp_path / "history.sqlite")
    with history.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
