"""Scenarios in words: progress, the printed table, notes, failures, what changed by order."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table

from planner.domain.clock import ServiceClock
from planner.domain.plan import Verdict
from planner.export.moments import clock_time
from planner.export.reasons import verdict_text
from planner.export.travel_used import notice_lines
from planner.intake.day_folder import describe_fault
from planner.scenarios.changes import Note
from planner.scenarios.compare import FAILED, NOT_RUN, order_changes
from planner.scenarios.grid import Axis
from planner.scenarios.solving import Failed
from planner.scenarios.sweep import Scenario, SweepProgress
from planner.texts import Language, long_date, number, text

FAILURES_LISTED = 20
SCENARIOS_NAMED = 10
LEAST_GAP = 0.05  # per cent worth printing
NOTHING = "—"
# Printed columns that are one figure: the table's column, decimals.
PRINTED = {
    "cost-per-order": ("cost_per_order_rub", 0),
    "profit": ("profit_rub", 0),
    "hours": ("busy_h", 1),
    "km": ("km", 0),
    "on-time": ("on_time_share", 3),
}
Row = Mapping[str, Any]


def progress_line(progress: SweepProgress, language: Language) -> str:
    """How many plans there are of how many."""
    parts = [
        text(
            "whatif-progress",
            language,
            seconds=number(progress.seconds, language),
            done=progress.done,
            total=progress.total,
        )
    ]
    if progress.taken_over:
        parts.append(text("whatif-progress-kept", language, kept=progress.taken_over))
    if progress.failed:
        parts.append(text("whatif-progress-failed", language, failed=progress.failed))
    return " · ".join(parts)


def note_text(note: Note, language: Language) -> str:
    """A note in words."""
    return text(note.key, language, **dict(note.values))


def travel_lines(scenarios: Sequence[Scenario], language: Language) -> list[str]:
    """What is to be known of the travel times; by scenario where it is not of all."""
    planned = [one for one in scenarios if one.plan is not None]
    told: dict[str, list[int]] = {}
    for one in planned:
        assert one.plan is not None
        for line in notice_lines(one.plan.travel.notices, language):
            told.setdefault(line, []).append(one.number)
    return [
        line
        if len(numbers) == len(planned)
        else text(
            "whatif-of-scenarios",
            language,
            count=len(numbers),
            numbers=", ".join(map(str, numbers[:SCENARIOS_NAMED]))
            + (", …" if numbers[SCENARIOS_NAMED:] else ""),
            what=line,
        )
        for line, numbers in told.items()
    ]


def whatif_summary(
    scenarios: Sequence[Scenario],
    table: pd.DataFrame,
    axes: Sequence[Axis],
    *,
    notes: Sequence[Note],
    language: Language,
    width: int,
) -> str:
    """The table for people, what its figures mean, notes, and why scenarios failed."""
    console = Console(width=width, file=io.StringIO(), highlight=False, markup=False)
    day = scenarios[0].day
    assert day is not None, "the day as it is was read"
    date = long_date(day.clock.day, language)
    console.print(text("whatif-title", language, date=date, orders=len(day.orders)))
    console.print(_printed(table, axes, language))
    console.print(text("whatif-explained", language))
    for note in notes:
        console.print(note_text(note, language))
    for line in travel_lines(scenarios, language):
        console.print(line)
    failed = [one for one in scenarios if one.failure is not None and one.plan is None]
    if failed:
        console.print(text("whatif-failed", language))
    for one in failed[:FAILURES_LISTED]:
        assert one.failure is not None
        why = failure_text(one.failure, language)
        console.print("  " + text("whatif-failed-line", language, scenario=one.number, why=why))
    if len(failed) > FAILURES_LISTED:
        console.print("  …")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().rstrip()


def failure_text(failure: Failed, language: Language) -> str:
    """Why a scenario has no plan, in words."""
    if failure.faults:
        return "; ".join(describe_fault(fault, language) for fault in failure.faults)
    key = f"whatif-failed-{failure.kind}"
    return text(key, language, detail=failure.detail)


def changes_text(before: Scenario, after: Scenario, language: Language) -> str:
    """What changes order by order from one scenario to the other, a line each."""
    numbers = {"before": before.number, "after": after.number}
    if before.day is None or before.plan is None or after.plan is None:
        return text("whatif-changes-unknown", language, **numbers)
    changes = order_changes(before, after)
    if changes.empty:
        return text("whatif-changes-none", language, **numbers)
    clock = before.day.clock
    lines = [_change(row, clock, language) for row in _records(changes)]
    return "\n".join(
        [text("whatif-changes", language, **numbers), *(f"  {line}" for line in lines)]
    )


def _printed(table: pd.DataFrame, axes: Sequence[Axis], language: Language) -> Table:
    columns = ["met", "cost", "cost-per-order", "profit", "hours", "km"]
    if table["on_time_share"].notna().any():
        columns.append("on-time")
    printed = Table(box=None, pad_edge=False, show_edge=False)
    headings = [
        text("whatif-column-scenario", language),
        *(axis.key.replace(".", ".\n", 1) for axis in axes),
        *(text(f"whatif-column-{name}", language) for name in columns),
    ]
    for heading in headings:
        printed.add_column(heading, justify="right", overflow="fold")
    printed.add_column(text("whatif-column-status", language))
    for row in _records(table):
        values = [_value(row[axis.key], language) for axis in axes]
        if row["scenario"] == 0:
            values = [text("whatif-as-is", language)] * len(axes)
        figures = [_figure(name, row, language) for name in columns]
        status = _status(row, language)
        printed.add_row(str(row["scenario"]), *values, *figures, status)
    return printed


def _status(row: Row, language: Language) -> str:
    """How the search ended, and whether the clock ended it: then another run may differ."""
    status = text(f"whatif-status-{row['status'].replace('_', '-')}", language)
    if row["repeatable"] is None or row["repeatable"]:
        return status
    return text("whatif-status-clock", language, status=status)


def _value(value: object, language: Language) -> str:
    """A value of a varied key."""
    if isinstance(value, float):
        return number(value, language, decimals=0 if value == round(value) else 2)
    return NOTHING if value is None else str(value)


def _figure(name: str, row: Row, language: Language) -> str:
    if row["status"] in (FAILED, NOT_RUN):
        return NOTHING
    match name:
        case "met":
            met, bound = row["met"], row["met_upper_bound"]
            if met == bound:
                return str(met)
            return text("whatif-met-open", language, met=met, bound=bound)
        case "cost":
            return _cost(row, language)
        case _:
            column, decimals = PRINTED[name]
            value = row[column]
            return NOTHING if value is None else number(value, language, decimals=decimals)


def _cost(row: Row, language: Language) -> str:
    """The cost, and by how much of it the bound is lower."""
    cost, bound = row["cost_rub"], row["cost_lower_bound_rub"]
    shown = number(cost, language)
    gap = 0.0 if bound is None or not cost else 100 * (cost - bound) / cost
    if gap < LEAST_GAP:
        return shown
    percent = number(gap, language, decimals=1)
    return text("whatif-cost-gap", language, cost=shown, gap=percent)


def _change(row: Row, clock: ServiceClock, language: Language) -> str:
    order: str = row["order_id"]
    if row["change"] == "verdict":
        now, was = (
            verdict_text(Verdict(row[f"verdict_{side}"]), language)
            for side in ("after", "before")
        )
        return text("whatif-change-verdict", language, order=order, verdict=now, was=was)
    told: dict[str, str] = {"order": order}
    for side, who, when in (("before", "was", "before"), ("after", "courier", "at")):
        if row[f"handover_at_{side}"] is not None:
            courier = row[f"courier_id_{side}"] or text("whatif-outside", language)
            told |= {who: courier, when: clock_time(clock, row[f"handover_at_{side}"])}
    return text(f"whatif-change-{row['change']}", language, **told)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows by column, None where a value is missing."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in table.to_dict("records")
    ]
