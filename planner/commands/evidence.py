"""`evidence`: one order's evidence for a dispute."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from planner.commands.documents import PlanFile
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


def evidence(
    day_folder: DayFolder,
    order: Annotated[str, typer.Argument(metavar="ORDER", help=help_of("evidence-of"))],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR_OR_ZIP", help=help_of("evidence-out"))
    ],
    plan_file: PlanFile = None,
    photos: Annotated[
        list[Path] | None,
        typer.Option("--photo", metavar="FILE", help=help_of("evidence-photo")),
    ] = None,
    delivered: Annotated[
        str, typer.Option("--delivered", metavar="HH:MM", help=help_of("evidence-delivered"))
    ] = "",
    arrived: Annotated[
        str, typer.Option("--arrived", metavar="HH:MM", help=help_of("evidence-arrived"))
    ] = "",
    marked: Annotated[
        str, typer.Option("--marked", metavar="HH:MM", help=help_of("evidence-marked"))
    ] = "",
    to: Annotated[str, typer.Option("--to", metavar="NAME", help=help_of("evidence-to"))] = "",
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help=help_of("evidence-role"))
    ] = "",
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help=help_of("evidence-note"))
    ] = "",
    actual_file: Annotated[
        Path | None,
        typer.Option("--actual", metavar="actual.csv", help=help_of("evidence-actual")),
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Write the act, planned and actual times, message and photos of one order as a ZIP."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.documents.evidence_run import Asked, evidence_told
        from planner.documents.source import Source

        check_out(day_folder, out.parent if out.suffix.lower() == ".zip" else out, language)
        asked = Asked(
            source=Source(day_folder=day_folder, settings=tuple(settings), plan_file=plan_file),
            order=order,
            out=out,
            photos=tuple(photos or ()),
            arrived=arrived,
            delivered=delivered,
            marked=marked,
            to=to,
            role=role,
            note=note,
            actual_file=actual_file,
        )
        with unwritable_named(out, language):
            told = evidence_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)
