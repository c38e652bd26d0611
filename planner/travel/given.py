"""Travel times as the user gave them (travel.csv): a missing pair is no road."""

from __future__ import annotations

from planner.domain.given import GivenTravel
from planner.domain.plan import TravelUsed
from planner.travel.congestion import CongestionProfile
from planner.travel.times import TravelTimes


def given_travel(given: GivenTravel, profile: CongestionProfile) -> TravelTimes:
    """Travel by the given seconds, as free flow under the profile, and the given metres."""
    return TravelTimes(
        # Copies: TravelTimes freezes its arrays, and these belong to the caller.
        free_flow_s=given.free_flow_s.copy(),
        metres=given.metres.copy(),
        reachable=given.given.copy(),
        profile=profile,
        used=TravelUsed(provider="matrix", congestion=profile.name),
    )
