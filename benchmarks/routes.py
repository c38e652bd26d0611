"""Routes found by a peer as a `Plan` of ours, so that the same audit judges them."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.problem import Problem
from planner.domain.cost import trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import Order, OrderId
from planner.domain.plan import (
    ClassProof,
    OrderOutcome,
    Plan,
    Proof,
    ProofStatus,
    Reason,
    ReasonCode,
    Trip,
    Verdict,
)
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason
from planner.trips.timing import Broken, walk

# Per courier his trips, each a sequence of places (order k is place k + 1).
Routes = list[list[list[int]]]


class RuleBrokenError(Exception):
    """A peer's route breaks a rule of the day."""


def split_at_store(places: Sequence[int]) -> list[list[int]]:
    """Trips of a sequence of places, 0 being the store; visits without orders are no trips."""
    trips: list[list[int]] = [[]]
    for place in places:
        if place == 0:
            trips.append([])
        else:
            trips[-1].append(place)
    return [trip for trip in trips if trip]


def plan_of(
    day: Day, travel: TravelTimes, problem: Problem, routes: Routes, seconds: float
) -> Plan:
    """The plan that drives these routes, each trip leaving as early as it can.

    Raises
    ------
    RuleBrokenError
        Where even that breaks a rule.
    """
    trips: list[Trip] = []
    for courier, driven in zip(problem.couriers, routes, strict=True):
        free_at = courier.shift.start_at
        for places in driven:
            orders = tuple(problem.orders[place - 1] for place in places)
            trip = _trip(day, travel, courier, orders, free_at)
            assert trip.returns_at is not None
            free_at = trip.returns_at
            trips.append(trip)
    trips.sort(key=lambda trip: trip.departs_at)
    carried = {stop.order_id: trip.trip_id for trip in trips for stop in trip.stops}
    return Plan(
        trips=tuple(trips),
        outcomes=tuple(_outcome(day, travel, order, carried) for order in day.orders),
        proof=_nothing_proved(day, len(carried), sum(trip.cost_kop for trip in trips), seconds),
        travel=travel.used,
    )


def _trip(
    day: Day, travel: TravelTimes, courier: Courier, orders: tuple[Order, ...], free_at: int
) -> Trip:
    store = day.stores[0]
    departs_at = max(free_at, *(order.ready_at for order in orders)) + store.loading_s
    walked = walk(day, travel, store, courier.vehicle, orders, departs_at)
    if isinstance(walked, Broken):
        raise RuleBrokenError(f"{walked.rule} at {walked.order_id}")
    busy_s = walked.returns_at - departs_at + store.loading_s
    return Trip(
        trip_id=f"{courier.courier_id}-{departs_at}",
        courier_id=courier.courier_id,
        store_id=store.store_id,
        departs_at=departs_at,
        returns_at=walked.returns_at,
        metres=walked.metres,
        cost_kop=trip_cost_kop(
            courier.rates, metres=walked.metres, orders=len(orders), busy_s=busy_s
        ),
        labour_kop=trip_labour_kop(courier.rates, busy_s=busy_s),
        stops=walked.stops,
    )


def _outcome(
    day: Day, travel: TravelTimes, order: Order, carried: dict[OrderId, str]
) -> OrderOutcome:
    trip_id = carried.get(order.order_id)
    if trip_id is not None:
        return OrderOutcome(order_id=order.order_id, verdict=Verdict.MET, trip_id=trip_id)
    alone = alone_reason(day, travel, order)
    return OrderOutcome(
        order_id=order.order_id,
        verdict=Verdict.NOT_DECIDED if alone is None else Verdict.IMPOSSIBLE_ALONE,
        reason=alone or Reason(code=ReasonCode.NOT_DECIDED, evidence={}),
    )


def _nothing_proved(day: Day, met: int, cost_kop: int, seconds: float) -> Proof:
    return Proof(
        met=met,
        met_upper_bound=len(day.orders),
        by_priority=(
            ClassProof(priority=day.priorities[0], met=met, upper_bound=len(day.orders)),
        ),
        cost_kop=cost_kop,
        cost_lower_bound_kop=None,
        status=ProofStatus.BOUNDED,
        scope="any_second",
        repeatable=False,
        trips_in_catalogue=0,
        departure_step_s=day.solver.departure_step_s,
        seconds=seconds,
    )
