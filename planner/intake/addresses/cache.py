"""Answers of address services, kept on disk: where, how precise, from whom, when.

The key is a hash of service and address, and no word of an answer is kept, so that the file
holds nobody's address. (A hash can still be compared with a guessed address: the file is
readable by its owner only.) Places corrected by hand are kept the same way, their service being
the user, and are never overwritten by a service.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_cache_path

from planner.domain.order import Point
from planner.errors import Fault, InputError
from planner.intake.addresses.answers import Candidate, Precision
from planner.intake.faults import Rule

FOLDER_VARIABLE = "PLANNER_CACHE"
FOLDER, FILE = "express-planner", "addresses.sqlite"
KEY_BYTES = 20
_TABLE = """
    CREATE TABLE IF NOT EXISTS answers (
        key TEXT PRIMARY KEY, source TEXT NOT NULL, kept_at TEXT NOT NULL, places TEXT NOT NULL
    )
"""


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """Answers by service and address, in one SQLite file."""

    path: Path

    def get(self, source: str, address: str) -> tuple[Candidate, ...] | None:
        """The answers kept, without their words; None where none were.

        Raises
        ------
        InputError
            The file is there but is no cache of answers.
        """
        if not self.path.exists():
            return None
        with self._open() as database:
            row = database.execute(
                "SELECT places FROM answers WHERE key = ?", (key_of(source, address),)
            ).fetchone()
        return None if row is None else _candidates(row[0])

    def put(self, source: str, address: str, candidates: Sequence[Candidate]) -> None:
        """Keep these answers instead of what was kept before.

        Where nothing can be written the day goes on without: the next one asks again.
        """
        places = [[one.point.lat, one.point.lon, one.precision.value] for one in candidates]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = (key_of(source, address), source, now, json.dumps(places))
        try:
            with self._open() as database:
                database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row)
        except InputError:
            logging.getLogger(__name__).warning("%s can't be written", self.path.name)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Before anything stands in it.
            self.path.touch(mode=0o600)
            with closing(sqlite3.connect(self.path)) as database, database:
                database.execute(_TABLE)
                yield database
        except (OSError, sqlite3.Error):
            fault = Fault(file=self.path.name, rule=Rule.CACHE_UNREADABLE)
            raise InputError((fault,)) from None


def default_path() -> Path:
    """The cache in the folder of the environment, else in the user's own cache folder."""
    named = os.environ.get(FOLDER_VARIABLE)
    return (Path(named) if named else user_cache_path(FOLDER, appauthor=False)) / FILE


def key_of(source: str, address: str) -> str:
    """What an answer is found by: no one can read an address out of it."""
    same = " ".join(address.casefold().replace("ё", "е").split())
    return blake2b(f"{source}\n{same}".encode(), digest_size=KEY_BYTES).hexdigest()


def _candidates(places: str) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(point=Point(lat=lat, lon=lon), precision=Precision(precision))
        for lat, lon, precision in json.loads(places)
    )
