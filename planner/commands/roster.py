"""`roster`: how many couriers with which shifts suit some days."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from planner.commands.ending import asked_to_stop, check_out, exit_statuses, unwritable_named
from planner.commands.options import Debug, InLanguage, Overrides, help_of


def roster(
    days_folder: Annotated[
        Path, typer.Argument(metavar="DAYS_FOLDER", help=help_of("roster-days"))
    ],
    templates: Annotated[
        Path, typer.Option("--templates", metavar="FILE", help=help_of("roster-templates"))
    ],
    service: Annotated[
        float | None,
        typer.Option(
            "--service", min=0, max=1, metavar="SHARE", help=help_of("roster-service")
        ),
    ] = None,
    unmet_rub: Annotated[
        float | None,
        typer.Option(
            "--unmet-cost", min=0, max=1e6, metavar="RUB", help=help_of("roster-unmet")
        ),
    ] = None,
    simulated: Annotated[
        int | None,
        typer.Option(
            "--simulate", min=1, max=400, metavar="N", help=help_of("roster-simulate")
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help=help_of("roster-seed"))] = 1,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=help_of("roster-out"))
    ] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=1, metavar="S", help=help_of("roster-limit"))
    ] = 300,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    as_json: Annotated[bool, typer.Option("--json", help=help_of("roster-json"))] = False,
    debug: Debug = False,
) -> None:
    """Choose how many couriers with which shifts suit some days."""
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.export.roster_run import Asked, roster_told

        if out is not None:
            check_out(days_folder, out, language)
        asked = Asked(
            days_folder=days_folder,
            templates=templates,
            settings=tuple(overrides or ()),
            service=service,
            unmet_rub=unmet_rub,
            simulate=simulated,
            seed=seed,
            out=out,
            as_json=as_json,
            time_limit_s=time_limit,
        )
        with unwritable_named(out or Path(), language):
            told = roster_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)
