"""Answers of a travel service kept on this machine, so that nothing is asked for twice.

A row is a pair's seconds and metres and the day they came, or a place outside the service's
map and the day it was found so; such a place is asked for again after a week at most. A row's
key is a keyed hash over the service, the vehicle and the coordinates rounded to 1e-5 degrees
(about a metre): the file holds no place, no id and no name, and its own random key makes it
useless beside another's.
A cache that can't be read or written is done without.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from platformdirs import user_cache_path

from planner.domain.order import Point

FOLDER_VARIABLE = "PLANNER_CACHE"
FILE = "travel.sqlite"
DECIMALS = 5
OUTSIDE_DAYS = 7  # a service's map may have grown by then; an assumption
WAIT_S = 5.0
TABLES = """
    CREATE TABLE IF NOT EXISTS pairs (
        pair BLOB PRIMARY KEY, seconds INTEGER, metres INTEGER, kept_on INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS outside (
        place BLOB PRIMARY KEY, kept_on INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS salt (one INTEGER PRIMARY KEY, salt BLOB NOT NULL);
"""

log = logging.getLogger(__name__)
Pair = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said of a pair: whole seconds and metres, None where there is no road."""

    seconds: int | None
    metres: int | None


@dataclass(frozen=True)
class TravelCache:
    """The kept answers of one source.

    Attributes
    ----------
    folder : where the file lies. source : service and vehicle. days : how long a row is good.
    """

    folder: Path
    source: str
    days: int

    def known(self, pairs: Sequence[Pair]) -> dict[Pair, Answer]:
        """The kept answers among these pairs."""
        oldest = _today().toordinal() - self.days
        found = {}
        if self.days > 0:
            with _told(), closing(_opened(self.folder)) as file:
                salt = _salt(file)
                for pair in pairs:
                    row = file.execute(
                        "SELECT seconds, metres FROM pairs WHERE pair = ? AND kept_on > ?",
                        (self._key(salt, pair), oldest),
                    ).fetchone()
                    if row is not None:
                        found[pair] = Answer(*row)
        return found

    def keep(self, answers: Iterable[tuple[Pair, Answer]]) -> None:
        """Keep answers, in the place of older ones."""
        if self.days > 0:
            with _told(), closing(_opened(self.folder)) as file, file:
                salt, today = _salt(file), _today().toordinal()
                file.executemany(
                    "INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)",
                    [
                        (self._key(salt, pair), answer.seconds, answer.metres, today)
                        for pair, answer in answers
                    ],
                )

    def outside(self, places: Sequence[Point]) -> list[Point]:
        """Those of the places that lay outside the service's map when last asked for."""
        days = min(self.days, OUTSIDE_DAYS)
        found = []
        if days > 0:
            with _told(), closing(_opened(self.folder)) as file:
                salt, oldest = _salt(file), _today().toordinal() - days
                rows = file.execute("SELECT place FROM outside WHERE kept_on > ?", (oldest,))
                kept = {bytes(place) for (place,) in rows}
                found = [place for place in places if self._key(salt, (place,)) in kept]
        return found

    def keep_outside(self, places: Iterable[Point]) -> None:
        """Keep that these places lie outside the service's map."""
        if self.days > 0:
            with _told(), closing(_opened(self.folder)) as file, file:
                salt, today = _salt(file), _today().toordinal()
                file.executemany(
                    "INSERT OR REPLACE INTO outside VALUES (?, ?)",
                    [(self._key(salt, (place,)), today) for place in places],
                )

    def _key(self, salt: bytes, places_of: tuple[Point, ...]) -> bytes:
        places = " ".join(f"{p.lat:.{DECIMALS}f},{p.lon:.{DECIMALS}f}" for p in places_of)
        content = f"{self.source} {places}".encode()
        return hashlib.blake2b(content, key=salt, digest_size=16).digest()


def cache_folder() -> Path:
    """Where caches lie: as the environment says, else the user's cache folder."""
    told = os.environ.get(FOLDER_VARIABLE)
    return Path(told) if told else user_cache_path("express-planner", appauthor=False)


@contextmanager
def _told() -> Iterator[None]:
    """Where the cache fails, that is logged, and the planning goes on without it."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        log.warning("travel cache not used: %s", type(error).__name__)


def _opened(folder: Path) -> sqlite3.Connection:
    """The file, with its tables."""
    folder.mkdir(parents=True, exist_ok=True)
    file = sqlite3.connect(folder / FILE, timeout=WAIT_S)
    file.executescript(TABLES)
    return file


def _salt(file: sqlite3.Connection) -> bytes:
    """The file's own random key, made once."""
    file.execute("INSERT OR IGNORE INTO salt VALUES (1, ?)", (secrets.token_bytes(32),))
    file.commit()
    return bytes(file.execute("SELECT salt FROM salt").fetchone()[0])


def _today() -> date:
    return datetime.now(UTC).date()
