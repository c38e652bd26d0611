"""`calibrate`: congestion fitted to drives that were driven."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.commands.ending import exit_statuses, unwritable_named
from planner.commands.options import Debug, InLanguage, Overrides, help_of, width


def calibrate(
    day_folders: Annotated[
        list[Path], typer.Argument(metavar="DAY_FOLDER", help=help_of("calibrate-days"))
    ],
    actual: Annotated[
        Path, typer.Option("--actual", metavar="actual.csv", help=help_of("actual"))
    ],
    plans: Annotated[
        list[Path] | None,
        typer.Option("--plan", metavar="plan.json", help=help_of("calibrate-plans")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help=help_of("calibrate-out")),
    ] = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Fit the congestion to drives that were driven."""
    with exit_statuses(language, debug=debug):
        from planner.export.calibrate_run import Asked, calibrate_told

        asked = Asked(
            day_folders=tuple(day_folders),
            actual=actual,
            plans=tuple(plans or ()),
            out=out,
            settings=tuple(overrides or ()),
            width=width(),
        )
        with unwritable_named(out or Path(), language):
            told = calibrate_told(asked, language)
        typer.echo(told)
