"""How far two sources of travel times are apart over the pairs of a day's places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.day import Day
from planner.travel.times import TravelTimes

WORST_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDifference:
    """One ordered pair: free-flow seconds and metres by both sources."""

    origin: str
    destination: str
    seconds: int
    other_seconds: int
    metres: int
    other_metres: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The other source against the first, over pairs that both have a road for.

    Attributes
    ----------
    pairs : how many. only_first, only_other : pairs that just one of them has a road for.
    time_ratio_p5, time_ratio_median, time_ratio_p95 : other's free-flow time over the first's.
    metres_ratio_median : likewise.
    mean_apart_s : mean of the absolute difference in free-flow seconds.
    worst : the pairs farthest apart in seconds, the farthest first.
    """

    pairs: int
    only_first: int
    only_other: int
    time_ratio_p5: float | None
    time_ratio_median: float | None
    time_ratio_p95: float | None
    metres_ratio_median: float | None
    mean_apart_s: float | None
    worst: tuple[PairDifference, ...]


def differences(day: Day, first: TravelTimes, other: TravelTimes) -> Differences:
    """Compare two sources pair by pair."""
    both = first.reachable & other.reachable
    far = both & (first.free_flow_s > 0) & (other.free_flow_s > 0)
    ratios = other.free_flow_s[far] / first.free_flow_s[far]
    p5, median, p95 = np.percentile(ratios, [5, 50, 95]) if far.any() else (None, None, None)
    metres = far & (first.metres > 0)
    longer = other.metres[metres] / first.metres[metres]
    apart = np.where(both, np.abs(other.free_flow_s - first.free_flow_s), -1)
    np.fill_diagonal(apart, -1)
    compared = apart[apart >= 0]
    order = np.argsort(-apart, axis=None, kind="stable")[:WORST_NAMED]
    worst = [divmod(int(k), len(apart)) for k in order if apart.flat[k] > 0]
    return Differences(
        pairs=len(compared),
        only_first=int((first.reachable & ~other.reachable).sum()),
        only_other=int((other.reachable & ~first.reachable).sum()),
        time_ratio_p5=_float(p5),
        time_ratio_median=_float(median),
        time_ratio_p95=_float(p95),
        metres_ratio_median=float(np.median(longer)) if len(longer) else None,
        mean_apart_s=float(compared.mean()) if len(compared) else None,
        worst=tuple(_pair(day, first, other, *pair) for pair in worst),
    )


def _pair(
    day: Day, first: TravelTimes, other: TravelTimes, origin: int, destination: int
) -> PairDifference:
    return PairDifference(
        origin=day.place_ids[origin],
        destination=day.place_ids[destination],
        seconds=int(first.free_flow_s[origin, destination]),
        other_seconds=int(other.free_flow_s[origin, destination]),
        metres=int(first.metres[origin, destination]),
        other_metres=int(other.metres[origin, destination]),
    )


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
