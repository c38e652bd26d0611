"""Questions of many askers: the newest of each, and each answer found once."""

from __future__ import annotations

import threading
import time

from planner.dashboard.answers import Answers
from planner.domain.plan import Plan
from planner.scenarios.crews import OwnCrew
from planner.scenarios.solving import Failed, Task
from tests.support.crews import make_task

WITHIN_S = 30


class Held:
    """Solves nothing until it is let go; remembers what it solved."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun = threading.Event()
        self.solved: list[str] = []

    def __call__(self, task: Task) -> Plan | Failed:
        self.begun.set()
        assert self.go.wait(WITHIN_S)
        self.solved.append(task.key)
        return Failed(kind=task.key)


def answer(answers: Answers, asker: str, key: str) -> Plan | Failed | None:
    """The answer, waited for."""
    began = time.monotonic()
    found = answers.ask(asker, make_task(key))
    while found is None and time.monotonic() - began < WITHIN_S:
        time.sleep(0.01)
        found = answers.ask(asker, make_task(key))
    return found


def test_only_the_newest_waiting_question_of_an_asker_is_solved() -> None:
    held = Held()
    answers = Answers(OwnCrew(held), at_once=1)
    assert answers.ask("a", make_task("first")) is None
    assert held.begun.wait(WITHIN_S)
    for key in ("149", "150", "151"):
        assert answers.ask("a", make_task(key)) is None
    assert answers.ask("b", make_task("other")) is None
    held.go.set()
    assert answer(answers, "a", "151") == Failed(kind="151")
    assert answer(answers, "b", "other") == Failed(kind="other")
    assert held.solved == ["first", "151", "other"]


def test_what_is_known_is_answered_at_once_to_anyone() -> None:
    held = Held()
    held.go.set()
    answers = Answers(OwnCrew(held))
    assert answer(answers, "a", "k") == Failed(kind="k")
    assert answers.ask("b", make_task("k")) == Failed(kind="k")
    assert held.solved == ["k"]
