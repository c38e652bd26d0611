"""`travel`: sources of travel times compared on one day."""

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
    width,
)


def travel(
    day_folder: DayFolder,
    providers: Annotated[
        str | None, typer.Option("--providers", metavar="A,B", help=help_of("providers"))
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    no_plans: Annotated[bool, typer.Option("--no-plans", help=help_of("no-plans"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_of("json"))] = False,
    debug: Debug = False,
) -> None:
    """Compare sources of travel times on one day."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.export.travel_run import Asked, travel_told

        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            providers=providers,
            plans=not no_plans,
            as_json=as_json,
            width=width(),
        )
        told = travel_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)
