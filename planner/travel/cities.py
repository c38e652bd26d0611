"""A day moved to another city: how much shorter its roads are, how much lighter its traffic.

For the question whether an hour and 199 roubles work in a smaller city, asked of a day one has.
These are assumptions for a what-if, not a calibration; a day of that city itself is planned
with its own roads file or a service, and its own congestion file.

Kazan: distances shrink as the square root of the areas, 614 km² against the 1,091 km² of Moscow
before 2012, 0.75. Free-flow speeds stay. Of Moscow's delay by congestion 0.6 is kept: Kazan was
not among the ten most congested Russian cities of over a million in Google's list of 2017,
which Moscow led; the figure itself is an assumption without a source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from planner.domain.given import ZonedSteps
from planner.settings import TravelSettings
from planner.travel.congestion import CongestionProfile
from planner.travel.times import TravelTimes

KAZAN_KM2, MOSCOW_KM2 = 614, 1091
FLOAT_NOISE = 1e-6  # must not lift a figure to the next whole one


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city as Moscow is seen from it.

    Attributes
    ----------
    distance : its roads as a share of Moscow's. delay : its delay by congestion likewise.
    """

    distance: float
    delay: float


CITIES = {
    "moscow": City(distance=1.0, delay=1.0),
    "kazan": City(distance=round(sqrt(KAZAN_KM2 / MOSCOW_KM2), 2), delay=0.6),
}


def city_profile(profile: CongestionProfile, settings: TravelSettings) -> CongestionProfile:
    """The profile with the city's share of the delay: 1 + share · (multiplier - 1)."""
    share = CITIES[settings.city].delay
    if share == 1.0:
        return profile
    eased = tuple(_eased(one, share) for one in profile.multipliers)
    return replace(profile, name=f"{profile.name} ({settings.city})", multipliers=eased)


def city_zones(zones: ZonedSteps, settings: TravelSettings) -> ZonedSteps:
    """Every zone's steps with the city's share of the delay, as its profile has it."""
    share = CITIES[settings.city].delay
    return ZonedSteps(
        *(tuple((start_s, _eased(one, share)) for start_s, one in steps) for steps in zones)
    )


def _eased(multiplier: float, share: float) -> float:
    return round(1 + share * (multiplier - 1), 4)


def scaled(travel: TravelTimes, settings: TravelSettings) -> TravelTimes:
    """Metres times the city's and the settings' distances; seconds also by the speed."""
    longer = CITIES[settings.city].distance * settings.distance_multiplier
    slower = longer / settings.speed_multiplier
    if longer == slower == 1.0:
        return travel
    return replace(
        travel,
        free_flow_s=np.ceil(travel.free_flow_s * slower - FLOAT_NOISE).astype(np.int64),
        metres=np.ceil(travel.metres * longer - FLOAT_NOISE).astype(np.int64),
    )
