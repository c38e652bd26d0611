"""`plan`: one day planned and written."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console

from planner.commands.ending import (
    Stop,
    asked_to_stop,
    check_out,
    exit_statuses,
    unwritable_named,
)
from planner.commands.options import (
    DayFolder,
    Debug,
    InLanguage,
    Out,
    Overrides,
    TimeLimit,
    settings_of,
    width,
)
from planner.errors import NoPlanError
from planner.texts import Language, text


def plan(
    day_folder: DayFolder,
    out: Out,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Plan one day and write its four files."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug):
        check_out(day_folder, out, language)
        with asked_to_stop() as stop:
            told = _plan(day_folder, out, settings, language, stop)
        typer.echo(told)


def _plan(
    day_folder: Path, out: Path, settings: list[str], language: Language, stop: Stop
) -> str:
    """Read, plan, write; return the summary in words."""
    from planner.explain.explained import with_reasons
    from planner.export.explain_run import explained_in_time
    from planner.export.progress import progress_shown
    from planner.export.summary import summary
    from planner.export.write import write_outputs
    from planner.intake.day_folder import Search, describe_notice, read_day
    from planner.money.report import shared_ledger
    from planner.punctuality.robust import planned_as_asked
    from planner.solve.plan_day import Progress
    from planner.travel.provider import travel_notices, travel_times

    with progress_shown(Console(stderr=True), language) as show:
        search = Search(online=True, told=lambda *_: show(Progress(stage="addresses")))
        read = read_day(day_folder, settings, search=search)
        show(Progress(stage="travel"))
        travel = travel_times(read.day, given=read.given, congestion=read.congestion)
        if stop():
            raise NoPlanError("stopped before the planning began")
        planned = planned_as_asked(read.day, travel, progress=show, stop=stop)
        explanation = explained_in_time(read.day, travel, planned, show, stop)
        if explanation is not None:
            planned = with_reasons(planned, explanation)
        money = shared_ledger(read.day, travel, planned)
    with unwritable_named(out, language):
        files = write_outputs(read.day, planned, out, language, money, explanation)
    notices = (
        *(describe_notice(notice, language) for notice in read.notices),
        *(
            text(one.key, language, **dict(one.values))
            for one in (*travel_notices(read.day), *planned.travel.notices)
        ),
    )
    return summary(
        read.day,
        planned,
        notices=notices,
        files=files,
        language=language,
        width=width(),
        money=money,
    )
