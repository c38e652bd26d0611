"""Drives of a log as legs to calibrate by, and how far the plan's minutes were off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.day import Day, Place
from planner.domain.fleet import Vehicle
from planner.domain.given import ZONES, Steps, ZonedSteps
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.punctuality.calibration import HOUR_S, HOURS, DrivenLeg
from planner.punctuality.draws import day_points
from planner.punctuality.noise import Floats
from planner.travel.congestion import CongestionProfile
from planner.travel.leg_traffic import values_at
from planner.travel.times import TravelTimes

ANY_CAR = Vehicle()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a planned drive to an order begins, and in what it is driven."""

    place: Place
    vehicle: Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """How far minutes were off: real over expected.

    Attributes
    ----------
    legs : how many. p5, median, p95 : of real over expected seconds.
    mean_error_s : mean of the absolute difference.
    """

    legs: int
    p5: float
    median: float
    p95: float
    mean_error_s: float


def origins_of(day: Day, trips: Sequence[Trip]) -> dict[OrderId, Origin]:
    """Where the drive to each order of a plan begins."""
    vehicles = {courier.courier_id: courier.vehicle for courier in day.couriers}
    found: dict[OrderId, Origin] = {}
    for trip in trips:
        outside = day.on_demand.vehicle if day.on_demand else ANY_CAR
        vehicle = outside if trip.courier_id is None else vehicles[trip.courier_id]
        place = day.store_place(trip.store_id)
        for stop in trip.stops:
            found[stop.order_id] = Origin(place=place, vehicle=vehicle)
            place = day.order_place(stop.order_id)
    return found


def driven_leg(
    number: int,
    day: Day,
    travel: TravelTimes,
    order_id: OrderId,
    origin: Origin,
    departed_at: int,
    arrived_at: int,
) -> DrivenLeg | None:
    """A drive as a leg to calibrate by; None where there is no road or no way at all."""
    place = day.order_place(order_id)
    free_flow_s = int(travel.free_flow_s[origin.place, place])
    if not travel.can_drive(origin.place, place) or free_flow_s == 0:
        return None
    points, speed = day_points(day), origin.vehicle.speed_factor
    return DrivenLeg(
        day=number,
        origin=points[origin.place],
        destination=points[place],
        free_flow_s=free_flow_s,
        speed_factor=speed,
        departed_at=departed_at,
        arrived_at=arrived_at,
        planned_s=travel.driving_s(origin.place, place, departed_at, speed),
    )


def place_of(day: Day, name: str) -> Place:
    """The place with that id, a store's or an order's."""
    return Place(day.place_ids.index(name))


def how_far_off(legs: Sequence[DrivenLeg]) -> Off | None:
    """Real minutes against the plan's; None without legs."""
    if not legs:
        return None
    real = np.array([leg.arrived_at - leg.departed_at for leg in legs], np.float64)
    planned = np.array([leg.planned_s for leg in legs], np.float64)
    p5, median, p95 = np.quantile(real / planned, [0.05, 0.5, 0.95])
    return Off(
        legs=len(legs),
        p5=float(p5),
        median=float(median),
        p95=float(p95),
        mean_error_s=float(np.abs(real - planned).mean()),
    )


def assumed_multipliers(
    profile: CongestionProfile, congestion: Steps | ZonedSteps | None
) -> Floats:
    """Multipliers in use so far at each full hour, shape (zones, 24)."""
    hours = np.arange(HOURS) * HOUR_S
    if isinstance(congestion, ZonedSteps):
        rows = []
        for steps in congestion:
            starts, values = zip(*steps, strict=True)
            rows.append(values_at(starts, np.array([values]), hours)[0])
        return np.array(rows)
    one = values_at(profile.starts_s, np.array([profile.multipliers]), hours)
    return np.repeat(one, len(ZONES), axis=0)
