"""The page Shifts in both languages, without a browser."""

from __future__ import annotations

from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.roster_job import RosterJob, RosterQuestion
from planner.dashboard.shift_charts import (
    curve_chart,
    demand_of_orders,
    shift_rows,
    shifts_chart,
    work_chart,
    worth_chart,
)
from planner.dashboard.views.shifts import Shifts
from planner.errors import Fault
from planner.roster.choose import choose_roster, goal_of
from planner.roster.results import Roster, RosterProgress
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import evening_session
from tests.support.builders import at, make_order
from tests.support.roster import make_template, tiny_day

TIMEOUT_S = 60
DAYS = (tiny_day("busy", ["11:00", "12:00", "15:00"], [25, 30, 20]),)
TEMPLATES = (make_template("<b>day</b>", hours=7), make_template("early", hours=3))


@cache
def roster() -> Roster:
    return choose_roster(DAYS, TEMPLATES, goal_of(DAYS, 1.0, 0))


def page(language: Language, of: Shifts | None = None) -> AppTest:
    def script() -> None:
        from planner.dashboard.views import shifts

        shifts.render()

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = evening_session()
    app.session_state["lang"] = language
    app.session_state["session"].parts[Shifts] = of or Shifts()
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_opens_with_the_demand_of_the_day(language: Language) -> None:
    app = page(language)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert [button.label for button in app.button] == [text("shifts-run", language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_a_roster_with_its_proof(language: Language) -> None:
    app = page(language, Shifts(shown=roster()))
    assert not app.exception
    # demand, shifts, work, curve, worth
    assert len(app.get("vega_lite_chart")) == 5
    assert [metric.label for metric in app.metric] == [
        text(f"shifts-figure-{key}", language) for key in ("couriers", "met", "cost")
    ]
    html = "\n".join(str(element.value) for element in app.html)
    assert text("roster-optimal", language) in html
    assert len(app.dataframe[0].value) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_progress_and_a_stop_that_is_heard(language: Language) -> None:
    job = RosterJob(
        RosterQuestion(
            days=DAYS,
            templates=TEMPLATES,
            service=1.0,
            price_kop=0,
            seed=1,
            time_limit_s=60,
        )
    )
    job.progress = RosterProgress(stage="search", tried=2, couriers=3, value_kop=100_000)
    app = page(language, Shifts(job=job))
    assert not app.exception
    stop = next(one for one in app.button if one.label == text("shifts-stop", language))
    stop.click().run()
    assert job.stopping


def test_faults_of_what_was_given_are_shown() -> None:
    app = page("en", Shifts(faults=(Fault(file="t.toml", row=3, rule="template_none"),)))
    assert not app.exception
    assert len(app.error) == 1
    assert "t.toml" in app.dataframe[0].value.to_string()


def test_demand_counts_orders_by_the_hour_of_their_slot() -> None:
    orders = [
        make_order(order_id=str(k), slot=(at(slot), at(slot) + 3_600))
        for k, slot in enumerate(["11:00", "11:00", "15:00"])
    ]
    rows = demand_of_orders(orders)
    assert rows["hour"].tolist() == [11, 15]
    assert rows["orders"].tolist() == [2, 1]


def test_shift_bars_are_the_rosters_couriers() -> None:
    rows = shift_rows(roster())
    assert len(rows) == sum(roster().counts)
    assert (rows["to_h"] - rows["from_h"]).sum() == sum(
        count * template.length_s / 3600
        for count, template in zip(roster().counts, TEMPLATES, strict=True)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_drawn_from_the_roster(language: Language) -> None:
    for draw in (shifts_chart, work_chart, curve_chart, worth_chart):
        assert draw(roster(), language).to_dict()["datasets"]
