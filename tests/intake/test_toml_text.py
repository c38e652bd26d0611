"""Keys of day.toml changed in its text: the rest of the text stays to the sign."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.intake.toml_lines import Path
from planner.intake.toml_text import (
    Value,
    is_editable,
    values_in,
    with_value,
    without_store,
)

TEXT = """\
# the day of the fair
date = 2026-11-20  # a Friday

[[stores]]
store_id = "shop"
lat = 55.8094
lon = 37.7989

[promise]
order_limit_min = 150  # as Express has it

# measured in October
[handover]
base_min = 5
"""


def test_a_value_changes_and_its_comment_stays() -> None:
    after = with_value(TEXT, ("promise", "order_limit_min"), 120)
    assert after == TEXT.replace("150", "120")


def test_a_new_key_stands_in_its_section_before_the_next_ones_comment() -> None:
    after = with_value(TEXT, ("promise", "limit_clock"), "ready")
    line = "order_limit_min = 150  # as Express has it\n"
    assert after == TEXT.replace(line, f'{line}limit_clock = "ready"\n')


def test_a_section_that_is_not_there_is_begun() -> None:
    after = with_value(TEXT, ("fees", "fee_rub"), 249)
    assert tomllib.loads(after)["fees"] == {"fee_rub": 249}
    assert after.startswith(TEXT.rstrip())


def test_no_value_leaves_the_key_to_its_default() -> None:
    after = with_value(TEXT, ("handover", "base_min"), None)
    assert after == TEXT.replace("base_min = 5\n", "")
    assert with_value(after, ("handover", "base_min"), None) == after


def test_the_store_past_the_last_is_one_more_and_can_be_removed() -> None:
    more = with_value(TEXT, ("stores", 1, "store_id"), "second")
    assert [store["store_id"] for store in tomllib.loads(more)["stores"]] == ["shop", "second"]
    fewer = tomllib.loads(without_store(more, 0))
    assert [store["store_id"] for store in fewer["stores"]] == ["second"]


def test_the_date_changes() -> None:
    after = with_value(TEXT, ("date",), date(2026, 11, 21))
    assert after == TEXT.replace("2026-11-20", "2026-11-21")


@pytest.mark.parametrize("text", ["date = ", "[promise.deep]\nx = 1\n"])
def test_what_is_no_plain_toml_is_edited_as_text_only(text: str) -> None:
    assert not is_editable(text)


PATHS = st.sampled_from(
    [
        ("promise", "order_limit_min"),
        ("promise", "limit_clock"),
        ("handover", "base_min"),
        ("fees", "fee_rub"),
        ("stores", 0, "opens"),
        ("postings", "delivery_methods"),
    ]
)
VALUES = st.one_of(
    st.integers(-5, 500),
    st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8),
    st.lists(st.sampled_from(["1", "2"]), min_size=1, max_size=2).map(tuple),
    st.none(),
)


@given(st.lists(st.tuples(PATHS, VALUES), max_size=5))
def test_edits_change_their_keys_and_nothing_else(edits: list[tuple[Path, Value]]) -> None:
    wanted = dict(values_in(TEXT) or {})
    text = TEXT
    for path, value in edits:
        text = with_value(text, path, value)
        if value is None:
            wanted.pop(path, None)
        else:
            wanted[path] = value
    assert values_in(text) == wanted
    assert "# the day of the fair" in text
    assert "# measured in October" in text
