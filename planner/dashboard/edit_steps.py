"""Edits of a day's texts, and the way back: nothing here judges or draws.

An edit is one step of the person who makes it, whatever it takes: a place chosen on the map is
two cells, three rows removed at once are one step. Texts are immutable, so the way back is the
text before, exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.intake.day_text import DayText
from planner.intake.toml_lines import Path
from planner.intake.toml_text import Value, with_value, without_store

MOST_STEPS = 200  # kept to go back to


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCell:
    """Another text in a cell of a table, "orders" or "couriers"."""

    table: str
    row: int
    column: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRow:
    """One more row, as row number `at`; cells not named stay empty."""

    table: str
    at: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRow:
    """A row less."""

    table: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetKey:
    """Another value of a key of day.toml; None leaves it to its default."""

    path: Path
    to: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveStore:
    """A store less, the first being number 0."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetToml:
    """Another text of the whole of day.toml."""

    to: str


Step = SetCell | AddRow | RemoveRow | SetKey | RemoveStore | SetToml
Edit = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The day's texts now, and what was before and after them.

    Attributes
    ----------
    past : the latest last. future : what was gone back from, the nearest last.
    """

    now: DayText
    past: tuple[DayText, ...] = ()
    future: tuple[DayText, ...] = ()

    def edited(self, edit: Edit) -> History:
        """With an edit made; one that changes nothing leaves no step."""
        after = apply(self.now, edit)
        if after == self.now:
            return self
        return History(now=after, past=(*self.past, self.now)[-MOST_STEPS:])

    def undone(self) -> History:
        """One step back, if there is one."""
        if not self.past:
            return self
        return History(now=self.past[-1], past=self.past[:-1], future=(*self.future, self.now))

    def redone(self) -> History:
        """One step forward again, if there is one."""
        if not self.future:
            return self
        return History(
            now=self.future[-1], past=(*self.past, self.now), future=self.future[:-1]
        )


def apply(text: DayText, edit: Edit) -> DayText:
    """The texts after an edit; its steps are made one after another.

    Raises
    ------
    ValueError
        The edit is about a table, row or day.toml that can't be edited.
    """
    for step in edit:
        text = _after(text, step)
    return text


def _after(text: DayText, step: Step) -> DayText:
    match step:
        case SetKey():
            return replace(text, toml=with_value(_toml(text), step.path, step.to))
        case RemoveStore():
            return replace(text, toml=without_store(_toml(text), step.number))
        case SetToml():
            return replace(text, toml=step.to)
    table = text.table(step.table)
    if table is None:
        raise ValueError(f"{step.table} can't be edited")
    if isinstance(step, AddRow):
        return text.with_table(step.table, table.with_row(step.at, dict(step.cells)))
    if not 0 <= step.row < len(table.rows):
        raise ValueError(f"{step.table} has no row {step.row}")
    if isinstance(step, RemoveRow):
        return text.with_table(step.table, table.without_row(step.row))
    return text.with_table(step.table, table.with_cell(step.row, step.column, step.to))


def _toml(text: DayText) -> str:
    if text.toml is None:
        raise ValueError("day.toml can't be edited")
    return text.toml
