"""A table of the day, edited in place: typed columns, rows added, cloned and removed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from planner.dashboard.edit_changes import IDS, Changed
from planner.dashboard.edit_columns import (
    EditColumn,
    Kind,
    edit_columns,
    typed_frame,
    typed_steps,
)
from planner.dashboard.edit_rows import CHANGE, FAULT, heading, new_id, row_states
from planner.dashboard.edit_steps import AddRow, RemoveRow, Step
from planner.dashboard.editing import Editing, edit, editing, faults_of_rows
from planner.dashboard.session import Session, language, session
from planner.intake.day_text import COLUMNS, SOURCES, TextTable
from planner.texts import text

# Not headings anyone writes: these two columns are the page's own.
PICK, STATE = "planner:pick", "planner:state"
FIRST = {
    "orders": (
        *("order_id", "slot_start", "slot_end", "ready_at", "handover_min", "lat", "lon"),
        *("address", "placed_at", "priority", "fee_rub", "order_value_rub"),
    ),
    "couriers": ("courier_id", "shift_start", "shift_end", "vehicle"),
}
ALWAYS = {"orders": ("ready_at", "handover_min"), "couriers": ()}
HEIGHT_PX = 460
STATE_PX = 210  # always the same, or cells would move away under the hand
FAULT_CSS = "background-color: rgba(214, 39, 61, 0.18)"
CHANGE_CSS = "background-color: rgba(226, 160, 30, 0.20)"


def render(now: Session, name: str, changes: tuple[Changed, ...]) -> tuple[int, ...]:
    """Draw the table; the rows ticked."""
    held = editing(now)
    table = held.now.table(name)
    if table is None:
        st.error(text("edit-no-table", language(), file=_file(held, name)))
        return ()
    tools = st.container()
    columns = _columns(now, table, name)
    clock = now.loaded.day.clock
    own = tuple(one for one in changes if one.table == name)
    faults = faults_of_rows(held, name)
    frame = typed_frame(table, columns, clock)
    frame.insert(0, PICK, False)
    states = row_states(len(frame), faults, own, clock, language())
    frame.insert(2, STATE, pd.Series(states, dtype="object"))
    # Streamlit draws styles in columns that are not edited, and gives back a plain table.
    marked: Any = frame.style.map(_marked, subset=[STATE])
    shown = st.data_editor(
        marked,
        num_rows="fixed",
        hide_index=True,
        height=min(HEIGHT_PX, 36 * (len(frame) + 1) + 3),
        column_config=_configs(columns),
        key=f"edit-{name}-{held.version}",
        on_change=_typed,
        args=(name, columns),
        placeholder="·",
        alt=text(f"edit-grid-{name}", language()),
    )
    picked = tuple(int(row) for row in shown.index[shown[PICK].fillna(value=False)])
    with tools:
        _tools(table, name, picked)
    suffix = "" if name == "orders" else "-couriers"
    if not table.source.endswith(".csv"):
        values = {"from": table.source, "to": f"{name}.csv"}
        st.caption(text(f"edit-saved-as{suffix}", language(), **values))
    return picked


def _file(held: Editing, name: str) -> str:
    return next((one for one in SOURCES[name] if one in held.files), SOURCES[name][0])


def _columns(now: Session, table: TextTable, name: str) -> tuple[EditColumn, ...]:
    """The columns in the order in which they are edited most."""
    known = [column.name for column in COLUMNS[name]]
    wanted = set(known) if st.session_state.get(f"edit-all-{name}") else set(table.names)
    wanted |= set(ALWAYS[name])
    several = len(now.loaded.day.stores) > 1
    wanted |= {"store_id"} if several else set()
    first = [one for one in FIRST[name] if one in wanted]
    names = [*first, *(one for one in known if one in wanted and one not in first)]
    stores = [store.store_id for store in now.loaded.day.stores]
    columns = edit_columns(table, names, now.loaded.day.clock, stores)
    return tuple(one for one in columns if one.known or one.name not in known)


def _configs(columns: tuple[EditColumn, ...]) -> dict[str, Any]:
    return {
        PICK: st.column_config.CheckboxColumn(
            text("edit-pick", language()),
            help=text("edit-pick-help", language()),
            width=40,
            pinned=True,
        ),
        STATE: st.column_config.TextColumn(
            text("edit-state", language()),
            help=text("edit-state-help", language()),
            disabled=True,
            width=STATE_PX,
        ),
        **{column.name: _config(column) for column in columns},
    }


def _config(column: EditColumn) -> ColumnConfig:
    label, help_text = column.name, text("edit-unknown-column", language())
    if column.known:
        slug = column.name.replace("_", "-")
        label, help_text = (
            heading(column.name, language()),
            text(f"edit-help-{slug}", language()),
        )
    match column.kind:
        case Kind.HOUR:
            return st.column_config.TimeColumn(label, help=help_text, format="HH:mm", step=60)
        case Kind.MOMENT:
            return st.column_config.DatetimeColumn(
                label, help=help_text, format="DD.MM HH:mm", step=60
            )
        case Kind.NUMBER if column.name in {"lat", "lon"}:
            return st.column_config.NumberColumn(label, help=help_text, format="%.5f")
        case Kind.NUMBER:
            return st.column_config.NumberColumn(label, help=help_text)
        case Kind.WHOLE:
            return st.column_config.NumberColumn(label, help=help_text, step=1)
        case Kind.CHOICE:
            return st.column_config.SelectboxColumn(
                label, help=help_text, options=list(column.choices)
            )
        case _:
            pinned = column.name in IDS.values()
            return st.column_config.TextColumn(label, help=help_text, pinned=pinned or None)


def _marked(cell: object) -> str:
    state = str(cell)
    if state.startswith(FAULT):
        return FAULT_CSS
    return CHANGE_CSS if state.startswith(CHANGE) else ""


def _tools(table: TextTable, name: str, picked: tuple[int, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            text(f"edit-add-{name}", language()),
            icon=":material/add:",
            on_click=_add,
            args=(name,),
            key=f"edit-add-{name}",
        )
        st.button(
            text("edit-clone", language()),
            icon=":material/content_copy:",
            help=text("edit-clone-help", language()),
            disabled=not picked,
            on_click=_clone,
            args=(name, picked),
            key=f"edit-clone-{name}",
        )
        st.button(
            text("edit-remove", language()),
            icon=":material/delete:",
            help=text("edit-remove-help", language()),
            disabled=not picked or len(picked) == len(table.rows),
            on_click=_remove,
            args=(name, picked),
            key=f"edit-remove-{name}",
        )
        st.toggle(
            text("edit-all-columns", language()),
            help=text("edit-all-columns-help", language()),
            key=f"edit-all-{name}",
            persist_state="session",
        )
        if picked:
            st.caption(text("edit-picked", language(), count=len(picked)))


def _typed(name: str, columns: tuple[EditColumn, ...]) -> None:
    """Take over what was typed."""
    now = session()
    held = editing(now)
    table = held.now.table(name)
    if table is not None:
        typed = st.session_state[f"edit-{name}-{held.version}"]["edited_rows"]
        clock = now.loaded.day.clock
        edit(now, typed_steps(name, table, columns, typed, clock), anew=False)


def _add(name: str) -> None:
    """A row with nothing but an id, on top: the reader says what else it needs."""
    now = session()
    table = editing(now).now.table(name)
    assert table is not None
    word, number = name.removesuffix("s"), 1
    while (made := text(f"edit-new-{word}", language(), number=number)) in table.column(
        IDS[name]
    ):
        number += 1
    edit(now, (AddRow(table=name, at=0, cells=((IDS[name], made),)),))


def _clone(name: str, picked: tuple[int, ...]) -> None:
    now = session()
    table = editing(now).now.table(name)
    assert table is not None
    steps: list[Step] = []
    for row in reversed(picked):  # from below, so that the rows above keep their numbers
        cells = dict(zip(table.names, table.rows[row], strict=True))
        cells[IDS[name]] = new_id(table, name, cells.get(IDS[name], ""))
        steps.append(AddRow(table=name, at=row + 1, cells=tuple(cells.items())))
    edit(now, tuple(steps))


def _remove(name: str, picked: tuple[int, ...]) -> None:
    edit(session(), tuple(RemoveRow(table=name, row=row) for row in reversed(picked)))
