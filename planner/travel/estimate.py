"""Travel times from the map alone: no network, calibrated on the roads of Moscow.

With d the great-circle kilometres between two doors,

    free-flow minutes = 0.435 + 3.055 · d^0.802
    kilometres of road = max(1.05 · d, 0.200 + 1.761 · d^0.882)

and 0 for the same coordinates. Fitted on 98,846 pairs (0.3-45 km apart) of Moscow's
OpenStreetMap drive graph, whose class speeds were calibrated to the median of Yandex no-traffic
times. On pairs held out, the 5th, 50th and 95th percentile of true over estimated time are
0.71, 1.00 and 1.45, the mean error of a leg 2.2 minutes; of whole routes of 2-6 stops, 0.83,
0.99 and 1.19. The error belongs to the pair and is the same every day. It counts no turns, no
yards and no parking.

Both formulas are concave and rounded up, so no detour through a third door is ever shorter.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from geopy.distance import EARTH_RADIUS

from planner.domain.order import Point
from planner.domain.plan import TravelUsed
from planner.travel.congestion import CongestionProfile
from planner.travel.times import TravelTimes

MINUTES_AT_START, MINUTES_FACTOR, MINUTES_POWER = 0.435, 3.055, 0.802
KM_AT_START, KM_FACTOR, KM_POWER = 0.200, 1.761, 0.882
LEAST_ROAD_FACTOR = 1.05  # a long road is never straighter than this


def estimate_travel(points: Sequence[Point], profile: CongestionProfile) -> TravelTimes:
    """Estimated travel between all pairs of points, in their order; every pair has a road."""
    straight_km = great_circle_km(points)
    apart = straight_km > 0
    minutes = MINUTES_AT_START + MINUTES_FACTOR * straight_km**MINUTES_POWER
    return TravelTimes(
        free_flow_s=_whole(60 * minutes, apart),
        metres=_whole(1000 * road_km(straight_km), apart),
        reachable=np.ones(straight_km.shape, np.bool_),
        profile=profile,
        used=TravelUsed(provider="estimate", congestion=profile.name),
    )


def road_km(straight_km: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Kilometres of road between doors so many great-circle kilometres apart."""
    return np.maximum(
        LEAST_ROAD_FACTOR * straight_km, KM_AT_START + KM_FACTOR * straight_km**KM_POWER
    )


def great_circle_km(points: Sequence[Point]) -> npt.NDArray[np.float64]:
    """Great-circle kilometres between all pairs, shape (n, n), on geopy's sphere.

    The haversine formula, for whole matrices: geopy's own function takes one pair at a time.
    """
    lat = np.radians(np.array([point.lat for point in points], np.float64))
    lon = np.radians(np.array([point.lon for point in points], np.float64))
    across = np.sin((lat[:, None] - lat) / 2) ** 2
    along = np.sin((lon[:, None] - lon) / 2) ** 2
    haversine = across + np.cos(lat[:, None]) * np.cos(lat) * along
    kilometres: npt.NDArray[np.float64] = (
        2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(haversine, 1.0)))
    )
    return kilometres


def _whole(
    values: npt.NDArray[np.float64], apart: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int64]:
    """Whole units, rounded up; 0 where the two doors are the same."""
    return np.where(apart, np.ceil(values), 0).astype(np.int64)
