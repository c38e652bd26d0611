"""The page “What if” in both languages, without a browser."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Slider

import planner.dashboard.whatif
from planner.dashboard.answers import Answers
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.dashboard.sweep_job import SweepJob
from planner.dashboard.whatif import WhatIf, keep, named
from planner.domain.plan import Plan
from planner.errors import Fault
from planner.intake.day_folder import read_files
from planner.money.ledger import ledger
from planner.scenarios.crews import OwnCrew
from planner.scenarios.grid import parse_axes
from planner.scenarios.solving import Failed, Task, solve
from planner.solve.plan_day import plan_day
from planner.texts import LANGUAGES, Language, text
from planner.travel.provider import travel_times
from tests.support.day_folders import day_files
from tests.support.scenarios import change, evening_couriers, evening_orders

TIMEOUT_S = 60
FILES = day_files(orders=evening_orders(4), couriers=evening_couriers("c1", "c2"))


@pytest.fixture(scope="module")
def planned() -> tuple[Session, Plan]:
    """A session that shows its day's plan."""
    loaded = read_files(FILES)
    plan = plan_day(loaded.day, travel_times(loaded.day))
    shown = Shown(source="own", day=loaded.day, plan=plan, money=ledger(loaded.day, plan))
    return Session(loaded=loaded, source="own", shown=shown, files=FILES), plan


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """Answers are solved by a thread of this process; what it was asked."""
    asked: list[Task] = []

    def work(task: Task) -> Plan | Failed:
        asked.append(task)
        return solve(task)

    own = Answers(OwnCrew(work))
    monkeypatch.setattr(planner.dashboard.whatif, "answers", lambda: own)
    return asked


def page(session: Session, language: Language = "ru") -> AppTest:
    def script() -> None:
        from planner.dashboard.views import whatif

        whatif.render()

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = replace(session)
    app.session_state["lang"] = language
    app.run()
    assert not app.exception
    return app


def answered(app: AppTest) -> AppTest:
    """The page once its question is answered."""
    began = time.monotonic()
    while not app.metric and time.monotonic() - began < TIMEOUT_S:
        time.sleep(0.1)
        app.run()
    assert not app.exception
    assert app.metric, "no answer"
    return app


def slider(app: AppTest, name: str) -> Slider[Any]:
    return next(one for one in app.slider if (one.key or "").startswith(f"whatif-{name}-"))


def figures(app: AppTest) -> dict[str, tuple[str, str]]:
    return {one.label: (one.value, one.delta) for one in app.metric}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_on_the_day_as_it_is(
    planned: tuple[Session, Plan], language: Language, in_this_process: list[Task]
) -> None:
    app = page(planned[0], language)
    assert [one.label for one in app.slider] == [
        text(f"whatif-slider-{name}", language)
        for name in ("fee", "limit", "couriers", "traffic", "slot", "assembly")
    ]
    assert text("whatif-page-unchanged", language) in [one.value for one in app.caption]
    assert figures(app)[text("whatif-figure-met", language)] == ("4", "0")
    assert in_this_process == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fee_is_answered_at_once_without_solving(
    planned: tuple[Session, Plan], language: Language, in_this_process: list[Task]
) -> None:
    app = page(planned[0], language)
    slider(app, "fee").set_value(249).run()
    assert not app.exception
    # four orders at 50 roubles more
    assert figures(app)[text("whatif-figure-profit-rub", language)][1] == "+200"
    assert text("whatif-page-same-plan", language) in [one.value for one in app.caption]
    assert in_this_process == []


def test_a_courier_less_is_solved_from_the_days_plan_and_can_be_kept(
    planned: tuple[Session, Plan], in_this_process: list[Task]
) -> None:
    app = page(planned[0], "en")
    slider(app, "couriers").set_value(-1).run()
    answered(app)
    (task,) = in_this_process
    assert task.begin_with == planned[1].trips
    assert len(task.problem.day.couriers) == 1
    slider(app, "fee").set_value(249).run()
    assert in_this_process == [task], "the fee alone is no new question"
    slider(app, "fee").set_value(199).run()
    met, difference = figures(app)["Orders met"]
    assert int(met) < 4
    assert difference == f"−{4 - int(met)}"
    save = next(one for one in app.button if one.label == text("whatif-page-save", "en"))
    save.click().run()
    assert not app.exception
    table = app.dataframe[0].value
    assert table["name"].tolist() == ["as it is", "Couriers ±: −1"]
    assert table["met"].tolist() == [4, int(met)]


def test_a_question_begins_with_the_answer_before(
    planned: tuple[Session, Plan], in_this_process: list[Task]
) -> None:
    app = page(replace(planned[0], parts={}), "en")  # nothing answered yet
    slider(app, "couriers").set_value(1).run()
    answered(app)
    slider(app, "couriers").set_value(2).run()
    answered(app)
    first, second = in_this_process
    state: WhatIf = app.session_state["session"].parts[WhatIf]
    before = next(iter(state.known.values()))
    assert isinstance(before, Plan)
    assert second.begin_with == before.trips
    assert first.begin_with == planned[1].trips


def test_putting_all_back_empties_the_question(planned: tuple[Session, Plan]) -> None:
    app = page(planned[0], "en")
    slider(app, "fee").set_value(249).run()
    reset = next(one for one in app.button if one.label == text("whatif-page-reset", "en"))
    reset.click().run()
    assert not app.exception
    assert slider(app, "fee").value == 199
    assert text("whatif-page-unchanged", "en") in [one.value for one in app.caption]


def test_without_a_plan_the_comparison_waits(planned: tuple[Session, Plan]) -> None:
    app = page(replace(planned[0], shown=None), "en")
    assert not app.metric
    assert text("whatif-page-base-soon", "en") in [one.value for one in app.caption]


def test_another_days_plan_is_not_taken_for_this_ones(planned: tuple[Session, Plan]) -> None:
    other = read_files(day_files(orders=evening_orders(3)))
    app = page(replace(planned[0], loaded=other), "en")
    assert not app.metric


def test_a_failed_question_says_why(
    planned: tuple[Session, Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(file="--vary", column="couriers", rule="vary_no_couriers")
    refusing = Answers(OwnCrew(lambda _: Failed(kind="input", faults=(fault,))))
    monkeypatch.setattr(planner.dashboard.whatif, "answers", lambda: refusing)
    app = page(planned[0], "en")
    slider(app, "couriers").set_value(-1).run()
    began = time.monotonic()
    while not app.error and time.monotonic() - began < TIMEOUT_S:
        time.sleep(0.1)
        app.run()
    assert "the day has no couriers to change" in app.error[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_solved_grid_is_a_heat_map(planned: tuple[Session, Plan], language: Language) -> None:
    app = page(planned[0], language)
    state: WhatIf = app.session_state["session"].parts[WhatIf]
    axes = parse_axes(["couriers=-1:0", "fees.fee_rub=199,249"])
    state.grid = SweepJob(state.source, axes, crew=OwnCrew)
    state.grid.start()
    began = time.monotonic()
    while state.grid.outcome is None and time.monotonic() - began < TIMEOUT_S:
        time.sleep(0.05)
    app.run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert state.grid.progress is not None
    assert state.grid.progress.done == 2


def test_a_grid_that_cannot_be_says_why(planned: tuple[Session, Plan]) -> None:
    app = page(planned[0], "en")
    app.text_input(key="whatif-across-values-couriers").set_value("-9:0").run()
    assert any("only 2 can be taken away" in one.value for one in app.error)
    app.text_input(key="whatif-across-values-couriers").set_value("0:99").run()
    assert "500 scenarios are too many" in app.warning[0].value
    app.selectbox(key="whatif-down").set_value("couriers").run()
    assert app.warning[0].value == text("whatif-grid-same", "en")


def test_changes_are_named_in_both_languages() -> None:
    changes = (change("solver.objective", "profit"), change("traffic", "1.25"))
    assert named(changes, "ru") == "Цель: прибыль; Пробки, раз: 1,25"
    assert named(changes, "en") == "Objective: profit; Traffic, times: 1.25"
    assert (
        named((change("travel.congestion", "free-flow"),), "en")
        == "travel.congestion: free-flow"
    )


def test_the_same_changes_are_kept_once(planned: tuple[Session, Plan]) -> None:
    app = page(planned[0])
    state: WhatIf = app.session_state["session"].parts[WhatIf]
    base = planner.dashboard.whatif.base_scenario(state, planned[0])
    assert base is not None
    for fee in ("149", "249", "149"):
        keep(state, replace(base, changes=(change("fees.fee_rub", fee),)))
    kept = [(one.number, one.changes[0].value) for one in state.kept]
    assert kept == [(1, "249"), (2, "149")]
