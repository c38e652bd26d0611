"""Reserve on the road: planning with drives longer than expected, told in expected times.

With a reserve of r every drive is planned as free flow · exp(r · sd), sd the log-sd of that
drive's errors together, so short drives, whose times are known worst, get relatively more. The
congestion profile stays, so a later departure still never arrives earlier. What is told and
proved is about the expected times: departures and sequences are kept, and as every drive is
expected shorter than it was planned, every promise kept with the reserve is kept without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from planner.domain.cost import on_demand_cost_kop, trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.punctuality.draws import day_points
from planner.punctuality.noise import NoiseModel
from planner.travel.estimate import great_circle_km
from planner.travel.times import TravelTimes
from planner.trips.outside import outside_walk
from planner.trips.timing import Walk, walk


def with_reserve(
    day: Day, travel: TravelTimes, noise: NoiseModel, reserve: float
) -> TravelTimes:
    """The travel times to plan with."""
    log_sd = noise.leg_log_sds(great_circle_km(day_points(day)))
    longer = np.ceil(travel.free_flow_s * np.exp(reserve * log_sd)).astype(np.int64)
    return replace(travel, free_flow_s=np.where(travel.reachable, longer, travel.free_flow_s))


def expected_trips(day: Day, travel: TravelTimes, trips: Sequence[Trip]) -> tuple[Trip, ...]:
    """Trips planned with reserve, in expected times."""
    told = (
        expected_trip(day, travel, trip, [stop.order_id for stop in trip.stops])
        for trip in trips
    )
    return tuple(trip for trip in told if trip is not None)


def expected_trip(
    day: Day, travel: TravelTimes, trip: Trip, order_ids: Sequence[OrderId]
) -> Trip | None:
    """The trip in expected times, with these of its orders; None where that breaks a rule.

    With all its orders it never does; without one, it may where roads are not metric.
    """
    if trip.courier_id is None:
        return _outside(day, travel, trip)
    courier = next(one for one in day.couriers if one.courier_id == trip.courier_id)
    store = day.store(trip.store_id)
    orders = tuple(day.order(order_id) for order_id in order_ids)
    found = walk(day, travel, store, courier.vehicle, orders, trip.departs_at)
    if not isinstance(found, Walk):
        return None
    busy_s = found.returns_at - trip.departs_at + store.loading_s
    return replace(
        trip,
        returns_at=found.returns_at,
        metres=found.metres,
        cost_kop=trip_cost_kop(
            courier.rates, metres=found.metres, orders=len(orders), busy_s=busy_s
        ),
        labour_kop=trip_labour_kop(courier.rates, busy_s=busy_s),
        stops=found.stops,
    )


def _outside(day: Day, travel: TravelTimes, trip: Trip) -> Trip | None:
    if day.on_demand is None:
        return None
    found = outside_walk(day, travel, day.on_demand, day.order(trip.stops[0].order_id))
    if found is None:
        return None
    cost_kop = on_demand_cost_kop(day.on_demand, metres=found.metres)
    return replace(trip, metres=found.metres, cost_kop=cost_kop, stops=(found.stop,))
