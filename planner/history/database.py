"""The history's database opened: its file's rights, its transactions, its migrations.

SQLite runs with a write-ahead log flushed at each commit, so that a crash or a power cut in the
middle of a save leaves what was saved before, and with `secure_delete`, so that what is deleted
is overwritten. Every transaction takes the write lock at once: two that read and then write
would otherwise fail each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from planner.errors import Fault, InputError
from planner.history.place import HistoryPlace

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_S = 30  # for another process that is writing
OWNER_ONLY = 0o600
MIGRATION_LOCK = 7_312_150  # any number: on PostgreSQL one process migrates at a time
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")


def opened(place: HistoryPlace) -> Engine:
    """The database at that place, made where there is none, its tables as this version's.

    Raises
    ------
    InputError
        It can't be opened, is no history, or a newer version made it.
    """
    with unreadable_named(place):
        if place.file is not None:
            place.file.parent.mkdir(parents=True, exist_ok=True)
            # Before anything stands in it; SQLite's own files beside it take its rights.
            place.file.touch(mode=OWNER_ONLY)
            place.file.chmod(OWNER_ONLY)
        engine = _engine(place)
        with engine.begin() as connection:
            migrate(connection)
        return engine


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, within the connection's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@contextmanager
def unreadable_named(place: HistoryPlace) -> Iterator[None]:
    """Whatever fails in the database, as a fault that names the place and tells no content."""
    name = place.file.name if place.file is not None else place.url.get_backend_name()
    try:
        yield
    except CommandError:
        raise InputError((Fault(file=name, rule="history_newer"),)) from None
    except (OSError, SQLAlchemyError) as error:
        # The type only: a statement in the error's text would carry a day's files.
        detail = (("detail", type(getattr(error, "orig", None) or error).__name__),)
        raise InputError(
            (Fault(file=name, rule="history_unreadable", details=detail),)
        ) from None


def forget_deleted(engine: Engine) -> None:
    """Leave nothing of what was deleted in SQLite's write-ahead log."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _engine(place: HistoryPlace) -> Engine:
    if place.file is None:
        return create_engine(place.url, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(
        place.url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": WAIT_S}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
