"""`import`: the day's orders from marketplaces' exports."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from planner.commands.ending import exit_statuses, unwritable_named
from planner.commands.options import Debug, InLanguage, Overrides, help_of


def import_orders(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help=help_of("import-sources"))
    ],
    into: Annotated[Path, typer.Option("--into", metavar="DAY", help=help_of("import-into"))],
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date", formats=["%Y-%m-%d"], metavar="DATE", help=help_of("import-date")
        ),
    ] = None,
    methods: Annotated[
        list[str] | None,
        typer.Option("--delivery-method", metavar="ID", help=help_of("import-method")),
    ] = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    geocode: Annotated[
        bool, typer.Option("--geocode/--offline", help=help_of("import-geocode"))
    ] = True,
    replace: Annotated[bool, typer.Option("--replace", help=help_of("import-replace"))] = False,
    debug: Debug = False,
) -> None:
    """Take the day's orders from marketplaces' exports."""
    settings = list(overrides or ())
    if methods:
        settings.append(f"postings.delivery_methods={json.dumps(methods)}")
    with exit_statuses(language, debug=debug), unwritable_named(into, language):
        from planner.export.import_run import Asked, import_told

        asked = Asked(
            sources=tuple(sources),
            into=into,
            settings=tuple(settings),
            day=None if day is None else day.date(),
            replace=replace,
            online=geocode,
        )
        typer.echo(import_told(asked, Console(stderr=True), language))
