"""The day's travel times, from the provider and the congestion that its settings name."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geopy.distance import great_circle

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.given import GivenTravel
from planner.domain.order import Point
from planner.errors import Fault, InputError
from planner.travel.congestion import FREE_FLOW, CongestionProfile
from planner.travel.estimate import estimate_travel
from planner.travel.given import given_travel
from planner.travel.profiles import PROFILES, Steps, moscow_profile, profile_from_steps
from planner.travel.times import TravelTimes

MOSCOW = Point(lat=55.7558, lon=37.6176)
CALIBRATED_WITHIN_KM = 150
# Float noise of 1 - min / max must not refuse a factor that is exactly the least one.
FACTOR_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelNotice:
    """Something to know about the travel times; no reason to refuse the day.

    Attributes
    ----------
    key : of its wording in `texts`. values : what the wording names.
    """

    key: str
    values: tuple[tuple[str, str | int], ...]


def travel_times(
    day: Day, *, given: GivenTravel | None = None, congestion: Steps | None = None
) -> TravelTimes:
    """Travel times between all places of the day.

    Parameters
    ----------
    given : travel.csv as read; needed by the provider "matrix", which alone uses it.
    congestion : steps of the file that `day.travel.congestion` names, as (seconds since
        midnight, multiplier); None where it names a built-in profile or nothing.

    Raises
    ------
    InputError
        Couriers so slow that leaving later could arrive earlier under this congestion.
    """
    profile = day_profile(day, congestion)
    faults = _breaking_fifo(day.couriers, profile)
    if faults:
        raise InputError(faults)
    match day.travel.provider:
        case "estimate":
            stores, orders = [s.point for s in day.stores], [o.point for o in day.orders]
            return estimate_travel([*stores, *orders], profile)
        case "matrix":
            if given is None:
                raise ValueError("provider matrix needs the given travel times")
            if len(given.free_flow_s) != len(day.place_ids):
                raise ValueError(
                    f"travel is given for {len(given.free_flow_s)} places, not for the day's"
                    f" {len(day.place_ids)}"
                )
            return given_travel(given, profile)


def day_profile(day: Day, congestion: Steps | None = None) -> CongestionProfile:
    """Profile the day names: a file's steps, a built-in one, or its provider's default.

    By default the estimate takes Moscow's weekday or weekend by the date, and given times are
    taken as they are, in free flow.
    """
    name = day.travel.congestion
    if congestion is not None:
        return profile_from_steps(name or "steps", congestion)
    if name is None:
        return moscow_profile(day.clock.day) if day.travel.provider == "estimate" else FREE_FLOW
    if name not in PROFILES:
        raise ValueError(
            f"congestion {name!r} is none of {', '.join(PROFILES)}; no steps given"
        )
    return PROFILES[name]


def travel_notices(day: Day) -> tuple[TravelNotice, ...]:
    """Notices, one per store where the estimate rests on no measurement."""
    if day.travel.provider != "estimate":
        return ()
    away_km = {s.store_id: _km_from_moscow(s.point) for s in day.stores}
    return tuple(
        TravelNotice(
            key="notice-estimate-not-calibrated",
            values=(("store", store_id), ("km", round(km)), ("limit", CALIBRATED_WITHIN_KM)),
        )
        for store_id, km in away_km.items()
        if km > CALIBRATED_WITHIN_KM
    )


def _km_from_moscow(point: Point) -> float:
    return float(great_circle((MOSCOW.lat, MOSCOW.lon), (point.lat, point.lon)).km)


def _breaking_fifo(
    couriers: tuple[Courier, ...], profile: CongestionProfile
) -> tuple[Fault, ...]:
    least = profile.slowest_speed_factor - FACTOR_TOLERANCE
    return tuple(
        Fault(
            file="couriers.csv",
            column="speed_factor",
            value=f"{courier.vehicle.speed_factor:g}",
            rule="speed_factor_breaks_fifo",
            details=(
                ("courier", courier.courier_id),
                ("least", f"{math.ceil(100 * least) / 100:.2f}"),
                ("congestion", profile.name),
            ),
        )
        for courier in couriers
        if courier.vehicle.speed_factor < least
    )
