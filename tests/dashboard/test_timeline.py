from __future__ import annotations

import pandas as pd
import pytest

from planner.dashboard.routes import routes
from planner.dashboard.timeline import break_begins_at, timeline_rows
from planner.domain.fleet import Break
from tests.dashboard.evening import evening_day, evening_plan
from tests.support.builders import at, make_courier


@pytest.fixture(scope="module")
def bars() -> pd.DataFrame:
    day = evening_day()
    return timeline_rows(day, routes(day, evening_plan(day), "ru"), "ru")


def spans(bars: pd.DataFrame, route: str, kind: str) -> list[tuple[float, float]]:
    rows = bars[(bars["route"] == route) & (bars["kind"] == kind)]
    return [
        (round(a, 4), round(b, 4)) for a, b in zip(rows["from_h"], rows["to_h"], strict=True)
    ]


def test_trip_is_drawn_as_drives_and_handovers(bars: pd.DataFrame) -> None:
    # 10:50 to 11:00, 11:08 to 11:18, 11:26 to 11:36 on the road
    assert spans(bars, "c1", "driving") == [
        (10.8333, 11.0),
        (11.1333, 11.3),
        (11.4333, 11.6),
    ]
    assert spans(bars, "c1", "handover") == [(11.0, 11.1333), (11.3, 11.4333)]
    assert list(bars[bars["kind"] == "handover"]["label"]) == ["1", "2", "1", "1"]


def test_early_arrival_is_a_wait_and_punctual_arrival_is_none(bars: pd.DataFrame) -> None:
    assert spans(bars, "c2", "wait") == [(10.8333, 11.0)]
    assert spans(bars, "c1", "wait") == []


def test_slot_is_whole_and_the_deadline_a_moment(bars: pd.DataFrame) -> None:
    # placed at 10:00, the limit of 150 minutes ends after the slot's end at 12:00
    assert spans(bars, "c2", "slot") == [(11.0, 12.0)]
    assert spans(bars, "c2", "deadline") == [(12.0, 12.0)]


def test_waiting_is_hatched_from_its_start_to_its_end(bars: pd.DataFrame) -> None:
    # ten minutes, a stroke every 150 s: 0, 150, 300, 450 s; each 120 s long
    strokes = spans(bars, "c2", "hatch")
    assert len(strokes) == 4
    assert (strokes[0][0], strokes[-1][1]) == (10.8333, round(10 + (50 * 60 + 570) / 3600, 4))


def test_bars_tell_whose_order_and_trip_they_are(bars: pd.DataFrame) -> None:
    own = bars[bars["route"] == "c1"]
    assert set(own.loc[own["kind"] == "handover", "order"]) == {"o1", "o2"}
    assert set(own.loc[own["kind"].isin({"shift", "break", "driving"}), "order"]) == {""}
    assert own.loc[own["kind"] == "driving", "trip"].nunique() == 1


def test_courier_without_trips_has_only_a_shift(bars: pd.DataFrame) -> None:
    assert list(bars[bars["route"] == "c3"]["kind"]) == ["shift"]


def test_outside_courier_has_no_shift_and_no_way_back(bars: pd.DataFrame) -> None:
    lane = bars[bars["route"] == "Вызов 1"]
    assert set(lane["kind"]) == {"driving", "wait", "hatch", "handover", "slot", "deadline"}
    assert spans(bars, "Вызов 1", "driving") == [(10.5, 10.6667)]


def test_break_takes_the_first_gap_that_holds_it(bars: pd.DataFrame) -> None:
    # from 11:00, but the trip ends at 11:36
    assert spans(bars, "c1", "break") == [(11.6, 12.1)]


@pytest.mark.parametrize(
    ("busy", "begins"),
    [
        ([], "12:00"),
        ([("12:20", "13:00")], "13:00"),
        ([("12:30", "13:00")], "12:00"),
        ([("11:00", "12:10"), ("12:50", "14:00")], "12:10"),
        ([("12:10", "14:40")], None),
    ],
)
def test_break_begins_at_the_earliest_gap(
    busy: list[tuple[str, str]], begins: str | None
) -> None:
    rest = Break(length_s=1800, from_at=at("12:00"), until_at=at("15:00"))
    spans = tuple((at(a), at(b)) for a, b in busy)
    expected = None if begins is None else at(begins)
    assert break_begins_at(make_courier(rest=rest), spans) == expected


def test_no_break_begins_where_there_is_none() -> None:
    assert break_begins_at(make_courier(rest=None), ()) is None
