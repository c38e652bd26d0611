"""Answers to what-if questions, from worker processes that stay alive between questions.

Someone who drags a slider asks many questions and wants the last one answered: each asker has
one question waiting at most, a newer one takes its place. What is solved already is answered at
once; the key of a question is its whole content, so an answer fits whoever asks the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from planner.domain.plan import Plan
from planner.scenarios.crews import Crew, PoolCrew
from planner.scenarios.solving import Failed, Task

WORKERS = 2
ANSWERS_KEPT = 200
LISTEN_S = 0.05


class Answers:
    """Solves tasks in the background.

    Parameters
    ----------
    crew : who solves; made when the first question comes. at_once : tasks given to it together.
    """

    def __init__(self, crew: Crew | None = None, *, at_once: int = WORKERS) -> None:
        self._crew = crew
        self._at_once = at_once
        self._waiting: OrderedDict[str, Task] = OrderedDict()
        self._running: set[str] = set()
        self._known: OrderedDict[str, Plan | Failed] = OrderedDict()
        self._changed = threading.Condition()
        threading.Thread(target=self._run, name="what-if-answers", daemon=True).start()

    def ask(self, asker: str, task: Task) -> Plan | Failed | None:
        """The answer if it is known; else None, and the question takes the asker's place."""
        with self._changed:
            if task.key in self._known:
                self._known.move_to_end(task.key)
                return self._known[task.key]
            waiting = self._waiting.get(asker)
            if task.key not in self._running and (waiting is None or waiting.key != task.key):
                self._waiting[asker] = task
                self._changed.notify()
            return None

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._running:
                    self._changed.wait()
                crew = self._crew = self._crew or PoolCrew(WORKERS)
                while self._waiting and len(self._running) < self._at_once:
                    _, task = self._waiting.popitem(last=False)
                    if task.key not in self._running:
                        self._running.add(task.key)
                        crew.submit(task)
            for key, result in crew.finished(LISTEN_S):
                with self._changed:
                    self._running.discard(key)
                    self._known[key] = result
                    while len(self._known) > ANSWERS_KEPT:
                        self._known.popitem(last=False)
