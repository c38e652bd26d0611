"""The keys of day.toml as they are edited: which there are, of what kind, with what default.

Read off `planner.settings`, so no key can be forgotten here; what each means stands in `texts`
(`setting-<section>-<key>`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from planner.intake.toml_lines import Path
from planner.intake.toml_text import Value
from planner.settings import Settings, StoreSettings

DAY = "day"  # the keys that stand in no section
# The longer first: "_per_km" also ends in "_km".
UNITS = {
    "_rub": "rub",
    "rub_per_hour": "rub",
    "rub_per_km": "rub-per-km",
    "rub_per_order": "rub",
    "_min": "min",
    "_kg": "kg",
    "_l": "l",
    "_cm": "cm",
    "_km": "km",
    "_mb": "mb",
    "_days": "days",
    "_share": "share",
    "_s": "s",
    "lat": "degrees",
    "lon": "degrees",
}


class KeyKind(StrEnum):
    """How a key is edited."""

    SWITCH = "switch"
    CHOICE = "choice"
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key.

    Attributes
    ----------
    section : "day" for those without one. choices : of a choice.
    default : what holds where the key is not given; None: nothing. required : no default.
    """

    section: str
    name: str
    kind: KeyKind
    choices: tuple[str, ...]
    default: Value | None
    required: bool

    @property
    def word(self) -> str:
        """Key of its meaning in `texts`."""
        return f"setting-{self.section}-{self.name}".replace("_", "-")

    @property
    def unit(self) -> str | None:
        """Its unit, where its name tells one."""
        if self.name == "cache_days":
            return "days"
        exact = UNITS.get(self.name)
        ends = (unit for suffix, unit in UNITS.items() if self.name.endswith(suffix))
        return exact or next(ends, None)

    def path(self, store: int | None = None) -> Path:
        """Where it stands in day.toml."""
        if self.section == DAY:
            return (self.name,)
        if store is not None:
            return ("stores", store, self.name)
        return (self.section, self.name)


def sections() -> dict[str, tuple[Key, ...]]:
    """The keys of each section, in the order of `Settings`."""
    found: dict[str, list[Key]] = {DAY: []}
    for name, field in Settings.model_fields.items():
        model = StoreSettings if name == "stores" else field.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            found[name] = [_key(name, key, one) for key, one in model.model_fields.items()]
        else:
            found[DAY].append(_key(DAY, name, field))
    return {name: tuple(keys) for name, keys in found.items()}


def fits(key: Key, value: Value) -> bool:
    """Whether the key's own widget can show a value; any other is edited as text."""
    match key.kind:
        case KeyKind.SWITCH:
            return isinstance(value, bool)
        case KeyKind.CHOICE:
            return value in key.choices
        case KeyKind.WHOLE:
            return isinstance(value, int) and not isinstance(value, bool)
        case KeyKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case KeyKind.DATE:
            return isinstance(value, date)
        case KeyKind.LIST:
            return isinstance(value, tuple)
        case _:
            return isinstance(value, str)


def typed(key: Key, value: object) -> Value | None:
    """What was put into a key's widget as its value in day.toml; empty: the default."""
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if key.kind is KeyKind.LIST:
        parts = tuple(part.strip() for part in str(value).split(",") if part.strip())
        numbers = [_number(part) for part in parts]
        if key.name == "region" and all(one is not None for one in numbers):
            return tuple(one for one in numbers if one is not None)
        return parts or None
    assert isinstance(value, str | int | float | bool | date)
    return value


def _key(section: str, name: str, field: FieldInfo) -> Key:
    inner = _inner(field.annotation)
    default = None if field.default is PydanticUndefined else field.default
    choices = tuple(map(str, get_args(inner))) if get_origin(inner) is Literal else ()
    return Key(
        section=section,
        name=name,
        kind=KeyKind.CHOICE if choices else _kind(inner),
        choices=choices,
        default=default,
        required=field.is_required(),
    )


def _inner(annotation: Any) -> Any:
    """The type without None and without its limits."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    if type(None) in get_args(annotation):
        annotation = parts[0]
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation


def _kind(inner: Any) -> KeyKind:
    if get_origin(inner) is tuple:
        return KeyKind.LIST
    kinds = {
        bool: KeyKind.SWITCH,
        int: KeyKind.WHOLE,
        float: KeyKind.NUMBER,
        date: KeyKind.DATE,
    }
    return kinds.get(inner, KeyKind.TEXT)


def _number(part: str) -> float | None:
    try:
        return float(part)
    except ValueError:
        return None
