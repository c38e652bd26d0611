"""The fields of one posting, read by name; a value of the wrong kind is noted, never guessed.

Marketplaces spell a field in more than one way, and their examples disagree with their own
schemas, so every name may be given with its other spellings: the first one present is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from planner.errors import Fault
from planner.intake.cells import Limits, read_number
from planner.intake.faults import Rule
from planner.intake.text_file import control_character

# Parts of a path whose values are never repeated.
PERSONAL_PARTS = frozenset(
    {"customer", "addressee", "address", "recipient", "buyer", "comment", "notes"}
)
MAX_ITEMS = 1_000
Kind = Literal["text", "number", "list", "object"]


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of a posting, and where it stands.

    Attributes
    ----------
    values : the object. file, row : the file, and which posting of it, counted from 1.
    faults : where faults are noted. path : the object's place in the posting.
    """

    values: Mapping[str, Any]
    file: str
    row: int
    faults: list[Fault]
    path: str = field(default="")

    def section(self, *names: str) -> Fields:
        """The object of that name; an empty one where there is none."""
        name, value = self._first(names)
        if value is not None and not isinstance(value, dict):
            self.note(Rule.JSON_TYPE, name, value, wanted="object")
        return self._within(name, value if isinstance(value, dict) else {})

    def sections(self, *names: str) -> tuple[Fields, ...]:
        """The objects of the list of that name."""
        return tuple(self._sections(names))

    def scalar(self, *names: str) -> str:
        """A text or a number, as text; empty where there is none."""
        name, value = self._first(names)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            self.note(Rule.JSON_TYPE, name, value, wanted="text")
            return ""
        text = str(value).strip()
        unprintable = control_character(text) or next(filter(_is_surrogate, text), None)
        if unprintable:
            code = f"U+{ord(unprintable):04X}"
            self.note(Rule.CONTROL_CHARACTER, name, code)
            return ""
        return text

    def number(self, *names: str, limits: Limits) -> Decimal | None:
        """A number, also one written as text; None where there is none or it is at fault."""
        name, _ = self._first(names)
        text = self.scalar(*names)
        if not text:
            return None
        value = read_number(text, decimal_comma=False)
        if isinstance(value, Rule):
            self.note(value, name, text)
            return None
        if limits.broken_by(value):
            rule = Rule.NOT_ABOVE if limits.above else Rule.OUT_OF_RANGE
            self.note(rule, name, text, low=str(limits.low), high=str(limits.high))
            return None
        return value

    def texts(self, *names: str) -> frozenset[str]:
        """The texts of the list of that name."""
        name, value = self._first(names)
        listed = self._list(name, value)
        if not all(isinstance(item, str) for item in listed):
            self.note(Rule.JSON_TYPE, name, None, wanted="text")
        return frozenset(item for item in listed if isinstance(item, str))

    def is_object(self, name: str) -> bool:
        """Whether there is an object of that name."""
        return isinstance(self.values.get(name), dict)

    def note(self, rule: Rule, name: str, value: object, **details: str) -> None:
        """Note a fault of the field of that name."""
        path = self.place(name)
        hidden = bool(PERSONAL_PARTS & set(path.replace("[", ".").split(".")))
        shown = value if isinstance(value, str) and not hidden else None
        self.faults.append(
            Fault(
                file=self.file,
                row=self.row,
                column=path,
                value=shown,
                rule=rule,
                details=tuple(details.items()),
            )
        )

    def place(self, name: str) -> str:
        """The path of the field of that name."""
        return f"{self.path}.{name}" if self.path else name

    def _first(self, names: tuple[str, ...]) -> tuple[str, Any]:
        for name in names:
            if self.values.get(name) is not None:
                return name, self.values[name]
        return names[0], None

    def _within(self, name: str, values: Mapping[str, Any]) -> Fields:
        return Fields(values, self.file, self.row, self.faults, self.place(name))

    def _sections(self, names: tuple[str, ...]) -> Iterator[Fields]:
        name, value = self._first(names)
        for k, item in enumerate(self._list(name, value), start=1):
            if isinstance(item, dict):
                yield self._within(f"{name}[{k}]", item)
            else:
                self.note(Rule.JSON_TYPE, f"{name}[{k}]", item, wanted="object")

    def _list(self, name: str, value: Any) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            self.note(Rule.JSON_TYPE, name, value, wanted="list")
            return []
        if len(value) > MAX_ITEMS:
            self.note(Rule.JSON_LONG_LIST, name, None, limit=str(MAX_ITEMS))
            return []
        return value


def _is_surrogate(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff"
