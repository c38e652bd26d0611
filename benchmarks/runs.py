"""One program on one day: its plan, time and memory, and what the audit says."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.peers import PEERS
from benchmarks.problem import not_expressible, plain, problem_of
from benchmarks.routes import RuleBrokenError, plan_of
from planner import (
    Day,
    Plan,
    PlannerError,
    audit,
    plan_day,
    read_day,
    travel_times,
    write_outputs,
)
from planner.intake.day_folder import DayInput
from planner.solve.plan_day import Progress

OWN = "this planner"
NOT_COVERED = 2  # exit status of a checker that does not know such days
MEGABYTE_KB = 1024


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one program made of one day.

    Attributes
    ----------
    plan : None where there is none; then `status` says why.
    first_s : seconds to the first plan, where known. seconds, megabytes : whole run, peak.
    status : of the proof, or why there is no plan. audit : what was found, by whom.
    """

    day: str
    orders: int
    couriers: int
    program: str
    plan: Plan | None = None
    first_s: float | None = None
    seconds: float | None = None
    megabytes: float | None = None
    status: str = ""
    audit: str = ""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """How a program is asked: its time limit, and whether the day is made plain for it."""

    seconds: float
    plain: bool


def own_run(folder: Path, ask: Ask, checker: Path | None) -> Run:
    """Our plan; its audit has passed, or there would be none."""
    given = _read(folder, ask)
    first: list[float] = []
    started = time.perf_counter()

    def watch(progress: Progress) -> None:
        if progress.met and not first:
            first.append(time.perf_counter() - started)

    try:
        travel = travel_times(given.day, given=given.given, congestion=given.congestion)
        plan = plan_day(given.day, travel, progress=watch)
    except PlannerError as error:
        return _no_plan(folder, given.day, OWN, f"{type(error).__name__}: {error}")
    lasted = time.perf_counter() - started
    findings = "nothing found"
    if checker is not None:
        findings += f"; {_checked(folder, given.day, plan, checker)}"
    return _run(folder, given.day, OWN, plan, lasted, findings, first=first)


def peer_run(folder: Path, ask: Ask, program: str) -> Run:
    """A peer's plan, judged by our audit."""
    given = _read(folder, ask)
    day = given.day
    travel = travel_times(day, given=given.given, congestion=given.congestion)
    hindrance = not_expressible(day, travel)
    if hindrance is not None:
        return _no_plan(folder, day, program, f"not expressible: {hindrance}")
    problem = problem_of(day, travel)
    started = time.perf_counter()
    try:
        routes = PEERS[program].routes(problem, ask.seconds)
    except ModuleNotFoundError as error:
        return _no_plan(folder, day, program, f"{error.name} is not installed")
    lasted = time.perf_counter() - started
    if not any(routes):
        return _no_plan(folder, day, program, "no plan found")
    try:
        plan = plan_of(day, travel, problem, routes, lasted)
    except RuleBrokenError as error:
        return _no_plan(folder, day, program, f"breaks a rule: {error}")
    findings = audit(day, travel, plan)
    said = f"{len(findings)} found: {findings[0]}" if findings else "nothing found"
    return _run(folder, day, program, plan, lasted, said)


def _read(folder: Path, ask: Ask) -> DayInput:
    given = read_day(folder, [f"solver.time_limit_s={ask.seconds}"])
    return replace(given, day=plain(given.day), congestion=None) if ask.plain else given


def _run(
    folder: Path,
    day: Day,
    program: str,
    plan: Plan,
    seconds: float,
    findings: str,
    *,
    first: list[float] | None = None,
) -> Run:
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(
        day=folder.name,
        orders=len(day.orders),
        couriers=len(day.couriers),
        program=program,
        plan=plan,
        first_s=first[0] if first else None,
        seconds=seconds,
        megabytes=peak_kb / MEGABYTE_KB,
        status=str(plan.proof.status) if program == OWN else "",
        audit=findings,
    )


def _no_plan(folder: Path, day: Day, program: str, why: str) -> Run:
    return Run(
        day=folder.name,
        orders=len(day.orders),
        couriers=len(day.couriers),
        program=program,
        status=why,
    )


def _checked(folder: Path, day: Day, plan: Plan, checker: Path) -> str:
    """What an independent checker says of the plan as written."""
    with tempfile.TemporaryDirectory() as out:
        write_outputs(day, plan, Path(out), "en")
        command = [sys.executable, str(checker), str(folder), str(Path(out) / "plan.json")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return "checker: nothing"
    if done.returncode == NOT_COVERED:
        return "checker: not such days"
    return f"checker: {(done.stdout + done.stderr).strip().splitlines()[0]}"
