"""The `money` command's work: read a day, plan it, report its money, write its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rich.console import Console

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan
from planner.errors import Fault, InputError, NoPlanError
from planner.export.money_tables import money_files, money_json
from planner.export.money_words import money_words
from planner.export.progress import progress_shown
from planner.export.travel_used import notice_lines
from planner.intake.day_folder import DayInput, Search, describe_notice, read_day
from planner.money.report import full_report
from planner.money.scheme_file import read_schemes
from planner.money.schemes import Scheme
from planner.punctuality.robust import planned_as_asked
from planner.solve.plan_day import Progress
from planner.solve.prepared import prepare
from planner.texts import Language, text
from planner.travel.provider import travel_times

EVERY = "all"  # in place of an order's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks for.

    Attributes
    ----------
    settings : overrides of day.toml. schemes : files or lines. exactly : order ids.
    out : folder of the tables; None: none are written. width : of the printed report.
    """

    day_folder: Path
    settings: tuple[str, ...]
    schemes: tuple[str, ...]
    exactly: tuple[str, ...]
    out: Path | None
    including_idle: bool
    as_json: bool
    width: int


def money_told(
    asked: Asked, console: Console, language: Language, stop: Callable[[], bool]
) -> str:
    """Do it all; return what is to be printed.

    Raises
    ------
    InputError
        Of the day, the schemes, or an order the day has not.
    """
    schemes = _schemes(asked.schemes)
    with progress_shown(console, language) as show:
        search = Search(online=True, told=lambda *_: show(Progress(stage="addresses")))
        read = read_day(asked.day_folder, list(asked.settings), search=search)
        day, exactly = read.day, _orders(read.day, asked.exactly)
        show(Progress(stage="travel"))
        travel = travel_times(day, given=read.given, congestion=read.congestion)
        if stop():
            raise NoPlanError("stopped before the planning began")
        plan = planned_as_asked(day, travel, progress=show, stop=stop)
        show(Progress(stage="money", met=plan.proof.met, seconds=plan.proof.seconds))
        report = full_report(
            prepare(day, travel), plan, exactly=exactly, schemes=schemes, stop=stop
        )
    for notice in _notices(read, plan, language):
        console.print(notice, soft_wrap=True, markup=False, highlight=False)
    if asked.out is not None:
        asked.out.mkdir(parents=True, exist_ok=True)
        for name, content in money_files(day, plan, report).items():
            (asked.out / name).write_bytes(content)
    if asked.as_json:
        return money_json(day, plan, report)
    return money_words(
        day, plan, report, language, including_idle=asked.including_idle, width=asked.width
    )


def _notices(read: DayInput, plan: Plan, language: Language) -> Iterator[str]:
    """What is worth knowing about the input and the travel times."""
    yield from (describe_notice(notice, language) for notice in read.notices)
    yield from notice_lines(plan.travel.notices, language)
    if read.day.solver.on_time_target is not None:
        yield text("money-with-target", language)


def _schemes(written: Sequence[str]) -> tuple[Scheme, ...]:
    schemes: list[Scheme] = []
    faults: list[Fault] = []
    for one in written:
        try:
            schemes += read_schemes(one)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(tuple(faults))
    return tuple(schemes)


def _orders(day: Day, named: Sequence[str]) -> tuple[OrderId, ...]:
    known = [str(order.order_id) for order in day.orders]
    if EVERY in named and EVERY not in known:
        return tuple(order.order_id for order in day.orders)
    unknown = [name for name in named if name not in known]
    if unknown:
        raise InputError(tuple(_unknown(name, known) for name in unknown))
    return tuple(OrderId(name) for name in dict.fromkeys(named))


def _unknown(name: str, known: list[str]) -> Fault:
    near = get_close_matches(name, known, n=1, cutoff=0.0)
    details = (("near", near[0] if near else "—"),)
    return Fault(file="--exactly", value=name, rule="order_unknown", details=details)
