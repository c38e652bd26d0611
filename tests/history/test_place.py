"""Where the history lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import InputError
from planner.history.place import RETENTION_DAYS, history_place


def test_without_a_setting_it_is_a_file_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/home/anna/data")
    place = history_place({})
    assert place.file is not None
    assert place.file.name == "history.sqlite"
    assert place.file.parent.name == "express-planner"
    assert place.retention_days == RETENTION_DAYS == 30


def test_a_path_is_a_file(tmp_path: Path) -> None:
    assert history_place({"PLANNER_HISTORY": str(tmp_path / "h.db")}).file == tmp_path / "h.db"
    assert history_place({"PLANNER_HISTORY": "sqlite:////tmp/h.db"}).file == Path("/tmp/h.db")


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgres"])
def test_a_url_is_a_server_and_its_password_is_not_shown(scheme: str) -> None:
    place = history_place({"PLANNER_HISTORY": f"{scheme}://anna:secret@host/planner"})
    assert place.file is None
    assert place.url.drivername == "postgresql+psycopg"
    assert place.shown == "postgresql+psycopg://anna:***@host/planner"


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite://", "nonsense://", "http://[x"])
def test_another_url_is_told_without_its_password(url: str) -> None:
    with pytest.raises(InputError, match="history_url") as raised:
        history_place({"PLANNER_HISTORY": url})
    assert [fault.value for fault in raised.value.faults] == [None]


@pytest.mark.parametrize("days", ["-1", "3651", "soon", "1.5"])
def test_a_strange_number_of_days_is_told(days: str) -> None:
    with pytest.raises(InputError, match="history_retention"):
        history_place({"PLANNER_RETENTION_DAYS": days})
