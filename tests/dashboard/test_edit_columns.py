"""Cells as typed columns: typed only where all can be, and as texts again."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.dashboard.edit_columns import (
    EditColumn,
    Kind,
    as_text,
    edit_columns,
    typed_frame,
    typed_steps,
)
from planner.domain.clock import ServiceClock
from planner.intake.day_text import TextTable

CLOCK = ServiceClock(day=date(2026, 11, 20), timezone="Europe/Moscow")
Typed = dict[int, dict[str, object]]
STAMP = "2026-11-20T13:00:00+03:00"


def table(name: str, *cells: str, comma: bool = False) -> TextTable:
    return TextTable(
        source="orders.csv",
        header=(name,),
        names=(name,),
        rows=tuple((cell,) for cell in cells),
        decimal_comma=comma,
    )


def column(of: TextTable) -> EditColumn:
    return edit_columns(of, of.names, CLOCK, ["shop"])[0]


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("slot_end", (STAMP, ""), Kind.HOUR),
        ("slot_end", (STAMP, "2026-11-21T00:30:00+03:00"), Kind.MOMENT),
        ("slot_end", (STAMP, "в час"), Kind.TEXT),
        ("fee_rub", ("199", "'-5"), Kind.NUMBER),
        ("fee_rub", ("199", "много"), Kind.TEXT),
        ("priority", ("0", "100"), Kind.WHOLE),
        ("priority", ("0", "1.5"), Kind.NUMBER),
        ("store_id", ("shop", ""), Kind.CHOICE),
        ("store_id", ("shop", "shed"), Kind.TEXT),
        ("paid_for", ("trip",), Kind.CHOICE),
        ("paid_for", ("смена",), Kind.TEXT),
        ("comment", ("5",), Kind.TEXT),
    ],
)
def test_a_column_has_a_type_where_all_its_cells_have(
    name: str, cells: tuple[str, ...], kind: Kind
) -> None:
    assert column(table(name, *cells)).kind is kind


def test_a_column_the_file_does_not_have_is_typed_and_empty() -> None:
    of = table("order_id", "o1")
    ready = edit_columns(of, ("ready_at",), CLOCK, [])[0]
    assert ready.kind is Kind.HOUR
    assert typed_frame(of, [ready], CLOCK)["ready_at"].isna().all()


def test_values_are_those_of_the_wall_clock_and_of_the_file() -> None:
    hours = table("slot_end", STAMP, "2026-11-20T09:15")
    frame = typed_frame(hours, [column(hours)], CLOCK)
    assert list(frame["slot_end"]) == [time(13), time(9, 15)]
    fees = table("fee_rub", "12,5", "1 234", comma=True)
    assert list(typed_frame(fees, [column(fees)], CLOCK)["fee_rub"]) == [12.5, 1234.0]


@pytest.mark.parametrize(
    ("kind", "typed", "before", "comma", "to"),
    [
        (Kind.HOUR, "14:30:00.000", STAMP, False, "2026-11-20T14:30:00+03:00"),
        # an hour without an offset stays without one
        (Kind.HOUR, "14:30:00", "2026-11-20 13:00", False, "2026-11-20T14:30"),
        (Kind.MOMENT, "2026-11-21T00:15:00.000", "", False, "2026-11-21T00:15:00+03:00"),
        (Kind.NUMBER, 12.50, "", False, "12.5"),
        (Kind.NUMBER, 12.5, "", True, "12,5"),
        (Kind.NUMBER, 1e7, "", False, "10000000"),
        (Kind.WHOLE, 7, "", False, "7"),
        (Kind.TEXT, "=1", "", False, "=1"),
        (Kind.NUMBER, None, "5", False, ""),
    ],
)
def test_what_was_typed_as_text(
    kind: Kind, typed: object, before: str, comma: bool, to: str
) -> None:
    of = EditColumn(name="x", kind=kind, known=True)
    assert as_text(typed, of, before, CLOCK, comma=comma) == to
    # typed again over itself it is the same, so a page drawn anew makes no step
    assert as_text(typed, of, to, CLOCK, comma=comma) == to


def test_an_hour_the_clock_shows_twice_is_left_to_the_reader() -> None:
    # on 25 October 2026 clocks in Berlin go back from 3 to 2: 02:30 comes twice
    berlin = ServiceClock(day=date(2026, 10, 25), timezone="Europe/Berlin")
    of = EditColumn(name="slot_end", kind=Kind.HOUR, known=True)
    assert as_text("02:30:00", of, "", berlin, comma=False) == "2026-10-25T02:30"


def test_a_moment_of_another_day_keeps_its_date() -> None:
    of = table("placed_at", "2026-11-19T22:00:00+03:00", STAMP)
    frame = typed_frame(of, [column(of)], CLOCK)
    assert frame["placed_at"][0].isoformat() == "2026-11-19T22:00:00"


def test_typed_cells_are_steps_once() -> None:
    of = table("slot_end", STAMP, STAMP)
    columns = [column(of)]
    typed: Typed = {
        1: {"slot_end": "14:00:00.000", "planner:pick": True},
        7: {"slot_end": "15:00:00"},
    }
    (step,) = typed_steps("orders", of, columns, typed, CLOCK)
    assert (step.row, step.column, step.to) == (1, "slot_end", "2026-11-20T14:00:00+03:00")
    after = of.with_cell(step.row, step.column, step.to)
    assert typed_steps("orders", after, columns, typed, CLOCK) == ()


def test_a_fault_typed_is_a_step_like_any_other() -> None:
    of = table("handover_min", "8")
    typed: Typed = {0: {"handover_min": -5}}
    (step,) = typed_steps("orders", of, [column(of)], typed, CLOCK)
    assert step.to == "-5"
