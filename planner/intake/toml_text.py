"""Keys of day.toml changed in its text; comments and everything else stay as they stand.

By tomlkit, which keeps a file's style. What a key means and whether its value is sound is
`planner.intake.day_file`'s to say.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError

from planner.intake.toml_lines import Path, line_of

STORES = "stores"
Value = str | int | float | bool | date | tuple[str, ...] | tuple[float, ...]


def values_in(text: str) -> Mapping[Path, Value] | None:
    """The value of every key, by its path; None where the text is no TOML.

    Stores are numbered from 0: ("stores", 0, "lat").
    """
    try:
        return dict(_leaves((), tomllib.loads(text)))
    except (ValueError, RecursionError):
        return None


def is_editable(text: str) -> bool:
    """Whether keys can be changed one by one; if not, only the text as a whole."""
    values = values_in(text)
    if values is None:
        return False
    try:
        tomlkit.parse(text)
    except (TOMLKitError, ValueError, RecursionError):
        return False
    return all(len(path) == (3 if path[0] == STORES else min(2, len(path))) for path in values)


def with_value(text: str, path: Path, value: Value | None) -> str:
    """The text with another value of a key; None leaves the key to its default.

    A section that is not there is begun; a store past the last one is one more store.
    """
    values = values_in(text) or {}
    if value is None:
        return _without(text, path) if path in values else text
    if path not in values and (inserted := _inserted(text, path, value)) is not None:
        return inserted
    document: Any = tomlkit.parse(text)
    place = document
    if path[0] == STORES:
        if STORES not in document:
            document[STORES] = tomlkit.aot()
        if path[1] == len(document[STORES]):
            document[STORES].append(tomlkit.table())
        place = document[STORES][path[1]]
    elif len(path) > 1:
        if path[0] not in document:
            document[path[0]] = tomlkit.table()
        place = document[path[0]]
    place[path[-1]] = _plain(value)
    return tomlkit.dumps(document)


def without_store(text: str, number: int) -> str:
    """The text without a store, the first being number 0."""
    document: Any = tomlkit.parse(text)
    del document[STORES][number]
    return tomlkit.dumps(document)


def _without(text: str, path: Path) -> str:
    document: Any = tomlkit.parse(text)
    place = document
    for part in path[:-1]:
        place = place[part]
    del place[path[-1]]
    return tomlkit.dumps(document)


def _inserted(text: str, path: Path, value: Value) -> str | None:
    """The text with a line for a new key of a section that is there; None if that fails.

    tomlkit would put it after the comments that belong to the next section.
    """
    values = values_in(text) or {}
    lines = text.splitlines(keepends=True)
    own = [line_of(text, one) or 0 for one in values if one[:-1] == path[:-1]]
    head = line_of(text, path[:-1]) if len(path) > 1 else 0
    after = max([*own, head or 0])
    if after == 0 and len(path) > 1:
        return None
    end = "\r\n" if text.count("\r\n") else "\n"
    if after and not lines[after - 1].endswith(("\n", "\r")):
        lines[after - 1] += end
    key: Any = tomlkit.document()
    key[str(path[-1])] = _plain(value)
    lines.insert(after, tomlkit.dumps(key).rstrip("\n") + end)
    made = "".join(lines)
    # A key's value may go on over lines, and a section may be written in a way of its own.
    return made if values_in(made) == {**values, path: value} else None


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _leaves(path: Path, value: object) -> list[tuple[Path, Value]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in _leaves((*path, key), one)]
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            return [leaf for k, one in enumerate(value) for leaf in _leaves((*path, k), one)]
        return [(path, tuple(value))]
    return [(path, cast(Value, value))]
