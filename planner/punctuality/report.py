"""A plan's punctuality in one piece: as it is, and with its trips leaving earlier."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.plan import Trip
from planner.punctuality.earlier import leaving_earlier
from planner.punctuality.noise import NoiseModel, noise_of
from planner.punctuality.results import Punctuality
from planner.punctuality.simulate import DEFAULT_RUNS, simulate
from planner.travel.times import TravelTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class PunctualityReport:
    """A plan simulated.

    Attributes
    ----------
    now : as it is. earlier : the same trips, leaving as early as costs nothing, simulated.
    noise : what goes wrong in the runs.
    """

    now: Punctuality
    earlier: Punctuality
    noise: NoiseModel


def punctuality_report(
    day: Day,
    travel: TravelTimes,
    trips: tuple[Trip, ...],
    *,
    runs: int = DEFAULT_RUNS,
    seed: int | None = None,
) -> PunctualityReport:
    """Simulate the trips twice; without `seed` the day's own is taken."""
    noise = noise_of(day, travel)
    seed = day.solver.seed if seed is None else seed
    moved = leaving_earlier(day, travel, trips)
    return PunctualityReport(
        now=simulate(day, travel, trips, noise, runs=runs, seed=seed),
        earlier=simulate(day, travel, moved, noise, runs=runs, seed=seed),
        noise=noise,
    )
