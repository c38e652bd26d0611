"""Who solves the tasks: this process, or a pool of processes on this machine.

A worker process has a pipe of its own, so when one dies (memory, `kill`) it is known which task
it had: that task alone is given to a new worker, and after a second death it has failed.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol

from planner.domain.plan import Plan
from planner.scenarios.solving import Failed, Task, solve

DEATHS_ALLOWED = 1
LEAVES_WITHIN_S = 2
_processes = multiprocessing.get_context("spawn")

Result = tuple[str, Plan | Failed]
Solve = Callable[[Task], Plan | Failed]


class Crew(Protocol):
    """Solves tasks in any order."""

    def submit(self, task: Task) -> None:
        """Take a task."""

    def finished(self, timeout_s: float) -> list[Result]:
        """Results by their tasks' keys; waits so long for the first where there is none."""

    def close(self) -> None:
        """End; what is not finished is dropped."""


class OwnCrew:
    """The calling process: a task is solved when its result is asked for."""

    def __init__(self, work: Solve = solve) -> None:
        self._work = work
        self._tasks: deque[Task] = deque()

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._tasks.append(task)

    def finished(self, timeout_s: float) -> list[Result]:  # noqa: ARG002 - solves at once
        """The next task's result."""
        if not self._tasks:
            return []
        task = self._tasks.popleft()
        return [(task.key, self._work(task))]

    def close(self) -> None:
        """Drop what is left."""
        self._tasks.clear()


class PoolCrew:
    """So many worker processes, each with one task at a time."""

    def __init__(self, workers: int, work: Solve = solve) -> None:
        self._work = work
        self._tasks: deque[Task] = deque()
        self._deaths: Counter[str] = Counter()
        self._idle: list[_Worker] = [_Worker(work) for _ in range(workers)]
        self._busy: dict[Connection, tuple[_Worker, Task]] = {}

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._tasks.append(task)
        self._give()

    def finished(self, timeout_s: float) -> list[Result]:
        """Results of the tasks that have ended, a worker's death included."""
        self._give()
        results: list[Result] = []
        for pipe in wait(list(self._busy), timeout_s) if self._busy else []:
            assert isinstance(pipe, Connection)
            worker, task = self._busy.pop(pipe)
            try:
                results.append((task.key, pipe.recv()))
                self._idle.append(worker)
            except (EOFError, OSError):
                worker.end()
                self._idle.append(_Worker(self._work))
                results += self._after_death(task)
        self._give()
        return results

    def close(self) -> None:
        """End all workers at once."""
        self._tasks.clear()
        for worker in [*self._idle, *(worker for worker, _ in self._busy.values())]:
            worker.end()
        self._idle, self._busy = [], {}

    @property
    def pids(self) -> tuple[int, ...]:
        """The workers' process ids."""
        workers = [*self._idle, *(worker for worker, _ in self._busy.values())]
        return tuple(worker.process.pid or 0 for worker in workers)

    def _give(self) -> None:
        """A task to every idle worker; one that died idle is replaced."""
        while self._tasks and self._idle:
            worker = self._idle.pop()
            try:
                worker.pipe.send(self._tasks[0])
            except OSError:
                worker.end()
                self._idle.append(_Worker(self._work))
            else:
                self._busy[worker.pipe] = (worker, self._tasks.popleft())

    def _after_death(self, task: Task) -> list[Result]:
        self._deaths[task.key] += 1
        if self._deaths[task.key] > DEATHS_ALLOWED:
            return [(task.key, Failed(kind="worker"))]
        self._tasks.appendleft(task)
        return []


class _Worker:
    """A process that solves what comes through its pipe."""

    def __init__(self, work: Solve) -> None:
        self.pipe, theirs = _processes.Pipe()
        self.process: BaseProcess = _processes.Process(
            target=_serve, args=(theirs, work), name="scenario", daemon=True
        )
        self.process.start()
        theirs.close()

    def end(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join(LEAVES_WITHIN_S)


def _serve(pipe: Connection, work: Solve) -> None:
    """Solve tasks until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's, which then ends us
    while True:
        try:
            task: Task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(work(task))
        except BrokenPipeError:
            return  # the parent is gone
