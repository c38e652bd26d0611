"""One scenario solved, in whatever process or machine it has come to.

A task carries everything it needs, so a process pool and a cluster run the same function and a
task whose worker died is simply run again elsewhere. Each process keeps the days it prepared
last: the base day's trips serve every scenario that changes money and fleet only, and those of
a changed time rule serve all scenarios that share it.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections import OrderedDict
from dataclasses import dataclass

from planner.domain.plan import Plan, Trip
from planner.errors import AuditError, Fault, InputError, NoPlanError, PlannerError, TravelError
from planner.punctuality.noise import noise_of
from planner.punctuality.robust import plan_on_time
from planner.punctuality.simulate import simulate
from planner.punctuality.told import simulated_plan
from planner.scenarios.problem import Problem, program_version
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared, prepare

CLOSE_ENOUGH = 0.01  # of the cost: a plan's own standard
PREPARED_KEPT = 3

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Task:
    """One problem to solve.

    Attributes
    ----------
    key : of its result. problem : what to solve, and problem_key.
    groups : the days it is an edit of, with their keys: the base day, then the base day with
        those changes that touch trips. Their candidate departures are kept.
    begin_with : trips of a plan to begin with. simulated : whether the plan is to be driven
        many times, for its share of orders on time. version : of the program that asks.
    """

    key: str
    problem: Problem
    groups: tuple[tuple[str, Problem], ...]
    begin_with: tuple[Trip, ...]
    simulated: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why a scenario has no plan.

    Attributes
    ----------
    kind : key of its wording, `whatif-failed-<kind>`. detail : what the wording names; never
        an order's data. faults : of a change this day does not allow.
    """

    kind: str
    detail: str = ""
    faults: tuple[Fault, ...] = ()


def solve(task: Task) -> Plan | Failed:
    """The plan of a task, or why there is none."""
    if task.version != program_version():
        return Failed(kind="version")
    try:
        plan = _planned(task)
        return _driven(task.problem, plan) if task.simulated else plan
    except PlannerError as error:
        return failed(error)
    except Exception as error:
        # Frames and type only: an error's text may carry an order's data.
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("a scenario failed with %s\n%s", type(error).__name__, frames)
        return Failed(kind="own", detail=type(error).__name__)


def _planned(task: Task) -> Plan:
    day, travel = task.problem.day, task.problem.travel
    if day.solver.on_time_target is not None:
        return plan_on_time(day, travel)
    prepared = None
    for key, problem in task.groups:
        prepared = _shelf.prepared(key, problem, prepared)
    return plan_prepared(
        prepare(day, travel, base=prepared), begin_with=task.begin_with, within=CLOSE_ENOUGH
    )


def _driven(problem: Problem, plan: Plan) -> Plan:
    """The plan with its share of orders on time; one made for a target has it already."""
    if plan.on_time is not None:
        return plan
    day, travel = problem.day, problem.travel
    noise = noise_of(day, travel)
    runs = simulate(day, travel, plan.trips, noise, seed=day.solver.seed)
    return simulated_plan(plan, runs)


def failed(error: PlannerError) -> Failed:
    """The error in a form that can be worded and sent between processes."""
    match error:
        case InputError():
            return Failed(kind="input", faults=error.faults)
        case TravelError():
            return Failed(kind="travel", detail=f"{error.service}: {error.detail}")
        case AuditError():
            return Failed(kind="audit", detail=error.findings[0])
        case NoPlanError():
            return Failed(kind="no-plan")
        case _:
            return Failed(kind="own", detail=type(error).__name__)


class _Shelf:
    """The days prepared last in this process; a cluster's worker may have several threads."""

    def __init__(self) -> None:
        self._days: OrderedDict[str, Prepared] = OrderedDict()
        self._lock = threading.Lock()

    def prepared(self, key: str, problem: Problem, base: Prepared | None) -> Prepared:
        with self._lock:
            if key not in self._days:
                self._days[key] = prepare(problem.day, problem.travel, base=base)
            self._days.move_to_end(key)
            while len(self._days) > PREPARED_KEPT:
                self._days.popitem(last=False)
            return self._days[key]


_shelf = _Shelf()
