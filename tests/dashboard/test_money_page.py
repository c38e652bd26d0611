"""The money page in both languages, without a browser and without planning."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard import money_charts, money_rows
from planner.dashboard.charts import TIP_STYLE
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.planning import collect
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.domain.day import Fortnight
from planner.domain.plan import CatalogueCut
from planner.intake.day_folder import DayInput
from planner.money.cancellations import step_report
from planner.money.report import MoneyReport, money_report
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import HOSTILE_ID, evening_planned, evening_session
from tests.support.builders import at, make_day, make_order, make_travel
from tests.support.plans import make_plan

TIMEOUT_S = 60


def money_session() -> Session:
    """The shared evening with its money."""
    session = evening_session()
    shown = session.shown
    assert shown is not None
    report = money_report(shown.day, make_travel(day=shown.day, minutes=10), shown.plan)
    session.shown = replace(shown, money=report.money, report=report, loaded=session.loaded)
    return session


def report_of(session: Session) -> tuple[Shown, MoneyReport]:
    assert session.shown is not None
    assert session.shown.report is not None
    return session.shown, session.shown.report


def page(language: Language, session: Session, *, idle: bool = False) -> AppTest:
    """The page by itself: AppTest can switch to files only."""

    def script() -> None:
        from planner.dashboard.views import money

        money.render()

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = session
    app.session_state["lang"] = language
    app.session_state["money_including_idle"] = idle
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("idle", [False, True])
def test_the_page_opens_in_both_languages(language: Language, idle: bool) -> None:
    app = page(language, money_session(), idle=idle)
    assert not app.exception
    assert [metric.label for metric in app.metric] == [
        text(f"money-figure-{name}", language)
        for name in ("order-cost", "break-even", "break-even-idle", "margin", "net")
    ]
    assert len(app.get("vega_lite_chart")) == 3
    assert len(app.get("deck_gl_json_chart")) == 1
    # one distance band; three couriers, outside couriers and the unmet; four orders met
    assert [len(table.value) for table in app.dataframe] == [1, 5, 4]


def test_the_switch_moves_costs_and_break_even_fees_but_not_the_day_s_idle_pay() -> None:
    _, report = report_of(money_session())
    without = page("en", money_session()).dataframe[2].value
    with_idle = page("en", money_session(), idle=True).dataframe[2].value
    assert without["idle_part"].sum() == with_idle["idle_part"].sum()
    lost = without["left"].sum() - with_idle["left"].sum()
    assert lost == pytest.approx(report.money.idle_kop / 100, abs=4)


def test_the_fee_line_is_named_by_its_fee_or_from_the_least_to_the_most() -> None:
    assert "its fee, 199 ₽." in strip_note(money_session())
    session = money_session()
    shown, report = report_of(session)
    first, *rest = report.money.orders
    money = replace(report.money, orders=(replace(first, fee_kop=24_900), *rest))
    session.shown = replace(shown, report=replace(report, money=money))
    assert "199 ₽–249 ₽." in strip_note(session)


def strip_note(session: Session) -> str:
    notes = [caption.value.replace("\\", "") for caption in page("en", session).caption]
    return next(note for note in notes if note.startswith("A bar is"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_plan_the_page_says_how_to_get_one(language: Language) -> None:
    session = money_session()
    session.shown = None
    app = page(language, session)
    assert [box.value for box in app.info] == [text("money-page-empty", language)]
    assert text("money-page-to-plan", language) in [button.label for button in app.button]


def test_while_the_first_plan_is_made_the_page_says_so() -> None:
    session = money_session()
    session.shown = None
    session.job = PlanJob(session.loaded)
    app = page("ru", session)
    assert [box.value for box in app.info] == [text("money-page-soon", "ru")]


def test_a_plan_just_made_brings_its_money_along() -> None:
    session = evening_session()
    planned = evening_planned()
    session.shown, session.job = None, PlanJob(session.loaded)
    session.job.outcome = planned
    assert collect(session)
    assert session.shown is not None
    assert session.shown.report is planned.report
    app = page("en", session)
    assert not app.exception
    assert len(app.metric) == 5
    assert session.shown.money is planned.report.money


def test_a_plan_that_meets_nobody_has_nothing_to_split() -> None:
    day = make_day()
    travel = make_travel(day=day)
    plan = make_plan(day=day, travel=travel, trips=[])
    report = money_report(day, travel, plan)
    shown = Shown(source="own", day=day, plan=plan, money=report.money, report=report)
    loaded = DayInput(day=day, given=None, congestion=None, notices=())
    app = page("ru", Session(loaded=loaded, source="own", shown=shown))
    assert not app.exception
    assert [box.value for box in app.info] == [text("money-page-no-orders", "ru")]


def test_estimates_are_made_when_asked_for() -> None:
    app = page("en", money_session())
    assert "saves_least" not in app.dataframe[2].value
    label = text("money-page-estimate", "en")
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    assert {"saves_least", "saves_dual"} <= set(app.dataframe[2].value)
    assert label not in [button.label for button in app.button]


def test_disputes_steps_and_a_cut_catalogue_are_told() -> None:
    session = money_session()
    shown, report = report_of(session)
    cut = CatalogueCut(rule="longest_trip", longest_trip=3, labels_refused=1, orders_touched=())
    plan = replace(shown.plan, proof=replace(shown.plan.proof, cut=cut))
    day = replace(report.views.day, dispute_kop=12_300)
    busy = Fortnight(orders=95, cancelled=9)
    steps = step_report(replace(shown.day, fortnight=busy), shown.plan)
    told = replace(report, views=replace(report.views, day=day), steps=steps)
    session.shown = replace(shown, plan=plan, report=told)
    captions = " ".join(caption.value for caption in page("en", session).caption)
    assert "only up to 3 orders a trip" in captions
    assert "123\N{NO-BREAK SPACE}₽ a day" in captions
    assert "Taken for the cancellation share" in captions


def test_the_strip_rises_and_marks_losses() -> None:
    shown, report = report_of(money_session())
    rows = money_rows.strip_rows(shown.day, report, "en", including_idle=False)
    assert rows["cost"].is_monotonic_increasing
    assert rows["loss"].tolist() == (rows["cost"] > rows["fee"]).tolist()
    with_idle = money_rows.strip_rows(shown.day, report, "en", including_idle=True)
    assert (with_idle["spent"] >= with_idle["cost"]).all()
    assert with_idle["spent"].sum() > with_idle["cost"].sum()


def test_the_waterfall_ends_at_what_is_left_after_shifts() -> None:
    _, report = report_of(money_session())
    rows = money_rows.waterfall_rows(report, "ru")
    assert rows["from"].iloc[0] == 0
    assert rows["to"].iloc[-1] == pytest.approx(report.money.net_kop / 100)
    margin = rows[rows["name"] == text("money-margin", "ru")]
    assert margin["to"].iloc[0] == pytest.approx(report.views.day.margin_kop / 100)
    spent = rows[rows["kind"] == "spent"]
    assert (spent["from"].iloc[1:].tolist())[0] == spent["to"].iloc[0]


def test_areas_are_outlines_longitude_first_coloured_by_what_an_order_leaves() -> None:
    shown, report = report_of(money_session())
    rows = money_rows.area_rows(shown.day, report, "en", including_idle=False)
    for outline in rows["outline"]:
        assert len(outline) == 6
        assert all(37 < lon < 38 and 55 < lat < 56 for lon, lat in outline)
    left = [line.margin_kop for line in report.views.areas]
    losses = [colour[:3] == list(money_rows.LOSS_RGB) for colour in rows["colour"]]
    met = [line.met > 0 for line in report.views.areas]
    expected = [m and kop < 0 for m, kop in zip(met, left, strict=True)]
    assert losses == expected


def test_text_from_outside_is_text_in_figures() -> None:
    shown, report = report_of(money_session())
    deck = money_charts.area_map(
        areas=money_rows.area_rows(shown.day, report, "en", including_idle=False),
        stores=pd.DataFrame([{"position": [37.6, 55.7], "tip": HOSTILE_ID}]),
        language="en",
        size_px=(400, 300),
    )
    assert deck._tooltip == {"text": "{tip}", "style": TIP_STYLE}
    assert "http" not in deck.to_json()


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_without_orders_met_have_no_break_even(language: Language) -> None:
    orders = [
        make_order(order_id="o1"),
        make_order(order_id="o2", slot=(at("12:00"), at("13:00"))),
    ]
    day = make_day(orders=orders)
    travel = make_travel(day=day)
    plan = make_plan(day=day, travel=travel, trips=[("c1", at("10:50"), ["o1"])])
    report = money_report(day, travel, plan)
    rows = money_rows.hour_rows(day, report, language, including_idle=False)
    assert rows["hour"].tolist() == ["11:00–12:00"]
    chart = money_charts.hour_bars(rows, language).to_dict()
    assert chart["layer"][0]["mark"]["type"] == "bar"
