"""Cost against punctuality of a plan, found beside the page."""

from __future__ import annotations

from planner.dashboard.plan_job import places
from planner.dashboard.process_job import ProcessJob, Stop, Tell, Work
from planner.domain.plan import Plan
from planner.intake.day_folder import DayInput
from planner.punctuality.curve import Curve, punctuality_curve
from planner.punctuality.noise import noise_of
from planner.solve.plan_day import Progress
from planner.travel.provider import travel_times


class CurveJob(ProcessJob[Progress, Curve]):
    """The curve of a plan being drawn.

    Attributes
    ----------
    plan : which. loaded : its day.
    """

    places = places
    page = "punctuality"

    def __init__(self, loaded: DayInput, plan: Plan) -> None:
        super().__init__()
        self.loaded = loaded
        self.plan = plan

    def task(self) -> tuple[Work[Curve], tuple[object, ...]]:
        """Draw the curve."""
        return drawn, (self.loaded, self.plan)


def drawn(loaded: DayInput, plan: Plan, tell: Tell[Progress], stop: Stop) -> Curve:
    """The curve; a stop keeps the points found."""
    day = loaded.day
    travel = travel_times(day, given=loaded.given, congestion=loaded.congestion)
    points = punctuality_curve(
        day,
        travel,
        plan.trips,
        noise_of(day, travel),
        seed=day.solver.seed,
        progress=tell,
        stop=stop,
    )
    return Curve(points=points)
