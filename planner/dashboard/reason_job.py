"""The reasons of a plan, and what would help, found beside the page."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from planner.dashboard.jobs import PlanJob, asked_or_left, failures_sent
from planner.domain.plan import Plan
from planner.explain.explained import explain_plan
from planner.intake.day_folder import DayInput
from planner.solve.plan_day import Progress
from planner.solve.prepared import prepare
from planner.travel.provider import travel_times


class ReasonJob(PlanJob):
    """A plan being explained; its outcome is that plan, beside it `explanation`.

    Attributes
    ----------
    plan : which. loaded : its day.
    """

    def __init__(self, loaded: DayInput, plan: Plan) -> None:
        super().__init__(loaded)
        self.plan = plan

    def _task(self) -> tuple[Callable[..., None], tuple[Plan, ...]]:
        return _explain_work, (self.plan,)


def looks_for_fixes(loaded: DayInput) -> bool:
    """Whether ways to meet orders are looked for: not where punctuality is asked for."""
    return loaded.day.solver.on_time_target is None


def _explain_work(loaded: DayInput, outbox: Connection, stop: Event, plan: Plan) -> None:
    """Explain the plan in the child process; a stop keeps what is found."""

    def told(stage: str, done: int, of: int) -> None:
        outbox.send(Progress(stage=stage, done=done, of=of))

    with failures_sent(outbox):
        travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
        found = explain_plan(
            prepare(loaded.day, travel),
            plan,
            fixes=looks_for_fixes(loaded),
            progress=told,
            stop=asked_or_left(stop),
        )
        outbox.send(found)
        outbox.send(plan)
