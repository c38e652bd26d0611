"""The page Punctuality in both languages, without a browser and without planning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.curve_job import CurveJob
from planner.dashboard.job import Failure
from planner.dashboard.planning import collect_curve
from planner.dashboard.punctuality_charts import curve_chart, late_bars, order_strip
from planner.dashboard.session import Session
from planner.punctuality.curve import Curve, CurvePoint
from planner.punctuality.report import punctuality_report
from planner.punctuality.told import simulated_plan
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import evening_session
from tests.support.builders import make_travel

TIMEOUT_S = 60
POINTS = tuple(
    CurvePoint(
        reserve=reserve,
        earlier=earlier,
        met=met,
        cost_kop=100_000,
        late_orders=late,
        late_orders_error=0.02,
        mean_share=1 - late / 4,
        least_share=1 - late / 2,
    )
    for reserve, earlier, met, late in (
        (0.0, False, 4, 0.9),
        (0.0, True, 4, 0.5),
        (1.0, True, 3, 0.1),
    )
)


def punctual_session(*, curve: tuple[CurvePoint, ...] = ()) -> Session:
    """The shared evening, simulated."""
    session = evening_session()
    shown = session.shown
    assert shown is not None
    travel = make_travel(day=shown.day, minutes=10)
    report = punctuality_report(shown.day, travel, shown.plan.trips)
    session.shown = replace(shown, punctuality=report, curve=curve, loaded=session.loaded)
    return session


def page(language: Language, session: Session) -> AppTest:
    """The page by itself: AppTest can switch to files only."""

    def script() -> None:
        from planner.dashboard.views import punctuality

        punctuality.render()

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = session
    app.session_state["lang"] = language
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_in_both_languages(language: Language) -> None:
    app = page(language, punctual_session())
    assert not app.exception
    assert [metric.label for metric in app.metric] == [
        text(f"punctuality-figure-{name}", language)
        for name in ("late", "mean", "least", "earlier")
    ]
    assert len(app.get("vega_lite_chart")) == 2
    # four orders met; their legs of ten minutes with whole slots of reserve may never be late
    assert len(app.dataframe[-1].value) == 4
    assert text("punctuality-page-draw", language) in [button.label for button in app.button]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawn_curve_is_shown_with_its_table(language: Language) -> None:
    app = page(language, punctual_session(curve=POINTS))
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 3
    shown = app.dataframe[-1].value
    assert shown.iloc[:, 1].tolist() == ["4", "4", "3"]
    assert shown.iloc[1, 0] == text("punctuality-point-earlier", language)


def test_a_target_is_named_beside_the_worst_order() -> None:
    session = punctual_session()
    assert session.shown is not None
    assert session.shown.punctuality is not None
    plan = simulated_plan(session.shown.plan, session.shown.punctuality.now, target=0.9)
    session.shown = replace(session.shown, plan=plan)
    app = page("ru", session)
    assert app.metric[2].delta == "цель: каждый не ниже 90 %"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_simulation_the_page_says_so(language: Language) -> None:
    app = page(language, evening_session())
    assert not app.exception
    assert app.info[0].value == text("punctuality-page-empty", language)


def test_figures_carry_words_in_tips_and_no_outside_address() -> None:
    session = punctual_session()
    assert session.shown is not None
    assert session.shown.punctuality is not None
    done = session.shown.punctuality.now
    strip = order_strip(done, "ru").to_json()
    assert "Опоздание" in strip
    late = late_bars(done, "en").to_json()
    assert "Orders late" in late
    curve = curve_chart(POINTS, "en").to_json()
    assert "same trips, leaving earlier" in curve


def test_a_curve_drawn_beside_the_page_is_taken() -> None:
    session = punctual_session()
    assert session.shown is not None
    job = CurveJob(session.loaded, session.shown.plan)
    session.curve_job = job
    assert not collect_curve(session)
    job.outcome = Curve(points=POINTS)
    assert collect_curve(session)
    assert session.shown.curve == POINTS
    assert session.curve_job is None


def test_a_curve_of_a_plan_no_longer_shown_is_dropped() -> None:
    session = punctual_session()
    assert session.shown is not None
    job = CurveJob(session.loaded, replace(session.shown.plan, trips=()))
    job.outcome = Curve(points=POINTS)
    session.curve_job = job
    assert collect_curve(session)
    assert session.shown.curve == ()


def test_a_curve_that_failed_is_told() -> None:
    session = punctual_session()
    assert session.shown is not None
    job = CurveJob(session.loaded, session.shown.plan)
    job.outcome = Failure(key="dashboard-failure-deaf")
    session.curve_job = job
    assert collect_curve(session)
    assert session.failure == Failure(key="dashboard-failure-deaf")
