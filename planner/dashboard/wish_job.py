"""The plan shown, re-planned around wishes beside the page."""

from __future__ import annotations

from planner.dashboard.plan_job import places
from planner.dashboard.process_job import ProcessJob, Stop, Tell, Work
from planner.domain.plan import Plan
from planner.intake.day_folder import DayInput
from planner.solve.plan_day import Progress
from planner.solve.prepared import prepare
from planner.travel.provider import travel_times
from planner.wishes.refusal import Refusal
from planner.wishes.replan import SECONDS, Replanned, replan
from planner.wishes.wish import Wish


class WishJob(ProcessJob[Progress, Replanned | Refusal]):
    """A day being re-planned around wishes.

    Attributes
    ----------
    loaded : the day. before : its plan without wishes. seconds : it may take.
    """

    places = places
    page = "plan"

    def __init__(
        self,
        loaded: DayInput,
        before: Plan,
        wishes: tuple[Wish, ...],
        seconds: float = SECONDS,
    ) -> None:
        super().__init__()
        self.loaded = loaded
        self.before = before
        self.wishes = wishes
        self.seconds = seconds

    def task(self) -> tuple[Work[Replanned | Refusal], tuple[object, ...]]:
        """Re-plan the day."""
        return replanned, (self.loaded, self.before, self.wishes, self.seconds)


def replanned(
    loaded: DayInput,
    before: Plan,
    wishes: tuple[Wish, ...],
    seconds: float,
    tell: Tell[Progress],
    stop: Stop,
) -> Replanned | Refusal:
    """The day around the wishes, or why that can't be."""
    travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
    prepared = prepare(loaded.day, travel)
    return replan(prepared, before, wishes, seconds=seconds, progress=tell, stop=stop)
