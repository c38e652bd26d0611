"""A grid of scenarios, solved by a crew, each plan kept as soon as it is there.

The day as it is comes first and every other scenario begins with its plan, as far as its rules
allow. Then each scenario is compared with its neighbours on the grid: one whose neighbour's
plan is better under its own rules is solved again, beginning with that plan. So more freedom
never gives a worse plan along any axis, and which scenario finishes first never matters: two
runs, and a run broken off and resumed, give the same table.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from planner.domain.day import Day
from planner.domain.plan import Plan, ProofStatus
from planner.errors import Fault, InputError, NoPlanError
from planner.scenarios.changes import Source
from planner.scenarios.crews import Crew
from planner.scenarios.grid import (
    FILE,
    Axis,
    Change,
    neighbours,
    scenario_changes,
    scenario_count,
)
from planner.scenarios.posing import Posed, Poser, task_of
from planner.scenarios.replay import rank, replayed
from planner.scenarios.solving import Failed, Task
from planner.scenarios.store import Store

MOST_UNASKED = 500  # scenarios, without being told that so many are meant
POLL_S = 0.5
HOUR_S = 3600


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One point of the grid and what became of it.

    Attributes
    ----------
    number : 0 is the day as it is. changes : from the day as it is.
    day : with the changes; None where they can't be made.
    plan : None where it failed, or where the sweep was broken off before it.
    failure : why it failed.
    """

    number: int
    changes: tuple[Change, ...]
    day: Day | None
    plan: Plan | None = None
    failure: Failed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepProgress:
    """How far a sweep is: plans there, those of them found finished, failures, plans in all."""

    done: int
    taken_over: int
    failed: int
    total: int
    seconds: float


def refuse_many(axes: Sequence[Axis], *, limit_s: float, workers: int, allowed: bool) -> None:
    """Refuse a grid of more scenarios than anyone means by accident.

    Raises
    ------
    InputError
        Says how many there are and how long they take at most.
    """
    count = scenario_count(axes)
    if count > MOST_UNASKED and not allowed:
        hours = max(1, round(count * limit_s / workers / HOUR_S))
        details = (
            ("scenarios", str(count)),
            ("hours", str(hours)),
            ("most", str(MOST_UNASKED)),
        )
        raise InputError((Fault(file=FILE, rule="vary_many", details=details),))


def sweep(
    source: Source,
    axes: Sequence[Axis],
    *,
    crew: Crew,
    store: Store,
    simulated: bool = False,
    progress: Callable[[SweepProgress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Scenario, ...]:
    """Every scenario of the grid, by number; broken off, those not solved have no plan.

    Parameters
    ----------
    simulated : whether each plan is driven many times for its share of orders on time.

    Raises
    ------
    NoPlanError
        Stopped before there was any plan.
    """
    pose = Poser(source=source, simulated=simulated)
    posed = [
        pose.scenario(number, scenario_changes(axes, number))
        for number in range(scenario_count(axes) + 1)
    ]
    runs = _Runs(crew=crew, store=store, progress=progress, stop=stop)
    runs.total = len({one.key for one in posed if one.problem is not None})
    runs.solve([(posed[0].key, task_of(posed[0], ()))])
    found = runs.plans.get(posed[0].key)
    base = () if found is None else found.trips
    rest = [one for one in posed[1:] if one.problem is not None and one.key != posed[0].key]
    runs.solve([(one.key, task_of(one, base)) for one in rest])
    while again := list(_beaten(posed, axes, runs)):
        runs.solve(again)
    if stop() and not runs.plans:
        raise NoPlanError("stopped before the first scenario was solved")
    return tuple(_scenario(one, runs) for one in posed)


@dataclass(kw_only=True)
class _Runs:
    """The plans found so far, by the key of their problem."""

    crew: Crew
    store: Store
    progress: Callable[[SweepProgress], None]
    stop: Callable[[], bool]
    plans: dict[str, Plan] = field(default_factory=dict)
    failures: dict[str, Failed] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    total: int = 0
    taken_over: int = 0
    _done: int = 0
    _began: float = field(default_factory=time.monotonic)

    def solve(self, tasks: Sequence[tuple[str, Task]]) -> None:
        """Solve tasks, each given with its problem's key, until all are or it is stopped."""
        waiting: dict[str, str] = {}
        for key, task in sorted(tasks, key=lambda one: one[1].groups[-1][0]):
            if task.key in self.begun:
                continue
            self.begun.add(task.key)
            kept = self.store.plan(task.key)
            if kept is None:
                waiting[task.key] = key
                self.crew.submit(task)
            else:
                self.taken_over += 1
                self._take(key, kept)
        self._tell()
        while waiting and not self.stop():
            for name, result in self.crew.finished(POLL_S):
                if isinstance(result, Plan):
                    self.store.keep(name, result)
                self._take(waiting.pop(name), result)
                self._tell()

    def _take(self, key: str, result: Plan | Failed) -> None:
        self._done += 1
        if isinstance(result, Plan):
            self.plans[key] = result
            self.failures.pop(key, None)
        elif key not in self.plans:
            self.failures[key] = result

    def _tell(self) -> None:
        self.total = max(self.total, self._done)
        self.progress(
            SweepProgress(
                done=self._done,
                taken_over=self.taken_over,
                failed=len(self.failures),
                total=self.total,
                seconds=time.monotonic() - self._began,
            )
        )


def _beaten(
    posed: Sequence[Posed], axes: Sequence[Axis], runs: _Runs
) -> Iterator[tuple[str, Task]]:
    """Scenarios whose neighbour's plan is better than their own, to begin again with it."""
    seen = set()
    for one in posed:
        mine = runs.plans.get(one.key)
        if one.problem is None or one.key in seen or mine is None:
            continue
        day = one.problem.day
        searched = mine.proof.status is ProofStatus.OPTIMAL or day.solver.on_time_target
        if searched or runs.stop():
            continue
        best, begin_with = rank(day, mine.trips), None
        for number in neighbours(axes, one.number):
            other = runs.plans.get(posed[number].key)
            trips = None if other is None else replayed(one.problem, other.trips)
            if trips is not None and rank(day, trips) < best:
                best, begin_with = rank(day, trips), trips
        if begin_with is None:
            continue
        task = task_of(one, begin_with)
        if task.key not in runs.begun:
            seen.add(one.key)
            yield one.key, task


def _scenario(posed: Posed, runs: _Runs) -> Scenario:
    return Scenario(
        number=posed.number,
        changes=posed.changes,
        day=posed.day,
        plan=runs.plans.get(posed.key),
        failure=posed.failure or runs.failures.get(posed.key),
    )
