from __future__ import annotations

from planner.dashboard.places import line_rows, rgb, stop_rows, store_rows, unmet_rows
from planner.dashboard.routes import OUTSIDE_COLOUR, routes
from tests.dashboard.evening import HOSTILE_ID, evening_day, evening_plan

DAY = evening_day()
PLAN = evening_plan(DAY)
ROUTES = routes(DAY, PLAN, "en")
STORE = [37.80, 55.81]


def test_positions_are_longitude_first() -> None:
    assert store_rows(DAY, "en")["position"].tolist() == [STORE]
    assert stop_rows(DAY, ROUTES, "en")["position"].tolist()[0] == [37.62, 55.75]


def test_stops_are_numbered_within_their_trip() -> None:
    assert stop_rows(DAY, ROUTES, "en")["label"].tolist() == ["1", "2", "1", "1"]


def test_own_trip_returns_to_the_store_and_outside_trip_does_not() -> None:
    paths = line_rows(DAY, ROUTES, "en")["path"].tolist()
    assert paths[0][0] == paths[0][-1] == STORE
    assert paths[-1][0] == STORE
    assert paths[-1][-1] != STORE
    assert line_rows(DAY, ROUTES, "en")["colour"].tolist()[-1] == rgb(OUTSIDE_COLOUR)


def test_stop_tells_when_not_to_mark_delivered() -> None:
    tip = stop_rows(DAY, ROUTES, "en")["tip"].tolist()[2]
    assert "order o3" in tip
    assert "c2, trip 1, stop 1" in tip
    assert "arrives 10:50, handover 11:00–11:08" in tip
    assert "do not mark delivered before 11:00" in tip


def test_unmet_order_carries_its_verdict() -> None:
    rows = unmet_rows(DAY, PLAN, "en")
    assert len(rows) == 1
    assert rows["tip"].tolist()[0].startswith(f"order {HOSTILE_ID}\nimpossible by itself\n")


def test_no_routes_leave_empty_frames_with_their_columns() -> None:
    assert list(line_rows(DAY, (), "ru").columns) == ["path", "colour", "tip"]
    assert list(stop_rows(DAY, (), "ru").columns) == ["position", "colour", "label", "tip"]
