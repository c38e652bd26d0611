"""An order put on the map by a click, or by coordinates pasted from a map service."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from planner.dashboard.editing import edit, editing
from planner.dashboard.place_map import map_data, moved, place_of, typed_place
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language, session
from planner.intake.addresses.corrections import FILE as CORRECTIONS
from planner.intake.day_text import TextTable
from planner.texts import text

FILES = Path(__file__).parents[1]
HTML = """<div class="place-map"><canvas tabindex="0" role="application"></canvas>
<div class="buttons"><button class="nearer">+</button><button class="farther">−</button>
<button class="reset">⤢</button></div><div class="scale"></div></div>"""
MAP_KEY, ORDER_KEY, PASTE_KEY = "edit-map", "edit-map-order", "edit-map-paste"
HEIGHT_PX = 460


def render(now: Session, picked: tuple[int, ...]) -> None:
    """Draw the map, its order and the field for coordinates."""
    held = editing(now)
    table = held.now.orders
    if table is None:
        return
    rows = table.column("order_id")
    ids = [one for one in dict.fromkeys(rows) if one]
    _follow(table, picked, held.version)
    if st.session_state.get(ORDER_KEY) not in ids:
        st.session_state[ORDER_KEY] = None
    left, right = st.columns([1, 2.6])
    with left:
        chosen = st.selectbox(
            text("edit-map-order", language()),
            ids,
            index=None,
            placeholder=text("edit-map-choose", language()),
            key=ORDER_KEY,
            persist_state="session",
        )
        if chosen is None:
            st.caption(text("edit-map-idle", language()))
        else:
            _paste(table, rows.index(chosen), held.version)
            _corrected(now, table, rows.index(chosen))
            told = text("edit-map-help", language(), order=as_markdown(chosen))
            st.caption(told)
        roads = now.loaded.day.travel.provider == "roads"
        st.caption(text("edit-map-ground-roads" if roads else "edit-map-ground", language()))
    with right:
        _map()(
            key=MAP_KEY,
            data=map_data(table, now.loaded.day, chosen, language()),
            height=HEIGHT_PX,
            on_place_change=_clicked,
        )


def _follow(table: TextTable, picked: tuple[int, ...], version: int) -> None:
    """Choose the order that was just ticked alone in the table."""
    seen = (version, picked)
    if len(picked) == 1 and st.session_state.get("edit-map-followed") != seen:
        st.session_state[ORDER_KEY] = table.cell(picked[0], "order_id")
    st.session_state["edit-map-followed"] = seen


def _paste(table: TextTable, row: int, version: int) -> None:
    name = f"{PASTE_KEY}-{row}-{version}"
    place = place_of(table, row)
    st.text_input(
        text("edit-map-paste", language()),
        value="" if place is None else f"{place[0]:.5f}, {place[1]:.5f}",
        placeholder=text("edit-map-paste-example", language()),
        help=text("edit-map-paste-help", language()),
        key=name,
        on_change=_pasted,
        args=(row, name),
    )
    words = st.session_state[name]
    if words.strip() and typed_place(words) is None:
        st.error(text("edit-map-paste-wrong", language()))


def _corrected(now: Session, table: TextTable, row: int) -> None:
    """Say where corrections.csv puts the order elsewhere: it wins over the table."""
    place = place_of(table, row)
    known = {str(one.order_id): one.point for one in now.loaded.day.orders}
    point = known.get(table.cell(row, "order_id"))
    if editing(now).faults or place is None or point is None:
        return
    if (point.lat, point.lon) != place:
        st.warning(text("edit-map-corrected", language(), file=CORRECTIONS))


def _pasted(row: int, name: str) -> None:
    place = typed_place(st.session_state[name])
    if place is not None:
        _put(row, *place)


def _clicked() -> None:
    clicked: Any = st.session_state[MAP_KEY].place
    table = editing(session()).now.orders
    if clicked is None or table is None:
        return
    ids = table.column("order_id")
    if clicked["order"] in ids:
        lat, lon = (f"{float(clicked[name]):.6f}" for name in ("lat", "lon"))
        _put(ids.index(clicked["order"]), lat, lon)


def _put(row: int, lat: str, lon: str) -> None:
    now = session()
    table = editing(now).now.orders
    assert table is not None
    edit(now, moved(table, row, lat, lon))


@cache
def _map() -> Any:
    """The map's component, registered once."""
    return st.components.v2.component(
        "planner_place_map",
        html=HTML,
        css=(FILES / "place_map.css").read_text(encoding="utf-8"),
        js=(FILES / "place_map.js").read_text(encoding="utf-8"),
    )
