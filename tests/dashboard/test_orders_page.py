"""The page of orders in both languages: upload, questions, faults, on to the plan."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.order_intake import OrderIntake, is_ready, take_in
from planner.dashboard.views.address_questions import read_pair
from planner.domain.order import Point
from planner.errors import AddressServiceError
from planner.intake.addresses.answers import Candidate, Precision
from planner.intake.addresses.locate import Question
from planner.intake.faults import Rule
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import HOSTILE_ADDRESS, evening_session
from tests.support.day_folders import COURIER, DAY_TOML, csv_bytes
from tests.support.marketplaces import as_list, ozon_got

OWN = {"day.toml": DAY_TOML.encode(), "couriers.csv": csv_bytes([COURIER])}


def page(intake: OrderIntake | None = None, language: Language = "ru") -> AppTest:
    """The page by itself, with that intake."""

    def script() -> None:
        from planner.dashboard.views import order_intake

        order_intake.render()

    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["session"] = evening_session()
    app.session_state["lang"] = language
    if intake is not None:
        app.session_state["session"].parts[OrderIntake] = intake
    return app.run()


def intake_of(*items: dict[str, object], files: dict[str, bytes] = OWN) -> OrderIntake:
    return take_in({"a.json": as_list(*items)}, files, {}, "ru")


def placeless(**changes: object) -> dict[str, object]:
    posting = ozon_got(**changes)
    posting["customer"]["address"] |= {"latitude": None, "longitude": None}
    return posting


def with_candidates(intake: OrderIntake, *points: Point) -> OrderIntake:
    (question,) = intake.questions
    intake.questions = (
        Question(
            order_id=question.order_id,
            address=question.address,
            row=question.row,
            rule=Rule.ADDRESS_AMBIGUOUS,
            candidates=tuple(
                Candidate(point=point, precision=Precision.HOUSE, found=HOSTILE_ADDRESS)
                for point in points
            ),
        ),
    )
    return intake


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def intake_table(app: AppTest) -> pd.DataFrame:
    """The orders as read."""
    return next(table.value for table in app.dataframe if "place" in table.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_before_anything_is_uploaded(language: Language) -> None:
    app = page(language=language)
    assert not app.exception
    heading = text("dashboard-intake-heading", language)
    assert f"**{heading}**" in [one.value for one in app.markdown]
    assert text("dashboard-intake-read", language) in labels(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_orders_taken_are_listed_and_those_left_out_counted(language: Language) -> None:
    intake = intake_of(ozon_got(), ozon_got(posting_number="2", status="cancelled"))
    app = page(intake, language)
    assert not app.exception
    orders = intake_table(app)
    assert orders["order"].tolist() == ["900-0001-1"]
    assert orders["place"].tolist() == [text("dashboard-place-known", language)]
    assert any(text("import-reason-cancelled", language) in str(one.value) for one in app.html)
    plan = next(b for b in app.button if b.label == text("dashboard-intake-plan", language))
    assert not plan.disabled


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_stand_in_a_table_beside_the_orders(language: Language) -> None:
    app = page(intake_of(ozon_got(), files={}), language)
    assert not app.exception
    assert app.dataframe[0].value["file"].tolist() == ["couriers.csv", "day.toml", "day.toml"]
    assert intake_table(app)["order"].tolist() == ["900-0001-1"]
    plan = next(b for b in app.button if b.label == text("dashboard-intake-plan", language))
    assert plan.disabled


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_shows_its_candidates_escaped(language: Language) -> None:
    intake = with_candidates(intake_of(placeless()), Point(lat=55.84, lon=37.52))
    app = page(intake, language)
    assert not app.exception
    (first, last) = app.radio[0].options
    assert r"\<img src=x" in first
    assert last == text("dashboard-questions-typed", language)
    place = intake_table(app)["place"].tolist()
    assert place == [text("dashboard-place-open", language)]


def test_a_chosen_candidate_becomes_the_orders_place() -> None:
    there, also = Point(lat=55.84, lon=37.52), Point(lat=55.7, lon=37.5)
    app = page(with_candidates(intake_of(placeless()), there, also))
    app.radio[0].set_value(1)
    next(b for b in app.button if b.label == "Сохранить").click().run()
    assert not app.exception
    intake = app.session_state["session"].part(OrderIntake)
    assert intake.answers == {"900-0001-1": also}
    assert is_ready(intake)


def test_typed_coordinates_win_over_a_choice() -> None:
    app = page(with_candidates(intake_of(placeless()), Point(lat=55.84, lon=37.52)))
    app.radio[0].set_value(0)
    app.text_input[0].set_value("55.9, 37.4")
    next(b for b in app.button if b.label == "Сохранить").click().run()
    assert app.session_state["session"].part(OrderIntake).answers == {
        "900-0001-1": Point(lat=55.9, lon=37.4)
    }


def test_neither_chosen_nor_typed_is_said_and_nothing_kept() -> None:
    app = page(intake_of(placeless()))
    app.text_input[0].set_value("рядом с метро")
    next(b for b in app.button if b.label == "Сохранить").click().run()
    assert app.session_state["session"].part(OrderIntake).answers == {}
    assert [box.value for box in app.warning] == [text("dashboard-questions-wrong", "ru")]


def test_only_the_first_questions_are_shown() -> None:
    items = [placeless(posting_number=str(k)) for k in range(12)]
    app = page(intake_of(*items))
    assert len(app.text_input) == 10
    assert text("dashboard-questions-more", "ru", count=2) in [one.value for one in app.caption]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failed_service_is_told(language: Language) -> None:
    intake = intake_of(placeless())
    intake.failure = AddressServiceError(service="yandex", detail="no-key")
    app = page(intake, language)
    assert not app.exception
    assert "PLANNER_GEOCODER_KEY" in app.error[0].value


def test_asking_the_service_is_one_click_and_its_failure_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLANNER_GEOCODER_SERVER", "http://localhost:9")
    toml = f'{DAY_TOML}[addresses]\nserver = "http://localhost:9"\npause_s = 0\n'
    app = page(intake_of(placeless(), files={**OWN, "day.toml": toml.encode()}))
    next(b for b in app.button if b.label == "Искать адреса").click().run()
    assert not app.exception
    assert "«nominatim» не помогла" in app.error[0].value
    assert not app.session_state["session"].part(OrderIntake).asking


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("55.7532, 37.6146", Point(lat=55.7532, lon=37.6146)),
        (" 55.7532,37.6146 ", Point(lat=55.7532, lon=37.6146)),
        ("55.7532 37.6146", Point(lat=55.7532, lon=37.6146)),
        ("-33.9; 151.2", Point(lat=-33.9, lon=151.2)),
        ("91, 37", None),
        ("55.75", None),
        ("55,75 37,61", None),
        ("Тверская, 1", None),
        ("", None),
    ],
)
def test_coordinates_are_read_as_maps_give_them(typed: str, place: Point | None) -> None:
    assert read_pair(typed) == place
