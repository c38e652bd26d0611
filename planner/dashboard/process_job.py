"""A job done in a process of its own, so that no work is in the page's way.

A thread of the server listens to the process, so the process never waits for a reader. One
that does not answer a stop is ended; one that ends by itself is told of.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable
from typing import cast

from planner.dashboard.job import Failure, Job, Result, Told
from planner.dashboard.worker import Ended, Worker, make_ready, take_worker

STOP_GRACE_S = 60
LISTEN_S = 0.2

Tell = Callable[[Told], None]
Stop = Callable[[], bool]
# What a process does: given its question, a way to tell how far it is, and whether to stop.
Work = Callable[..., Result]


class ProcessJob(Job[Told, Result]):
    """A job whose work is a function of a module, called in a process of its own."""

    @abstractmethod
    def task(self) -> tuple[Work[Result], tuple[object, ...]]:
        """What the process does, and its question."""

    def carried_out(self) -> Result | Failure:
        """What the process says at its end."""
        work, question = self.task()
        worker = take_worker()
        try:
            worker.begin(work, question, (self.stopped_early, self.own_fault))
            return self._heard(worker)
        except (EOFError, OSError):
            worker.process.join(STOP_GRACE_S)
            code = str(worker.process.exitcode)
            return Failure(key="dashboard-failure-process", values=(("code", code),))
        finally:
            worker.end()
            make_ready()

    def _heard(self, worker: Worker) -> Result | Failure:
        while True:
            if self.stopping:
                worker.stop.set()
            if worker.inbox.poll(LISTEN_S):
                message: object = worker.inbox.recv()
                if isinstance(message, Ended):
                    return cast("Result | Failure", message.outcome)
                self.progress = cast(Told, message)
            self.end_if_abandoned()
            if self._deaf():
                return Failure(key="dashboard-failure-deaf")

    def _deaf(self) -> bool:
        stopped_at = self.stopped_at
        return stopped_at is not None and time.monotonic() - stopped_at > STOP_GRACE_S
