"""Travel times between all places of a day: what every provider gives, every planner uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from planner.domain.day import Place
from planner.domain.plan import TravelUsed
from planner.travel.congestion import CongestionProfile, driving_s
from planner.travel.leg_traffic import Floats, LegSteps, LegTraffic, leg_steps


@dataclass(frozen=True)
class TravelTimes:
    """Free-flow seconds and metres of every ordered pair of places, and the congestion.

    Attributes
    ----------
    free_flow_s, metres : shape (n, n), int64, [origin, destination], diagonal 0; places in the
        order of `Day.place_ids`. Values where not reachable mean nothing.
    reachable : shape (n, n), bool; False where there is no road. The only test of that.
    profile : multipliers by time of day.
    used : provider and congestion by name, for the plan.
    by_leg : where congestion differs from leg to leg, by how much; None: the profile is every
        leg's.
    """

    free_flow_s: npt.NDArray[np.int64]
    metres: npt.NDArray[np.int64]
    reachable: npt.NDArray[np.bool_]
    profile: CongestionProfile
    used: TravelUsed
    by_leg: LegTraffic | None = None

    def __post_init__(self) -> None:
        n = len(self.free_flow_s)
        for array in (self.free_flow_s, self.metres, self.reachable):
            if array.shape != (n, n):
                raise ValueError(f"expected shape ({n}, {n}), got {array.shape}")
            array.flags.writeable = False
        if np.diag(self.free_flow_s).any() or np.diag(self.metres).any():
            raise ValueError("a place must be 0 s and 0 m from itself")
        bad = self.reachable & ((self.free_flow_s < 0) | (self.metres < 0))
        if bad.any() or not np.diag(self.reachable).all():
            raise ValueError("reachable pairs need seconds and metres of at least 0")

    @cached_property
    def steps(self) -> LegSteps:
        """Every leg's multipliers over the days around the service day."""
        return leg_steps(self.profile, self.by_leg, len(self.free_flow_s))

    def steps_of(self, origin: int, destination: int) -> tuple[npt.NDArray[np.int64], Floats]:
        """Starts and multipliers of one leg, as `driving_s` takes them."""
        starts_s, multipliers, kind = self.steps
        return starts_s, multipliers[kind[origin, destination]]

    def among(self, places: Sequence[int]) -> TravelTimes:
        """The times between some of the places, in that order; one may stand twice."""
        chosen = np.ix_(places, places)
        return replace(
            self,
            free_flow_s=self.free_flow_s[chosen],
            metres=self.metres[chosen],
            reachable=self.reachable[chosen],
            by_leg=self.by_leg and self.by_leg.among(places),
        )

    def can_drive(self, origin: Place, destination: Place) -> bool:
        """Whether there is a road."""
        return bool(self.reachable[origin, destination])

    def driving_s(
        self, origin: Place, destination: Place, departs_at: int, speed_factor: float = 1.0
    ) -> int:
        """Whole seconds of driving for a departure at that moment."""
        if not self.can_drive(origin, destination):
            raise ValueError(f"no road from place {origin} to {destination}")
        starts_s, multipliers = self.steps_of(origin, destination)
        return int(
            driving_s(
                int(self.free_flow_s[origin, destination]),
                departs_at,
                speed_factor,
                starts_s,
                multipliers,
            )
        )

    def leg_metres(self, origin: Place, destination: Place) -> int:
        """Metres of the leg."""
        return int(self.metres[origin, destination])
