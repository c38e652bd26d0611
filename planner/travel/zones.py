"""Moscow's traffic zones: inside the Third Ring, from there to МКАД, and outside.

The rings are coarse polygons drawn by hand, good to about a kilometre: enough to say on which
side of a ring most of a leg lies. A leg's zones are those of eight points on the straight line
between its doors, and with w_z the share of points in zone z its multiplier at any moment is

    m(t) = sum over z of w_z · m_z(t),

as if each zone held that share of its free-flow time. That is an approximation: a leg drives
through its zones one after the other, and not on a straight line. A door anywhere else than in
Moscow lies outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from planner.domain.given import ZONES, Steps, ZonedSteps
from planner.domain.order import Point
from planner.travel.leg_traffic import Floats, LegTraffic, values_at
from planner.travel.times import TravelTimes

POINTS_ON_LEG = 8
# (latitude, longitude), clockwise from the north
THIRD_RING = (
    *((55.793, 37.635), (55.785, 37.690), (55.762, 37.702), (55.735, 37.690)),
    *((55.706, 37.655), (55.707, 37.615), (55.707, 37.582), (55.720, 37.543)),
    *((55.745, 37.534), (55.773, 37.548), (55.793, 37.585)),
)
MKAD = (
    *((55.91, 37.58), (55.90, 37.65), (55.89, 37.71), (55.86, 37.77), (55.83, 37.83)),
    *((55.77, 37.84), (55.70, 37.83), (55.65, 37.83), (55.60, 37.75), (55.57, 37.68)),
    *((55.58, 37.59), (55.60, 37.50), (55.65, 37.45), (55.71, 37.39), (55.76, 37.37)),
    *((55.80, 37.38), (55.85, 37.39), (55.88, 37.44), (55.89, 37.50)),
)

Ring = tuple[tuple[float, float], ...]


def with_zones(
    travel: TravelTimes, points: Sequence[Point], congestion: ZonedSteps
) -> TravelTimes:
    """The same travel times under traffic by zone; their profile is that of the middle zone.

    Parameters
    ----------
    points : of all places, in the order of the matrices.
    """
    shares, kind = np.unique(zone_shares(points), axis=0, return_inverse=True)
    starts = np.unique([start for steps in congestion for start, _ in steps])
    by_zone = np.concatenate([_at(steps, starts) for steps in congestion])
    middle = by_zone[ZONES.index("middle")]
    by_leg = LegTraffic(
        kind=kind.reshape(travel.free_flow_s.shape).astype(np.int16),
        starts_s=tuple(starts.tolist()),
        ratios=shares @ by_zone / middle,
    )
    return replace(travel, by_leg=by_leg)


def zone_shares(points: Sequence[Point]) -> Floats:
    """Share of each leg in each zone, shape (n · n, zones), origin by origin."""
    return leg_zone_shares([(one, other) for one in points for other in points])


def leg_zone_shares(legs: Sequence[tuple[Point, Point]]) -> Floats:
    """Share of each leg, from one point to the other, in each zone; shape (legs, zones)."""
    ends = np.array([[(one.lat, one.lon) for one in leg] for leg in legs])
    on_leg = (np.arange(POINTS_ON_LEG) + 0.5) / POINTS_ON_LEG
    along = ends[:, 0, :, None] + (ends[:, 1] - ends[:, 0])[:, :, None] * on_leg
    zones = zone_of(along[:, 0], along[:, 1])
    return np.stack([(zones == zone).mean(axis=1) for zone in range(len(ZONES))], axis=1)


def zone_of(lat: Floats, lon: Floats) -> npt.NDArray[np.int64]:
    """Position in `ZONES` of each point."""
    outside = len(ZONES) - 1
    return outside - _inside(MKAD, lat, lon).astype(np.int64) - _inside(THIRD_RING, lat, lon)


def _inside(ring: Ring, lat: Floats, lon: Floats) -> npt.NDArray[np.bool_]:
    """Whether points lie inside: a ray to the north crosses the ring an odd number of times."""
    inside = np.zeros(np.shape(lat), np.bool_)
    for (lat_a, lon_a), (lat_b, lon_b) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if lon_a == lon_b:  # the ray runs along it and crosses nothing
            continue
        beside = (lon_a > lon) != (lon_b > lon)
        crossing_lat = lat_a + (lon - lon_a) * (lat_b - lat_a) / (lon_b - lon_a)
        inside ^= beside & (lat < crossing_lat)
    return inside


def _at(steps: Steps, starts: npt.NDArray[np.int64]) -> Floats:
    moments, multipliers = zip(*steps, strict=True)
    return values_at(moments, np.array([multipliers], np.float64), starts)
