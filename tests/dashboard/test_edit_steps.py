"""Edits and the way back: what is undone was never there, what is redone is there again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dashboard.edit_changes import changed, taken_back
from planner.dashboard.edit_steps import (
    MOST_STEPS,
    AddRow,
    Edit,
    History,
    RemoveRow,
    SetCell,
    SetKey,
    SetToml,
    apply,
)
from planner.intake.day_text import DayText, read_day_text
from tests.support.edited import small_day_files

BASE = read_day_text(small_day_files())
TABLES = st.sampled_from(["orders", "couriers"])
WORDS = st.sampled_from(["", "o1", "o9", "2026-11-20T15:30", "не число", "7"])
COLUMNS = st.sampled_from(["order_id", "slot_end", "comment", "vehicle", "fee_rub"])
# Two rows in each table; edits are made one after another on what is there then.
STEPS = st.one_of(
    st.builds(SetCell, table=TABLES, row=st.integers(0, 1), column=COLUMNS, to=WORDS),
    st.builds(
        AddRow,
        table=TABLES,
        at=st.integers(0, 2),
        cells=st.lists(st.tuples(COLUMNS, WORDS), max_size=2).map(tuple),
    ),
    st.builds(
        SetKey,
        path=st.sampled_from([("promise", "order_limit_min"), ("fees", "fee_rub")]),
        to=st.sampled_from([120, 99.5, None]),
    ),
)


@given(st.lists(STEPS.map(lambda step: (step,)), max_size=8))
def test_all_undone_is_the_day_as_it_was_and_all_redone_the_day_as_edited(
    edits: list[Edit],
) -> None:
    history = History(now=BASE)
    for made in edits:
        history = history.edited(made)
    edited = history.now
    for _ in range(len(edits)):
        history = history.undone()
    assert history.now == BASE
    for _ in range(len(edits)):
        history = history.redone()
    assert history.now == edited


@given(STEPS)
def test_undo_of_one_edit_is_identity(step: SetCell) -> None:
    assert History(now=BASE).edited((step,)).undone().now == BASE


@given(st.lists(STEPS, max_size=5))
def test_changes_taken_back_from_the_last_leave_the_same_content(steps: list[SetCell]) -> None:
    text = apply(BASE, tuple(steps))
    # each taken back changes the rows of others, so they are looked for anew
    for _ in range(60):
        left = changed(BASE, text)
        if not left:
            break
        text = apply(text, taken_back(left[-1], BASE, text))
    assert changed(BASE, text) == ()


def test_an_edit_after_undo_forgets_what_was_undone() -> None:
    first = SetCell(table="orders", row=0, column="comment", to="one")
    second = SetCell(table="orders", row=0, column="comment", to="two")
    history = History(now=BASE).edited((first,)).undone().edited((second,))
    assert history.future == ()
    assert history.redone() == history


def test_an_edit_that_changes_nothing_leaves_no_step() -> None:
    same = SetCell(table="orders", row=0, column="order_id", to="o1")
    assert History(now=BASE).edited((same,)).past == ()


def test_no_more_steps_are_kept_than_said() -> None:
    history = History(now=BASE)
    for number in range(MOST_STEPS + 5):
        step = SetCell(table="orders", row=0, column="comment", to=str(number))
        history = history.edited((step,))
    assert len(history.past) == MOST_STEPS


def test_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="orders has no row 7"):
        apply(BASE, (RemoveRow(table="orders", row=7),))


def test_a_table_that_can_not_be_read_is_not_edited() -> None:
    nothing = DayText(orders=None, couriers=None, toml=None)
    with pytest.raises(ValueError, match="orders can't be edited"):
        apply(nothing, (RemoveRow(table="orders", row=0),))
    with pytest.raises(ValueError, match=r"day.toml can't be edited"):
        apply(nothing, (SetKey(path=("fees", "fee_rub"), to=1),))


def test_changes_name_cell_before_and_now() -> None:
    step = SetCell(table="orders", row=1, column="slot_end", to="2026-11-20T16:00:00+03:00")
    (one,) = changed(BASE, apply(BASE, (step,)))
    assert (one.kind, one.name, one.column) == ("cell", "o2", "slot_end")
    assert (one.before, one.now) == ("2026-11-20T15:00:00+03:00", "2026-11-20T16:00:00+03:00")


def test_an_order_renamed_is_one_change_of_its_id() -> None:
    step = SetCell(table="orders", row=0, column="order_id", to="o7")
    (one,) = changed(BASE, apply(BASE, (step,)))
    assert (one.kind, one.column, one.before, one.now) == ("cell", "order_id", "o1", "o7")


def test_rows_in_another_order_are_no_change() -> None:
    assert BASE.orders is not None
    cells = tuple(zip(BASE.orders.names, BASE.orders.rows[0], strict=True))
    moved = (RemoveRow(table="orders", row=0), AddRow(table="orders", at=1, cells=cells))
    assert changed(BASE, apply(BASE, moved)) == ()


def test_a_row_removed_can_be_taken_back_where_it_stood() -> None:
    text = apply(BASE, (RemoveRow(table="orders", row=0),))
    (one,) = changed(BASE, text)
    assert (one.kind, one.name) == ("removed", "o1")
    assert apply(text, taken_back(one, BASE, text)) == BASE


def test_a_key_set_where_there_was_none_goes_back_to_its_default() -> None:
    text = apply(BASE, (SetKey(path=("fees", "fee_rub"), to=249),))
    (one,) = changed(BASE, text)
    assert (one.kind, one.name, one.before, one.now) == ("key", "fees.fee_rub", None, "249")
    assert changed(BASE, apply(text, taken_back(one, BASE, text))) == ()


def test_a_toml_that_is_none_is_one_change_of_the_text() -> None:
    text = apply(BASE, (SetToml(to="date = "),))
    (one,) = changed(BASE, text)
    assert one.kind == "text"
    assert apply(text, taken_back(one, BASE, text)) == BASE
