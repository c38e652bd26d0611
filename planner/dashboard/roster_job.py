"""One choosing of a roster beside the page."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from planner.dashboard.process_job import ProcessJob, Stop, Tell, Work
from planner.roster.choose import choose_roster, goal_of
from planner.roster.past_days import NamedDay
from planner.roster.results import Roster, RosterProgress
from planner.roster.templates import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterQuestion:
    """What the page asks.

    Attributes
    ----------
    service : share of orders to meet, or None. price_kop : of an unmet order.
    """

    days: tuple[NamedDay, ...]
    templates: tuple[Template, ...]
    service: float | None
    price_kop: int
    seed: int
    time_limit_s: float


class RosterJob(ProcessJob[RosterProgress, Roster]):
    """A choosing under way.

    Attributes
    ----------
    question : what was asked.
    """

    places = threading.BoundedSemaphore(1)
    page = "shifts"
    stopped_early = "shifts-failed-stopped"
    own_fault = "shifts-failed-own"

    def __init__(self, question: RosterQuestion) -> None:
        super().__init__()
        self.question = question

    def task(self) -> tuple[Work[Roster], tuple[object, ...]]:
        """Choose."""
        return chosen, (self.question,)


def chosen(question: RosterQuestion, tell: Tell[RosterProgress], stop: Stop) -> Roster:
    """The roster; a stop keeps the best so far."""
    return choose_roster(
        question.days,
        question.templates,
        goal_of(question.days, question.service, question.price_kop),
        seed=question.seed,
        time_limit_s=question.time_limit_s,
        progress=tell,
        stop=stop,
    )
