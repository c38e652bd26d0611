"""The command line: `python -m planner plan DAY_FOLDER --out DIR`.

Exit status of every command: 0 done; 1 the program's own fault; 2 bad input; 3 a travel or
address service failed; 4 stopped before any audited plan. Nothing is written unless the status
is 0. What plans is imported inside the commands: `--help` and bad usage answer at once.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from planner.commands.calibrate import calibrate
from planner.commands.documents import documents
from planner.commands.evidence import evidence
from planner.commands.explain import explain
from planner.commands.history import app as history_app
from planner.commands.import_orders import import_orders
from planner.commands.money import money
from planner.commands.options import HELP_LANGUAGE, help_of
from planner.commands.plan import plan
from planner.commands.roads_build import roads_build
from planner.commands.roster import roster
from planner.commands.simulate import simulate
from planner.commands.travel import travel
from planner.commands.whatif import whatif
from planner.texts import text

VERSION = "0.1.0"

app = typer.Typer(
    help=text("cli-help", HELP_LANGUAGE),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help speaks of [[templates]]: no markup
)
roads_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(VERSION)
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, help=help_of("version")),
]


@app.callback()
def main(*, version: Version = False) -> None:  # noqa: ARG001 - acted on by its callback
    """Prepare what every command needs."""
    # A redirected stream may have an old code page without the rouble sign.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


for name, command in (
    ("plan", plan),
    ("explain", explain),
    ("money", money),
    ("whatif", whatif),
    ("roster", roster),
    ("import", import_orders),
    ("travel", travel),
    ("simulate", simulate),
    ("calibrate", calibrate),
    ("documents", documents),
    ("evidence", evidence),
):
    app.command(name, help=help_of(name))(command)
roads_app.command("build", help=help_of("roads-build"))(roads_build)
app.add_typer(roads_app, name="roads", help=help_of("roads"))
app.add_typer(history_app, name="history", help=help_of("history"))
