"""Plans made by hand: the trips a test names, with times, metres and costs as they follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.cost import on_demand_cost_kop, trip_cost_kop, trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import Store
from planner.domain.order import Order, OrderId
from planner.domain.plan import (
    ClassProof,
    OrderOutcome,
    Plan,
    Proof,
    ProofStatus,
    Reason,
    ReasonCode,
    Stop,
    Trip,
    Verdict,
)
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk


def make_plan(
    *,
    day: Day,
    travel: TravelTimes,
    trips: Sequence[tuple[str | None, int, Sequence[str]]],
    reasons: Mapping[str, tuple[Verdict, Reason]] | None = None,
    proof: Proof | None = None,
) -> Plan:
    """The plan that drives these trips, with times, metres and costs as they follow.

    Parameters
    ----------
    trips : (courier id or None for an outside courier, departure, order ids in sequence).
    reasons : verdict and reason of orders not carried; `not_decided` by default.
    proof : what is claimed; by default nothing more than that all orders is the most.
    """
    made = tuple(
        make_trip(
            day=day,
            travel=travel,
            trip_id=f"t{number}",
            courier_id=courier_id,
            departs_at=departs_at,
            order_ids=order_ids,
        )
        for number, (courier_id, departs_at, order_ids) in enumerate(
            sorted(trips, key=lambda trip: trip[1]), start=1
        )
    )
    carried = {stop.order_id: trip.trip_id for trip in made for stop in trip.stops}
    unmet = (
        Verdict.NOT_DECIDED,
        Reason(code=ReasonCode.NOT_DECIDED, evidence={}),
    )
    outcomes = []
    for order in day.orders:
        trip_id = carried.get(order.order_id)
        verdict, reason = (reasons or {}).get(order.order_id, unmet)
        outcomes.append(
            OrderOutcome(order_id=order.order_id, verdict=Verdict.MET, trip_id=trip_id)
            if trip_id is not None
            else OrderOutcome(order_id=order.order_id, verdict=verdict, reason=reason)
        )
    return Plan(
        trips=made,
        outcomes=tuple(outcomes),
        proof=proof or make_proof(day=day, trips=made),
        travel=travel.used,
    )


def make_proof(
    *,
    day: Day,
    trips: Sequence[Trip],
    upper_bounds: Mapping[int, int] | None = None,
    cost_lower_bound_kop: int | None = None,
    status: ProofStatus = ProofStatus.BOUNDED,
    scope: str = "any_second",
) -> Proof:
    """What is proved of these trips; by default a class is bounded by its number of orders."""
    carried = {stop.order_id for trip in trips for stop in trip.stops}
    by_priority = []
    for priority in day.priorities:
        orders = [order for order in day.orders if order.priority == priority]
        by_priority.append(
            ClassProof(
                priority=priority,
                met=sum(order.order_id in carried for order in orders),
                upper_bound=(upper_bounds or {}).get(priority, len(orders)),
            )
        )
    return Proof(
        met=sum(proof.met for proof in by_priority),
        met_upper_bound=sum(proof.upper_bound for proof in by_priority),
        by_priority=tuple(by_priority),
        cost_kop=sum(trip.cost_kop for trip in trips),
        cost_lower_bound_kop=cost_lower_bound_kop,
        status=status,
        scope=scope,
        repeatable=True,
        trips_in_catalogue=0,
        departure_step_s=day.solver.departure_step_s,
        seconds=0.0,
    )


def make_trip(
    *,
    day: Day,
    travel: TravelTimes,
    courier_id: str | None = "c1",
    departs_at: int,
    order_ids: Sequence[str],
    trip_id: str = "t1",
) -> Trip:
    """The trip that drives these orders; one that breaks a rule is an error of the test."""
    orders = tuple(day.order(OrderId(order_id)) for order_id in order_ids)
    store = day.store(orders[0].store_id)
    if courier_id is None:
        return _outside_trip(day, travel, store, orders[0], departs_at, trip_id)
    courier = next(c for c in day.couriers if c.courier_id == courier_id)
    walked = walk(day, travel, store, courier.vehicle, orders, departs_at)
    if not isinstance(walked, Walk):
        raise AssertionError(f"{trip_id} of {order_ids} at {departs_at}: {walked}")
    busy_s = walked.returns_at - departs_at + store.loading_s
    return Trip(
        trip_id=trip_id,
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


def _outside_trip(
    day: Day, travel: TravelTimes, store: Store, order: Order, departs_at: int, trip_id: str
) -> Trip:
    assert day.on_demand is not None
    home, door = day.store_place(store.store_id), day.order_place(order.order_id)
    speed = day.on_demand.vehicle.speed_factor
    arrives_at = departs_at + travel.driving_s(home, door, departs_at, speed)
    begins_at = max(arrives_at, order.slot.start_at)
    metres = travel.leg_metres(home, door)
    return Trip(
        trip_id=trip_id,
        courier_id=None,
        store_id=store.store_id,
        departs_at=departs_at,
        returns_at=None,
        metres=metres,
        cost_kop=on_demand_cost_kop(day.on_demand, metres=metres),
        labour_kop=0,
        stops=(
            Stop(
                order_id=order.order_id,
                arrives_at=arrives_at,
                handover_from=begins_at,
                handover_until=begins_at + order.handover_s,
            ),
        ),
    )
