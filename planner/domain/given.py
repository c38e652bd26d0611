"""What the user gives of travel: times as matrices (travel.csv), congestion by zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class GivenTravel:
    """Free-flow seconds and metres as given; a pair that was not given has no road.

    Attributes
    ----------
    free_flow_s, metres : shape (n, n), int64, [origin, destination], in the order of
        `Day.place_ids`; 0 where not given.
    given : shape (n, n), bool; True where the pair was given, and on the diagonal.
    """

    free_flow_s: npt.NDArray[np.int64]
    metres: npt.NDArray[np.int64]
    given: npt.NDArray[np.bool_]


# (seconds since midnight, multiplier) of each step, rising from 0
Steps = tuple[tuple[int, float], ...]
ZONES = ("centre", "middle", "outside")


class ZonedSteps(NamedTuple):
    """Congestion by zone, in the order of `ZONES`.

    Attributes
    ----------
    centre : inside the Third Ring. middle : from there to МКАД. outside : beyond.
    """

    centre: Steps
    middle: Steps
    outside: Steps
