"""Words from outside as a page may show them."""

from __future__ import annotations

import pytest

from planner.documents.plain_text import as_drawn, plain, runs_from_the_right

GLYPHS = frozenset(range(0x20, 0x2000)) | {ord("□"), ord("…")}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("кв. 5\nподъезд 2", "кв. 5 подъезд 2"),
        ("a\u202eb\u200dc\x00d", "abcd"),
        ("дом 🏠️", "дом □"),
        ("е\u0308лка", "ёлка"),
        ("<b>&amp;", "<b>&amp;"),
        ("\u2028\r\n", ""),
        ("x" * 30, "x" * 19 + "…"),
    ],
)
def test_what_steers_is_left_out_and_what_has_no_letter_is_a_box(
    words: str, shown: str
) -> None:
    assert plain(words, GLYPHS, longest=20) == shown


def test_lines_beyond_the_limit_go_on_in_the_last() -> None:
    assert plain("a\nb\n\nc\nd", GLYPHS, longest=99, lines=2) == "a\nb c d"


def test_hebrew_is_drawn_from_the_right_and_numbers_stay() -> None:
    assert runs_from_the_right("יוסי 12")
    assert not runs_from_the_right("Иосиф 12")
    assert as_drawn("אב 12") == "12 בא"
