"""The page of reasons in both languages, without a browser and without a process."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.job import Failure, Job
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.reason_job import ReasonJob
from planner.dashboard.reasoning import apply_fix, collect_reasons, undo_fix
from planner.dashboard.session import Session
from planner.dashboard.views import reasons
from planner.explain.edits import FixKind
from planner.explain.fixes import Fix
from planner.solve.plan_day import Progress
from planner.texts import LANGUAGES, Language, text
from tests.support.unmet import (
    EARLY,
    HEAVY,
    OPEN,
    RIVAL,
    explained_day,
    explained_session,
    met_day,
)

TIMEOUT_S = 60
AnyJob = Job[Any, Any]
UNMET = (RIVAL, EARLY, HEAVY, OPEN)


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[AnyJob]:
    """The jobs begun; none of them does anything."""
    jobs: list[AnyJob] = []
    monkeypatch.setattr(Job, "start", lambda job: jobs.append(job))
    return jobs


def page(session: Session, language: Language = "ru", *, opened: int = 0) -> AppTest:
    def script() -> None:
        from planner.dashboard.views import reasons

        reasons.render()

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = session
    app.session_state["lang"] = language
    if opened:
        rows = {"rows": [opened], "columns": [], "cells": []}
        app.session_state[reasons.TABLE_KEY] = {"selection": rows}
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in app.html)


def fix_of(session: Session, kind: FixKind) -> Fix:
    """The way of that kind to meet the rival."""
    assert session.shown is not None
    assert session.shown.explanation is not None
    one = session.shown.explanation.order(RIVAL)
    assert one is not None
    assert one.menu is not None
    return next(fix for fix in one.menu.fixes if fix.kind is kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opened", range(len(UNMET)))
def test_every_sort_of_unmet_order_opens_in_both_languages(
    language: Language, opened: int, started: list[AnyJob]
) -> None:
    app = page(explained_session(explained_day()), language, opened=opened)
    assert started == [], "what is explained is not explained again"
    assert app.dataframe[0].value["order"].tolist() == list(UNMET)
    assert app.session_state[reasons.OPEN_KEY] == UNMET[opened]
    assert text("reasons-hindsight", language) in [one.value for one in app.caption]
    pictures = {RIVAL: ("deck_gl_json_chart", "vega_lite_chart"), EARLY: ("vega_lite_chart",)}
    for kind in ("deck_gl_json_chart", "vega_lite_chart"):
        assert len(app.get(kind)) == (kind in pictures.get(UNMET[opened], ()))


def test_causes_stand_on_top_with_what_helps_most() -> None:
    told = html(page(explained_session(explained_day()), "en"))
    assert "1 order: too few couriers from 00:00 to 00:03." in told
    assert "What helps most: " in told
    assert "2 orders (near, rival) and 1 courier (c1)" in told


def test_text_from_outside_is_escaped() -> None:
    app = page(explained_session(explained_day()), opened=1)
    assert "<img" not in html(app)
    captions = [one.value for one in app.caption]
    assert any(r"\<img src\=x" in one or r"\<img" in one for one in captions)
    assert not any("![x]" in one for one in captions)


def test_a_plan_not_explained_yet_is_explained_once(started: list[AnyJob]) -> None:
    session = explained_session(explained_day(), with_reasons=False)
    app = page(session)
    app.run()
    assert [type(job) for job in started] == [ReasonJob]
    assert app.progress[0].text == f"**{text('reasons-stage-start', 'ru')}**".replace(
        text("reasons-stage-start", "ru"), text("dashboard-stage-waiting", "ru")
    )
    job = session.reason_job
    assert job is not None
    job.waiting, job.progress = False, Progress(stage="fixes", done=1, of=4)
    app.run()
    assert app.progress[0].text == "**Что поможет: 2 из 4**"
    app.button(key="reasons-stop").click().run()
    assert job.stopping
    _, _, found = explained_day()
    job.outcome = found
    app.run()
    assert session.reason_job is None
    assert session.shown is not None
    assert session.shown.explanation is found
    assert len(started) == 1


def test_nothing_is_explained_while_the_day_is_being_planned(started: list[AnyJob]) -> None:
    session = explained_session(explained_day(), with_reasons=False)
    session.job = PlanJob(session.loaded)
    app = page(session, "en")
    assert started == []
    assert text("reasons-after-plan", "en") in [one.value for one in app.info]


def test_reasons_of_a_plan_no_longer_shown_are_dropped() -> None:
    session = explained_session(explained_day(), with_reasons=False)
    assert session.shown is not None
    _, plan, found = explained_day()
    session.reason_job = ReasonJob(session.loaded, replace(plan, trips=()))
    session.reason_job.outcome = found
    assert collect_reasons(session)
    assert session.shown.explanation is None


def test_a_failure_is_told_and_can_be_tried_again(started: list[AnyJob]) -> None:
    session = explained_session(explained_day(), with_reasons=False)
    app = page(session, "en")
    assert session.reason_job is not None
    session.reason_job.outcome = Failure(key="dashboard-failure-deaf")
    app.run()
    assert len(app.error) == 1
    again = next(b for b in app.button if b.label == text("reasons-try-again", "en"))
    again.click().run()
    assert len(started) == 2


def test_reasons_cut_short_say_so_and_can_be_taken_further(started: list[AnyJob]) -> None:
    prepared, plan, found = explained_day()
    app = page(explained_session((prepared, plan, replace(found, complete=False))), "en")
    assert [one.value for one in app.warning] == [text("explain-time-over", "en")]
    further = next(b for b in app.button if b.label == text("reasons-look-further", "en"))
    further.click().run()
    assert [type(job) for job in started] == [ReasonJob]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fix_is_applied_and_taken_back(language: Language, started: list[AnyJob]) -> None:
    session = explained_session(explained_day())
    before = session.shown
    loaded = session.loaded
    assert before is not None
    fix = fix_of(session, FixKind.OUTSIDE_COURIER)
    app = page(session, language)
    one = before.explanation and before.explanation.order(RIVAL)
    assert one
    assert one.menu is not None
    app.button(key=f"apply-{RIVAL}-{one.menu.fixes.index(fix)}").click().run()
    assert not app.exception
    assert session.shown is not None
    assert session.shown.plan is fix.plan
    assert session.loaded.day is fix.day
    job = session.job
    assert started == [job], "its money is worked out beside"
    assert job is not None
    assert job.known is fix.plan
    told = html(app)
    assert text("reasons-after", language) in told
    met = text("dashboard-met-of", language, met=1, orders=5)
    assert f"<td>{met}</td>" in told
    assert f"<td>{text('dashboard-met-of', language, met=fix.met, orders=5)}</td>" in told
    app.button(key="undo-fix").click().run()
    assert not app.exception
    assert session.shown is before
    assert session.loaded is loaded
    assert session.job is None
    assert text("reasons-after", language) not in html(app)


def test_fixes_are_taken_back_one_by_one() -> None:
    session = explained_session(explained_day())
    first = session.shown
    assert first is not None
    outside, courier = (
        fix_of(session, kind) for kind in (FixKind.OUTSIDE_COURIER, FixKind.ONE_MORE_COURIER)
    )
    apply_fix(session, outside)
    second = session.shown
    apply_fix(session, courier)
    undo_fix(session)
    assert session.shown is second
    undo_fix(session)
    undo_fix(session)
    assert session.shown is first
    assert session.applied == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_without_unmet_orders_shows_near_misses(language: Language) -> None:
    app = page(explained_session(met_day()), language)
    assert [one.value for one in app.success] == [text("dashboard-all-met", language, count=1)]
    assert text("near-heading", language) in html(app)
    assert not app.dataframe


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_plan_the_page_says_what_to_do(language: Language) -> None:
    session = explained_session(met_day())
    session.shown = None
    app = page(session, language)
    assert [one.value for one in app.info] == [text("reasons-empty", language)]


def test_a_plan_without_its_input_asks_to_plan_again() -> None:
    session = explained_session(met_day(), with_reasons=False)
    assert session.shown is not None
    session.shown = replace(session.shown, loaded=None)
    app = page(session, "en")
    assert [one.value for one in app.info] == [text("reasons-plan-again", "en")]


def test_a_punctual_day_says_that_no_ways_are_looked_for() -> None:
    prepared, plan, found = explained_day()
    solver = prepared.day.solver.model_copy(update={"on_time_target": 0.9})
    session = explained_session((prepared, plan, found))
    assert session.shown is not None
    assert session.shown.loaded is not None
    day = replace(prepared.day, solver=solver)
    session.shown = replace(session.shown, loaded=replace(session.shown.loaded, day=day))
    app = page(session, "en")
    assert text("reasons-no-fixes", "en") in [one.value for one in app.caption]
