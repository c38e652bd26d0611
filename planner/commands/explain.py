"""`explain`: why orders are not met and what would change it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from planner.commands.ending import asked_to_stop, exit_statuses
from planner.commands.options import (
    DayFolder,
    Debug,
    InLanguage,
    Overrides,
    TimeLimit,
    help_of,
    settings_of,
)


def explain(
    day_folder: DayFolder,
    orders: Annotated[
        list[str] | None, typer.Argument(metavar="[ORDER]...", help=help_of("explain-orders"))
    ] = None,
    time_limit: TimeLimit = None,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0, metavar="S", help=help_of("explain-seconds"))
    ] = 60.0,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    no_fixes: Annotated[bool, typer.Option("--no-fixes", help=help_of("no-fixes"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_of("json"))] = False,
    debug: Debug = False,
) -> None:
    """Plan one day and tell why orders are not met and what would change it."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.export.explain_run import Asked, explain_told

        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            orders=tuple(orders or ()),
            seconds=seconds,
            fixes=not no_fixes,
            as_json=as_json,
        )
        told = explain_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)
