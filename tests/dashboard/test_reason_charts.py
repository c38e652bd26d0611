"""Rows and figures of the page of reasons, from a tiny day explained once."""

from __future__ import annotations

import json

import pytest

from planner.dashboard import reason_rows, timeline_chart
from planner.dashboard.reason_charts import lone_timeline
from planner.dashboard.timeline import HOUR_S
from planner.export.fix_words import price_text
from planner.texts import LANGUAGES, Language, text
from tests.support.unmet import EARLY, HEAVY, OPEN, RIVAL, explained_day


def test_every_unmet_order_has_a_row_with_its_best_fix() -> None:
    prepared, plan, found = explained_day()
    rows = reason_rows.unmet_rows(found, prepared.day, plan, "ru")
    assert rows["order"].tolist() == [RIVAL, EARLY, HEAVY, OPEN]
    assert rows["why"].tolist() == [
        "курьеры заняты",
        "не успеть и отдельным курьером",
        "не помещается в машины",
        "не доказано ни то, ни другое",
    ]
    for one, price in zip(found.orders, rows["price"], strict=True):
        best = reason_rows.best_fix(one)
        assert best is not None
        assert price == price_text(best, "ru")
        assert len(best.gained) > len(best.lost), (
            "an order that takes another's place gains none"
        )


def test_arithmetic_of_an_order_alone_stands_in_bars() -> None:
    # ready at 0, leaves at 0, at the door at 60 s: a second after the slot's end at 59 s; the
    # limit of 150 minutes begins when it was placed, at 0
    prepared, _, found = explained_day()
    one = found.order(EARLY)
    assert one is not None
    assert one.alone is not None
    assert one.alone.best is not None
    rows = reason_rows.lone_rows(prepared.day, one.alone, one.alone.best, "en")
    spans = {
        kind: (round(from_h * HOUR_S), round(to_h * HOUR_S))
        for kind, from_h, to_h in zip(rows["kind"], rows["from_h"], rows["to_h"], strict=True)
    }
    assert spans["late"] == (59, 60)
    assert spans["slot"] == (0, 59)
    assert spans["driving"] == (60, 120), "the way back, last of the two"
    assert spans["limit"] == (0, 120), "cut where the courier is back"
    assert reason_rows.lone_lanes(rows) == ["c1", "Promise"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_of_an_order_alone_names_its_latest_start(language: Language) -> None:
    prepared, _, found = explained_day()
    one = found.order(EARLY)
    assert one is not None
    assert one.alone is not None
    assert one.alone.best is not None
    rows = reason_rows.lone_rows(prepared.day, one.alone, one.alone.best, language)
    told = json.dumps(
        lone_timeline(
            rows, 59 / HOUR_S, text("reasons-latest", language, time="00:00"), language
        ).to_dict(),
        ensure_ascii=False,
    )
    assert {"ru": "начать вручение до 00:00", "en": "hand over by 00:00"}[language] in told


def test_orders_in_conflict_stand_above_the_couriers_who_drive_today() -> None:
    prepared, plan, found = explained_day()
    one = found.order(RIVAL)
    assert one is not None
    assert one.conflict is not None
    lanes = reason_rows.conflict_lanes(prepared.day, plan, one.conflict, "en")
    assert lanes == ["order near", "order rival", "c1"]
    rows = reason_rows.conflict_rows(prepared.day, plan, one.conflict, "en")
    assert set(rows["route"]) == set(lanes)
    slots = rows[rows["kind"] == "handover"].set_index("route")
    assert slots.loc["order rival", "colour"] == reason_rows.UNMET_COLOUR
    assert str(slots.loc["order near", "colour"]) == str(slots.loc["c1", "colour"])
    # both due until 200 s; the picture ends there, though the shift does not
    shift = rows[rows["kind"] == "shift"].iloc[0]
    assert (shift["from_h"], shift["to_h"]) == (0, 200 / HOUR_S)
    figure = timeline_chart.timeline(rows, lanes, "en").to_dict()
    assert figure["height"] == 3 * timeline_chart.ROW_PX + timeline_chart.AXIS_PX


def test_the_map_shows_the_set_and_of_the_unmet_only_its_own() -> None:
    prepared, plan, found = explained_day()
    one = found.order(RIVAL)
    assert one is not None
    assert one.conflict is not None
    lines, stops, unmet = reason_rows.conflict_places(prepared.day, plan, one.conflict, "en")
    assert len(lines) == 1
    assert len(stops) == 1
    assert [tip.splitlines()[0] for tip in unmet["tip"]] == ["order rival"]
