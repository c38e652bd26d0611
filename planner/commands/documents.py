"""`documents`: the papers of a day."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from planner.commands.ending import asked_to_stop, check_out, exit_statuses, unwritable_named
from planner.commands.options import (
    DayFolder,
    Debug,
    InLanguage,
    Overrides,
    TimeLimit,
    help_of,
    settings_of,
)
from planner.documents.kinds import Kind

PlanFile = Annotated[
    Path | None, typer.Option("--plan", metavar="plan.json", help=help_of("documents-plan"))
]


def documents(
    day_folder: DayFolder,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR_OR_ZIP", help=help_of("documents-out"))
    ],
    plan_file: PlanFile = None,
    only: Annotated[
        list[Kind] | None, typer.Option("--only", help=help_of("documents-only"))
    ] = None,
    couriers: Annotated[
        list[str] | None,
        typer.Option("--courier", metavar="COURIER", help=help_of("documents-courier")),
    ] = None,
    orders: Annotated[
        list[str] | None,
        typer.Option("--order", metavar="ORDER", help=help_of("documents-order")),
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Write the route sheets, acts, messages, routes and the shift report of one day."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.documents.documents_run import Asked, documents_told
        from planner.documents.source import Source

        check_out(day_folder, out.parent if out.suffix.lower() == ".zip" else out, language)
        source = Source(day_folder=day_folder, settings=tuple(settings), plan_file=plan_file)
        asked = Asked(
            source=source,
            out=out,
            kinds=tuple(only or ()),
            couriers=tuple(couriers or ()),
            orders=tuple(orders or ()),
        )
        with unwritable_named(out, language):
            told = documents_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)
