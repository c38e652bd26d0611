"""`history`: plans kept earlier, listed, shown, compared, deleted, moved."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.commands.ending import BAD_INPUT, end, exit_statuses, unwritable_named
from planner.commands.options import Debug, InLanguage, help_of, width
from planner.texts import text

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.explain.explained import Explanation
    from planner.history.keeping import History
    from planner.intake.day_folder import DayInput
    from planner.money.ledger import Ledger

PlanId = Annotated[int, typer.Argument(metavar="ID", min=1, help=help_of("history-id"))]
SomeIds = Annotated[
    list[int] | None, typer.Argument(metavar="[ID]...", min=1, help=help_of("history-ids"))
]
Place = Annotated[
    str | None, typer.Option("--history", metavar="PLACE", help=help_of("history-place"))
]
Archive = Annotated[Path, typer.Argument(metavar="FILE.zip", help=help_of("history-archive"))]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def opened(place: str | None) -> History:
    """The history at the place named, else at that of the environment."""
    from planner.history.keeping import open_history
    from planner.history.place import PLACE_VARIABLE, history_place

    named = {} if place is None else {PLACE_VARIABLE: place}
    return open_history(history_place({**os.environ, **named}), today=_now().date())


def keeper() -> Callable[[DayInput, Plan, Ledger, Explanation | None], int]:
    """What keeps a plan in the history, which is opened now, before anything is planned."""
    from planner.history.keeping import save
    from planner.history.making import plan_to_keep

    history = opened(None)
    return lambda day, plan, money, explanation: save(
        history, plan_to_keep(day, plan, money, explanation), now=_now()
    )


@app.command("list", help=help_of("history-list"))
def list_plans(
    place: Place = None, language: InLanguage = "ru", *, debug: Debug = False
) -> None:
    """Print a line per plan."""
    with exit_statuses(language, debug=debug):
        from planner.history.told import list_told

        typer.echo(list_told(opened(place), language, width()))


@app.command("show", help=help_of("history-show"))
def show(
    plan_id: PlanId,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=help_of("history-out"))
    ] = None,
    place: Place = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Print one plan; write its day's files and plan.json where asked."""
    with exit_statuses(language, debug=debug):
        from planner.export.write import write_files
        from planner.history.keeping import open_plan
        from planner.history.told import plan_told

        found = open_plan(opened(place), plan_id)
        if out is not None:
            with unwritable_named(out, language):
                if out.exists() and any(out.iterdir()):
                    end(BAD_INPUT, text("history-out-used", language, folder=str(out)))
                write_files({**found.files, "plan.json": found.plan_json}, out)
        typer.echo(plan_told(found, language, width()))


@app.command("compare", help=help_of("history-compare"))
def compare(
    before: PlanId,
    after: PlanId,
    place: Place = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Print two plans side by side."""
    with exit_statuses(language, debug=debug):
        from planner.history.told import comparison_told

        typer.echo(comparison_told(opened(place), (before, after), language, width()))


@app.command("delete", help=help_of("history-delete"))
def delete(
    plan_ids: Annotated[
        list[int], typer.Argument(metavar="ID...", min=1, help=help_of("history-ids"))
    ],
    place: Place = None,
    language: InLanguage = "ru",
    *,
    yes: Annotated[bool, typer.Option("--yes", help=help_of("history-yes"))] = False,
    debug: Debug = False,
) -> None:
    """Delete plans for good, asking first."""
    with exit_statuses(language, debug=debug):
        from planner.history.keeping import delete as delete_plans

        count = len(set(plan_ids))
        if not yes and not typer.confirm(text("history-delete-sure", language, count=count)):
            raise typer.Exit
        delete_plans(opened(place), plan_ids)
        typer.echo(text("history-deleted", language, count=count))


@app.command("purge", help=help_of("history-purge"))
def purge(place: Place = None, language: InLanguage = "ru", *, debug: Debug = False) -> None:
    """Let names past their date go."""
    with exit_statuses(language, debug=debug):
        history = opened(place)  # which does it
        days = history.place.retention_days
        typer.echo(text("history-purged", language, count=history.bared, days=days))


@app.command("export", help=help_of("history-export"))
def export(
    archive: Archive,
    plan_ids: SomeIds = None,
    place: Place = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Write plans and their days into a ZIP file."""
    with exit_statuses(language, debug=debug):
        from planner.history.archive import export_archive

        content = export_archive(opened(place), plan_ids or None)
        with unwritable_named(archive.parent, language):
            write_private(archive, content)
        typer.echo(text("history-exported", language, file=str(archive)))


@app.command("import", help=help_of("history-import"))
def import_plans(
    archive: Archive, place: Place = None, language: InLanguage = "ru", *, debug: Debug = False
) -> None:
    """Keep what a ZIP file holds and the history does not."""
    with exit_statuses(language, debug=debug):
        from planner.history.archive import archive_bytes, import_archive

        content = archive_bytes(archive)
        count = import_archive(opened(place), archive.name, content, now=_now())
        typer.echo(text("history-imported", language, count=count))


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read: it may hold names."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.writing")
    beside.touch(mode=0o600)
    beside.write_bytes(content)
    beside.replace(path)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
