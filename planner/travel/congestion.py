"""Congestion: how much slower than free flow the roads are, by time of day.

A profile is a step function of multipliers on free-flow time. Speeds are integrated through the
hours: over a drive from t to t + x the free-flow seconds used up are the integral of
1 / multiplier, so a later departure never arrives earlier (FIFO). Multiplying a whole leg by
its departure hour's multiplier would break that at the steps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from numba import njit

DAY_S = 86_400
DAYS_BEFORE, DAYS_AFTER = 1, 2  # the profile is repeated daily around the service day
# Float noise that must not push a drive over to the next whole second.
ROUNDING_S = 1e-6


@dataclass(frozen=True)
class CongestionProfile:
    """Multipliers on free-flow time by time of day, repeated daily.

    Attributes
    ----------
    name : shown to people.
    starts_s : ascending seconds since midnight; the first is 0, all below 86 400.
    multipliers : one per start, each > 0.
    """

    name: str
    starts_s: tuple[int, ...]
    multipliers: tuple[float, ...]

    def __post_init__(self) -> None:
        rising = all(a < b for a, b in zip(self.starts_s, self.starts_s[1:], strict=False))
        if (
            not self.starts_s
            or self.starts_s[0] != 0
            or not rising
            or self.starts_s[-1] >= DAY_S
        ):
            raise ValueError(f"starts must rise from 0 to below {DAY_S}: {self.starts_s}")
        if len(self.multipliers) != len(self.starts_s):
            raise ValueError(
                f"{len(self.multipliers)} multipliers for {len(self.starts_s)} starts"
            )
        if not all(math.isfinite(m) and m > 0 for m in self.multipliers):
            raise ValueError(f"multipliers must be above 0: {self.multipliers}")

    @property
    def slowest_speed_factor(self) -> float:
        """Smallest courier speed factor for which leaving later still never arrives earlier.

        Congested seconds x(t) fall by at most 1 - min/max multiplier per second of delay;
        divided by the speed factor that must stay at most 1.
        """
        return 1.0 - min(self.multipliers) / max(self.multipliers)

    @cached_property
    def steps(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Starts and multipliers over the days around the service day, for `driving_s`."""
        days = range(-DAYS_BEFORE, DAYS_AFTER + 1)
        starts = [day * DAY_S + start for day in days for start in self.starts_s]
        return (
            np.array(starts, np.int64),
            np.tile(np.array(self.multipliers, np.float64), len(days)),
        )


@njit(cache=True)
def driving_s(
    free_flow_s: float,
    departs_at: int,
    speed_factor: float,
    starts_s: npt.NDArray[np.int64],
    multipliers: npt.NDArray[np.float64],
) -> int:
    """Whole driving seconds of a leg: ceil(congested seconds / speed factor)."""
    step = max(int(np.searchsorted(starts_s, departs_at, side="right")) - 1, 0)
    left = float(free_flow_s)
    at = float(departs_at)
    elapsed = 0.0
    while step + 1 < len(starts_s):
        room = (starts_s[step + 1] - at) / multipliers[step]
        if left <= room:
            break
        left -= room
        elapsed += starts_s[step + 1] - at
        at = float(starts_s[step + 1])
        step += 1
    elapsed += left * multipliers[step]
    driven_s: int = math.ceil(elapsed / speed_factor - ROUNDING_S)
    return driven_s


@njit(cache=True)
def driving_each_s(
    free_flow_s: npt.NDArray[np.float64],
    departs_at: npt.NDArray[np.int64],
    speed_factor: float,
    starts_s: npt.NDArray[np.int64],
    multipliers: npt.NDArray[np.float64],
) -> npt.NDArray[np.int64]:
    """`driving_s` of many drives at once, element by element."""
    driven_s = np.empty(len(free_flow_s), np.int64)
    for k in range(len(free_flow_s)):
        driven_s[k] = driving_s(
            free_flow_s[k], departs_at[k], speed_factor, starts_s, multipliers
        )
    return driven_s


FREE_FLOW = CongestionProfile("free-flow", (0,), (1.0,))
