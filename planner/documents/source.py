"""Where the commands' papers come from: a day planned now, or a plan read back and checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rich.console import Console

from planner.documents.papers import Papers, papers_of
from planner.documents.plan_read import read_plan
from planner.domain.day import Day
from planner.errors import Fault, InputError, NoPlanError
from planner.export.progress import progress_shown
from planner.export.travel_used import notice_lines
from planner.intake.day_folder import Search, describe_notice, read_day
from planner.intake.faults import Rule
from planner.money.ledger import ledger
from planner.punctuality.robust import planned_as_asked
from planner.solve.plan_day import Progress
from planner.texts import Language
from planner.travel.provider import travel_times

Check = Callable[[Day], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A day folder, overrides of its settings, and a plan.json; None: plan the day now."""

    day_folder: Path
    settings: tuple[str, ...]
    plan_file: Path | None


def read_papers(
    source: Source, console: Console, language: Language, stop: Stop, check: Check
) -> Papers:
    """The papers; progress and notices go to the console.

    Parameters
    ----------
    check : raises where what was asked for does not fit the day; before anything is planned.

    Raises
    ------
    InputError
        The day, the plan or what was asked for is at fault.
    """
    content = None if source.plan_file is None else _content(source.plan_file)
    with progress_shown(console, language) as show:
        search = Search(online=True, told=lambda *_: show(Progress(stage="addresses")))
        read = read_day(source.day_folder, list(source.settings), search=search)
        check(read.day)
        show(Progress(stage="travel"))
        travel = travel_times(read.day, given=read.given, congestion=read.congestion)
        if source.plan_file is not None and content is not None:
            name = source.plan_file.name
            plan, causes = read_plan(name, content, read.day, travel, language)
            money = ledger(read.day, plan)
            papers = Papers(
                day=read.day, plan=plan, money=money, causes=causes, language=language
            )
        else:
            if stop():
                raise NoPlanError("stopped before the planning began")
            plan = planned_as_asked(read.day, travel, progress=show, stop=stop)
            papers = papers_of(read.day, plan, ledger(read.day, plan), language)
    for line in (
        *(describe_notice(notice, language) for notice in read.notices),
        *notice_lines(papers.plan.travel.notices, language),
    ):
        console.print(line, soft_wrap=True, markup=False, highlight=False)
    return papers


def check_known(option: str, rule: str, named: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Refuse ids that the day does not have, each with those most like it."""
    unknown = [name for name in dict.fromkeys(named) if name not in known]
    if unknown:
        raise InputError(tuple(_unknown(option, rule, name, known) for name in unknown))


def _unknown(option: str, rule: str, name: str, known: tuple[str, ...]) -> Fault:
    near = get_close_matches(name, known, n=3, cutoff=0.0)
    details = (("near", ", ".join(near) if near else "—"),)
    return Fault(file=option, value=name, rule=rule, details=details)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise InputError((Fault(file=path.name, rule=Rule.FILE_UNREADABLE),)) from None
