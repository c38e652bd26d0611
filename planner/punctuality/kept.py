"""Trips whose every order is on time often enough: the others are taken out."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.punctuality.noise import NoiseModel
from planner.punctuality.reserve import expected_trip
from planner.punctuality.results import Punctuality
from planner.punctuality.simulate import simulate
from planner.travel.times import TravelTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """When an order is on time often enough.

    Attributes
    ----------
    noise : what goes wrong. least_share : of runs on time, of every order. runs, seed : of the
        simulation.
    """

    noise: NoiseModel
    least_share: float
    runs: int
    seed: int

    def simulated(self, day: Day, travel: TravelTimes, trips: tuple[Trip, ...]) -> Punctuality:
        """The trips simulated."""
        return simulate(day, travel, trips, self.noise, runs=self.runs, seed=self.seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Trips that keep their promises often enough.

    Attributes
    ----------
    trips : in order of departure. simulated : the same trips simulated.
    taken_out : orders that had to go, with their on-time share when they went.
    """

    trips: tuple[Trip, ...]
    simulated: Punctuality
    taken_out: tuple[tuple[OrderId, float], ...]


def kept_on_time(day: Day, travel: TravelTimes, trips: tuple[Trip, ...], judge: Judge) -> Kept:
    """Take out the order late most often, of each courier at a time, until none is too often.

    One at a time, because an order less makes all behind it earlier.
    """
    taken_out: list[tuple[OrderId, float]] = []
    while True:
        simulated = judge.simulated(day, travel, trips)
        worst: dict[str, tuple[float, OrderId]] = {}
        for order in simulated.orders:
            if order.on_time_share < judge.least_share:
                driver = _driver(trips, order.trip_id)
                one = (order.on_time_share, order.order_id)
                worst[driver] = min(one, worst.get(driver, one))
        if not worst:
            return Kept(trips=trips, simulated=simulated, taken_out=tuple(taken_out))
        before = {order.order_id: order.on_time_share for order in simulated.orders}
        trips = _without(day, travel, trips, {order_id for _, order_id in worst.values()})
        left = {stop.order_id for trip in trips for stop in trip.stops}
        taken_out += [(name, share) for name, share in before.items() if name not in left]


def _driver(trips: tuple[Trip, ...], trip_id: str) -> str:
    """Who drives the trip; outside couriers are all different."""
    courier_id = next(trip.courier_id for trip in trips if trip.trip_id == trip_id)
    return trip_id if courier_id is None else courier_id


def _without(
    day: Day, travel: TravelTimes, trips: tuple[Trip, ...], gone: set[OrderId]
) -> tuple[Trip, ...]:
    """The trips without these orders; a trip that cannot do without them goes whole."""
    kept = []
    for trip in trips:
        left = [stop.order_id for stop in trip.stops if stop.order_id not in gone]
        shorter = expected_trip(day, travel, trip, left) if left else None
        if shorter is not None:
            kept.append(shorter)
    return tuple(kept)
