"""The command `simulate`: read the day, plan it or read its plan, run it, tell the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from planner.domain.day import Day
from planner.domain.plan import Plan, Trip
from planner.errors import Fault, InputError
from planner.export.progress import Show, progress_shown
from planner.export.punctuality import punctuality_summary
from planner.export.punctuality_files import plan_with_shares, punctuality_csv, punctuality_json
from planner.export.travel_used import notice_section
from planner.export.write import write_files, write_outputs
from planner.intake.day_folder import read_day
from planner.intake.faults import Rule
from planner.intake.plan_file import read_plan_trips
from planner.punctuality.curve import CurvePoint, punctuality_curve
from planner.punctuality.fits import check_fits
from planner.punctuality.report import punctuality_report
from planner.punctuality.results import Punctuality
from planner.punctuality.robust import planned_as_asked
from planner.punctuality.told import on_time_of, simulated_plan
from planner.solve.plan_day import Progress
from planner.texts import Language, text
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked, option by option."""

    day_folder: Path
    settings: tuple[str, ...]
    plan_file: Path | None
    runs: int
    seed: int | None
    curve: bool
    out: Path | None
    as_json: bool
    width: int


def simulate_told(asked: Asked, console: Console, language: Language, stop: Stop) -> str:
    """Run the command; progress goes to the console, what is returned to stdout.

    Raises
    ------
    InputError
        The day or the plan is at fault.
    OSError
        The files can't be written.
    """
    with progress_shown(console, language) as show:
        read = read_day(asked.day_folder, asked.settings)
        day = read.day
        show(Progress(stage="travel"))
        travel = travel_times(day, given=read.given, congestion=read.congestion)
        plan, trips, plan_text = _plan(asked, day, travel, show, stop)
        seed = day.solver.seed if asked.seed is None else asked.seed
        report = punctuality_report(day, travel, trips, runs=asked.runs, seed=seed)
        curve: tuple[CurvePoint, ...] = ()
        if asked.curve:
            curve = punctuality_curve(
                day,
                travel,
                trips,
                report.noise,
                runs=asked.runs,
                seed=seed,
                progress=show,
                stop=stop,
            )
    content = punctuality_json(day, travel.used, report, curve)
    files = _written(asked, day, plan, plan_text, report.now, content, language)
    if asked.as_json:
        return content.rstrip("\n")
    lines = [
        punctuality_summary(day, report, curve, language=language, width=asked.width),
        *notice_section(travel.used.notices, language),
    ]
    if files:
        lines += [text("summary-files", language), *(f"  {one}" for one in files)]
    return "\n".join(lines)


def _plan(
    asked: Asked, day: Day, travel: TravelTimes, show: Show, stop: Stop
) -> tuple[Plan | None, tuple[Trip, ...], str]:
    """The plan made now, or None; its trips; the text of the file it was read from."""
    if asked.plan_file is None:
        plan = planned_as_asked(day, travel, progress=show, stop=stop)
        return plan, plan.trips, ""
    name = asked.plan_file.name
    try:
        content = asked.plan_file.read_bytes()
    except OSError:
        raise InputError((Fault(file=name, rule=Rule.FILE_UNREADABLE),)) from None
    trips = read_plan_trips(name, content, day)
    check_fits(name, day, travel, trips)
    return None, trips, content.decode("utf-8-sig")


def _written(
    asked: Asked,
    day: Day,
    plan: Plan | None,
    plan_text: str,
    done: Punctuality,
    content: str,
    language: Language,
) -> tuple[Path, ...]:
    """Write what --out asks for; the paths."""
    if asked.out is None:
        return ()
    files = {
        "punctuality.json": content.encode(),
        "punctuality.csv": punctuality_csv(done).encode(),
    }
    if plan is not None:
        before = plan.on_time
        target = None if before is None else before.target
        reserve = 0.0 if before is None else before.reserve
        shown = simulated_plan(plan, done, target=target, reserve=reserve)
        return (
            *write_outputs(day, shown, asked.out, language),
            *write_files(files, asked.out),
        )
    with_shares = plan_with_shares(plan_text, on_time_of(done), done)
    return write_files({"plan.json": with_shares.encode(), **files}, asked.out)
