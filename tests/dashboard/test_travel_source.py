"""Which travel times the pages rest on: the source and its error, and a failed service."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.basemap import street_ground
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


@pytest.mark.parametrize(("page", "language"), [(None, "ru"), (None, "en"), ("data", "en")])
def test_a_failed_service_is_told_on_the_page(page: str | None, language: Language) -> None:
    now = evening_session()
    assert now.shown is not None
    now = replace(now, shown=replace(now.shown, plan=plan_by(FALLEN)))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state["session"] = now
    app.session_state["lang"] = language
    app.run()
    assert not app.exception
    (warning,) = [one for one in app.warning if "ors" in one.value]
    assert ("quota" if language == "en" else "лимит") in warning.value


def test_no_warning_without_a_failure() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    now: Session = evening_session()
    app.session_state["session"] = now
    app.run()
    assert not app.exception
    assert not app.warning


def test_a_roads_file_gives_the_ground_its_streets(tmp_path: Path) -> None:
    settings = TravelSettings(provider="roads", roads_file=str(roads_file(tmp_path)))
    day = travel_day((corner(1),), (corner(5),), travel=settings)
    ground = street_ground(day)
    kinds = [feature["properties"]["kind"] for feature in ground]
    assert kinds == ["trunk", "primary", "secondary", "tertiary"]
    layers = {layer.id for layer in ground_layers("ru", ground)}
    assert {"ground-primary", "ground-trunk"} <= layers
    assert "ground-ring" not in layers
    assert "ground-ring" in {layer.id for layer in ground_layers("ru")}


def test_without_its_file_the_ground_is_the_drawn_one(tmp_path: Path) -> None:
    missing = TravelSettings(provider="roads", roads_file=str(tmp_path / "gone.npz"))
    assert street_ground(travel_day(travel=missing)) == ()
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
