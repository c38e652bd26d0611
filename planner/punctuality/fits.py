"""Whether a plan read back is a plan of this day: driven again, it keeps the times it tells."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.day import Day
from planner.domain.plan import Trip
from planner.errors import Fault, InputError
from planner.punctuality.reserve import expected_trip
from planner.travel.times import TravelTimes


def check_fits(file: str, day: Day, travel: TravelTimes, trips: tuple[Trip, ...]) -> None:
    """Refuse a plan made for other orders, couriers or travel times.

    Raises
    ------
    InputError
        Naming the trips that come out otherwise than the file tells.
    """
    faults = tuple(
        Fault(file=file, column="trips", value=trip_id, rule="plan_differs")
        for trip_id in _different(day, travel, trips)
    )
    if faults:
        raise InputError(faults)


def _different(day: Day, travel: TravelTimes, trips: tuple[Trip, ...]) -> Iterator[str]:
    for trip in trips:
        again = expected_trip(day, travel, trip, [stop.order_id for stop in trip.stops])
        if again is None or (again.stops, again.returns_at) != (trip.stops, trip.returns_at):
            yield trip.trip_id
