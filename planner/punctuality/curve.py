"""The curve a lead chooses from: orders met and cost against punctuality.

Each point is a plan of its own, made with more reserve on the road than the one before and
simulated; nothing is taken out of it. The first is the plan as it is, the second the same trips
left for earlier where that costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.domain.day import Day
from planner.domain.plan import Trip
from planner.errors import NoPlanError
from planner.punctuality.earlier import leaving_earlier
from planner.punctuality.noise import NoiseModel
from planner.punctuality.reserve import expected_trips, with_reserve
from planner.punctuality.results import Punctuality
from planner.punctuality.simulate import DEFAULT_RUNS, simulate
from planner.solve import plan_day as planning
from planner.solve.plan_day import Progress
from planner.travel.times import TravelTimes

RESERVES = (0.5, 1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A plan and how punctual it is.

    Attributes
    ----------
    reserve : standard deviations added to each drive when planning. earlier : whether trips
        leave as early as costs nothing.
    met, cost_kop : orders in the plan, and what it causes in expected times.
    late_orders, late_orders_error : late in a run, on average, and its standard error.
    mean_share, least_share : of runs on time, over the orders.
    """

    reserve: float
    earlier: bool
    met: int
    cost_kop: int
    late_orders: float
    late_orders_error: float
    mean_share: float
    least_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The points of one plan's curve."""

    points: tuple[CurvePoint, ...]


def punctuality_curve(
    day: Day,
    travel: TravelTimes,
    trips: tuple[Trip, ...],
    noise: NoiseModel,
    *,
    reserves: tuple[float, ...] = RESERVES,
    runs: int = DEFAULT_RUNS,
    seed: int,
    progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[CurvePoint, ...]:
    """The points, the time limit shared among the plans; those not reached are left out.

    Parameters
    ----------
    trips : of the plan without reserve.
    """

    def point(reserve: float, driven: tuple[Trip, ...], *, earlier: bool) -> CurvePoint:
        done = simulate(day, travel, driven, noise, runs=runs, seed=seed)
        return _point(reserve, driven, done, earlier=earlier)

    points = [
        point(0.0, trips, earlier=False),
        point(0.0, leaving_earlier(day, travel, trips), earlier=True),
    ]
    share_s = day.solver.time_limit_s / max(1, len(reserves))
    solver = day.solver.model_copy(update={"time_limit_s": share_s})
    for reserve in reserves:
        if stop():
            break
        longer = with_reserve(day, travel, noise, reserve)
        try:
            plan = planning.plan_day(
                replace(day, solver=solver), longer, progress=progress, stop=stop
            )
        except NoPlanError:
            break
        expected = leaving_earlier(day, travel, expected_trips(day, travel, plan.trips))
        points.append(point(reserve, expected, earlier=True))
    return tuple(points)


def _point(
    reserve: float, trips: tuple[Trip, ...], done: Punctuality, *, earlier: bool
) -> CurvePoint:
    return CurvePoint(
        reserve=reserve,
        earlier=earlier,
        met=len(done.orders),
        cost_kop=sum(trip.cost_kop for trip in trips),
        late_orders=done.late_orders,
        late_orders_error=done.late_orders_error,
        mean_share=done.mean_share,
        least_share=done.least_share,
    )
