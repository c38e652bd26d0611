"""Fee schemes as text: a small TOML file, or one line; every fault at once.

The form is in `planner.money.schemes`. Faults name file, entry, key and value, as those of a
day folder do; their sentences are `fault-scheme-…`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any

from planner.errors import Fault, InputError
from planner.money.schemes import HOURS, KINDS, By, Scheme

OPTION = "--scheme"
KEYS = ("name", "by", "steps")
MOST_RUB, MOST_FROM = 1_000_000, 1_000_000
LONGEST_NAME = 60


def read_schemes(written: str) -> tuple[Scheme, ...]:
    """The schemes of a file of that name, or the one of that line.

    Raises
    ------
    InputError
        With every fault of the text.
    """
    path = Path(written)
    if path.suffix == ".toml" or path.is_file():
        try:
            return schemes_of_toml(path.name, path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            fault = Fault(file=path.name, rule="scheme_unreadable")
            raise InputError((fault,)) from error
    return (scheme_of_line(written),)


def schemes_of_toml(file: str, text: str) -> tuple[Scheme, ...]:
    """The schemes of a TOML text; `file` is its name in faults."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError((Fault(file=file, rule="scheme_syntax"),)) from error
    entries = content.get("scheme")
    faults = [_unknown(file, key, ("scheme",)) for key in content if key != "scheme"]
    if not isinstance(entries, list) or not entries:
        faults.append(Fault(file=file, rule="scheme_none"))
        raise InputError(tuple(faults))
    schemes = []
    for number, entry in enumerate(entries, start=1):
        found = _entry(file, f"scheme[{number}]", entry, faults)
        schemes += [found] if found else []
    if faults:
        raise InputError(tuple(faults))
    return tuple(schemes)


def scheme_of_line(line: str) -> Scheme:
    """The scheme of `distance:0=199,10=249` or `flat:249`."""
    kind, _, written = line.partition(":")
    by = kind.strip()
    if by == "flat" and "=" not in written:
        pairs: list[Any] = [(0, _number(written))]
    else:
        halves = [step.partition("=") for step in written.split(",")]
        pairs = [(_number(start), _number(fee)) for start, _, fee in halves]
    faults = [*_kind_faults(OPTION, None, by), *_step_faults(OPTION, None, by, pairs)]
    if faults:
        shown = [Fault(file=f.file, value=line, rule=f.rule, details=f.details) for f in faults]
        raise InputError(tuple(shown))
    return _scheme(line, by, pairs)


def _entry(file: str, place: str, entry: Any, faults: list[Fault]) -> Scheme | None:
    if not isinstance(entry, dict):
        faults.append(Fault(file=file, column=place, rule="scheme_none"))
        return None
    before = len(faults)
    faults += [_unknown(file, f"{place}.{key}", KEYS) for key in entry if key not in KEYS]
    by, name = entry.get("by"), entry.get("name", entry.get("by"))
    faults += _kind_faults(file, f"{place}.by", by)
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        details = (("limit", str(LONGEST_NAME)),)
        column = f"{place}.name"
        faults.append(Fault(file=file, column=column, rule="scheme_name", details=details))
    pairs = _pairs(entry.get("steps"))
    faults += _step_faults(file, f"{place}.steps", by, pairs)
    if len(faults) > before:
        return None
    return _scheme(str(name), str(by), pairs)


def _kind_faults(file: str, column: str | None, by: object) -> Iterator[Fault]:
    if by not in KINDS:
        value = None if by is None else str(by)
        details = (("choices", ", ".join(KINDS)),)
        yield Fault(file=file, column=column, value=value, rule="scheme_by", details=details)


def _step_faults(file: str, column: str | None, by: object, pairs: Any) -> Iterator[Fault]:
    """What is wrong with the steps, first fault only: later ones would follow from it."""
    highest = HOURS - 1 if by == "hour" else MOST_FROM
    details = (("highest", str(highest)), ("most", str(MOST_RUB)))
    sound = bool(pairs) and all(
        len(pair) == 2 and _is_between(pair[0], highest) and _is_between(pair[1], MOST_RUB)
        for pair in pairs
    )
    if not sound:
        yield Fault(file=file, column=column, rule="scheme_steps", details=details)
    elif pairs[0][0] != 0 or any(a[0] >= b[0] for a, b in pairwise(pairs)):
        yield Fault(file=file, column=column, rule="scheme_rising")
    elif by == "flat" and len(pairs) > 1:
        yield Fault(file=file, column=column, rule="scheme_flat")


def _pairs(steps: object) -> list[Any]:
    """The steps as they stand; what is no list has none."""
    rows = steps if isinstance(steps, list) else []
    return [row if isinstance(row, list) else [] for row in rows]


def _unknown(file: str, key: str, known: tuple[str, ...]) -> Fault:
    near = get_close_matches(key.rpartition(".")[2], known, n=1, cutoff=0.0)
    return Fault(file=file, column=key, rule="key_unknown", details=(("near", near[0]),))


def _is_between(value: object, most: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return math.isfinite(value) and 0 <= value <= most


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None


def _scheme(name: str, by: str, pairs: Any) -> Scheme:
    kind: By = next(one for one in KINDS if one == by)
    steps = tuple((float(start), round(fee * 100)) for start, fee in pairs)
    return Scheme(name=name, by=kind, steps=steps)
