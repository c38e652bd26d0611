"""Words beside the rows being edited: what is wrong in each, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.dashboard.edit_changes import IDS, Changed
from planner.dashboard.edit_keys import DAY, sections
from planner.domain.clock import ServiceClock
from planner.errors import Fault
from planner.intake.cells import unguarded
from planner.intake.columns import PERSONAL
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_folder import fault_sentence
from planner.intake.day_text import COLUMNS, TextTable
from planner.intake.faults import Rule
from planner.intake.moments import read_moment
from planner.texts import Language, text

FAULT, CHANGE = "⚠", "✎"
LONGEST = 40


def row_states(
    rows: int,
    faults: Mapping[int, Sequence[Fault]],
    changes: Sequence[Changed],
    clock: ServiceClock,
    language: Language,
) -> list[str]:
    """A line for each row: its faults, else its changes, else nothing."""
    states = [""] * rows
    for change in changes:
        if change.row is None or change.kind == "removed":
            continue
        word = change_words(change, clock, language)
        told = word if change.kind == "added" else f"{heading(change.column, language)}: {word}"
        before = states[change.row]
        states[change.row] = f"{before}; {told}" if before else f"{CHANGE} {told}"
    for row, broken in faults.items():
        sentences = dict.fromkeys(fault_words(fault, language) for fault in broken)
        states[row] = f"{FAULT} {'; '.join(sentences)}"
    return states


def change_words(change: Changed, clock: ServiceClock, language: Language) -> str:
    """A change in words: «18:00 → 19:00», or what happened to the row."""
    if change.kind == "added":
        return text("edit-state-added-row", language)
    if change.kind == "removed":
        return text("edit-change-removed", language)
    if change.kind == "text":
        return text("edit-change-text", language)
    return f"{value_words(change, before=True, clock=clock, language=language)} → " + (
        value_words(change, before=False, clock=clock, language=language)
    )


def value_words(
    change: Changed, *, before: bool, clock: ServiceClock, language: Language
) -> str:
    """The value of a change before or now, short."""
    value = change.before if before else change.now
    if change.table == DAY_TOML:
        return text("edit-change-default", language) if value is None else value
    if not value:
        return text("edit-change-empty", language)
    moment = read_moment(unguarded(value), clock)
    if isinstance(moment, Rule):
        bare = unguarded(value)
        return bare if len(bare) <= LONGEST else f"{bare[:LONGEST]}…"
    local = clock.moment(moment.at)
    return f"{local:%H:%M}" if local.date() == clock.day else f"{local:%d.%m %H:%M}"


def change_place(change: Changed, language: Language) -> str:
    """Where a change is: the row's id, or the meaning of the key."""
    if change.table != DAY_TOML or not change.name:
        return change.name or DAY_TOML
    section, _, name = change.name.rpartition(".")
    section = section.partition("[")[0] or DAY
    keys = {key.name: key for key in sections().get(section, ())}
    if name not in keys:
        return change.name
    return f"{text(keys[name].word, language)} ({change.name})"


def heading(column: str, language: Language) -> str:
    """A column's heading: ours, or the user's own where the planner doesn't know it."""
    known = {one.name for columns in COLUMNS.values() for one in columns}
    if column not in known:
        return column
    return text(f"edit-column-{column.replace('_', '-')}", language)


def fault_words(fault: Fault, language: Language) -> str:
    """A fault with its column, without the file and row it stands beside."""
    sentence = fault_sentence(fault, language)
    if fault.column is None:
        return sentence
    value = "" if fault.value is None or fault.column in PERSONAL else f" «{fault.value}»"
    return f"{heading(fault.column, language)}{value}: {sentence}"


def new_id(table: TextTable, name: str, like: str) -> str:
    """An id that no row has yet: `like` with the first number that is free."""
    taken = set(table.column(IDS[name]))
    number = 2
    while f"{like}-{number}" in taken:
        number += 1
    return f"{like}-{number}"
