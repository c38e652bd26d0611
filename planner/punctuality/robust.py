"""A plan whose every order is on time in a chosen share of simulated runs.

`on_time_target = 0.9` means: each order the plan meets is on time in at least 90 % of runs. Of
every order, because promises are made one by one: a mean of 90 % could hide an order that is
late every day.

The plan without reserve is made first: its bounds are about the day as it is. Then plans are
made with reserve on the road (`planner.punctuality.reserve`), the reserve being bisected: more
where some order is late too often, less where none is. An order still late too often is taken
out of its trip, so every plan tried keeps the target; the best of them (most orders met, class
by class, then least cost; in profit mode most profit) is told in expected times and audited.

Shares come with sampling error, and the search picks what looks punctual. So it asks for three
standard errors more than the target on its own seed, and the plan is judged on a fresh one:
where that finds an order below the target, the order goes too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt
from statistics import NormalDist

from planner.domain.day import Day
from planner.domain.plan import Plan, Trip
from planner.errors import AuditError, NoPlanError
from planner.punctuality.earlier import leaving_earlier
from planner.punctuality.kept import Judge, Kept, kept_on_time
from planner.punctuality.noise import NoiseModel, noise_of
from planner.punctuality.reserve import expected_trips, with_reserve
from planner.punctuality.simulate import DEFAULT_RUNS
from planner.punctuality.told import reserved_plan, simulated_plan
from planner.solve import plan_day as planning
from planner.solve.audit import audit
from planner.solve.plan_day import Progress
from planner.travel.times import TravelTimes

FIRST_SHARE = 0.4  # of the time limit, for the plan without reserve and its bounds
MOST_PLANS = 6  # with reserve
MOST_RESERVE = 3.0
CLOSE_RESERVE = 0.1
STANDARD_ERRORS = 3.0
SEARCH_RUNS = 8_000
FRESH = 1_000_003  # added to the day's seed for the final judgement

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A plan with reserve, told in expected times.

    Attributes
    ----------
    reserve : in standard deviations. kept : its trips on time often enough.
    """

    reserve: float
    kept: Kept


def plan_on_time(
    day: Day,
    travel: TravelTimes,
    *,
    progress: Tell = lambda _: None,
    stop: Stop = lambda: False,
) -> Plan:
    """Plan the day so that every order met keeps `day.solver.on_time_target`.

    Raises
    ------
    ValueError
        The day names no target.
    NoPlanError
        Stopped before there was any plan.
    AuditError
        The plan breaks a rule of the day: a fault of this program.
    """
    target = day.solver.on_time_target
    if target is None:
        raise ValueError("the day names no on_time_target")
    began = time.monotonic()
    search = _Search(day, travel, noise_of(day, travel), target, progress, stop, began)
    without = search.planned(travel, FIRST_SHARE * day.solver.time_limit_s)
    best = search.best(without.trips)
    fresh = replace(
        search.judge, least_share=target, runs=DEFAULT_RUNS, seed=day.solver.seed + FRESH
    )
    final = kept_on_time(day, travel, best.kept.trips, fresh)
    shares = {
        order.order_id: order.on_time_share
        for order in fresh.simulated(day, travel, without.trips).orders
    }
    seconds = time.monotonic() - began
    plan = reserved_plan(
        day, without, final.trips, shares, seconds=seconds, repeatable=search.repeatable
    )
    plan = simulated_plan(plan, final.simulated, target=target, reserve=best.reserve)
    findings = audit(day, travel, plan)
    if findings:
        raise AuditError(findings)
    return plan


def planned_as_asked(
    day: Day,
    travel: TravelTimes,
    *,
    progress: Tell = lambda _: None,
    stop: Stop = lambda: False,
    begin_with: tuple[Trip, ...] = (),
) -> Plan:
    """The plan of the day, with reserve where its settings name an on_time_target.

    Parameters
    ----------
    begin_with : trips of a plan of the day before an edit; without a target they are where
        the search begins.
    """
    if day.solver.on_time_target is None:
        return planning.plan_day(
            day, travel, progress=progress, stop=stop, begin_with=begin_with
        )
    return plan_on_time(day, travel, progress=progress, stop=stop)


def search_share(target: float) -> float:
    """The share the search asks for, so that the target holds on other seeds."""
    return min(0.999, target + STANDARD_ERRORS * sqrt(target * (1 - target) / DEFAULT_RUNS))


@dataclass
class _Search:
    """Plans with one reserve after the other."""

    day: Day
    travel: TravelTimes
    noise: NoiseModel
    target: float
    progress: Tell
    stop: Stop
    began: float
    repeatable: bool = True

    @property
    def judge(self) -> Judge:
        """When an order is on time often enough, for the search."""
        return Judge(
            noise=self.noise,
            least_share=search_share(self.target),
            runs=SEARCH_RUNS,
            seed=self.day.solver.seed,
        )

    def best(self, without: tuple[Trip, ...]) -> Tried:
        """The best plan of those tried; the first is the plan without reserve itself."""
        tried = [self._tried(0.0, without)]
        low, high = 0.0, MOST_RESERVE
        reserve = NormalDist().inv_cdf(search_share(self.target))
        for left in range(MOST_PLANS, 0, -1):
            nothing_gained = not tried[0].kept.taken_out or high - low < CLOSE_RESERVE
            if nothing_gained:
                break
            try:
                longer = with_reserve(self.day, self.travel, self.noise, reserve)
                planned = self.planned(longer, self._left_s / left)
            except NoPlanError:
                self.repeatable = False
                break
            tried.append(self._tried(reserve, planned.trips))
            if tried[-1].kept.taken_out:
                low = reserve
            else:
                high = reserve
            reserve = (low + high) / 2
        return max(tried, key=self._worth)

    def planned(self, travel: TravelTimes, limit_s: float) -> Plan:
        """The plan by these travel times within so many seconds.

        Raises
        ------
        NoPlanError
            No time is left, or a stop was asked for.
        """
        if limit_s <= 0 or self.stop():
            raise NoPlanError("stopped before the planning began")
        solver = self.day.solver.model_copy(update={"time_limit_s": limit_s})
        day = replace(self.day, solver=solver)
        plan = planning.plan_day(day, travel, progress=self._tell, stop=self.stop)
        self.repeatable = self.repeatable and plan.proof.repeatable
        return plan

    @property
    def _left_s(self) -> float:
        return self.day.solver.time_limit_s - (time.monotonic() - self.began)

    def _tell(self, progress: Progress) -> None:
        """Pass progress on by the clock of the whole search, without bounds of the reserve."""
        self.progress(
            replace(
                progress,
                seconds=time.monotonic() - self.began,
                met_upper_bound=None,
                cost_lower_bound_kop=None,
            )
        )

    def _tried(self, reserve: float, trips: tuple[Trip, ...]) -> Tried:
        expected = expected_trips(self.day, self.travel, trips)
        earlier = leaving_earlier(self.day, self.travel, expected)
        kept = kept_on_time(self.day, self.travel, earlier, self.judge)
        return Tried(reserve=reserve, kept=kept)

    def _worth(self, tried: Tried) -> tuple[int, ...]:
        """The day's own goals, higher is better."""
        trips = tried.kept.trips
        met = [self.day.order(stop.order_id) for trip in trips for stop in trip.stops]
        cost_kop = sum(trip.cost_kop for trip in trips)
        if self.day.solver.objective == "profit":
            return (sum(order.fee_kop + self.day.cancellation_kop for order in met) - cost_kop,)
        counts = (sum(order.priority == one for order in met) for one in self.day.priorities)
        return (*counts, -cost_kop)
