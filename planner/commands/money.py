"""`money`: what each order costs against its fee."""

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
    width,
)


def money(
    day_folder: DayFolder,
    schemes: Annotated[
        list[str] | None, typer.Option("--scheme", metavar="FILE", help=help_of("scheme"))
    ] = None,
    exactly: Annotated[
        list[str] | None, typer.Option("--exactly", metavar="ORDER", help=help_of("exactly"))
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=help_of("money-out"))
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    including_idle: Annotated[
        bool, typer.Option("--including-idle", help=help_of("including-idle"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_of("money-json"))] = False,
    debug: Debug = False,
) -> None:
    """Plan one day and tell what each order costs against its fee."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.export.money_run import Asked, money_told

        if out is not None:
            check_out(day_folder, out, language)
        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            schemes=tuple(schemes or ()),
            exactly=tuple(exactly or ()),
            out=out,
            including_idle=including_idle,
            as_json=as_json,
            width=width(),
        )
        with unwritable_named(out or Path(), language):
            told = money_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)
