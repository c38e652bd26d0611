"""Every view in both languages, without a browser and without planning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from planner.dashboard.jobs import Failure
from planner.dashboard.session import Session
from planner.dashboard.views.data import MOST_FILES
from planner.domain.plan import ClassProof, Proof, ProofStatus
from planner.errors import Fault
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import HOSTILE_ADDRESS, evening_session

APP = Path(__file__).parents[2] / "app.py"
TABS = ("routes", "unmet", "orders", "trips")
TIMEOUT_S = 60


def page(
    language: Language = "ru", *, session: Session | None = None, tab: str = "routes"
) -> AppTest:
    """The plan's page of the shared evening, in that language, at that tab."""
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT_S)
    app.session_state["session"] = session or evening_session()
    app.session_state["lang"] = language
    app.session_state["sections"] = text(f"dashboard-tab-{tab}", language, count=1)
    return app.run()


def data_page(language: Language, *, session: Session | None = None) -> AppTest:
    """The data page; AppTest can switch to files only, so the view is launched by itself."""

    def script() -> None:
        from planner.dashboard.views import data

        data.render()

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = session or evening_session()
    app.session_state["lang"] = language
    return app.run()


def html(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in app.html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", TABS)
def test_every_section_opens_in_both_languages(language: Language, tab: str) -> None:
    app = page(language, tab=tab)
    assert not app.exception
    labels = [metric.label for metric in app.metric]
    assert labels == [
        text(f"dashboard-figure-{key}", language)
        for key in ("met", "cost", "order-cost", "idle", "driving")
    ]
    match tab:
        case "routes":
            assert len(app.get("deck_gl_json_chart")) == 1
            assert len(app.get("vega_lite_chart")) == 1
        case "unmet":
            assert text("dashboard-column-reason", language) in html(app)
        case "orders":
            assert [len(table.value) for table in app.dataframe] == [4]
        case "trips":
            assert [len(table.value) for table in app.dataframe] == [3, 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_page_opens_in_both_languages(language: Language) -> None:
    app = data_page(language)
    assert not app.exception
    assert text("dashboard-data-heading", language) in [one.value for one in app.subheader]
    assert text("dashboard-read-files", language) in [button.label for button in app.button]


def test_language_is_russian_until_switched() -> None:
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT_S)
    app.session_state["session"] = evening_session()
    app.run()
    assert app.metric[0].value == "4 из 5"
    app.button_group(key="lang").set_value("en").run()
    assert app.metric[0].value == "4 of 5"


def test_unproved_count_is_called_not_proved() -> None:
    app = page()
    assert app.metric[0].delta == "не доказано: не больше 5"
    assert app.metric[1].delta == "не доказано: нижней границы нет"


def test_proved_figures_say_so() -> None:
    app = page("en", session=session_with_proof(met_upper_bound=4, status=ProofStatus.OPTIMAL))
    assert app.metric[0].delta == "proved: no plan meets more"
    assert app.metric[1].delta == "proved: none is cheaper"


def test_bound_on_the_grid_only_is_not_called_proved() -> None:
    app = page("en", session=session_with_proof(met_upper_bound=4, scope="departure_step"))
    assert app.metric[0].delta == "most for departures every 60 s"


def session_with_proof(
    *,
    met_upper_bound: int,
    status: ProofStatus = ProofStatus.BOUNDED,
    scope: str = "any_second",
) -> Session:
    session = evening_session()
    assert session.shown is not None
    plan = session.shown.plan
    proof: Proof = replace(
        plan.proof,
        met_upper_bound=met_upper_bound,
        by_priority=(ClassProof(priority=0, met=4, upper_bound=met_upper_bound),),
        cost_lower_bound_kop=plan.proof.cost_kop,
        status=status,
        scope=scope,
    )
    session.shown = replace(session.shown, plan=replace(plan, proof=proof))
    return session


def test_what_the_plan_rests_on_is_told() -> None:
    told = html(page())
    assert "План знал все заказы заранее" in told
    assert "Время в пути: таблица travel.csv, без пробок" in told
    assert "Повторяем: те же данные — тот же план" in told


def test_all_orders_met_is_good_news() -> None:
    session = evening_session()
    assert session.shown is not None
    plan = session.shown.plan
    met = tuple(outcome for outcome in plan.outcomes if outcome.reason is None)
    session.shown = replace(session.shown, plan=replace(plan, outcomes=met))
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT_S)
    app.session_state["session"] = session
    app.session_state["sections"] = text("dashboard-tab-unmet", "ru", count=0)
    app.run()
    assert [box.value for box in app.success] == ["Выполнены все заказы дня: 5."]


def test_text_from_outside_is_escaped_on_the_page() -> None:
    told = html(page(tab="unmet"))
    assert HOSTILE_ADDRESS not in told
    assert "&lt;img src=x" in told
    assert "&lt;b&gt;o5&lt;/b&gt;" in told


def test_failed_planning_keeps_the_plan_and_says_why() -> None:
    session = evening_session()
    session.failure = Failure(
        key="dashboard-failure-own", values=(("error", "![x](http://a.b)"),)
    )
    app = page("en", session=session)
    assert len(app.error) == 1
    assert r"\!\[x\]" in app.error[0].value
    assert app.metric[0].value == "4 of 5"


def test_faults_of_uploaded_files_stand_in_a_table() -> None:
    session = evening_session()
    session.faults = (
        Fault(file="orders.csv", row=7, column="lat", value="55,x", rule="not_a_number"),
        Fault(file="couriers.csv", rule="file_missing"),
    )
    app = data_page("ru", session=session)
    assert not app.exception
    table = app.dataframe[0].value
    assert table["file"].tolist() == ["orders.csv", "couriers.csv"]
    assert table["value"].tolist() == ["55,x", ""]
    assert "число" in table["rule"].tolist()[0]


def test_faulty_upload_keeps_the_plan_shown() -> None:
    app = data_page("ru")
    app.file_uploader(key="uploader").upload("day.toml", b"date = 2026-11-20\n")
    app.run()
    read_button(app).click().run()
    assert not app.exception
    session = app.session_state["session"]
    assert session.faults
    assert session.job is None
    assert session.shown.plan.proof.met == 4
    assert "orders.csv" in app.dataframe[0].value["file"].tolist()


def test_nothing_is_read_before_files_are_chosen() -> None:
    app = data_page("ru")
    assert read_button(app).disabled


def test_too_many_files_are_refused() -> None:
    app = data_page("en")
    for number in range(MOST_FILES + 1):
        app.file_uploader(key="uploader").upload(f"orders{number}.csv", b"order_id\n")
    app.run()
    assert read_button(app).disabled
    assert [box.value for box in app.warning] == ["Too many files: at most 8."]


def read_button(app: AppTest) -> Button:
    names = {text("dashboard-read-files", language) for language in LANGUAGES}
    return next(button for button in app.button if button.label in names)
