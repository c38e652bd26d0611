"""Faults and notices as lines people read: file, row, column, value, and what to do.

What stands in a user's file may be anything: line ends, terminal codes, a whole novel. It is
shown on one line, short, and never where the column holds personal data.
"""

from __future__ import annotations

from planner.errors import Fault
from planner.intake.columns import is_personal
from planner.intake.faults import Notice, Rule
from planner.texts import Language, text

MAX_SHOWN = 60
MAX_DETAIL = 200
UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


def describe_fault(fault: Fault, language: Language) -> str:
    """One line: file, row, column, value, and the rule in words."""
    place = [_shown(fault.file)]
    if fault.row is not None:
        place.append(text(_row_key(fault), language, row=str(fault.row)))
    if fault.column is not None:
        place.append(_shown(fault.column))
    if fault.value is not None and not is_personal(fault.column or ""):
        value = _shown(fault.value)
        # Texts of day.toml come in their own quotes.
        quoted = value.startswith('"')
        place.append(value if quoted else text("fault-value", language, value=value))
    return f"{', '.join(place)}: {fault_sentence(fault, language)}"


def fault_sentence(fault: Fault, language: Language) -> str:
    """The rule a fault breaks, in words, without its place: what is wrong and what to do."""
    return text(_key("fault", fault.rule), language, **_values(fault))


def describe_notice(notice: Notice, language: Language) -> str:
    """One line: file, and what there is to know about it."""
    sentence = text(_key("notice", notice.rule), language, **_values(notice))
    return f"{_shown(notice.file)}: {sentence}"


def _key(kind: str, rule: str) -> str:
    return f"{kind}-{rule.replace('_', '-')}"


def _row_key(fault: Fault) -> str:
    """In JSON postings are counted, but what is no JSON has lines."""
    postings = fault.file.lower().endswith(".json") and fault.rule != Rule.JSON_BROKEN
    return "fault-posting" if postings else "fault-row"


def _values(told: Fault | Notice) -> dict[str, str | int]:
    """The details; a count as a number, so that the sentence can agree with it."""
    return {
        name: int(value) if name == "count" else _shown(value, MAX_DETAIL)
        for name, value in told.details
    }


def _shown(value: str, longest: int = MAX_SHOWN) -> str:
    line = " ".join(value.split())
    plain = "".join(sign if sign.isprintable() else UNPRINTABLE for sign in line)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
