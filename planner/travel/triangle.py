"""Whether driving by way of a third place is ever quicker than driving there at once.

The planner does not need that it never is; but where it often is, the times are doubtful.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.travel.times import TravelTimes


@dataclass(frozen=True, slots=True)
class TriangleCheck:
    """Ordered pairs of places, how many of them a third place shortens, and by how much.

    Attributes
    ----------
    pairs : pairs with a road. shortened : those quicker by way of another place.
    most_s : the largest gain, free-flow seconds.
    """

    pairs: int
    shortened: int
    most_s: int


def triangle_check(travel: TravelTimes) -> TriangleCheck:
    """Check all detours by way of one place."""
    n = len(travel.free_flow_s)
    direct = np.where(travel.reachable, travel.free_flow_s, np.inf)
    least = direct.copy()
    for via in range(n):
        np.minimum(least, direct[:, [via]] + direct[[via], :], out=least)
    road = travel.reachable & ~np.eye(n, dtype=np.bool_)
    gain = np.where(road, travel.free_flow_s - np.where(road, least, 0.0), 0.0)
    return TriangleCheck(
        pairs=int(road.sum()),
        shortened=int((gain > 0).sum()),
        most_s=int(gain.max(initial=0.0)),
    )
