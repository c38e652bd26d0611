"""Names go when their date has passed; figures stay."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from planner.history.keeping import open_plan, plans, purge, save
from planner.history.making import shown_again
from tests.support.history import (
    DAY_AFTER,
    EVENING,
    LAST_DATE,
    NAMES,
    history_at,
    named_day,
    plan_named,
)


def names_in(folder: Path) -> set[str]:
    """Names found anywhere in the files of a database, its log included."""
    content = b"".join(one.read_bytes() for one in folder.iterdir())
    return {name for name in NAMES if name.encode() in content}


def test_names_go_on_the_day_after_the_last_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    save(history_at(path), plan_named(), now=EVENING, saved_by="anna@firma.ru")
    assert history_at(path, today=LAST_DATE).bared == 0
    assert names_in(tmp_path) == set(NAMES)
    history = history_at(path, today=DAY_AFTER)
    assert history.bared == 1
    assert names_in(tmp_path) == set()
    (line,) = plans(history)
    assert line.bare
    assert line.saved_by == ""
    assert line.figures == plan_named().figures
    assert purge(history, today=DAY_AFTER) == 0


def test_figures_and_money_of_a_bare_day_are_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    plan_id = save(history_at(path), plan_named(), now=EVENING)
    opened = open_plan(history_at(path, today=DAY_AFTER), plan_id)
    again = shown_again(opened.files, opened.plan_json)
    assert again.money == named_day()[2]
    assert {order.customer for order in again.loaded.day.orders} == {""}


def test_each_save_lets_names_of_other_days_go(tmp_path: Path) -> None:
    history = history_at(tmp_path / "history.sqlite")
    save(history, plan_named(), now=EVENING)
    late = EVENING + dt.timedelta(days=31)  # 2026-12-21
    save(history, plan_named(more_cost_kop=100), now=late, saved_by="anna@firma.ru")
    assert names_in(tmp_path) == set()
    assert {(line.bare, line.saved_by) for line in plans(history)} == {(True, "")}


def test_a_day_past_its_date_is_never_kept_with_names(tmp_path: Path) -> None:
    history = history_at(tmp_path / "history.sqlite", today=DAY_AFTER)
    save(history, plan_named(), now=EVENING + dt.timedelta(days=31))
    assert names_in(tmp_path) == set()
    assert [line.bare for line in plans(history)] == [True]


def test_the_number_of_days_is_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    save(history_at(path, days=365), plan_named(), now=EVENING)
    assert history_at(path, today=DAY_AFTER, days=365).bared == 0
    assert history_at(path, today=EVENING.date() + dt.timedelta(days=1), days=0).bared == 1
