"""What pydantic found wrong with day.toml, as rules: limits, choices, the nearest known key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from difflib import SequenceMatcher
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from planner.intake.faults import Rule
from planner.intake.toml_lines import Path
from planner.settings import Settings

_TYPES = {
    "float_type": "number",
    "float_parsing": "number",
    "int_type": "whole",
    "int_from_float": "whole",
    "int_parsing_size": "whole",
    "string_type": "text",
    "bool_type": "bool",
    "date_type": "date",
    "date_from_datetime_inexact": "date",
    "model_type": "section",
    "tuple_type": "stores",
}
_ARRAYS = {"postings.delivery_methods": "ids", "addresses.region": "region"}
_LIMITS = frozenset(
    {"greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"}
)
_LENGTHS = frozenset({"string_too_short", "string_too_long"})

Details = tuple[tuple[str, str], ...]


def rule_of(error: ErrorDetails) -> tuple[Rule, Details]:
    """The rule an error of pydantic means, and its details."""
    kind, path = error["type"], error["loc"]
    if dotted(path[:2]) in _ARRAYS:
        return Rule.WRONG_TYPE, (("wanted", _ARRAYS[dotted(path[:2])]),)
    field = _field(path)
    if kind == "extra_forbidden":
        return Rule.KEY_UNKNOWN, (("near", nearest_key(path)),)
    if kind == "literal_error" and field is not None:
        return Rule.CHOICE, (("choices", ", ".join(map(str, _choices(field)))),)
    if kind in _LIMITS and field is not None:
        return _limits(field)
    if kind in {"missing", "too_short"}:
        return Rule.KEY_MISSING, ()
    if kind == "string_pattern_mismatch":
        return Rule.HOUR_FORMAT, ()
    if kind == "string_too_short":
        return Rule.VALUE_MISSING, ()
    if kind == "string_too_long":
        return Rule.TEXT_TOO_LONG, (("limit", str(error["ctx"]["max_length"])),)
    return Rule.WRONG_TYPE, (("wanted", _TYPES[kind]),)


def shown(value: object) -> str | None:
    """A value as day.toml would have it, so that 150 and "150" differ; None for tables."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case date() | time() | datetime():
            return value.isoformat()
        case int():
            # Python refuses to write whole numbers of thousands of digits.
            return str(value) if value.bit_length() < 1000 else None
        case float():
            return str(value)
        case _:
            return None


def dotted(path: Path) -> str:
    """A key's name: `promise.order_limit_min`, or `stores[1].lat` for the first store."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def nearest_key(path: Path) -> str:
    """The known key most like an unknown one: of its own section if one looks like it."""
    sections = {name: model for name, (model, _) in _sections().items()}
    wrong = str(path[-1])
    siblings = sections[str(path[0])].model_fields if len(path) > 1 else Settings.model_fields
    near, likeness = _most_like(wrong, siblings)
    if likeness >= 0.6:
        return dotted((*path[:-1], near))
    everywhere = {key: name for name, model in sections.items() for key in model.model_fields}
    elsewhere, other = _most_like(wrong, everywhere)
    if other > max(likeness, 0.8):
        return f"{everywhere[elsewhere]}.{elsewhere}"
    return dotted((*path[:-1], near))


def known_sections() -> tuple[str, ...]:
    """The sections of day.toml, without the list of stores."""
    return tuple(name for name, (_, listed) in _sections().items() if not listed)


def _most_like(wrong: str, known: Iterable[str]) -> tuple[str, float]:
    likeness = {key: SequenceMatcher(None, wrong.casefold(), key).ratio() for key in known}
    near = max(likeness, key=lambda key: likeness[key])
    return near, likeness[near]


def _sections() -> Mapping[str, tuple[type[BaseModel], bool]]:
    """Section name → its model, and whether it is a list of them."""
    found: dict[str, tuple[type[BaseModel], bool]] = {}
    for name, field in Settings.model_fields.items():
        listed = bool(get_args(field.annotation))
        model = get_args(field.annotation)[0] if listed else field.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            found[name] = (model, listed)
    return found


def _field(path: Path) -> FieldInfo | None:
    model: type[BaseModel] = Settings
    for part in path[:-1]:
        if isinstance(part, str):
            model = _sections()[part][0]
    return model.model_fields.get(str(path[-1]))


def _choices(field: FieldInfo) -> tuple[Any, ...]:
    return get_args(field.annotation)


def _limits(field: FieldInfo) -> tuple[Rule, Details]:
    bounds = {
        name: getattr(rule, name)
        for rule in _metadata(field)
        for name in ("ge", "gt", "le")
        if getattr(rule, name, None) is not None
    }
    high = ("high", str(bounds["le"]))
    if "gt" in bounds:
        return Rule.NOT_ABOVE, (("low", str(bounds["gt"])), high)
    return Rule.OUT_OF_RANGE, (("low", str(bounds["ge"])), high)


def _metadata(field: FieldInfo) -> list[Any]:
    """The constraints of a field, also of one that may be None."""
    inner = [
        m for choice in get_args(field.annotation) for m in getattr(choice, "__metadata__", ())
    ]
    rules = [*field.metadata, *inner]
    nested = [m for rule in rules for m in getattr(rule, "metadata", ())]
    return [*rules, *nested]
