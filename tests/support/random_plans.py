"""Random allowed plans of tiny days, and what a courier's day allows, second by second."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.plan import Plan, Trip
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk
from tests.support.plans import make_plan

TRIES = 60
Span = tuple[int, int]  # loading begins, back at the store


def random_plan(day: Day, travel: TravelTimes, rng: Random) -> Plan:
    """Trips of one to three orders at random moments, as far as the rules allow them."""
    trips: list[tuple[str | None, int, Sequence[str]]] = []
    spans: dict[str, list[Span]] = {courier.courier_id: [] for courier in day.couriers}
    for _ in range(TRIES):
        courier = rng.choice(day.couriers)
        carried = {order_id for _, _, ids in trips for order_id in ids}
        free = [
            order
            for order in day.orders
            if order.order_id not in carried and order.store_id == courier.store_id
        ]
        orders = tuple(rng.sample(free, min(len(free), rng.randint(1, 3))))
        if not orders:
            continue
        store = day.store(courier.store_id)
        first_at = max(order.ready_at for order in orders) + store.loading_s
        departs_at = first_at + rng.choice((0, rng.randint(0, 300)))
        walked = walk(day, travel, store, courier.vehicle, orders, departs_at)
        if not isinstance(walked, Walk):
            continue
        span = (departs_at - store.loading_s, walked.returns_at)
        with_it = sorted([*spans[courier.courier_id], span])
        if day_allowed(courier, with_it):
            spans[courier.courier_id] = with_it
            ids = [order.order_id for order in orders]
            trips.append((courier.courier_id, departs_at, ids))
    return make_plan(day=day, travel=travel, trips=trips)


def busy_spans(day: Day, plan: Plan, courier: Courier, *, without: Trip | None) -> list[Span]:
    """When the courier is busy, one trip of his left out."""
    loading_s = day.store(courier.store_id).loading_s
    return sorted(
        (trip.departs_at - loading_s, trip.returns_at)
        for trip in plan.trips
        if trip.courier_id == courier.courier_id
        and trip.returns_at is not None
        and trip is not without
    )


def day_allowed(courier: Courier, spans: Sequence[Span]) -> bool:
    """Whether he may be busy at these times, in order: shift, no two at once, a break."""
    shift, rest = courier.shift, courier.rest
    inside = all(shift.start_at <= a and b <= shift.end_at for a, b in spans)
    apart = all(spans[k][1] <= spans[k + 1][0] for k in range(len(spans) - 1))
    if not inside or not apart or rest is None or not spans:
        return inside and apart
    first_at, last_at = max(rest.from_at, shift.start_at), min(rest.until_at, shift.end_at)
    return any(
        all(begin + rest.length_s <= a or b <= begin for a, b in spans)
        for begin in range(first_at, last_at - rest.length_s + 1)
    )
