"""Where the history lies and how long it keeps names: from the environment, else defaults.

`PLANNER_HISTORY` is a file's path or a database's URL; without it the history is one SQLite
file in the user's own data folder. `PLANNER_RETENTION_DAYS` is the number of days after the
day of service on which names, phones and addresses go.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from planner.errors import Fault, InputError

PLACE_VARIABLE = "PLANNER_HISTORY"
RETENTION_VARIABLE = "PLANNER_RETENTION_DAYS"
FOLDER, FILE = "express-planner", "history.sqlite"
# A buyer's complaint is settled within weeks; longer than that nobody needs a name. Assumption.
RETENTION_DAYS, MOST_RETENTION_DAYS = 30, 3650
POSTGRESQL = "postgresql+psycopg"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPlace:
    """Where the history lies.

    Attributes
    ----------
    url : of the database; its password is not for showing.
    retention_days : names go that many days after the day of service.
    """

    url: URL
    retention_days: int = RETENTION_DAYS

    @property
    def file(self) -> Path | None:
        """The file of an SQLite history; None for a server's."""
        if self.url.get_backend_name() != "sqlite":
            return None
        return Path(self.url.database or FILE)

    @property
    def shown(self) -> str:
        """The place for people: the file, or the URL without its password."""
        return str(self.file or self.url.render_as_string(hide_password=True))


def history_place(settings: Mapping[str, str] = os.environ) -> HistoryPlace:
    """The place that the settings name, else the user's own.

    Raises
    ------
    InputError
        A URL of another kind of database, or days that are no number from 0 to 3650.
    """
    named, days = settings.get(PLACE_VARIABLE, ""), settings.get(RETENTION_VARIABLE, "")
    known = days.isdecimal() and int(days) <= MOST_RETENTION_DAYS
    if days and not known:
        most = (("most", str(MOST_RETENTION_DAYS)),)
        fault = Fault(
            file=RETENTION_VARIABLE, value=days, rule="history_retention", details=most
        )
        raise InputError((fault,))
    return HistoryPlace(url=_url(named), retention_days=int(days) if days else RETENTION_DAYS)


def _url(named: str) -> URL:
    if "://" not in named:
        path = Path(named) if named else user_data_path(FOLDER, appauthor=False) / FILE
        return URL.create("sqlite", database=str(path.expanduser().absolute()))
    unknown = InputError((Fault(file=PLACE_VARIABLE, rule="history_url"),))
    try:
        url = make_url(named)
    except ArgumentError:
        raise unknown from None
    match url.get_backend_name():
        case "sqlite" if url.database:
            return url.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return url.set(drivername=POSTGRESQL)
        case _:
            raise unknown
