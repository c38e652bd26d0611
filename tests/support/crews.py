"""Stand-ins for solving, at module level so that worker processes can import them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

from planner.domain.plan import Plan
from planner.scenarios.crews import Crew
from planner.scenarios.problem import Problem
from planner.scenarios.solving import Failed, Task
from tests.support.builders import make_day, make_travel

DAY = make_day()


def make_task(key: str) -> Task:
    """A task that the stand-ins know by its key."""
    problem = Problem(day=DAY, travel=make_travel(day=DAY))
    return Task(
        key=key, problem=problem, groups=(), begin_with=(), simulated=False, version="any"
    )


def told(task: Task) -> Plan | Failed:
    """Who did which task."""
    return Failed(kind=task.key, detail=str(os.getpid()))


def slowly(task: Task) -> Plan | Failed:
    """The same after half a second: time to be killed in."""
    time.sleep(0.5)
    return told(task)


def deadly(task: Task) -> Plan | Failed:
    """A task named "deadly" ends its process; the others are done."""
    if task.key == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return slowly(task)


def collected(
    crew: Crew, count: int, *, within_s: float = 60, each: Callable[[], None] = lambda: None
) -> dict[str, Plan | Failed]:
    """The crew's results by key, `each` being called after every wait."""
    results: dict[str, Plan | Failed] = {}
    began = time.monotonic()
    while len(results) < count and time.monotonic() - began < within_s:
        results |= dict(crew.finished(0.2))
        each()
    return results


def without_detail(results: dict[str, Plan | Failed]) -> dict[str, str]:
    """Per task what became of it, whoever did it."""
    kinds = {}
    for key, result in results.items():
        assert isinstance(result, Failed)
        kinds[key] = replace(result, detail="").kind
    return kinds
