"""What the command `history` prints: the list, one plan, two plans side by side."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.export.plan_syntax import Document, read_document
from planner.history.comparing import fates, order_changes
from planner.history.keeping import History, open_plan, plans
from planner.history.records import KeptPlan, OpenedPlan
from planner.history.words import (
    NOTHING,
    day_name,
    fate_words,
    met_words,
    names_words,
    per_order,
    saved_name,
)
from planner.texts import Language, roubles, text

LISTED = ("id", "day", "met", "cost", "per-order", "saved", "by", "names")


def list_told(history: History, language: Language, width: int) -> str:
    """All plans, a line each."""
    found = plans(history)
    place = text("history-place", language, place=history.place.shown)
    if not found:
        return f"{text('history-empty', language)}\n{place}"
    rows = [list_row(one, language) for one in found]
    headings = [text(f"history-column-{name}", language) for name in LISTED]
    return f"{_table(headings, rows, width)}\n{place}"


def plan_told(opened: OpenedPlan, language: Language, width: int) -> str:
    """One plan: its figures, then every order."""
    document = read_document(opened.plan_json)
    figures = figure_rows(opened.line, language)
    headings = [text(f"history-column-{name}", language) for name in ("order", "fate")]
    return "\n".join(
        [
            text("history-plan", language, id=opened.line.plan_id),
            _table([], figures, width),
            "",
            _table(headings, _orders(document, language), width),
        ]
    )


def comparison_told(
    history: History, ids: tuple[int, int], language: Language, width: int
) -> str:
    """Two plans: their figures side by side, and what changed order by order."""
    before, after = (open_plan(history, one) for one in ids)
    sides = zip(
        figure_rows(before.line, language), figure_rows(after.line, language), strict=True
    )
    headings = ["", *(text("history-plan", language, id=one) for one in ids)]
    changes = order_changes(read_document(before.plan_json), read_document(after.plan_json))
    figures = [(name, one, other) for (name, one), (_, other) in sides]
    lines = [_table(headings, figures, width)]
    if not changes:
        return "\n".join([*lines, text("history-same", language)])
    rows = [
        (
            change.order_id,
            text(f"history-change-{change.kind.value}", language),
            fate_words(change.before, language),
            fate_words(change.after, language),
        )
        for change in changes
    ]
    names = ("order", "change", "before", "after")
    columns = [text(f"history-column-{name}", language) for name in names]
    return "\n".join([*lines, "", _table(columns, rows, width)])


def list_row(line: KeptPlan, language: Language) -> tuple[str, ...]:
    """A plan's line, under the headings `LISTED`."""
    figures = line.figures
    return (
        str(line.plan_id),
        day_name(line, language),
        met_words(figures, language),
        roubles(figures.cost_kop, language),
        per_order(figures, language),
        saved_name(line, language),
        line.saved_by or NOTHING,
        names_words(line, language),
    )


def figure_rows(line: KeptPlan, language: Language) -> list[tuple[str, str]]:
    """A plan's figures, name and value."""
    names = [text(f"history-column-{name}", language) for name in LISTED[1:]]
    pairs = list(zip(names, list_row(line, language)[1:], strict=True))
    fees = (text("history-column-fees", language), roubles(line.figures.fees_kop, language))
    return [*pairs[:4], fees, *pairs[4:]]


def _orders(document: Document, language: Language) -> list[tuple[str, str]]:
    return [
        (order_id, fate_words(fate, language)) for order_id, fate in fates(document).items()
    ]


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    table = Table.grid(padding=(0, 2))
    if headings:
        table.add_row(*(Text(one) for one in headings))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    with console.capture() as captured:
        console.print(table)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())
