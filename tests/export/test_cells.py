"""Text from outside can't become a formula, a broken cell or a broken sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.export.cells import safe_text, sheet_names


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0@", "\x00="]
)
def test_a_formula_s_first_sign_is_kept_behind_an_apostrophe(start: str) -> None:
    assert safe_text(f"{start}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "точка 1", "7 (900) 1", "кв. 5 = 6", "'", "a-b"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


def test_control_characters_go_and_line_breaks_stay() -> None:
    assert safe_text("a\x00b\x1bc\ud800\nd") == "abc\nd"


def test_a_text_longer_than_a_cell_is_cut_and_shows_it() -> None:
    cut = safe_text("я" * 40_000)
    assert len(cut) == 32_000
    assert cut.endswith("…")


def test_sheet_names_are_clean_different_and_short() -> None:
    assert sheet_names(("c1", "C1", "a/b:c", "'", "History", "x" * 40, "x" * 40)) == (
        *("c1", "C1 (2)", "a_b_c", "_", "History (2)"),
        *("x" * 31, "x" * 27 + " (2)"),
    )


@given(st.lists(st.text(max_size=50), max_size=8).map(tuple))
def test_any_titles_become_names_a_workbook_takes(titles: tuple[str, ...]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
