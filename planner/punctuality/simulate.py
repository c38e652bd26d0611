"""A plan simulated: how often each order is on time, and where reserve is missing."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.plan import Trip
from planner.domain.promise import Promise
from planner.punctuality.draws import draw_factors
from planner.punctuality.noise import NoiseModel
from planner.punctuality.replay import CourierRuns, Moments, StopRuns, replay
from planner.punctuality.results import (
    CourierPunctuality,
    LegPunctuality,
    OrderPunctuality,
    Punctuality,
)
from planner.travel.times import TravelTimes

DEFAULT_RUNS = 2_000
NEEDED_SHARE = 0.9  # of runs, for the reserve a leg needs

Flags = npt.NDArray[np.bool_]


def simulate(
    day: Day,
    travel: TravelTimes,
    trips: tuple[Trip, ...],
    noise: NoiseModel,
    *,
    runs: int = DEFAULT_RUNS,
    seed: int,
) -> Punctuality:
    """Drive the trips `runs` times; the same seed gives the same figures.

    Parameters
    ----------
    travel : the expected times, on which the trips' own times rest.
    """
    played = replay(day, travel, trips, draw_factors(day, trips, noise, runs=runs, seed=seed))
    late_s = [_late_s(day.promise, stop) for stop in played.stops]
    late_orders = sum((late > 0 for late in late_s), np.zeros(runs, np.int64))
    return Punctuality(
        orders=tuple(
            _order(stop, late) for stop, late in zip(played.stops, late_s, strict=True)
        ),
        legs=tuple(
            _leg(day.promise, stop, late > 0)
            for stop, late in zip(played.stops, late_s, strict=True)
        ),
        couriers=tuple(_courier(courier) for courier in played.couriers),
        late_orders=float(late_orders.mean()),
        late_orders_error=float(late_orders.std() / np.sqrt(runs)),
        late_distribution=tuple((np.bincount(late_orders) / runs).tolist()),
        runs=runs,
        seed=seed,
    )


def _late_s(promise: Promise, stop: StopRuns) -> Moments:
    """Seconds after the deadline per run; what must lie before it is as the promise says."""
    deadline_at: Moments | int = promise.deadline(stop.order, 0)
    if promise.limit_clock == "departure":
        deadline_at = np.minimum(
            stop.order.slot.end_at, stop.departs_at + promise.order_limit_s
        )
    within = stop.handover_s if promise.window_covers == "handover" else 0
    late_s: Moments = np.maximum(0, stop.begins_at + within - deadline_at)
    return late_s


def _order(stop: StopRuns, late_s: Moments) -> OrderPunctuality:
    runs, on_time = len(late_s), int((late_s == 0).sum())
    # one more run of either kind: a share of 0 or 1 is not known without error either
    smoothed = (on_time + 1) / (runs + 2)
    wait_s = np.maximum(0, stop.order.slot.start_at - stop.arrives_at)
    return OrderPunctuality(
        order_id=stop.order.order_id,
        trip_id=stop.trip.trip_id,
        on_time_share=on_time / runs,
        standard_error=float(np.sqrt(smoothed * (1 - smoothed) / runs)),
        late_s=float(late_s.mean()),
        early_wait_share=float((wait_s > 0).mean()),
        early_wait_s=float(wait_s.mean()),
    )


def _leg(promise: Promise, stop: StopRuns, late: Flags) -> LegPunctuality:
    planned, departs_at = stop.stop, stop.trip.departs_at
    handover = promise.window_covers == "handover"
    delay_s = stop.begins_at - planned.handover_from
    if handover:
        delay_s = delay_s + stop.handover_s - stop.order.handover_s
    driving_s = planned.arrives_at - stop.planned_leave_at
    brought_s = stop.leaves_at - stop.planned_leave_at
    added_s = stop.arrives_at - stop.leaves_at - driving_s
    return LegPunctuality(
        trip_id=stop.trip.trip_id,
        from_id=stop.from_id,
        order_id=stop.order.order_id,
        driving_s=driving_s,
        reserve_s=promise.latest_start(stop.order, departs_at) - planned.handover_from,
        needed_s=int(np.ceil(np.quantile(delay_s, NEEDED_SHARE))),
        late_share=float(late.mean()),
        brought_s=float(brought_s[late].mean()) if late.any() else 0.0,
        added_s=float(added_s[late].mean()) if late.any() else 0.0,
    )


def _courier(runs: CourierRuns) -> CourierPunctuality:
    over_s = np.maximum(0, runs.back_at - runs.courier.shift.end_at)
    return CourierPunctuality(
        courier_id=runs.courier.courier_id,
        overtime_share=float((over_s > 0).mean()),
        overtime_s=float(over_s.mean()),
    )
