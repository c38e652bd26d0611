from __future__ import annotations

import pytest

from planner.dashboard.chosen import Focus
from planner.dashboard.places import (
    BACK,
    LINES,
    MARKS,
    SIGNS,
    cause_words,
    ink_on,
    line_rows,
    luminance,
    rgb,
    stop_rows,
    store_rows,
    unmet_causes,
    unmet_rows,
)
from planner.dashboard.routes import OUTSIDE_COLOUR, PALETTE, routes
from planner.domain.order import OrderId
from planner.domain.plan import ReasonCode
from planner.texts import LANGUAGES, Language
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
    assert line_rows(DAY, ROUTES, "en")["colour"].tolist()[-1] == [*rgb(OUTSIDE_COLOUR), 255]


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
    assert list(line_rows(DAY, (), "ru").columns) == list(LINES)
    assert list(stop_rows(DAY, (), "ru").columns) == list(MARKS)


def test_what_is_not_chosen_stands_back_and_is_drawn_first() -> None:
    focus = Focus(route="c1", order_id=OrderId("o2"))
    rows = stop_rows(DAY, ROUTES, "en", focus)
    assert rows["route"].tolist()[-2:] == ["c1", "c1"]
    density = {
        order: colour[3] for order, colour in zip(rows["order"], rows["colour"], strict=True)
    }
    assert density == {"o1": 255, "o2": 255, "o3": BACK, "o4": BACK}
    sizes: dict[str, float] = dict(zip(rows["order"], rows["size"], strict=True))
    assert sizes["o2"] > sizes["o1"] == sizes["o3"] == 1
    assert [colour[3] for colour in line_rows(DAY, ROUTES, "en", focus=focus)["colour"]] == [
        *(BACK, BACK, 255),
    ]


def test_the_sign_of_an_unmet_order_tells_its_cause() -> None:
    assert unmet_rows(DAY, PLAN, "en")["label"].tolist() == ["□"]
    assert unmet_causes(PLAN) == {ReasonCode.DOES_NOT_FIT: 1}
    assert "does not fit" in unmet_rows(DAY, PLAN, "en")["tip"].tolist()[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_has_a_sign_of_its_own_and_words(language: Language) -> None:
    assert len({*SIGNS.values()}) == len(SIGNS)
    assert len({cause_words(code, language) for code in ReasonCode}) == len(ReasonCode)


@pytest.mark.parametrize("colour", [*PALETTE, OUTSIDE_COLOUR])
def test_figures_on_a_mark_can_be_read(colour: str) -> None:
    # WCAG 2.2, 1.4.3: contrast (L1 + 0.05) / (L2 + 0.05) of at least 4.5
    ground = luminance(rgb(colour))
    ink = luminance(ink_on(rgb(colour)))
    assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5
