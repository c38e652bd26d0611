"""Every view in both languages, without a browser and without planning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from planner.dashboard.chosen import Chosen
from planner.dashboard.job import Failure, Job
from planner.dashboard.order_intake import OrderIntake
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.reason_job import ReasonJob
from planner.dashboard.router import SWITCH_KEY
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.dashboard.views.order_intake import MOST_FILES, UPLOADER_KEY
from planner.domain.order import OrderId
from planner.domain.plan import CatalogueCut, ClassProof, Proof, ProofStatus
from planner.errors import Fault
from planner.intake.day_folder import DayInput
from planner.money.ledger import ledger
from planner.solve.plan_day import Progress
from planner.texts import LANGUAGES, Language, long_date, text
from tests.dashboard.evening import HOSTILE_ADDRESS, HOSTILE_ID, evening_session
from tests.support.builders import make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan

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


def orders_page(language: Language, *, session: Session | None = None) -> AppTest:
    """The page Orders; AppTest can switch to files only, so the view is launched by itself."""

    def script() -> None:
        from planner.dashboard.views import order_intake

        order_intake.render()

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
            assert [len(table.value) for table in app.dataframe] == [4]
        case "unmet":
            assert text("dashboard-column-reason", language) in html(app)
        case "orders":
            assert [len(table.value) for table in app.dataframe] == [4]
        case "trips":
            assert [len(table.value) for table in app.dataframe] == [3, 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_orders_page_tells_which_day_is_loaded(language: Language) -> None:
    app = orders_page(language)
    assert not app.exception
    date = long_date(evening_session().loaded.day.clock.day, language)
    told = [one.value for one in app.markdown]
    assert f"**{text('dashboard-data-now', language, date=date)}**" in told
    assert text("dashboard-use-sample", language) in [button.label for button in app.button]


def test_language_is_russian_until_switched() -> None:
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT_S)
    app.session_state["session"] = evening_session()
    app.run()
    assert app.metric[0].value == "4 из 5"
    app.button_group(key=SWITCH_KEY).set_value("en").run()
    assert app.metric[0].value == "4 of 5"
    assert app.query_params["lang"] == "en"
    app.query_params.clear()  # as a change of page does
    app.run()
    assert app.metric[0].value == "4 of 5"
    assert app.query_params["lang"] == "en"


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", ["catalogue", "search", "bound", "proof", "reasons", "audit"])
def test_planning_under_way_is_told_beside_the_earlier_plan(
    language: Language, stage: str
) -> None:
    app = page(language, session=session_with_job(Progress(stage=stage, met=3, seconds=6.0)))
    assert not app.exception
    assert text(f"dashboard-stage-{stage}", language) in app.progress[0].text
    assert app.progress[0].value == 10  # 6 of 60 seconds
    assert app.metric[0].value.startswith("4 ")
    assert not stop_button(app).disabled


def test_progress_tells_the_best_so_far_and_its_bounds() -> None:
    known = Progress(
        stage="search",
        met=3,
        met_upper_bound=5,
        cost_kop=123_400,
        cost_lower_bound_kop=120_000,
        seconds=6.0,
    )
    told = [one.value for one in page("en", session=session_with_job(known)).caption]
    assert (
        "Found a plan that meets 3 orders, proved at most 5 · cost 1,234\xa0₽,"
        " proved at least 1,200\xa0₽"
    ) in told


def test_stop_is_passed_to_the_job_and_said() -> None:
    session = session_with_job(Progress(stage="search", seconds=6.0))
    app = page("en", session=session)
    stop_button(app).click().run()
    assert session.job is not None
    assert session.job.stopping
    assert "Stopping" in app.progress[0].text
    assert stop_button(app).disabled


def test_job_that_waits_for_a_place_says_so() -> None:
    session = session_with_job(None)
    app = page("en", session=session)
    assert "Waiting for other plannings" in app.progress[0].text


def session_with_job(progress: Progress | None) -> Session:
    """A session whose job was never begun; it is as far as `progress` says."""
    session = evening_session()
    session.job = PlanJob(session.loaded)
    session.job.progress = progress
    session.job.waiting = progress is None
    return session


def stop_button(app: AppTest) -> Button:
    names = {text("dashboard-stop", language) for language in LANGUAGES}
    return next(button for button in app.button if button.label in names)


def test_first_planning_shows_where_the_plan_will_stand() -> None:
    session = session_with_job(Progress(stage="catalogue"))
    session.shown = None
    app = page("ru", session=session)
    assert not app.exception
    assert text("dashboard-plan-soon", "ru") in [one.value for one in app.caption]
    assert not app.metric


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(("couriers", "orders"), [(0, 1), (1, 0)])
def test_day_without_trips_is_shown_all_the_same(tab: str, couriers: int, orders: int) -> None:
    day = make_day(
        orders=[make_order()][:orders],
        couriers=[make_courier()][:couriers],
    )
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    session = Session(
        loaded=DayInput(day=day, given=None, congestion=None, notices=()),
        source="own",
        shown=Shown(source="own", day=day, plan=plan, money=ledger(day, plan)),
    )
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT_S)
    app.session_state["session"] = session
    app.session_state["sections"] = text(f"dashboard-tab-{tab}", "ru", count=orders)
    app.run()
    assert not app.exception
    assert app.metric[0].value == f"0 из {orders}"
    assert app.metric[2].value == "—"


def test_cut_catalogue_and_priorities_are_told() -> None:
    session = session_with_proof(met_upper_bound=4)
    assert session.shown is not None
    plan = session.shown.plan
    cut = CatalogueCut(
        rule="memory", longest_trip=3, labels_refused=1200, orders_touched=(OrderId("o1"),)
    )
    classes = (
        ClassProof(priority=50, met=1, upper_bound=1),
        ClassProof(priority=0, met=3, upper_bound=4),
    )
    proof = replace(plan.proof, cut=cut, by_priority=classes, repeatable=False)
    session.shown = replace(session.shown, plan=replace(plan, proof=proof))
    told = html(page("en", session=session))
    assert "all of up to 3 orders; extensions refused: 1,200, orders touched: 1" in told
    assert "Priority 50: 1 of at most 1" in told
    assert "Priority 0: 3 of at most 4" in told
    assert "May not repeat: the search was cut short" in told


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
    app = orders_page("ru", session=session)
    assert not app.exception
    table = app.dataframe[0].value
    assert table["file"].tolist() == ["orders.csv", "couriers.csv"]
    assert table["value"].tolist() == ["55,x", ""]
    assert "число" in table["rule"].tolist()[0]


def test_faults_found_only_while_planning_stand_in_the_table_too() -> None:
    session = evening_session()
    fault = Fault(file="couriers.csv", column="speed_factor", value="0.1", rule="value_missing")
    session.failure = Failure(key="dashboard-failure-input", faults=(fault,))
    assert "«Заказы»" in page("ru", session=session).error[0].value
    found = orders_page("ru", session=session).dataframe[0].value
    assert found["value"].tolist() == ["0.1"]


def test_faulty_upload_keeps_the_plan_shown() -> None:
    app = orders_page("ru")
    app.file_uploader(key=UPLOADER_KEY).upload("day.toml", b"date = 2026-11-20\n")
    app.run()
    read_button(app).click().run()
    assert not app.exception
    session = app.session_state["session"]
    assert session.part(OrderIntake).faults
    assert session.job is None
    assert session.shown.plan.proof.met == 4
    assert "orders.csv" in app.dataframe[0].value["file"].tolist()


def test_nothing_is_read_before_files_are_chosen() -> None:
    app = orders_page("ru")
    assert read_button(app).disabled


def test_too_many_files_are_refused() -> None:
    app = orders_page("en")
    for number in range(MOST_FILES + 1):
        app.file_uploader(key=UPLOADER_KEY).upload(f"orders{number}.csv", b"order_id\n")
    app.run()
    assert read_button(app).disabled
    assert [box.value for box in app.warning] == ["Too many files: at most 50."]


def read_button(app: AppTest) -> Button:
    names = {text("dashboard-intake-read", language) for language in LANGUAGES}
    return next(button for button in app.button if button.label in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_tells_the_plan_its_proof_and_its_source(language: Language) -> None:
    told = html(page(language))
    assert text("header-met", language, met=4, orders=5) in told
    assert text("dashboard-proof-open", language, bound=5) in told
    assert text("dashboard-knowledge-hindsight", language) in told
    assert text("travel-short-matrix", language) in told


def test_a_change_since_the_plan_is_marked_and_planned_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Job, "start", lambda job: None)
    session = evening_session()
    app = page("en", session=session)
    assert not [one for one in app.button if one.key == "replan"]
    day = session.loaded.day
    later = replace(day.orders[0], handover_s=day.orders[0].handover_s + 60)
    session.loaded = replace(session.loaded, day=replace(day, orders=(later, *day.orders[1:])))
    app.run()
    assert "an order changed" in app.warning[0].value
    app.button(key="replan").click().run()
    assert session.job is not None
    assert session.job.loaded.day.orders[0] == later
    assert not app.warning


def test_jobs_of_other_pages_are_told_of_and_kept_alive() -> None:
    session = evening_session()
    assert session.shown is not None
    job = session.reason_job = ReasonJob(session.loaded, session.shown.plan)
    seen_at = job.seen_at
    told = [one.value for one in page("en", session=session).caption]
    assert any(one.startswith("Also under way: reasons") for one in told)
    assert job.seen_at > seen_at


def test_an_order_chosen_is_singled_out_in_table_and_pictures() -> None:
    session = evening_session()
    app = page("en", session=session)
    app.selectbox(key="order-found").set_value("o2").run()
    assert session.part(Chosen).order_id == "o2"
    app.button_group(key="couriers").set_value("c2").run()
    assert (session.part(Chosen).route, session.part(Chosen).order_id) == ("c2", None)
    assert app.dataframe[0].value["order"].tolist() == ["o3"]
    assert len(app.get("vega_lite_chart")) == 1


def test_an_unmet_order_chosen_says_why() -> None:
    app = page("en")
    app.selectbox(key="order-found").set_value(HOSTILE_ID).run()
    assert "does not fit" in app.info[0].value
