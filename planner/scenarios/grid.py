"""What to vary: `key=a:b:step` or `key=x,y,z`, and the grid that several of them span.

Scenario 0 is the day as it is; the grid's scenarios follow, the last axis changing fastest. A
grid is never written out: a scenario's changes follow from its number, so a million of them
cost nothing before somebody has agreed to them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import overload

from planner.errors import Fault, InputError

FILE = "--vary"
RANGE, LIST = ":", ","
LARGEST = Decimal(10) ** 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One named edit of a day: a key of day.toml or of `planner.scenarios.edits`, a value."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Span(Sequence[str]):
    """Numbers from `first` in equal steps, as texts; exact, and made only when asked for."""

    first: Decimal
    step: Decimal
    size: int

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return tuple(self[k] for k in range(*place.indices(self.size)))
        if not -self.size <= place < self.size:
            raise IndexError(place)
        return plain(self.first + self.step * (place % self.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One key and the values it takes, in order."""

    key: str
    values: Sequence[str]


def parse_axes(written: Sequence[str]) -> tuple[Axis, ...]:
    """The axes of a grid.

    Raises
    ------
    InputError
        With a fault for every one that can't be read, is empty, or repeats a key.
    """
    axes: list[Axis] = []
    faults: list[Fault] = []
    for one in written:
        read = _axis(one)
        if isinstance(read, Fault):
            faults.append(read)
        elif any(axis.key == read.key for axis in axes):
            faults.append(Fault(file=FILE, column=read.key, rule="vary_twice"))
        else:
            axes.append(read)
    if faults:
        raise InputError(tuple(faults))
    return tuple(axes)


def scenario_count(axes: Sequence[Axis]) -> int:
    """How many scenarios the grid has, the day as it is not counted."""
    return math.prod(len(axis.values) for axis in axes)


def scenario_changes(axes: Sequence[Axis], number: int) -> tuple[Change, ...]:
    """The changes of scenario `number`; none of scenario 0, the day as it is."""
    if number == 0:
        return ()
    places = _places(axes, number)
    return tuple(
        Change(key=axis.key, value=axis.values[place])
        for axis, place in zip(axes, places, strict=True)
    )


def neighbours(axes: Sequence[Axis], number: int) -> Iterator[int]:
    """The scenarios one step away on one axis; scenario 0 has none."""
    if number == 0:
        return
    stride = 1
    for axis, place in zip(reversed(axes), reversed(_places(axes, number)), strict=True):
        if place > 0:
            yield number - stride
        if place + 1 < len(axis.values):
            yield number + stride
        stride *= len(axis.values)


def plain(value: Decimal) -> str:
    """The number without exponent, plus sign or needless zeros."""
    shown = format(value, "f")
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown


def _places(axes: Sequence[Axis], number: int) -> list[int]:
    left, places = number - 1, []
    for axis in reversed(axes):
        left, place = divmod(left, len(axis.values))
        places.append(place)
    return places[::-1]


def _axis(written: str) -> Axis | Fault:
    key, equals, listed = (part.strip() for part in written.partition("="))
    if not equals or not key or not listed:
        return Fault(file=FILE, value=written, rule="vary_form")
    if LIST not in listed and RANGE in listed:
        return _range(key, listed)
    values = dict.fromkeys(_number_or_text(part.strip()) for part in listed.split(LIST))
    if "" in values:
        return Fault(file=FILE, column=key, value=listed, rule="vary_empty")
    return Axis(key=key, values=tuple(values))


def _range(key: str, listed: str) -> Axis | Fault:
    bounds = [_decimal(part) for part in listed.split(RANGE)]
    if len(bounds) > 3 or None in bounds:
        return Fault(file=FILE, column=key, value=listed, rule="vary_range")
    first, last, step, *_ = (*(one for one in bounds if one is not None), Decimal(1))
    if step == 0 or (last - first) / step < 0:
        return Fault(file=FILE, column=key, value=listed, rule="vary_empty")
    return Axis(key=key, values=Span(first, step, int((last - first) // step) + 1))


def _decimal(part: str) -> Decimal | None:
    try:
        value = Decimal(part.strip())
    except InvalidOperation:
        return None
    small = value.is_finite() and abs(value) <= LARGEST
    return value if small and value == value.quantize(1 / LARGEST) else None


def _number_or_text(part: str) -> str:
    """Numbers in one spelling, so that 1, +1 and 1.0 are one scenario."""
    value = _decimal(part)
    return part if value is None else plain(value)
