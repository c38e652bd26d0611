"""A day with changes: keys of day.toml by reading its files anew, the others by `edits`.

A key of day.toml means what it means there: `fees.fee_rub` is the fee of the orders that bring
none of their own in orders.csv, as with --set. An axis that leaves some or all of the day
untouched is told of, never silently flat.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from pydantic import BaseModel

from planner.domain.day import Day
from planner.domain.order import Order
from planner.errors import Fault, InputError
from planner.intake import overrides
from planner.intake.day_folder import DayInput
from planner.scenarios.edits import EDITS, edit_of, largest_group
from planner.scenarios.grid import FILE, Axis, Change
from planner.scenarios.problem import Problem, problem_key
from planner.settings import Settings
from planner.travel.provider import travel_times

Read = Callable[[Sequence[str]], DayInput]
# Sections and keys that change who drives at what price, but no trip.
MONEY_AND_FLEET = ("fees.", "on_demand.", "solver.objective", "solver.seed")
READS_KEPT = 64
# Values of orders.csv that stand in for a setting where they are given.
OF_ORDERS: dict[str, Callable[[Order], object]] = {
    "fees.fee_rub": lambda order: order.fee_kop,
    "promise.assembly_min": lambda order: order.ready_at,
    "handover.base_min": lambda order: order.handover_s,
    "handover.photo_min": lambda order: order.handover_s,
    "handover.documents_min": lambda order: order.handover_s,
}
COLUMNS = {"fees": "fee_rub", "promise": "ready_at", "handover": "handover_min"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to know about a grid: key of its wording (`whatif-note-…`), and its values."""

    key: str
    values: tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where the day comes from, and how to read it with other settings.

    Attributes
    ----------
    read : the day's files with overrides (`section.key=value`) laid over day.toml.
    base : the day as it is.
    """

    read: Read
    base: Problem
    _reads: dict[tuple[str, ...], Problem] = field(default_factory=dict, repr=False)

    def problem(self, changes: Sequence[Change]) -> Problem:
        """The day with these changes: settings first, then edits in their order.

        Raises
        ------
        InputError
            A change this day does not allow.
        """
        settings = tuple(f"{c.key}={c.value}" for c in changes if edit_of(c.key) is None)
        problem = self._read(settings)
        for change in changes:
            found = edit_of(change.key)
            if found is not None:
                edit, subject = found
                problem = edit.apply(problem, subject, change)
        return problem

    def _read(self, settings: tuple[str, ...]) -> Problem:
        if not settings:
            return self.base
        if settings not in self._reads:
            if len(self._reads) >= READS_KEPT:
                self._reads.pop(next(iter(self._reads)))
            self._reads[settings] = _problem(_read(self.read, settings), self.base)
        return self._reads[settings]


def source_of(read: Read) -> Source:
    """The day of these files, read and with its travel times."""
    return Source(read=read, base=_problem(read(()), None))


def checked(source: Source, axes: Sequence[Axis]) -> tuple[Note, ...]:
    """What is worth knowing of the grid, once every key and value is known to be possible.

    Raises
    ------
    InputError
        With a fault for every key and value at fault.
    """
    faults: list[Fault] = []
    notes: list[Note] = []
    for axis in axes:
        if not is_key(axis.key):
            near = (("near", nearest_key(axis.key)),)
            faults.append(
                Fault(file=FILE, column=axis.key, rule="vary_key_unknown", details=near)
            )
            continue
        days = []
        for value in axis.values:
            try:
                days.append(source.problem((Change(key=axis.key, value=value),)))
            except InputError as error:
                faults += error.faults
        notes += _notes(source.base, axis, days)
    if faults:
        raise InputError(tuple(faults))
    return tuple(notes)


def changes_trips(change: Change) -> bool:
    """Whether the change touches the trips themselves, not only who drives them."""
    found = edit_of(change.key)
    if found is not None:
        return found[0].trips
    return not change.key.startswith(MONEY_AND_FLEET)


def is_key(key: str) -> bool:
    """Whether a change can have that key."""
    return key in setting_keys() or edit_of(key) is not None


def setting_keys() -> tuple[str, ...]:
    """The keys of day.toml's sections."""
    return tuple(
        f"{section}.{key}"
        for section, about in Settings.model_fields.items()
        if isinstance(about.annotation, type) and issubclass(about.annotation, BaseModel)
        for key in about.annotation.model_fields
    )


def nearest_key(wrong: str) -> str:
    """The known key most like an unknown one, by its whole name or its last part."""

    def likeness(known: str) -> float:
        parts = (known, known.rpartition(".")[2])
        tails = (wrong, wrong.rpartition(".")[2])
        return (
            max(
                SequenceMatcher(None, tail.casefold(), part).ratio()
                for part, tail in zip(parts, tails, strict=True)
            )
            + 0.01 * SequenceMatcher(None, wrong.casefold(), known).ratio()
        )

    edits = [
        f"{edit.name}.ID" if edit.subject == "required" else edit.name
        for edit in EDITS.values()
    ]
    return max((*edits, *setting_keys()), key=likeness)


def _problem(given: DayInput, base: Problem | None) -> Problem:
    """The day with travel times; the base day's where nothing they rest on has changed."""
    day = given.day
    if base is not None and base.day.travel == day.travel:
        return Problem(day=day, travel=base.travel)
    travel = travel_times(day, given=given.given, congestion=given.congestion)
    return Problem(day=day, travel=travel)


def _read(read: Read, settings: tuple[str, ...]) -> DayInput:
    """The day with these settings; their own faults are told as those of --vary."""
    try:
        return read(settings)
    except InputError as error:
        raise InputError(
            tuple(
                replace(fault, file=FILE) if fault.file == overrides.FILE else fault
                for fault in error.faults
            )
        ) from None


def _notes(base: Problem, axis: Axis, days: list[Problem]) -> list[Note]:
    if axis.key == "couriers":
        return _group_note(base.day)
    as_is = _content(base)
    different = [problem for problem in days if _content(problem) != as_is]
    if days and not different:
        values = (("setting", axis.key),)
        return [Note(key="whatif-note-no-effect", values=values)]
    given = OF_ORDERS.get(axis.key)
    if given is None:
        return []
    same = [
        order
        for place, order in enumerate(base.day.orders)
        if all(given(problem.day.orders[place]) == given(order) for problem in different)
    ]
    if not same:
        return []
    return [
        Note(
            key="whatif-note-own-values",
            values=(
                ("setting", axis.key),
                ("column", COLUMNS[axis.key.partition(".")[0]]),
                ("count", len(same)),
                ("orders", len(base.day.orders)),
            ),
        )
    ]


def _content(problem: Problem) -> str:
    """What a change may change: all of the day but what nobody has on offer."""
    return problem_key(replace(problem, day=replace(problem.day, outside_offer=None)))


def _group_note(day: Day) -> list[Note]:
    """Whom `couriers=…` is about."""
    group = largest_group(day)
    if group is None:
        return []
    hours = [
        day.clock.moment(at).strftime("%H:%M")
        for at in (group.shift.start_at, group.shift.end_at)
    ]
    return [
        Note(
            key="whatif-note-largest-group",
            values=(
                ("count", group.count),
                ("ids", ", ".join(group.courier_ids)),
                ("vehicle", group.vehicle.name),
                ("from", hours[0]),
                ("until", hours[1]),
            ),
        )
    ]
