"""The settings of day.toml, key by key with meaning, unit and default, or as one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from planner.dashboard.edit_changes import Changed, shown
from planner.dashboard.edit_keys import DAY, Key, KeyKind, fits, sections, typed
from planner.dashboard.edit_rows import fault_words
from planner.dashboard.edit_steps import RemoveStore, SetKey, SetToml
from planner.dashboard.editing import edit, editing, faults_of_keys
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language, session
from planner.errors import Fault
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_folder import fault_sentence
from planner.intake.settings_faults import dotted
from planner.intake.toml_lines import Path
from planner.intake.toml_text import Value, is_editable, values_in
from planner.texts import text

SECTION_KEY = "edit-section"
AS_TEXT = "text"


def render(now: Session, changes: tuple[Changed, ...]) -> None:
    """Draw one section of the settings."""
    held = editing(now)
    toml = held.now.toml or ""
    editable = is_editable(toml)
    faults = faults_of_keys(held)
    names = [*sections(), AS_TEXT] if editable else [AS_TEXT]
    chosen = st.pills(
        text("edit-section", language()),
        names,
        default=names[min(2, len(names) - 1)],
        required=True,
        format_func=lambda name: _section_name(name, faults),
        key=SECTION_KEY if editable else f"{SECTION_KEY}-text",
        label_visibility="collapsed",
    )
    if not editable:
        st.warning(text("edit-text-broken", language()))
    if chosen == AS_TEXT or not editable:
        _as_text(toml, held.version, faults)
        return
    st.caption(text("edit-settings-help", language()))
    before = {one.name: one for one in changes if one.table == DAY_TOML}
    values = values_in(toml) or {}
    if chosen == "stores":
        _stores(values, before, faults, held.version)
        return
    for key in sections()[chosen or DAY]:
        _key(key, key.path(), values, before, faults, held.version)


def _section_name(name: str, faults: Mapping[str, Sequence[Fault]]) -> str:
    broken = any(one.split(".")[0].split("[")[0] == name for one in faults)
    mark = "⚠ " if broken else ""
    return mark + text(f"edit-section-{name.replace('_', '-')}", language())


def _stores(
    values: Mapping[Path, Value],
    before: Mapping[str, Changed],
    faults: Mapping[str, Sequence[Fault]],
    version: int,
) -> None:
    count = 1 + max((int(path[1]) for path in values if path[0] == "stores"), default=-1)
    for number in range(count):
        title, button = st.columns([4, 1], vertical_alignment="center")
        name = str(values.get(("stores", number, "store_id"), ""))
        named = text("edit-store", language(), number=number + 1, name=as_markdown(name))
        title.markdown(f"**{named}**")
        button.button(
            text("edit-remove-store", language()),
            icon=":material/delete:",
            disabled=count == 1,
            on_click=_remove_store,
            args=(number,),
            key=f"edit-remove-store-{number}",
            width="stretch",
        )
        for key in sections()["stores"]:
            _key(key, key.path(number), values, before, faults, version)
    st.button(
        text("edit-add-store", language()),
        icon=":material/add:",
        on_click=_add_store,
        args=(count,),
        key="edit-add-store",
    )


def _key(
    key: Key,
    path: Path,
    values: Mapping[Path, Value],
    before: Mapping[str, Changed],
    faults: Mapping[str, Sequence[Fault]],
    version: int,
) -> None:
    """Draw one key: what it means, its value, what was before, what is wrong."""
    name = dotted(path)
    words, field, back, state = st.columns([3, 1.6, 0.4, 2], vertical_alignment="center")
    unit = "" if key.unit is None else f", {text(f'edit-unit-{key.unit}', language())}"
    words.markdown(f"{as_markdown(text(key.word, language()))}{unit}  \n:small[`{name}`]")
    with field:
        _widget(key, path, values.get(path), f"edit-key-{name}-{version}")
    if path in values and not key.required:
        back.button(
            "",
            icon=":material/settings_backup_restore:",
            help=f"{text('edit-to-default', language())} ({_default(key)})",
            type="tertiary",
            on_click=_to_default,
            args=(path,),
            key=f"edit-default-{name}",
        )
    notes = []
    if name in before:
        was = before[name].before
        told = text("edit-change-default", language()) if was is None else was
        notes.append(f":orange[✎ {as_markdown(text('edit-changed', language(), before=told))}]")
    notes += [
        f":red[⚠ {as_markdown(fault_sentence(fault, language()))}]"
        for fault in faults.get(name, ())
    ]
    state.markdown("  \n".join(notes) or f":gray[{as_markdown(_default(key))}]")


def _default(key: Key) -> str:
    if key.required:
        return text("edit-required", language())
    if key.default is None:
        return text("edit-default-none", language())
    if isinstance(key.default, bool):
        value = text("edit-yes" if key.default else "edit-no", language())
    else:
        value = shown(key.default) or ""
    return text("edit-default", language(), value=value)


def _widget(key: Key, path: Path, value: Value | None, name: str) -> None:
    """The key's own widget, or a line of text where its value is of another kind."""
    label = text(key.word, language())
    common: dict[str, Any] = {
        "key": name,
        "label_visibility": "collapsed",
        "on_change": _typed,
        "args": (key, path, name),
    }
    if value is not None and not fits(key, value):
        st.text_input(label, value=shown(value), **common)
        return
    given = value if value is not None else key.default
    hint = shown(key.default) or ""
    match key.kind:
        case KeyKind.SWITCH:
            st.toggle(label, value=bool(given), **common)
        case KeyKind.CHOICE:
            index = None if value is None else key.choices.index(str(value))
            st.selectbox(label, key.choices, index=index, placeholder=hint, **common)
        case KeyKind.WHOLE:
            whole = value if isinstance(value, int) else None
            st.number_input(label, value=whole, step=1, placeholder=hint, **common)
        case KeyKind.NUMBER:
            number = float(value) if isinstance(value, int | float) else None
            form = "%.5f" if key.unit == "degrees" else "%g"
            st.number_input(label, value=number, placeholder=hint, format=form, **common)
        case KeyKind.DATE:
            day: Any = value
            st.date_input(label, value=day, format="DD.MM.YYYY", **common)
        case KeyKind.LIST:
            hint = text("edit-list-help", language())
            st.text_input(label, value=shown(value) or "", placeholder=hint, **common)
        case KeyKind.TEXT:
            st.text_input(label, value=shown(value) or "", placeholder=hint, **common)


def _typed(key: Key, path: Path, name: str) -> None:
    to = typed(key, st.session_state[name])
    edit(session(), (SetKey(path=path, to=to),), anew=False)


def _to_default(path: Path) -> None:
    edit(session(), (SetKey(path=path, to=None),))


def _as_text(toml: str, version: int, faults: Mapping[str, Sequence[Fault]]) -> None:
    name = f"edit-toml-{version}"
    st.text_area(
        text("edit-text-help", language()),
        value=toml,
        height=360,
        key=name,
        on_change=_text_typed,
        args=(name,),
    )
    for broken in faults.values():
        for fault in broken:
            row = (
                ""
                if fault.row is None
                else f"{text('fault-row', language(), row=str(fault.row))}, "
            )
            st.markdown(f":red[⚠ {as_markdown(row + fault_words(fault, language()))}]")


def _text_typed(name: str) -> None:
    edit(session(), (SetToml(to=st.session_state[name]),), anew=False)


def _add_store(number: int) -> None:
    made = text("edit-new-store", language(), number=number + 1)
    edit(session(), (SetKey(path=("stores", number, "store_id"), to=made),))


def _remove_store(number: int) -> None:
    edit(session(), (RemoveStore(number=number),))
