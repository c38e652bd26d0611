"""`--set section.key=value`: one key of day.toml changed for one run."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

from planner.errors import Fault
from planner.intake.faults import Rule
from planner.intake.toml_lines import Path

FILE = "--set"


def apply(
    raw: dict[str, Any], overrides: Sequence[str], faults: list[Fault]
) -> frozenset[Path]:
    """Put each override into `raw`; the paths that were set, later ones winning."""
    paths: set[Path] = set()
    for override in overrides:
        key, equals, value = override.partition("=")
        path = tuple(part.strip() for part in key.split("."))
        if not equals or not all(path) or len(path) > 2:
            faults.append(Fault(file=FILE, value=override, rule=Rule.OVERRIDE_FORM))
        elif path[0] == "stores":
            fault = Fault(file=FILE, column=key.strip(), rule=Rule.OVERRIDE_STORES)
            faults.append(fault)
        elif len(path) == 1:
            raw[path[0]] = _value(value.strip())
            paths.add(path)
        else:
            section = raw.setdefault(path[0], {})
            # A section that is no table is day.toml's own fault and is told as such.
            if isinstance(section, dict):
                section[path[1]] = _value(value.strip())
                paths.add(path)
    return frozenset(paths)


def _value(text: str) -> object:
    """The value as TOML has it; anything else is a text, so quotes may be left out."""
    try:
        read = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return text
    return read["value"] if len(read) == 1 else text
