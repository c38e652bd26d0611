"""The day of a session being edited: every edit is read again as the files would be.

A sound day becomes the session's at once, to be planned when its user says so. One with
faults stays here with all of them: the last sound day and its plan are kept, and nothing typed
is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.dashboard.access import allowed
from planner.dashboard.edit_changes import Changed, changed
from planner.dashboard.edit_fixes import with_fix
from planner.dashboard.edit_steps import Edit, History
from planner.dashboard.session import Session
from planner.errors import Fault, InputError
from planner.export.day_files import day_files
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_folder import TRAVEL, DayInput, read_files
from planner.intake.day_text import DayText, TextTable, read_day_text, row_numbers
from planner.intake.faults import Rule

ORDERS_CSV = "orders.csv"
NO_TEXT = DayText(orders=None, couriers=None, toml=None)


@dataclass(kw_only=True)
class Editing:
    """What is edited.

    Attributes
    ----------
    given : the files as they came, and read : their texts.
    history : the texts now, before and after.
    files : the texts now as files. sound : the files the session's day was read from.
    faults : of the texts now; while there are any, the session keeps its last sound day.
    version : of the widgets: a new one shows the texts now, whatever was typed into the old.
    fixes : how many applied fixes the texts hold that the session's files don't.
    """

    given: Mapping[str, bytes] = field(default_factory=dict)
    read: DayText = NO_TEXT
    history: History = field(default_factory=lambda: History(now=NO_TEXT))
    files: Mapping[str, bytes] = field(default_factory=dict)
    sound: Mapping[str, bytes] | None = None
    faults: tuple[Fault, ...] = ()
    version: int = 0
    fixes: int = 0

    @property
    def now(self) -> DayText:
        """The texts now."""
        return self.history.now


def editing(of: Session) -> Editing:
    """The session's editing; begun anew where another day was loaded meanwhile."""
    held = of.part(Editing)
    if held.sound is not of.files or held.fixes != len(of.applied):
        held.given, held.read = of.files, read_day_text(of.files)
        now = _with_fixes(of, held.read)
        held.history, held.sound, held.faults = History(now=now), of.files, ()
        held.files = day_files(held.given, held.read, now)
        held.fixes = len(of.applied)
        held.version += 1
    return held


def edit(of: Session, made: Edit, *, anew: bool = True) -> None:
    """Make an edit.

    Parameters
    ----------
    anew : whether the widgets have to be told; not where the edit was typed into one.
    """
    held = editing(of)
    _go(of, held.history.edited(made), anew=anew)


def undo(of: Session) -> None:
    """Take the latest edit back."""
    _go(of, editing(of).history.undone(), anew=True)


def redo(of: Session) -> None:
    """Make the edit again that was taken back."""
    _go(of, editing(of).history.redone(), anew=True)


def changes_since_plan(of: Session) -> tuple[Changed, ...]:
    """What differs between the texts now and those the plan shown was made of."""
    planned = planned_text(of)
    return () if planned is None else changed(planned, editing(of).now)


def planned_text(of: Session) -> DayText | None:
    """The texts the plan shown was made of; None without such a plan, or of another day."""
    shown = of.shown
    if shown is None or not shown.files or shown.day.clock.day != of.loaded.day.clock.day:
        return None
    return _with_fixes(of, read_day_text(shown.files))


def faults_of_rows(held: Editing, name: str) -> dict[int, list[Fault]]:
    """The faults of a table's rows, by row as it is on the page."""
    table = held.now.table(name)
    if table is None or not any(fault.row for fault in held.faults):
        return {}
    places = {number: row for row, number in enumerate(row_numbers(held.files, name))}
    files = {table.source, f"{name}.csv"}
    found: dict[int, list[Fault]] = {}
    for fault in held.faults:
        if fault.file in files and fault.row in places:
            found.setdefault(places[fault.row], []).append(fault)
    return found


def faults_of_keys(held: Editing) -> dict[str, list[Fault]]:
    """The faults of day.toml, by key."""
    found: dict[str, list[Fault]] = {}
    for fault in held.faults:
        if fault.file == DAY_TOML:
            found.setdefault(fault.column or "", []).append(fault)
    return found


def _with_fixes(of: Session, text: DayText) -> DayText:
    """The texts with the fixes applied to the session's day, which its files don't have."""
    for applied in of.applied:
        text = with_fix(text, applied.fix.changes, applied.loaded.day)
    return text


def _go(of: Session, history: History, *, anew: bool) -> None:
    """Take these texts as the day's, if they can be read as one."""
    held = editing(of)
    if history.now == held.now or not allowed():
        return
    before = held.files
    held.history, held.version = history, held.version + anew
    held.files = day_files(held.given, held.read, held.now)
    try:
        loaded = read_files(held.files)
    except InputError as error:
        held.faults = error.faults
        return
    held.faults = _stale_travel(held, loaded)
    if held.faults:
        return
    if of.applied and of.shown is not None:
        of.shown = replace(of.shown, files=before)  # its plan has the fixes, and so do these
    of.files = held.sound = held.files
    of.loaded, of.source = loaded, "own"
    of.faults, of.applied, held.fixes = (), (), 0


def _stale_travel(held: Editing, loaded: DayInput) -> tuple[Fault, ...]:
    """Orders put elsewhere while travel.csv still has the times to where they were.

    A new order that travel.csv does not know at all is told of as any other: without a road.
    """
    before, now = held.read.orders, held.now.orders
    if loaded.day.travel.provider != "matrix" or before is None or now is None:
        return ()
    if held.files.get(TRAVEL) != held.given.get(TRAVEL):
        return ()
    old = {before.cell(row, "order_id"): _place(before, row) for row in range(len(before.rows))}
    numbers = row_numbers(held.files, "orders")
    return tuple(
        Fault(
            file=ORDERS_CSV,
            row=numbers[row],
            column="lat, lon",
            value=", ".join(_place(now, row)),
            rule=Rule.TRAVEL_OF_MOVED,
            details=(("order", name),),
        )
        for row, name in enumerate(now.column("order_id"))
        if name in old and old[name] != _place(now, row)
    )


def _place(table: TextTable, row: int) -> tuple[str, str]:
    return table.cell(row, "lat"), table.cell(row, "lon")
