"""The cells of one row as values; whatever is wrong with them is noted, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from planner.domain.clock import ServiceClock
from planner.errors import Fault
from planner.intake.columns import PERSONAL
from planner.intake.faults import Rule
from planner.intake.moments import read_moment
from planner.intake.tables import Row, Table

MAX_TEXT = 5_000
MAX_ID = 100
DAY_S = 86_400
# A slot or shift may cross midnight, a pre-order may wait for days; more is a wrong date.
DAYS_AROUND = 2
DAYS_PLACED_BEFORE = 7

_SPACES = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}([ \u00a0\u202f\u2009]\d{3})+([.,]\d+)?", re.ASCII)
# «'+7 999 …», as tables that are safe to open write it.
_GUARDED = re.compile(r"'[ \u00a0]*[=+\-@\t\r\n|%]")
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """A number's range: from `low` to `high`; with `above`, `low` itself is too little."""

    low: Decimal
    high: Decimal
    above: bool = False

    def broken_by(self, value: Decimal) -> bool:
        """Whether the value lies outside."""
        too_low = value <= self.low if self.above else value < self.low
        return too_low or value > self.high


def between(low: int | str, high: int | str) -> Limits:
    """From `low` to `high`, both allowed."""
    return Limits(Decimal(low), Decimal(high))


def above(low: int | str, high: int | str) -> Limits:
    """More than `low`, at most `high`."""
    return Limits(Decimal(low), Decimal(high), above=True)


@dataclass(slots=True)
class RowReader:
    """Reads the cells of one row and remembers whether all were sound.

    Attributes
    ----------
    table, row : what is read.
    clock : the day's clock. day_known : False where day.toml's date or timezone is itself at
        fault; then no moment can be called far from the day.
    faults : where faults are noted. sound : no fault so far.
    naive_moments : how many moments had no offset.
    """

    table: Table
    row: Row
    clock: ServiceClock
    day_known: bool
    faults: list[Fault]
    sound: bool = field(default=True, init=False)
    naive_moments: int = field(default=0, init=False)

    def fault(self, rule: Rule, column: str | None, value: str | None, **details: str) -> None:
        """Note a fault; `column` is the contract's name, shown as the user wrote it."""
        self.sound = False
        self.faults.append(
            Fault(
                file=self.table.file,
                row=self.row.number,
                column=None if column is None else self.table.written.get(column, column),
                value=None if column in PERSONAL else value,
                rule=rule,
                details=tuple(details.items()),
            )
        )

    def raw(self, column: str) -> str:
        """The cell as it stands; empty where the file has no such column.

        An apostrophe that keeps a spreadsheet from running the cell is no part of it.
        """
        return unguarded(self.row.cells.get(column, ""))

    def text(self, column: str, *, max_length: int = MAX_TEXT) -> str:
        """A text of bounded length."""
        cell = self.raw(column)
        if len(cell) > max_length:
            self.fault(Rule.TEXT_TOO_LONG, column, cell, limit=str(max_length))
        return cell

    def required(self, column: str) -> bool:
        """Whether the cell has a text; a fault if not, told once if the column is missing."""
        if self.raw(column):
            return True
        if column in self.row.cells:
            self.fault(Rule.VALUE_MISSING, column, None)
        self.sound = False
        return False

    def identity(self, column: str) -> str:
        """A required id."""
        return self.text(column, max_length=MAX_ID) if self.required(column) else ""

    def number(self, column: str, limits: Limits) -> Decimal | None:
        """A number within its limits; None where the cell is empty or at fault."""
        cell = self.raw(column)
        if not cell:
            return None
        value = read_number(cell, decimal_comma=self.table.decimal_comma)
        if isinstance(value, Rule):
            self.fault(value, column, cell)
            return None
        if limits.broken_by(value):
            rule = Rule.NOT_ABOVE if limits.above else Rule.OUT_OF_RANGE
            self.fault(rule, column, cell, low=str(limits.low), high=str(limits.high))
            return None
        return value

    def whole_number(self, column: str, limits: Limits) -> int | None:
        """The same for a number without a fraction."""
        value = self.number(column, limits)
        if value is None:
            return None
        if value != value.to_integral_value():
            self.fault(Rule.NOT_WHOLE, column, self.raw(column))
            return None
        return int(value)

    def moment(self, column: str, *, days_before: int = DAYS_AROUND) -> int | None:
        """A moment near the service day, seconds since its midnight; None as in `number`."""
        cell = self.raw(column)
        if not cell:
            return None
        moment = read_moment(cell, self.clock)
        if isinstance(moment, Rule):
            self._moment_fault(moment, column, days_before)
            return None
        self.naive_moments += moment.naive
        earliest, latest = -days_before * DAY_S, (1 + DAYS_AROUND) * DAY_S
        if self.day_known and not earliest <= moment.at <= latest:
            self._moment_fault(Rule.MOMENT_FAR, column, days_before)
            return None
        return moment.at

    def choice(self, column: str, choices: Mapping[str, str], default: str) -> str:
        """What the cell's word means, by `choices`; the default where it is empty."""
        cell = self.raw(column)
        if not cell:
            return default
        meaning = choices.get(cell.casefold())
        if meaning is None:
            self.fault(Rule.CHOICE, column, cell, choices=", ".join(choices))
            return default
        return meaning

    def _moment_fault(self, rule: Rule, column: str, days_before: int) -> None:
        day = self.clock.day
        if rule is Rule.MOMENT:
            self.fault(rule, column, self.raw(column), example=f"{day.isoformat()}T17:00")
        elif rule is Rule.MOMENT_FAR:
            first, last = day - timedelta(days=days_before), day + timedelta(days=DAYS_AROUND)
            details = {"first": first.isoformat(), "last": last.isoformat()}
            self.fault(rule, column, self.raw(column), day=day.isoformat(), **details)
        else:
            self.fault(rule, column, self.raw(column), timezone=self.clock.timezone)


def unguarded(cell: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if _GUARDED.match(cell) else cell


def read_number(text: str, *, decimal_comma: bool) -> Decimal | Rule:
    """The number a text names, or the rule it breaks; thousands may be parted by spaces."""
    if _NOT_FINITE.fullmatch(text):
        return Rule.NOT_FINITE
    plain = text.translate(_SPACES) if _GROUPED.fullmatch(text) else text
    if decimal_comma and "." not in plain:
        plain = plain.replace(",", ".", 1)
    return Decimal(plain) if _NUMBER.fullmatch(plain) else Rule.NOT_A_NUMBER
