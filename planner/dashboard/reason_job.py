"""The reasons of a plan, and what would help, found beside the page."""

from __future__ import annotations

from planner.dashboard.plan_job import places
from planner.dashboard.process_job import ProcessJob, Stop, Tell, Work
from planner.domain.plan import Plan
from planner.explain.explained import Explanation, explain_plan
from planner.intake.day_folder import DayInput
from planner.solve.plan_day import Progress
from planner.solve.prepared import prepare
from planner.travel.provider import travel_times


class ReasonJob(ProcessJob[Progress, Explanation]):
    """A plan being explained.

    Attributes
    ----------
    plan : which. loaded : its day.
    """

    places = places
    page = "reasons"

    def __init__(self, loaded: DayInput, plan: Plan) -> None:
        super().__init__()
        self.loaded = loaded
        self.plan = plan

    def task(self) -> tuple[Work[Explanation], tuple[object, ...]]:
        """Explain the plan."""
        return explained, (self.loaded, self.plan)


def looks_for_fixes(loaded: DayInput) -> bool:
    """Whether ways to meet orders are looked for: not where punctuality is asked for."""
    return loaded.day.solver.on_time_target is None


def explained(loaded: DayInput, plan: Plan, tell: Tell[Progress], stop: Stop) -> Explanation:
    """Why orders of the plan are not met; a stop keeps what is found."""

    def told(stage: str, done: int, of: int) -> None:
        tell(Progress(stage=stage, done=done, of=of))

    travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
    return explain_plan(
        prepare(loaded.day, travel),
        plan,
        fixes=looks_for_fixes(loaded),
        progress=told,
        stop=stop,
    )
