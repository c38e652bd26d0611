"""`roads build`: a roads file from an extract or a place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.commands.ending import exit_statuses, unwritable_named
from planner.commands.options import Debug, InLanguage, help_of


def roads_build(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=help_of("roads-out"))],
    extract: Annotated[
        Path | None, typer.Argument(metavar="EXTRACT", help=help_of("extract"))
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help=help_of("place"))
    ] = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Build a roads file."""
    with exit_statuses(language, debug=debug), unwritable_named(out, language):
        from planner.export.roads_run import roads_built

        typer.echo(roads_built(extract, place, out, language))
