"""Wording: both languages say the same things, and plurals are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from planner.texts import LANGUAGES, LOCALES, Language, number, roubles, text

TOPICS = sorted(path.name for path in (LOCALES / "ru").glob("*.ftl"))


class _Variables(Visitor):
    """Collects the placeholders of a message, and the messages it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(f"${node.id.name}")

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def messages(path: Path) -> dict[str, set[str]]:
    """Key → placeholders of every message; a line that isn't Fluent fails."""
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
        if isinstance(entry, ast.Message):
            variables = _Variables()
            variables.visit(entry)
            assert entry.id.name not in found, f"{path.name}: {entry.id.name} twice"
            found[entry.id.name] = variables.names
    return found


def test_both_languages_have_the_same_topics() -> None:
    assert sorted(path.name for path in (LOCALES / "en").glob("*.ftl")) == TOPICS
    assert {"cli.ftl", "documents.ftl", "reasons.ftl"} <= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_keys_and_placeholders(topic: str) -> None:
    russian, english = (messages(LOCALES / language / topic) for language in LANGUAGES)
    assert russian == english
    assert russian, f"{topic} is empty"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_topics(language: Language) -> None:
    keys = [key for topic in TOPICS for key in messages(LOCALES / language / topic)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [
        (1, "1 заказ", "1 order"),
        (2, "2 заказа", "2 orders"),
        (5, "5 заказов", "5 orders"),
        (11, "11 заказов", "11 orders"),
        (21, "21 заказ", "21 orders"),
    ],
)
def test_counts_take_the_form_their_language_asks_for(
    count: int, russian: str, english: str
) -> None:
    assert text("doc-orders", "ru", orders=count) == russian
    assert text("doc-orders", "en", orders=count) == english


def test_a_missing_key_names_itself() -> None:
    with pytest.raises(KeyError, match="no text 'no-such-key' in 'ru'"):
        text("no-such-key", "ru")


def test_a_missing_value_is_no_sentence_with_a_hole() -> None:
    with pytest.raises(KeyError, match="progress-met"):
        text("progress-met", "en")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert number(1234.5, "ru", decimals=1) == "1\N{NO-BREAK SPACE}234,5"
    assert number(1234.5, "en", decimals=1) == "1,234.5"
    assert number(-2.25, "ru", decimals=1) == "−2,2"
    assert number(-0.01, "ru") == "0"


def test_money_is_written_in_roubles() -> None:
    assert roubles(19_900, "ru") == "199\N{NO-BREAK SPACE}₽"
    assert roubles(-123_456, "en", decimals=2) == "−1,234.56\N{NO-BREAK SPACE}₽"
