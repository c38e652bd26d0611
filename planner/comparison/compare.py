"""The same day by several sources of travel times: times and distances, then a plan by each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.comparison.differences import Differences, differences
from planner.comparison.driven import late_orders
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan
from planner.errors import InputError, TravelError
from planner.intake.day_folder import DayInput
from planner.punctuality.robust import planned_as_asked
from planner.solve.plan_day import Progress
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from planner.travel.triangle import TriangleCheck, triangle_check

# Reads the day as it would be planned by that provider.
ReadBy = Callable[[str], DayInput]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceResult:
    """What one source says of the day.

    Attributes
    ----------
    provider : its name. failure : why it has no times, then all else is None.
    day, travel : the day as this source would plan it, and its times.
    against_first : its times against the first source's; None for the first.
    triangle : whether detours are quicker.
    plan : the best plan with its times, with reserve where the day names an on_time_target;
        None where plans were not asked for.
    late : by provider, orders of this plan that would be late with that source's times.
    """

    provider: str
    failure: InputError | TravelError | None = None
    day: Day | None = None
    travel: TravelTimes | None = None
    against_first: Differences | None = None
    triangle: TriangleCheck | None = None
    plan: Plan | None = None
    late: tuple[tuple[str, tuple[OrderId, ...]], ...] = ()


def compare_sources(
    read_by: ReadBy,
    providers: Sequence[str],
    *,
    plans: bool,
    progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[SourceResult, ...]:
    """Ask every source for the day's times, compare them with the first's, plan with each.

    A source that fails is told of and does not stop the others.

    Raises
    ------
    InputError
        The first source's day can't be read: there is nothing to compare.
    NoPlanError
        Stopped before there was a plan.
    """
    found = [_asked(read_by, provider, first=k == 0) for k, provider in enumerate(providers)]
    compared = [_compared(one, found[0]) for one in found]
    if not plans:
        return tuple(compared)
    planned = [
        one
        if one.day is None or one.travel is None
        else replace(
            one, plan=planned_as_asked(one.day, one.travel, progress=progress, stop=stop)
        )
        for one in compared
    ]
    return tuple(replace(one, late=tuple(_late(one, planned))) for one in planned)


def _asked(read_by: ReadBy, provider: str, *, first: bool) -> SourceResult:
    try:
        read = read_by(provider)
        travel = travel_times(read.day, given=read.given, congestion=read.congestion)
    except (InputError, TravelError) as error:
        if first:
            raise
        return SourceResult(provider=provider, failure=error)
    return SourceResult(
        provider=provider, day=read.day, travel=travel, triangle=triangle_check(travel)
    )


def _compared(one: SourceResult, first: SourceResult) -> SourceResult:
    if one is first or one.travel is None or first.travel is None or first.day is None:
        return one
    return replace(one, against_first=differences(first.day, first.travel, one.travel))


def _late(
    one: SourceResult, others: Sequence[SourceResult]
) -> Iterator[tuple[str, tuple[OrderId, ...]]]:
    if one.day is None or one.plan is None:
        return
    for other in others:
        if other is not one and other.travel is not None:
            yield other.provider, late_orders(one.day, one.plan, other.travel)
