"""The day edited in place: its parts, undo, what was changed, planning it again."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.dashboard.edit_changes import Changed, taken_back
from planner.dashboard.edit_plan import redo_needed, replan
from planner.dashboard.edit_rows import change_place, heading, value_words
from planner.dashboard.editing import (
    Editing,
    changes_since_plan,
    edit,
    editing,
    planned_text,
    redo,
    undo,
)
from planner.dashboard.safe import paragraphs
from planner.dashboard.session import Session, language, open_plan_page, session
from planner.dashboard.views import edit_place, edit_settings, edit_table
from planner.export.day_files import day_zip
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_folder import describe_fault
from planner.texts import text

PART_KEY, BACK_KEY = "edit-part", "edit-back"
PARTS = ("orders", "couriers", "settings")
MOST_SHOWN = 12


def render(now: Session) -> None:
    """Draw the bar, one part of the day, and what was changed."""
    held = editing(now)
    changes = changes_since_plan(now)
    _bar(now, held, changes)
    _faults(held)
    part = st.segmented_control(
        text("edit-part-help", language()),
        PARTS,
        default=PARTS[0],
        required=True,
        format_func=lambda name: text(f"edit-part-{name}", language()),
        key=PART_KEY,
        label_visibility="collapsed",
        persist_state="session",
    )
    if part == "settings":
        edit_settings.render(now, changes)
    elif part == "couriers":
        edit_table.render(now, "couriers", changes)
    else:
        picked = edit_table.render(now, "orders", changes)
        st.caption(text("edit-address-stays", language()))
        with st.container(border=True):
            st.markdown(f"**{text('edit-map', language())}**")
            edit_place.render(now, picked)
    _changes(now, changes)


def _bar(now: Session, held: Editing, changes: tuple[Changed, ...]) -> None:
    """Back, forward, planning again with what it does, and the day as files."""
    words, buttons = st.columns([3, 3.4], vertical_alignment="center")
    with words:
        if _outrun(now):
            st.caption(text("edit-outrun", language()))
        elif now.shown is None:
            st.caption(text("edit-no-plan", language()))
        elif not changes:
            st.caption(text("edit-no-changes", language()))
        else:
            told = text("edit-changes", language(), count=len(changes))
            does = text(f"edit-redo-{int(redo_needed(now))}", language())
            st.markdown(f"**{told}.** {does if not held.faults else ''}")
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        _button("undo", "undo", enabled=bool(held.history.past))
        _button("redo", "redo", enabled=bool(held.history.future))
        _download(now, held)
        st.button(
            text("edit-replan", language()),
            type="primary",
            icon=":material/refresh:",
            help=text("edit-replan-faulty", language()) if held.faults else None,
            disabled=bool(held.faults) or not (_outrun(now) or (changes and now.job is None)),
            on_click=_plan,
            key="edit-replan",
        )


def _outrun(now: Session) -> bool:
    """Whether the plan being made is of the day before the latest edits."""
    return now.job is not None and now.job.files != now.files


def _button(name: str, icon: str, *, enabled: bool) -> None:
    st.button(
        text(f"edit-{name}", language()),
        icon=f":material/{icon}:",
        help=text(f"edit-{name}-help", language()),
        disabled=not enabled,
        on_click=_step,
        args=(name,),
        key=f"edit-{name}",
    )


def _step(name: str) -> None:
    """One step back or forward."""
    (undo if name == "undo" else redo)(session())


def _plan() -> None:
    replan(session())
    open_plan_page()


def _download(now: Session, held: Editing) -> None:
    day = now.loaded.day.clock.day
    key = "edit-download-faulty" if held.faults else "edit-download-help"
    st.download_button(
        text("edit-download", language()),
        data=day_zip(now.files, day),
        file_name=f"{day.isoformat()}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        help=text(key, language()),
        on_click="ignore",
        key="edit-download",
    )


def _faults(held: Editing) -> None:
    """Every fault of the texts as they stand."""
    if not held.faults:
        return
    st.error(
        text("edit-faults-note", language()),
        title=text("edit-faults", language(), count=len(held.faults)),
        icon=":material/error:",
    )
    told = [describe_fault(fault, language()) for fault in held.faults]
    more = len(told) - MOST_SHOWN
    rest = [text("edit-changes-more", language(), count=more)] if more > 0 else []
    st.html(paragraphs([*told[:MOST_SHOWN], *rest]))


def _changes(now: Session, changes: tuple[Changed, ...]) -> None:
    """A table of what was changed since the plan, each change to be taken back alone."""
    if not changes:
        return
    rows = pd.DataFrame(
        [
            {
                "what": change_place(one, language()),
                "column": _what(one),
                "before": _value(one, before=True, now=now),
                "now": _value(one, before=False, now=now),
                "back": text("edit-take-back", language()),
            }
            for one in changes
        ]
    )
    told = text("edit-changes", language(), count=len(changes))
    with st.expander(told, icon=":material/edit_note:", expanded=len(changes) <= MOST_SHOWN):
        st.dataframe(
            rows,
            hide_index=True,
            column_config={
                **{
                    name: st.column_config.TextColumn(text(f"edit-change-{name}", language()))
                    for name in ("what", "column", "before", "now")
                },
                "back": st.column_config.ButtonColumn(
                    text("edit-take-back", language()),
                    help=text("edit-take-back-help", language()),
                    on_click=_take_back,
                    key=BACK_KEY,
                ),
            },
            alt=text("edit-grid-changes", language()),
            key="edit-changes",
        )


def _what(one: Changed) -> str:
    if one.kind in {"added", "removed", "text"}:
        return text(f"edit-change-{one.kind}", language())
    return DAY_TOML if one.table == DAY_TOML else heading(one.column, language())


def _value(one: Changed, *, before: bool, now: Session) -> str:
    if one.kind in {"added", "removed", "text"}:
        return ""
    clock = now.loaded.day.clock
    return value_words(one, before=before, clock=clock, language=language())


def _take_back() -> None:
    """Take back the change whose button was pressed."""
    now = session()
    clicked = st.session_state[BACK_KEY]
    changes, before = changes_since_plan(now), planned_text(now)
    if clicked is not None and before is not None and clicked["row"] < len(changes):
        edit(now, taken_back(changes[clicked["row"]], before, editing(now).now))
