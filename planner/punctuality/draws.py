"""The random factors of a simulation: one set of streams per seed, a run per column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from planner.domain.day import Day
from planner.domain.order import Point
from planner.domain.plan import Trip
from planner.punctuality.noise import Floats, NoiseModel
from planner.punctuality.pair_errors import Leg, pair_error_draws
from planner.travel.estimate import great_circle_km


@dataclass(frozen=True)
class Factors:
    """Factors on the plan's figures, arrays of one per run.

    Attributes
    ----------
    drives : by trip and number of its leg. handovers : by order. runs : how many.
    """

    drives: dict[tuple[str, int], Floats]
    handovers: dict[str, Floats]
    runs: int


def draw_factors(
    day: Day, trips: tuple[Trip, ...], noise: NoiseModel, *, runs: int, seed: int
) -> Factors:
    """Factors of every drive and handover of the trips.

    Pair errors are drawn anew each run too: they are fixed, but nobody knows them.
    """
    of_pair, of_day, of_leg, of_handover = (
        np.random.default_rng(one) for one in np.random.SeedSequence(seed).spawn(4)
    )
    legs = {
        (trip.trip_id, number): leg
        for trip in trips
        for number, leg in enumerate(trip_legs(day, trip))
    }
    km = great_circle_km(day_points(day))
    log_sd = noise.pair_log_sds(np.array([km[leg] for leg in legs.values()]))
    errors = pair_error_draws(list(legs.values()), km, log_sd, runs=runs, generator=of_pair)
    errors += noise.day_log_sd * of_day.standard_normal(runs)
    errors += noise.leg_log_sd * of_leg.standard_normal((len(legs), runs))
    ids = [stop.order_id for trip in trips for stop in trip.stops]
    at_doors = noise.handover_log_sd * of_handover.standard_normal((len(ids), runs))
    return Factors(
        drives=dict(zip(legs, np.exp(errors), strict=True)),
        handovers=dict(zip(ids, np.exp(at_doors), strict=True)),
        runs=runs,
    )


def day_points(day: Day) -> list[Point]:
    """Coordinates of all places, in the order of `Day.place_ids`."""
    return [*(store.point for store in day.stores), *(order.point for order in day.orders)]


def trip_legs(day: Day, trip: Trip) -> list[Leg]:
    """The trip's drives as pairs of places, the way back last where there is one."""
    home = day.store_place(trip.store_id)
    doors = [day.order_place(stop.order_id) for stop in trip.stops]
    places = [home, *doors, *([] if trip.returns_at is None else [home])]
    return list(pairwise(places))
