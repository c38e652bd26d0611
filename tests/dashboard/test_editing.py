"""A session's day being edited: a sound edit becomes the day, a fault keeps the last one."""

from __future__ import annotations

import pytest

from planner.dashboard.edit_plan import redo_needed
from planner.dashboard.edit_redo import Redo, redo_of
from planner.dashboard.edit_rows import fault_words, row_states
from planner.dashboard.edit_steps import AddRow, Edit, RemoveRow, SetCell, SetKey
from planner.dashboard.editing import (
    changes_since_plan,
    edit,
    editing,
    faults_of_keys,
    faults_of_rows,
    redo,
    undo,
)
from planner.dashboard.session import Applied
from planner.domain.order import OrderId
from planner.domain.plan import Plan
from planner.explain.edits import Change, FixKind
from planner.explain.edits import Edit as FixEdit
from planner.explain.fixes import Fix
from planner.intake.day_folder import DayInput, read_files
from planner.intake.faults import Rule
from planner.texts import LANGUAGES, Language
from tests.support.day_folders import COURIER, ORDER, PAIRS, day_files
from tests.support.edited import edited_session, small_day_files

LATER = SetCell(table="orders", row=1, column="slot_end", to="2026-11-20T16:00:00+03:00")
TOO_EARLY = SetCell(table="orders", row=1, column="slot_end", to="2026-11-20T13:30:00+03:00")
ONE_MORE = AddRow(
    table="orders",
    at=2,
    cells=tuple(
        {**{name: str(cell) for name, cell in ORDER.items()}, "order_id": "o3"}.items()
    ),
)
NO_FEE = SetCell(table="orders", row=0, column="fee_rub", to="много")


def test_a_sound_edit_is_the_day_to_be_planned_and_the_plan_stays() -> None:
    session = edited_session()
    shown = session.shown
    edit(session, (LATER,))
    assert session.loaded.day.orders[1].slot.end_at == 16 * 3600
    assert session.shown is shown
    assert [one.column for one in changes_since_plan(session)] == ["slot_end"]
    assert read_files(session.files).day == session.loaded.day


def test_a_fault_keeps_the_cell_and_the_last_sound_day_with_its_plan() -> None:
    session = edited_session()
    loaded, files, shown = session.loaded, session.files, session.shown
    edit(session, (TOO_EARLY,))
    edit(session, (NO_FEE,))
    held = editing(session)
    assert held.now.orders is not None
    assert held.now.orders.cell(1, "slot_end") == TOO_EARLY.to
    assert held.now.orders.cell(0, "fee_rub") == "много"
    assert (session.loaded, session.files, session.shown) == (loaded, files, shown)
    # all faults at once, each beside its row
    rows = faults_of_rows(held, "orders")
    assert {row: [one.rule for one in faults] for row, faults in rows.items()} == {
        0: [Rule.NOT_A_NUMBER],
        1: [Rule.SLOT_ENDS_EARLY],
    }


def test_mending_the_fault_makes_every_edit_the_day() -> None:
    session = edited_session()
    edit(session, (NO_FEE,))
    edit(session, (LATER,))
    assert session.loaded.day.orders[1].slot.end_at == 15 * 3600
    edit(session, (SetCell(table="orders", row=0, column="fee_rub", to="250"),))
    assert session.loaded.day.orders[1].slot.end_at == 16 * 3600
    assert session.loaded.day.orders[0].fee_kop == 25_000
    assert editing(session).faults == ()


def test_undo_and_redo_go_through_faults() -> None:
    session = edited_session()
    edit(session, (LATER,))
    edit(session, (TOO_EARLY,))
    assert editing(session).faults
    undo(session)
    assert not editing(session).faults
    assert session.loaded.day.orders[1].slot.end_at == 16 * 3600
    undo(session)
    assert session.files == small_day_files()
    assert changes_since_plan(session) == ()
    redo(session)
    assert session.loaded.day.orders[1].slot.end_at == 16 * 3600


def test_a_fault_of_a_setting_stands_at_its_key() -> None:
    session = edited_session()
    edit(session, (SetKey(path=("stores", 0, "opens"), to="25:00"),))
    edit(session, (SetKey(path=("promise", "order_limit_min"), to=-5),))
    assert set(faults_of_keys(editing(session))) == {
        "stores[1].opens",
        "promise.order_limit_min",
    }


def test_another_day_loaded_begins_the_editing_anew() -> None:
    session = edited_session()
    edit(session, (TOO_EARLY,))
    session.files = day_files()
    session.loaded = read_files(session.files)
    held = editing(session)
    assert held.faults == ()
    assert held.history.past == ()
    assert held.now.orders is not None
    assert len(held.now.orders.rows) == 1


def test_widgets_are_told_only_of_edits_made_elsewhere() -> None:
    session = edited_session()
    version = editing(session).version
    edit(session, (LATER,), anew=False)
    assert editing(session).version == version
    undo(session)
    assert editing(session).version == version + 1


def test_a_place_moved_needs_new_travel_times_where_they_are_given() -> None:
    session = edited_session(day_files(travel=PAIRS))
    before = session.loaded
    moved = (
        SetCell(table="orders", row=0, column="lat", to="55.80"),
        SetCell(table="orders", row=0, column="lon", to="37.70"),
    )
    edit(session, moved)
    (fault,) = editing(session).faults
    assert (fault.rule, fault.row, fault.value) == (Rule.TRAVEL_OF_MOVED, 2, "55.80, 37.70")
    assert session.loaded is before
    # by the formula nothing is missing
    edit(session, (SetKey(path=("travel", "provider"), to="estimate"),))
    assert editing(session).faults == ()
    assert session.loaded.day.orders[0].point.lat == 55.80


def fix(day_input: DayInput, plan: Plan, *changes: Change) -> Fix:
    """A fix of these changes; what it would bring is not looked at here."""
    made = FixEdit(
        kind=FixKind.HANDOVER_SHORTER, minutes=3, facts={}, changes=changes, day=day_input.day
    )
    return Fix(
        order_id=OrderId("o1"),
        edits=(made,),
        smallest=None,
        gained=(),
        lost=(),
        met=0,
        met_upper_bound=0,
        extra_cost_kop=0,
        extra_pay_kop=0,
        proved=False,
        plan=plan,
    )


def test_edits_go_on_from_a_fix_applied() -> None:
    session = edited_session()
    assert session.shown is not None
    changes = (
        Change(table="orders", row="*", column="handover_min", by=-3),
        Change(table="orders", row="o1", column="priority", to=1),
        Change(table="", row="", column="promise.order_limit_min", to=160.0),
        Change(
            table="couriers", row="c9", column="shift_start", to=str(COURIER["shift_start"])
        ),
        Change(table="couriers", row="c9", column="shift_end", to=str(COURIER["shift_end"])),
        Change(table="couriers", row="c9", column="max_weight_kg", to=""),
    )
    applied = fix(session.loaded, session.shown.plan, *changes)
    session.applied = (Applied(fix=applied, loaded=session.loaded, shown=session.shown),)
    assert changes_since_plan(session) == ()
    edit(session, (LATER,))
    day = session.loaded.day
    # handovers of 4 + 2 + 2 minutes, three less
    assert [order.handover_s for order in day.orders] == [5 * 60, 5 * 60]
    assert day.orders[0].priority == 1
    assert day.promise.order_limit_s == 160 * 60
    assert [courier.courier_id for courier in day.couriers] == ["c1", "c2", "c9"]
    assert not session.applied
    assert [one.column for one in changes_since_plan(session)] == ["slot_end"]


@pytest.mark.parametrize(
    ("steps", "redo_wanted"),
    [
        ((), Redo.NOTHING),
        ((SetCell(table="orders", row=0, column="comment", to="звонить"),), Redo.FIGURES),
        ((SetKey(path=("fees", "fee_rub"), to=249),), Redo.FIGURES),
        ((SetKey(path=("punctuality", "day_log_sd"), to=0.2),), Redo.FIGURES),
        ((SetCell(table="couriers", row=0, column="rub_per_km", to="20"),), Redo.CHOICE),
        ((SetCell(table="orders", row=0, column="priority", to="5"),), Redo.CHOICE),
        ((RemoveRow(table="couriers", row=1),), Redo.CHOICE),
        ((LATER,), Redo.TRIPS),
        ((RemoveRow(table="orders", row=1),), Redo.TRIPS),
        ((SetKey(path=("handover", "base_min"), to=6),), Redo.TRIPS),
        (
            (
                SetCell(
                    table="couriers", row=0, column="shift_end", to="2026-11-20T20:00+03:00"
                ),
            ),
            Redo.TRIPS,
        ),
        ((SetCell(table="orders", row=0, column="lat", to="55.80"),), Redo.TRAVEL),
        ((ONE_MORE,), Redo.TRAVEL),
        ((SetKey(path=("travel", "congestion"), to="free-flow"),), Redo.TRAVEL),
    ],
)
def test_a_new_plan_does_again_no_more_than_it_must(steps: Edit, redo_wanted: Redo) -> None:
    session = edited_session()
    before = session.loaded
    edit(session, steps)
    assert editing(session).faults == ()
    assert redo_of(before, session.loaded) is redo_wanted
    assert redo_needed(session) is redo_wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_a_row_stand_its_faults_or_else_its_changes(language: Language) -> None:
    session = edited_session()
    edit(session, (LATER,))
    edit(session, (NO_FEE,))
    held = editing(session)
    faults = faults_of_rows(held, "orders")
    clock = session.loaded.day.clock
    states = row_states(2, faults, changes_since_plan(session), clock, language)
    assert states[0] == f"⚠ {fault_words(faults[0][0], language)}"
    assert "«много»" in states[0]
    assert states[1].startswith("✎ ")
    assert states[1].endswith("15:00 → 16:00")
