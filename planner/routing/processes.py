"""Searches side by side, each in a process of its own: PyVRP holds Python's lock as it works.

The processes are started as `python -m planner.routing.serve` and spoken to through pipes,
so that they work under a dashboard, in a sweep's worker and from a notebook alike. They end
with their pipe, and also where the planner is killed.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from types import TracebackType
from typing import Self, cast

from planner.routing.problem import RoutingProblem
from planner.routing.task import Routes, Task

ASKED_EVERY_S = 0.2
SERVER = "planner.routing.serve"
Job = tuple[RoutingProblem, Task]


class Processes:
    """So many processes, started when first needed and ended with the `with` block."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """End them at once."""
        for process in self._running:
            process.kill()
        for process in self._running:
            process.communicate()
        self._running = []

    def each(self, jobs: Sequence[Job], stop: Callable[[], bool]) -> list[Routes] | None:
        """The answers to the jobs, in their order; None once told to stop."""
        while len(self._running) < min(self._count, len(jobs)):
            self._running.append(_started())
        with ThreadPoolExecutor(max_workers=max(1, len(self._running))) as threads:
            asked = [
                threads.submit(_answers, process, jobs[number :: len(self._running)])
                for number, process in enumerate(self._running)
            ]
            try:
                while wait(asked, timeout=ASKED_EVERY_S).not_done:
                    if stop():
                        self.end()
                        wait(asked)
                        return None
            except BaseException:
                self.end()  # or the threads would wait for their answers
                raise
        found: list[Routes | None] = [None] * len(jobs)
        for number, answers in enumerate(asked):
            found[number :: len(asked)] = answers.result()
        return [one for one in found if one is not None]


def _started() -> subprocess.Popen[bytes]:
    """A process that imports what this one can."""
    places = os.pathsep.join(place for place in sys.path if place)
    return subprocess.Popen(
        [sys.executable, "-m", SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": places},
        start_new_session=True,  # Ctrl+C is the planner's to hear
    )


def _answers(process: subprocess.Popen[bytes], jobs: Sequence[Job]) -> list[Routes]:
    """One process's answers, asked one after another."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the routing process has no pipes")
    answers = []
    for job in jobs:
        try:
            pickle.dump(job, process.stdin)
            process.stdin.flush()
            found = cast("Routes", pickle.load(process.stdout))  # noqa: S301 - our own child
        except (EOFError, BrokenPipeError) as error:
            raise RuntimeError(f"a routing process ended with {process.wait()}") from error
        answers.append(found)
    return answers
