"""The page of the history, without a browser."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard import kept
from planner.dashboard.kept import HistoryPage, delete_kept, keep, open_kept
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.shown import Shown
from planner.history.keeping import History, plans, save
from planner.money.ledger import ledger
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import evening_session
from tests.support.history import DAY_AFTER, EVENING, history_at, named_day, plan_named

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def history() -> History:
    """The pages' history with two plans of a day."""
    kept._opened.clear()
    made = history_at(os.environ["PLANNER_HISTORY"])
    save(made, plan_named(), now=EVENING)
    save(made, plan_named(more_cost_kop=100), now=NOW)
    return made


def page(language: Language, *chosen: int, history: History | None = None) -> AppTest:
    def script() -> None:
        from planner.dashboard.views import history

        history.render()

    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["session"] = evening_session()
    app.session_state["lang"] = language
    app.session_state["history_chosen"] = list(chosen)
    opened = history or history_at(os.environ["PLANNER_HISTORY"])
    # the day of service may have passed long ago when this test runs
    with patch.object(kept, "_opened", return_value=opened):
        return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_history_says_what_to_do(language: Language) -> None:
    app = page(language)
    assert not app.exception
    assert [one.value for one in app.info] == [text("history-empty-page", language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plan_has_a_line_and_names_have_their_date(
    language: Language, history: History
) -> None:
    app = page(language)
    assert not app.exception
    (table,) = [one.value for one in app.dataframe]
    assert len(table) == 2
    column = text("history-column-names", language)
    assert all("20" in cell and "2026" in cell for cell in table[column])


def test_two_plans_chosen_are_compared(history: History) -> None:
    first, second = (line.plan_id for line in plans(history))
    app = page("en", first, second)
    assert not app.exception
    # the dearer plan serves the same orders at the same minutes
    assert [one.value for one in app.info] == [text("history-same", "en")]
    figures = app.dataframe[1].value
    assert list(figures.columns)[1:] == [f"Plan {first}", f"Plan {second}"]


def test_a_plan_without_names_shows_its_figures_and_can_not_be_opened(history: History) -> None:
    bare = history_at(os.environ["PLANNER_HISTORY"], today=DAY_AFTER)
    chosen = plans(bare)[0].plan_id
    app = page("ru", chosen, history=bare)
    assert [one.value for one in app.info] == [text("history-bare", "ru")]
    assert len(app.dataframe[1].value) == 5
    opened = next(one for one in app.button if one.label == text("history-open", "ru"))
    assert opened.disabled


def test_a_plan_opened_is_the_session_s_day_and_plan(history: History) -> None:
    now = evening_session()
    wanted = next(one for one in plans(history) if one.saved_at == EVENING)
    with (
        patch.object(kept, "history", return_value=history),
        patch.object(PlanJob, "start") as started,
    ):
        assert open_kept(now, wanted.plan_id)
    started.assert_called_once()
    _, plan, money = named_day()
    assert now.shown is not None
    assert now.shown.plan.trips == plan.trips
    assert now.shown.money == money
    assert now.shown.planned_at == EVENING
    assert now.loaded.day.orders[0].customer == named_day()[0].day.orders[0].customer
    assert now.job is not None
    assert now.job.known == now.shown.plan


def test_what_can_not_be_opened_is_told_and_changes_nothing(history: History) -> None:
    now = evening_session()
    before = (now.loaded, now.shown)
    with patch.object(kept, "history", return_value=history):
        assert not open_kept(now, 99)
    assert (now.loaded, now.shown) == before
    assert [fault.rule for fault in now.part(HistoryPage).faults] == ["history_unknown"]


def test_a_plan_of_one_s_own_day_is_kept_once_and_the_sample_is_not(history: History) -> None:
    now = evening_session()
    loaded, plan, _ = named_day()
    shown = Shown(
        source="own", day=loaded.day, plan=plan, money=ledger(loaded.day, plan), loaded=loaded
    )
    with patch.object(kept, "history", return_value=history):
        keep(now, shown)
        assert len(plans(history)) == 2  # it was kept already
        delete_kept(now, [line.plan_id for line in plans(history)])
        keep(now, Shown(**{**vars(shown), "source": "sample"}))
        assert plans(history) == ()
        keep(now, shown)
        keep(now, shown)
        assert len(plans(history)) == 1


def test_a_history_that_can_not_be_written_does_not_stop_planning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLANNER_HISTORY", "/dev/null/history.sqlite")
    now = evening_session()
    loaded, plan, money = named_day()
    keep(now, Shown(source="own", day=loaded.day, plan=plan, money=money, loaded=loaded))
    assert [fault.rule for fault in now.part(HistoryPage).faults] == ["history_unreadable"]
