"""The day's travel times, from the provider and the congestion that its settings name."""

from __future__ import annotations

import math
from dataclasses import replace

from geopy.distance import great_circle

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.given import GivenTravel, Steps, ZonedSteps
from planner.domain.order import Point
from planner.domain.plan import TravelNotice
from planner.errors import Fault, InputError, TravelError
from planner.travel.cities import CITIES, city_profile, city_zones, scaled
from planner.travel.congestion import FREE_FLOW, CongestionProfile
from planner.travel.estimate import estimate_travel
from planner.travel.given import given_travel
from planner.travel.openrouteservice import service_times
from planner.travel.places import day_places
from planner.travel.profiles import PROFILES, moscow_profile, profile_from_steps
from planner.travel.road_times import road_times
from planner.travel.times import TravelTimes
from planner.travel.zones import with_zones

__all__ = ["TravelNotice", "day_profile", "travel_notices", "travel_times"]

MOSCOW = Point(lat=55.7558, lon=37.6176)
CALIBRATED_WITHIN_KM = 150
# What each provider uses that was measured in Moscow, as the notice for a store elsewhere.
NOT_CALIBRATED = {
    "estimate": "notice-estimate-not-calibrated",
    "roads": "notice-roads-not-calibrated",
    "openrouteservice": "notice-congestion-not-calibrated",
}
MOVED_CITY = "notice-moved-city"
# Float noise of 1 - min / max must not refuse a factor that is exactly the least one.
FACTOR_TOLERANCE = 1e-9


def travel_times(
    day: Day,
    *,
    given: GivenTravel | None = None,
    congestion: Steps | ZonedSteps | None = None,
) -> TravelTimes:
    """Travel times between all places of the day.

    Parameters
    ----------
    given : travel.csv as read; needed by the provider "matrix", which alone uses it.
    congestion : steps of the file that `day.travel.congestion` names, as (seconds since
        midnight, multiplier), or by zone; None where it names a built-in profile or nothing.

    Raises
    ------
    InputError
        Couriers so slow that leaving later could arrive earlier under this congestion; a roads
        file that is missing or of another city.
    TravelError
        The service failed, and no fallback is allowed.
    """
    profile = day_profile(day, congestion)
    _check_fifo(day.couriers, profile.slowest_speed_factor, profile.name)
    travel = scaled(_provided(day, profile, given), day.travel)
    if isinstance(congestion, ZonedSteps):
        travel = with_zones(travel, day_places(day), city_zones(congestion, day.travel))
        by_kind = travel.steps.multipliers
        slowest = float((1 - by_kind.min(axis=1) / by_kind.max(axis=1)).max())
        _check_fifo(day.couriers, slowest, profile.name)
    told = (*travel_notices(day, estimated=travel.used.fallback_used), *travel.used.notices)
    return replace(travel, used=replace(travel.used, notices=told))


def _provided(day: Day, profile: CongestionProfile, given: GivenTravel | None) -> TravelTimes:
    match day.travel.provider:
        case "estimate":
            return estimate_travel(day_places(day), profile)
        case "roads":
            return road_times(day, profile)
        case "openrouteservice":
            return _from_service(day, profile)
        case "matrix":
            if given is None:
                raise ValueError("provider matrix needs the given travel times")
            if len(given.free_flow_s) != len(day.place_ids):
                raise ValueError(
                    f"travel is given for {len(given.free_flow_s)} places, not for the day's"
                    f" {len(day.place_ids)}"
                )
            return given_travel(given, profile)


def day_profile(day: Day, congestion: Steps | ZonedSteps | None = None) -> CongestionProfile:
    """Profile the day names: a file's steps, a built-in one, or its provider's default.

    By default free-flow times get Moscow's weekday or weekend by the date, and given times are
    taken as they are. A day moved to another city keeps that city's share of the delay.
    """
    return city_profile(_named_profile(day, congestion), day.travel)


def _named_profile(day: Day, congestion: Steps | ZonedSteps | None) -> CongestionProfile:
    name = day.travel.congestion
    if congestion is not None:
        steps = congestion.middle if isinstance(congestion, ZonedSteps) else congestion
        return profile_from_steps(name or "steps", steps)
    if name is None:
        return FREE_FLOW if day.travel.provider == "matrix" else moscow_profile(day.clock.day)
    if name not in PROFILES:
        raise ValueError(
            f"congestion {name!r} is none of {', '.join(PROFILES)}; no steps given"
        )
    return PROFILES[name]


def _from_service(day: Day, profile: CongestionProfile) -> TravelTimes:
    """The service's times; where it has none and that is allowed, the estimate, which says so.

    It has none where it fails, and where a store lies outside its map.
    """
    try:
        return service_times(day, profile)
    except (TravelError, InputError) as error:
        if day.travel.fallback == "none":
            raise
        estimated = estimate_travel(day_places(day), profile)
        used = replace(
            estimated.used,
            provider=day.travel.provider,
            fallback_used=True,
            notices=(_fallen_back(error),),
        )
        return replace(estimated, used=used)


def _fallen_back(error: TravelError | InputError) -> TravelNotice:
    if isinstance(error, TravelError):
        values = (("service", error.service), ("kind", error.kind), ("detail", error.detail))
        return TravelNotice(key="notice-fallback", values=values)
    stores = ", ".join(fault.value or "" for fault in error.faults)
    return TravelNotice(key="notice-fallback-outside", values=(("stores", stores),))


def travel_notices(day: Day, *, estimated: bool = False) -> tuple[TravelNotice, ...]:
    """What is measured in Moscow only and used elsewhere, and what is assumed of a city.

    Parameters
    ----------
    estimated : whether the estimate stands in for the day's own provider.
    """
    key = NOT_CALIBRATED.get("estimate" if estimated else day.travel.provider)
    away_km = {store.store_id: _km_from_moscow(store.point) for store in day.stores}
    notices = [
        TravelNotice(
            key=key,
            values=(("store", store_id), ("km", round(km)), ("limit", CALIBRATED_WITHIN_KM)),
        )
        for store_id, km in away_km.items()
        if key is not None and km > CALIBRATED_WITHIN_KM
    ]
    if day.travel.city != "moscow":
        city = CITIES[day.travel.city]
        values = (
            ("city", day.travel.city),
            ("distance", round(100 * city.distance)),
            ("delay", round(100 * city.delay)),
        )
        notices.append(TravelNotice(key=MOVED_CITY, values=values))
    return tuple(notices)


def _km_from_moscow(point: Point) -> float:
    return float(great_circle((MOSCOW.lat, MOSCOW.lon), (point.lat, point.lon)).km)


def _check_fifo(couriers: tuple[Courier, ...], slowest: float, congestion: str) -> None:
    """Refuse couriers below the speed factor at which leaving later could arrive earlier."""
    least = slowest - FACTOR_TOLERANCE
    faults = tuple(
        Fault(
            file="couriers.csv",
            column="speed_factor",
            value=f"{courier.vehicle.speed_factor:g}",
            rule="speed_factor_breaks_fifo",
            details=(
                ("courier", courier.courier_id),
                ("least", f"{math.ceil(100 * least) / 100:.2f}"),
                ("congestion", congestion),
            ),
        )
        for courier in couriers
        if courier.vehicle.speed_factor < least
    )
    if faults:
        raise InputError(faults)
