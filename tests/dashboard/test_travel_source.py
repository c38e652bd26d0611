"""Which travel times the pages rest on: the source and its error, and a failed service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard import router
from planner.dashboard.basemap import ground_attribution, street_ground
from planner.dashboard.charts import ground_layers
from planner.dashboard.places import line_rows
from planner.dashboard.routes import routes
from planner.dashboard.session import Session
from planner.dashboard.views.travel_source import source_words
from planner.domain.order import Point
from planner.domain.plan import Plan, TravelNotice, TravelUsed
from planner.settings import TravelSettings
from planner.texts import LANGUAGES, Language
from planner.travel.lines import TripLines
from tests.dashboard.evening import evening_day, evening_plan, evening_session
from tests.support.osm import corner, roads_file
from tests.support.travel import travel_day

APP = Path(__file__).parents[2] / "app.py"
FALLEN = TravelUsed(
    provider="openrouteservice",
    congestion="moscow-weekday",
    fallback_used=True,
    notices=(
        TravelNotice(
            key="notice-fallback",
            values=(("service", "ors"), ("kind", "quota"), ("detail", "HTTP 403")),
        ),
    ),
)

MOVED = TravelNotice(
    key="notice-moved-city", values=(("city", "kazan"), ("distance", 75), ("delay", 60))
)


def plan_by(used: TravelUsed) -> Plan:
    return replace(evening_plan(evening_day()), travel=used)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("provider", "error"),
    [("estimate", "2"), ("roads", "7"), ("openrouteservice", ""), ("matrix", "")],
)
def test_every_source_is_named_with_its_error(
    language: Language, provider: str, error: str
) -> None:
    short, full = source_words(
        plan_by(TravelUsed(provider=provider, congestion="free-flow")), language
    )
    assert error in short
    assert len(full) > len(short)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_measured_elsewhere_is_called_not_checked(language: Language) -> None:
    used = TravelUsed(provider="estimate", congestion="free-flow", notices=(MOVED,))
    short, full = source_words(plan_by(used), language)
    assert ("not checked" if language == "en" else "не проверено") in short
    assert "75" in full


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Language, TravelUsed], AppTest]:
    """The app at a page, a plan by such times shown; only what all pages have is drawn."""

    def at(name: str, language: Language, used: TravelUsed) -> AppTest:
        (page,) = [page for page in router.PAGES if page.name == name]
        monkeypatch.setattr(router, "PAGES", (page._replace(render=lambda: None),))
        monkeypatch.setattr(router, "FIRST", name)  # AppTest opens the first page only
        monkeypatch.setattr(router, "MOVED", {})
        now = evening_session()
        assert now.shown is not None
        now.shown = replace(now.shown, plan=plan_by(used))
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.session_state["session"] = now
        app.session_state["lang"] = language
        app.run()
        assert not app.exception
        return app

    return at


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [page.name for page in router.PAGES])
def test_a_failed_service_is_told_on_every_page(
    opened: Callable[[str, Language, TravelUsed], AppTest], name: str, language: Language
) -> None:
    (warning,) = [one for one in opened(name, language, FALLEN).warning if "ors" in one.value]
    assert ("quota" if language == "en" else "лимит") in warning.value


def test_what_is_assumed_of_travel_times_is_told_without_alarm(
    opened: Callable[[str, Language, TravelUsed], AppTest],
) -> None:
    used = TravelUsed(provider="estimate", congestion="free-flow", notices=(MOVED,))
    app = opened("orders", "en", used)
    assert not app.warning
    assert any("moved to another city" in one.value for one in app.caption)


def test_no_warning_without_a_failure() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    now: Session = evening_session()
    app.session_state["session"] = now
    app.run()
    assert not app.exception
    assert not app.warning


@pytest.mark.parametrize("provider", ["roads", "estimate"])
def test_a_roads_file_gives_the_ground_its_streets(
    tmp_path: Path, provider: Literal["roads", "estimate"]
) -> None:
    settings = TravelSettings(provider=provider, roads_file=str(roads_file(tmp_path)))
    day = travel_day((corner(1),), (corner(5),), travel=settings)
    ground = street_ground(day)
    kinds = [feature["properties"]["kind"] for feature in ground]
    assert kinds == ["trunk", "primary", "secondary", "tertiary"]
    assert "OpenStreetMap" in ground_attribution(day)
    layers = {layer.id for layer in ground_layers("ru", ground)}
    assert {"ground-primary", "ground-trunk"} <= layers
    assert "ground-ring" not in layers
    assert "ground-ring" in {layer.id for layer in ground_layers("ru")}


def test_without_its_file_the_ground_is_the_drawn_one(tmp_path: Path) -> None:
    missing = TravelSettings(provider="roads", roads_file=str(tmp_path / "gone.npz"))
    assert street_ground(travel_day(travel=missing)) == ()
    assert ground_attribution(travel_day(travel=missing)) == ""
    assert street_ground(travel_day()) == ()


def test_trips_with_a_line_follow_it_and_others_are_straight() -> None:
    day = evening_day()
    plan = evening_plan(day)
    first = next(trip for trip in plan.trips if trip.courier_id == "c1")
    line = (Point(lat=55.0, lon=37.0), Point(lat=55.5, lon=37.5))
    rows = line_rows(
        day, routes(day, plan, "ru"), "ru", TripLines(of_trip={first.trip_id: line})
    )
    paths = rows["path"].tolist()
    assert [[37.0, 55.0], [37.5, 55.5]] in paths
    # c2 goes to one door and back, the outside courier one way.
    assert sorted(map(len, paths)) == [2, 2, 3]
