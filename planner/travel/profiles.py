"""Congestion profiles by name, by kind of day, and from a user's own steps.

Moscow's weekday multipliers are an assumption anchored on TomTom's measurements of Moscow in
2018-2020: the morning peak adds 74-86 %, the evening peak 99-102 %. The weekend ones are an
assumption without a source. Multipliers hold from their hour until the next one named.
"""

from __future__ import annotations

from datetime import date

from planner.domain.days_off import is_day_off
from planner.domain.given import Steps
from planner.travel.congestion import FREE_FLOW, CongestionProfile

HOUR_S = 3600


def profile_from_steps(name: str, steps: Steps) -> CongestionProfile:
    """Profile of (seconds since midnight, multiplier) pairs, the first at 0.

    Raises
    ------
    ValueError
        The steps don't rise from 0 to below a day, or a multiplier is not above 0.
    """
    return CongestionProfile(
        name, tuple(start for start, _ in steps), tuple(multiplier for _, multiplier in steps)
    )


def moscow_profile(day: date) -> CongestionProfile:
    """Moscow's profile of a day: weekend on Saturdays, Sundays and public holidays."""
    return MOSCOW_WEEKEND if is_day_off(day) else MOSCOW_WEEKDAY


def _by_hour(name: str, multipliers: dict[int, float]) -> CongestionProfile:
    return profile_from_steps(name, tuple((h * HOUR_S, m) for h, m in multipliers.items()))


MOSCOW_WEEKDAY = _by_hour(
    "moscow-weekday", {0: 1.0, 7: 1.4, 8: 1.8, 11: 1.5, 16: 1.7, 17: 2.0, 21: 1.4, 22: 1.1}
)
MOSCOW_WEEKEND = _by_hour(
    "moscow-weekend",
    {0: 1.0, 9: 1.1, 10: 1.2, 11: 1.3, 12: 1.4, 19: 1.3, 20: 1.25, 21: 1.15, 22: 1.05},
)
PROFILES = {profile.name: profile for profile in (MOSCOW_WEEKDAY, MOSCOW_WEEKEND, FREE_FLOW)}
