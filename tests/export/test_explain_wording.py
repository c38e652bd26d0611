"""What explanations say is said so that a courier understands it."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from planner.texts import LANGUAGES, LOCALES, Language

TOPICS = ("explain-alone", "explain-near", "explain-undecided")
# names of the program's own, and words of its makers
JARGON = re.compile(
    r"_|solver|catalogue|каталог|label|меток|колон|column|bound\b|границ|grid|сетк|slack|"
    r"dual|relax|релакс|optim|оптим|infeasib|None|null|FIFO|депо\b|depot",
    re.IGNORECASE,
)


class _Words(Visitor):
    """Collects what is said, without placeholders."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.said.append(node.value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_sentences_are_free_of_jargon(topic: str, language: Language) -> None:
    words = _Words()
    source = (LOCALES / language / f"{topic}.ftl").read_text(encoding="utf-8")
    words.visit(FluentParser().parse(source))
    assert len(words.said) > 10
    assert [said for said in words.said if JARGON.search(said)] == []
