"""Wording by key and language: the only home of user-facing sentences.

Sentences stand in `locales/<language>/*.ftl` (Project Fluent: plurals and numbers as each
language writes them). A key that is missing is our own fault and raises KeyError.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from babel.dates import format_date
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = Path(__file__).parent / "locales"
MINUS = "−"


def text(key: str, language: Language, **values: str | int | float) -> str:
    """The wording of `key` in that language, with its values filled in.

    Raises
    ------
    KeyError
        No such key, or a value of its sentence is missing: a fault of this program.
    """
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise KeyError(f"no text {key!r} in {language!r}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(f"text {key!r} in {language!r} is empty")
    wording, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"text {key!r} in {language!r}: {errors}")
    return str(wording)


def number(value: float, language: Language, *, decimals: int = 0) -> str:
    """A number as the language writes it: «1 234,5» or "1,234.5"."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = format_decimal(round(value, decimals) + 0.0, format=pattern, locale=language)
    return written.replace("-", MINUS)


def roubles(kopecks: int, language: Language, *, decimals: int = 0) -> str:
    """Money as the language writes it, in roubles."""
    return f"{number(kopecks / 100, language, decimals=decimals)}\N{NO-BREAK SPACE}₽"


def long_date(day: date | datetime, language: Language) -> str:
    """A date in words: «20 ноября 2026 г.» or "November 20, 2026"."""
    return format_date(day, format="long", locale=language)


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
