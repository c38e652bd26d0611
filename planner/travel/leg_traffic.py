"""Traffic that differs from leg to leg: each leg has one of a few kinds of congestion.

A kind is a step function of ratios on the day's profile, so a profile scaled or replaced
scales every leg. Each leg's speed is integrated through its own steps: on every leg a later
departure never arrives earlier (FIFO), which is all that planning needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from planner.travel.congestion import DAY_S, DAYS_AFTER, DAYS_BEFORE, CongestionProfile

Floats = npt.NDArray[np.float64]
Kinds = npt.NDArray[np.int16]


@dataclass(frozen=True)
class LegTraffic:
    """Kinds of congestion, and which leg has which.

    Attributes
    ----------
    kind : shape (n, n), [origin, destination], rows of `ratios`.
    starts_s : seconds since midnight, rising from 0, repeated daily.
    ratios : shape (kinds, starts), on the profile's multipliers, each > 0.
    """

    kind: Kinds
    starts_s: tuple[int, ...]
    ratios: Floats

    def among(self, places: Sequence[int]) -> LegTraffic:
        """The same among these places, in their order."""
        return LegTraffic(self.kind[np.ix_(places, places)], self.starts_s, self.ratios)


class LegSteps(NamedTuple):
    """Multipliers per kind over the days around the service day, and the kind of each leg.

    Attributes
    ----------
    starts_s : shape (steps,). multipliers : shape (kinds, steps). kind : shape (n, n).
    """

    starts_s: npt.NDArray[np.int64]
    multipliers: Floats
    kind: Kinds


def leg_steps(profile: CongestionProfile, by_leg: LegTraffic | None, places: int) -> LegSteps:
    """The multipliers of every leg; without `by_leg` one kind, the profile."""
    if by_leg is None:
        starts_s, multipliers = profile.steps
        return LegSteps(starts_s, multipliers[None, :], np.zeros((places, places), np.int16))
    day_starts = np.union1d(profile.starts_s, by_leg.starts_s)
    of_profile = values_at(profile.starts_s, np.array([profile.multipliers]), day_starts)
    of_kind = values_at(by_leg.starts_s, by_leg.ratios, day_starts)
    days = np.arange(-DAYS_BEFORE, DAYS_AFTER + 1)
    return LegSteps(
        (days[:, None] * DAY_S + day_starts).ravel().astype(np.int64),
        np.ascontiguousarray(np.tile(of_profile * of_kind, len(days))),
        by_leg.kind,
    )


def values_at(
    starts_s: Sequence[int], values: Floats, moments: npt.NDArray[np.int64]
) -> Floats:
    """Rows of a daily step function at moments of the day."""
    step = np.searchsorted(np.array(starts_s), moments, side="right") - 1
    found: Floats = values[:, step]
    return found
