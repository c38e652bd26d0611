"""`plan`: one day planned and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from planner.commands.ending import (
    BAD_INPUT,
    NO_PLAN,
    Stop,
    asked_to_stop,
    check_out,
    end,
    exit_statuses,
    unwritable_named,
)
from planner.commands.history import keeper
from planner.commands.options import (
    DayFolder,
    Debug,
    InLanguage,
    Out,
    Overrides,
    TimeLimit,
    help_of,
    settings_of,
    width,
)
from planner.errors import NoPlanError
from planner.texts import Language, text

if TYPE_CHECKING:
    from planner.domain.day import Day
    from planner.domain.plan import Plan
    from planner.solve.plan_day import Progress
    from planner.travel.times import TravelTimes
    from planner.wishes.replan import Replanned
    from planner.wishes.wish import Wish


def plan(
    day_folder: DayFolder,
    out: Out,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    wishes: Annotated[
        Path | None, typer.Option("--wishes", metavar="FILE", help=help_of("wishes"))
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help=help_of("keep"))] = False,
    debug: Debug = False,
) -> None:
    """Plan one day and write its four files."""
    settings = settings_of(overrides, time_limit)
    with exit_statuses(language, debug=debug):
        check_out(day_folder, out, language)
        with asked_to_stop() as stop:
            told = _plan(day_folder, out, settings, language, stop, wishes, keep=keep)
        typer.echo(told)


def _plan(
    day_folder: Path,
    out: Path,
    settings: list[str],
    language: Language,
    stop: Stop,
    wishes: Path | None,
    *,
    keep: bool,
) -> str:
    """Read, plan, write; return the summary in words."""
    from planner.explain.explained import with_reasons
    from planner.export.explain_run import explained_in_time
    from planner.export.progress import progress_shown
    from planner.export.summary import summary
    from planner.export.travel_used import notice_lines
    from planner.export.wish_run import asked_wishes, told_wishes, wish_files
    from planner.export.write import write_files, write_outputs
    from planner.intake.day_folder import Search, describe_notice, read_day
    from planner.money.report import shared_ledger
    from planner.punctuality.robust import planned_as_asked
    from planner.solve.plan_day import Progress
    from planner.travel.provider import travel_times

    history = keeper() if keep else None
    with progress_shown(Console(stderr=True), language) as show:
        search = Search(online=True, told=lambda *_: show(Progress(stage="addresses")))
        read = read_day(day_folder, settings, search=search)
        wished = () if wishes is None else asked_wishes(wishes, read.day)
        show(Progress(stage="travel"))
        travel = travel_times(read.day, given=read.given, congestion=read.congestion)
        if stop():
            raise NoPlanError("stopped before the planning began")
        planned = planned_as_asked(read.day, travel, progress=show, stop=stop)
        found = None
        if wished:
            found = _around(read.day, travel, planned, wished, language, show, stop)
            planned = found.plan
        # what would meet an order is asked of the day, and would be told of the wishes
        explanation = None
        if not planned.proof.under_wishes:
            explanation = explained_in_time(read.day, travel, planned, show, stop)
        if explanation is not None:
            planned = with_reasons(planned, explanation)
        money = shared_ledger(read.day, travel, planned)
    # Before anything is written: where it fails the command writes nothing.
    kept = () if history is None else (history(read, planned, money, explanation),)
    with unwritable_named(out, language):
        files = write_outputs(read.day, planned, out, language, money, explanation)
        if found is not None:
            files = (*files, *write_files(wish_files(read.day, found), out))
    notices = (
        *(text("history-kept", language, id=plan_id) for plan_id in kept),
        *(describe_notice(notice, language) for notice in read.notices),
        *notice_lines(planned.travel.notices, language),
    )
    told = summary(
        read.day,
        planned,
        notices=notices,
        files=files,
        language=language,
        width=width(),
        money=money,
    )
    return told if found is None else f"{told}\n{told_wishes(read.day, found, language)}"


def _around(
    day: Day,
    travel: TravelTimes,
    before: Plan,
    wishes: tuple[Wish, ...],
    language: Language,
    show: Callable[[Progress], None],
    stop: Stop,
) -> Replanned:
    """The day planned around the wishes; ends the command where that can't be."""
    from planner.export.wish_run import planned_around, refused_lines
    from planner.wishes.refusal import Refusal

    found = planned_around(day, travel, before, wishes, progress=show, stop=stop)
    if isinstance(found, Refusal):
        lines = refused_lines(day, wishes, found, language)
        end(BAD_INPUT if found.proved else NO_PLAN, *lines)
    return found
