"""The `explain` command's work, and what `plan` says of reasons: plan a day, explain it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rich.console import Console

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Verdict
from planner.errors import Fault, InputError, NoPlanError
from planner.explain.explained import Explanation, explain_plan
from planner.export.explanation import explanation_json, report
from planner.export.progress import progress_shown
from planner.export.travel_used import notice_section, travel_json
from planner.intake.day_folder import read_day
from planner.punctuality.robust import planned_as_asked
from planner.solve.plan_day import Progress
from planner.solve.prepared import prepare
from planner.texts import Language, text
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes

LAST_STEP_S = 1.0  # a program being solved ends a little after its time
OVERTIME_S = 1.5  # over the time limit, for reasons
TRIPS_PER_S = 300_000  # enumerated and packed again, about
Show = Callable[[Progress], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks for.

    Attributes
    ----------
    settings : overrides of day.toml. orders : ids; none means every order unmet.
    seconds : for reasons and fixes, after the plan. fixes : whether to look for them.
    """

    day_folder: Path
    settings: tuple[str, ...]
    orders: tuple[str, ...]
    seconds: float
    fixes: bool
    as_json: bool


def explain_told(asked: Asked, console: Console, language: Language, stop: Stop) -> str:
    """Do it all; return what is to be printed.

    Raises
    ------
    InputError
        Of the day, or an order the day has not.
    """
    with progress_shown(console, language) as show:
        read = read_day(asked.day_folder, list(asked.settings))
        day = read.day
        named = _named(day, asked.orders)
        show(Progress(stage="travel"))
        travel = travel_times(day, given=read.given, congestion=read.congestion)
        if stop():
            raise NoPlanError("stopped before the planning began")
        plan = planned_as_asked(day, travel, progress=show, stop=stop)
        found = explain_plan(
            prepare(day, travel),
            plan,
            order_ids=named or None,
            fixes=asked.fixes and day.solver.on_time_target is None,
            seconds=asked.seconds,
            progress=_shown(show),
            stop=stop,
        )
    met = [
        one.order_id
        for one in plan.outcomes
        if one.verdict is Verdict.MET and one.order_id in named
    ]
    if asked.as_json:
        content = {
            "named_and_met": met,
            **explanation_json(found, day),
            "travel": travel_json(plan.travel),
            "on_time_target": day.solver.on_time_target,
        }
        return json.dumps(content, ensure_ascii=False, indent=2)
    told = [text("explain-met-order", language, order=order_id) for order_id in met]
    lines = [*told, report(found, day, plan, language)]
    if day.solver.on_time_target is not None:
        lines += ["", text("explain-with-target", language)]
    return "\n".join([*lines, *notice_section(plan.travel.notices, language)])


def explained_in_time(
    day: Day, travel: TravelTimes, plan: Plan, show: Show, stop: Stop
) -> Explanation | None:
    """What can be said in the seconds left of the time limit; None: nothing.

    Where the plan took them all, the orders that exclude each other are still named, in little
    more than a second; nothing is said then of what would help.
    """
    if all(one.verdict is Verdict.MET for one in plan.outcomes) or stop():
        return None
    again_s = plan.proof.trips_in_catalogue / TRIPS_PER_S
    left_s = day.solver.time_limit_s - plan.proof.seconds - again_s
    seconds = min(day.solver.explain_s, max(left_s - LAST_STEP_S, OVERTIME_S - again_s))
    if seconds <= 0:
        return None
    return explain_plan(
        prepare(day, travel),
        plan,
        fixes=day.solver.on_time_target is None and left_s > OVERTIME_S,
        seconds=seconds,
        progress=_shown(show),
        stop=stop,
    )


def _shown(show: Show) -> Callable[[str, int, int], None]:
    began = time.monotonic()

    def told(stage: str, done: int, of: int) -> None:
        seconds = time.monotonic() - began
        show(Progress(stage=stage, done=done, of=of, seconds=seconds))

    return told


def _named(day: Day, named: Sequence[str]) -> tuple[OrderId, ...]:
    known = [str(order.order_id) for order in day.orders]
    unknown = [name for name in named if name not in known]
    if unknown:
        raise InputError(tuple(_unknown(name, known) for name in unknown))
    return tuple(OrderId(name) for name in dict.fromkeys(named))


def _unknown(name: str, known: list[str]) -> Fault:
    near = get_close_matches(name, known, n=3, cutoff=0.0)
    details = (("near", ", ".join(near) if near else "—"),)
    return Fault(file="ORDER", value=name, rule="order_unknown", details=details)
