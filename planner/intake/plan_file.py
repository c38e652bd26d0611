"""plan.json read back: its trips, as the plan of a day told them.

Only what was decided is read (who leaves when, to whom, and the times told); verdicts, bounds
and money are the plan's own claims and stay in the file.
"""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from planner.domain.clock import ServiceClock
from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId, StoreId
from planner.domain.plan import Stop, Trip
from planner.errors import Fault, InputError

MOST_FAULTS = 20  # a file of another kind has thousands


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Stop(_Part):
    order_id: str
    arrives_at: AwareDatetime
    handover_from: AwareDatetime
    handover_until: AwareDatetime


class _Trip(_Part):
    trip_id: str
    courier_id: str | None
    store_id: str
    departs_at: AwareDatetime
    returns_at: AwareDatetime | None
    metres: int
    cost_rub: float
    labour_rub: float
    stops: tuple[_Stop, ...]


class _Plan(_Part):
    format: Literal[1]
    trips: tuple[_Trip, ...]


def read_plan_trips(file: str, content: bytes, day: Day) -> tuple[Trip, ...]:
    """The trips of a plan of this day, in order of departure.

    Raises
    ------
    InputError
        No plan of format 1, or ids that the day does not know; with all faults.
    """
    try:
        plan = _Plan.model_validate_json(content)
    except ValidationError as invalid:
        raise not_a_plan(file, invalid) from None
    faults = _unknown_ids(file, plan, day)
    if faults:
        raise InputError(faults)
    trips = (_trip(day.clock, trip) for trip in plan.trips)
    return tuple(sorted(trips, key=lambda trip: (trip.departs_at, trip.trip_id)))


def not_a_plan(file: str, invalid: ValidationError) -> InputError:
    """What is wrong with the words of a plan's file."""
    errors = invalid.errors(include_url=False)[:MOST_FAULTS]
    return InputError(
        tuple(
            Fault(
                file=file, column=".".join(map(str, error["loc"])) or None, rule="plan_syntax"
            )
            for error in errors
        )
    )


def _unknown_ids(file: str, plan: _Plan, day: Day) -> tuple[Fault, ...]:
    known: dict[str, set[str | None]] = {
        "courier_id": {None, *(courier.courier_id for courier in day.couriers)},
        "store_id": {store.store_id for store in day.stores},
        "order_id": {order.order_id for order in day.orders},
    }
    named = [
        *(("courier_id", trip.courier_id) for trip in plan.trips),
        *(("store_id", trip.store_id) for trip in plan.trips),
        *(("order_id", stop.order_id) for trip in plan.trips for stop in trip.stops),
    ]
    strangers = dict.fromkeys(one for one in named if one[1] not in known[one[0]])
    return tuple(
        Fault(file=file, column=column, value=value, rule="plan_unknown_id")
        for column, value in strangers
    )


def _trip(clock: ServiceClock, trip: _Trip) -> Trip:
    return Trip(
        trip_id=trip.trip_id,
        courier_id=None if trip.courier_id is None else CourierId(trip.courier_id),
        store_id=StoreId(trip.store_id),
        departs_at=clock.seconds(trip.departs_at),
        returns_at=None if trip.returns_at is None else clock.seconds(trip.returns_at),
        metres=trip.metres,
        cost_kop=round(100 * trip.cost_rub),
        labour_kop=round(100 * trip.labour_rub),
        stops=tuple(
            Stop(
                order_id=OrderId(stop.order_id),
                arrives_at=clock.seconds(stop.arrives_at),
                handover_from=clock.seconds(stop.handover_from),
                handover_until=clock.seconds(stop.handover_until),
            )
            for stop in trip.stops
        ),
    )
