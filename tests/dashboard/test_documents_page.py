"""The page of documents in both languages, without a browser and without planning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.session import Session
from planner.money.ledger import ledger
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import evening_session
from tests.support.builders import make_travel
from tests.support.plans import make_plan

TIMEOUT_S = 60


def page(session: Session, language: Language = "ru") -> AppTest:
    """The page by itself: AppTest can switch to files only."""

    def script() -> None:
        from planner.dashboard.views import documents

        documents.render()

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = session
    app.session_state["lang"] = language
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_a_button_for_every_paper(language: Language) -> None:
    app = page(evening_session(), language)
    assert not app.exception
    labels = {button.proto.label for button in app.get("download_button")}
    names = ("pack", "report", "sheets", "messages", "sheet", "acts", "gpx", "act", "evidence")
    assert labels == {text(f"documents-page-get-{name}", language) for name in names}


def test_links_open_the_couriers_trips() -> None:
    app = page(evening_session())
    links = [button.proto.url for button in app.get("link_button")]
    assert len(links) == 3  # one trip in three programs
    assert links[0].startswith("https://yandex.ru/maps/?rtext=55.81000,37.80000~")
    assert links[1].startswith("https://2gis.ru/directions/points/37.80000,55.81000%7C")


def test_an_order_not_met_is_not_offered() -> None:
    app = page(evening_session())
    offered = app.selectbox(key="documents_order").options
    assert sorted(offered) == ["o1", "o2", "o3", "o4"]


def test_the_message_takes_what_is_typed_in() -> None:
    app = page(evening_session())
    order = app.selectbox(key="documents_order").value
    app.text_input(key=f"documents_delivered_{order}").set_value("11:02")
    app.text_input(key=f"documents_to_{order}").set_value("Анна")
    app.run()
    assert not app.exception
    message = next(code.value for code in app.code if "Здравствуйте" in code.value)
    assert "11:02. Получил: Анна." in message


def test_a_time_that_is_none_is_said_and_stops_nothing_else() -> None:
    app = page(evening_session())
    order = app.selectbox(key="documents_order").value
    app.text_input(key=f"documents_delivered_{order}").set_value("<b>99:99</b>").run()
    assert not app.exception
    assert len(app.error) == 1
    labels = {button.proto.label for button in app.get("download_button")}
    assert text("documents-page-get-pack", "ru") in labels
    assert text("documents-page-get-evidence", "ru") not in labels


def test_a_plan_without_trips_says_so() -> None:
    session = evening_session()
    assert session.shown is not None
    day = session.shown.day
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    session.shown = replace(session.shown, plan=plan, money=ledger(day, plan))
    app = page(session)
    assert not app.exception
    assert text("documents-page-nobody-met", "ru") in [info.value for info in app.info]


def test_without_a_plan_the_page_says_where_to_get_one() -> None:
    session = evening_session()
    session.shown = None
    app = page(session)
    assert not app.exception
    assert [info.value for info in app.info] == [text("documents-page-empty", "ru")]
