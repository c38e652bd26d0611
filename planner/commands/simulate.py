"""`simulate`: how often a plan is on time."""

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


def simulate(
    day_folder: DayFolder,
    runs: Annotated[
        int, typer.Option("--runs", min=1, max=1_000_000, help=help_of("runs"))
    ] = 2000,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help=help_of("seed"))] = None,
    plan_file: Annotated[
        Path | None,
        typer.Option("--plan", metavar="plan.json", help=help_of("simulate-plan")),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=help_of("simulate-out"))
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    curve: Annotated[bool, typer.Option("--curve", help=help_of("curve"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_of("simulate-json"))] = False,
    debug: Debug = False,
) -> None:
    """Run a plan many times and tell how often it is on time."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug), asked_to_stop() as stop:
        from planner.export.simulate_run import Asked, simulate_told

        if out is not None:
            check_out(day_folder, out, language)
        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            plan_file=plan_file,
            runs=runs,
            seed=seed,
            curve=curve,
            out=out,
            as_json=as_json,
            width=width(),
        )
        with unwritable_named(out or Path(), language):
            told = simulate_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)
