"""`whatif`: a grid of scenarios of one day, side by side."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from planner.commands.ending import (
    BAD_INPUT,
    OWN_FAULT,
    asked_to_stop,
    check_out,
    end,
    exit_statuses,
    unwritable_named,
)
from planner.commands.options import (
    DayFolder,
    Debug,
    InLanguage,
    Overrides,
    help_of,
    settings_of,
    width,
)
from planner.texts import text


def whatif(
    day_folder: DayFolder,
    vary: Annotated[
        list[str], typer.Option("--vary", metavar="key=values", help=help_of("vary"))
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=help_of("whatif-out"))
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, metavar="N", help=help_of("workers"))
    ] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="URL", help=help_of("cluster"))
    ] = None,
    compare: Annotated[
        str | None, typer.Option("--compare", metavar="A,B", help=help_of("compare"))
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", metavar="S", help=help_of("scenario-limit")),
    ] = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    simulated: Annotated[
        bool, typer.Option("--simulate", help=help_of("simulate-all"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_of("json"))] = False,
    yes_many: Annotated[bool, typer.Option("--yes-many", help=help_of("yes-many"))] = False,
    debug: Debug = False,
) -> None:
    """Solve a grid of scenarios of one day and print them side by side."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.export.whatif_run import Asked, whatif_told

        if cluster is not None and workers is not None:
            end(BAD_INPUT, text("cli-whatif-workers-cluster", language))
        if out is not None:
            check_out(day_folder, out, language)
        asked = Asked(
            day_folder=day_folder,
            vary=tuple(vary),
            settings=tuple(settings),
            out=out,
            workers=workers or os.cpu_count() or 1,
            cluster=cluster,
            compare=compare,
            simulated=simulated,
            as_json=as_json,
            yes_many=yes_many,
            width=width(),
        )
        with unwritable_named(out or Path(), language):
            told = whatif_told(asked, Console(stderr=True), language, stop)
        typer.echo(told.output)
        for line in told.remarks:
            typer.echo(line, err=True)
        if told.all_failed:
            end(OWN_FAULT, text("cli-whatif-all-failed", language))
