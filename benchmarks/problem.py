"""A day as routing solvers know it: one store, constant travel times, time windows, capacities.

They know no loading, so it is folded in exactly: `loading` seconds are added to every way back
to the store, and moments at the store (ready, shift) move later by as much. A courier who is
back and loaded again then stands at the store at the moment he can leave. Orders that nobody
can meet even alone are left out: one of them makes a day infeasible where all are required.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day, Place
from planner.domain.fleet import Courier, Rates, Store
from planner.domain.order import Order
from planner.travel.congestion import FREE_FLOW
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Problem:
    """The day's orders and couriers as arrays.

    Attributes
    ----------
    orders, couriers : in the day's order. Place 0 is the store, place k + 1 is order k.
    seconds, metres : shape (n + 1, n + 1), loading folded in.
    ready_at, slot_start_at, latest_at, handover_s, mass_g, volume_ml : per order.
    shift_start_at, shift_end_at, max_mass_g, max_volume_ml : per courier.
    """

    orders: tuple[Order, ...]
    couriers: tuple[Courier, ...]
    seconds: Ints
    metres: Ints
    ready_at: Ints
    slot_start_at: Ints
    latest_at: Ints
    handover_s: Ints
    mass_g: Ints
    volume_ml: Ints
    shift_start_at: Ints
    shift_end_at: Ints
    max_mass_g: Ints
    max_volume_ml: Ints

    def alike(self) -> list[list[int]]:
        """Couriers, by index, with the same shift and capacity, together."""
        together: dict[tuple[int, ...], list[int]] = {}
        columns = self.shift_start_at, self.shift_end_at, self.max_mass_g, self.max_volume_ml
        for k, key in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
            together.setdefault(key, []).append(k)
        return list(together.values())


def not_expressible(day: Day, travel: TravelTimes) -> str | None:
    """What of the day routing solvers can't be told, or None where they can be told all."""
    rates, speeds = (
        {c.rates for c in day.couriers},
        {c.vehicle.speed_factor for c in day.couriers},
    )
    reasons = {
        "travel times that change through the day": len(set(travel.profile.multipliers)) > 1,
        "places without a road": not travel.reachable.all(),
        "several stores": len(day.stores) > 1,
        "breaks": any(courier.rest is not None for courier in day.couriers),
        "couriers of different speed": len(speeds) > 1,
        "rates that are not kilometres only": any(
            not _kilometres_only(c) for c in day.couriers
        ),
        "couriers of different rates": len(rates) > 1,
        "priority classes": len(day.priorities) > 1,
        "outside couriers": day.on_demand is not None,
        "a limit that counts from the departure": day.promise.limit_clock == "departure",
        "profit": day.solver.objective == "profit",
        "longest sides": any(_side_matters(day, courier) for courier in day.couriers),
        "store hours": any(_hours_matter(day, store) for store in day.stores),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def plain(day: Day) -> Day:
    """The day without all that routing solvers can't be told; free flow all day."""
    rates = Rates(per_hour_kop=day.couriers[0].rates.per_hour_kop)
    return replace(
        day,
        stores=tuple(replace(store, opens_at=None, closes_at=None) for store in day.stores),
        orders=tuple(replace(order, priority=0) for order in day.orders),
        couriers=tuple(
            replace(
                courier,
                rates=rates,
                rest=None,
                vehicle=replace(courier.vehicle, max_side_mm=None, speed_factor=1.0),
            )
            for courier in day.couriers
        ),
        on_demand=None,
        travel=day.travel.model_copy(update={"congestion": FREE_FLOW.name}),
    )


def problem_of(day: Day, travel: TravelTimes) -> Problem:
    """The day with loading folded in, and without the orders nobody can meet."""
    loading_s = day.stores[0].loading_s
    orders = tuple(order for order in day.orders if alone_reason(day, travel, order) is None)
    places = [day.store_place(day.stores[0].store_id)]
    places += [day.order_place(order.order_id) for order in orders]
    couriers, speed = day.couriers, day.couriers[0].vehicle.speed_factor
    seconds = _seconds(travel, places, speed)
    seconds[1:, 0] += loading_s
    everything_g = sum(order.mass_g for order in orders)
    everything_ml = sum(order.volume_ml for order in orders)
    return Problem(
        orders=orders,
        couriers=couriers,
        seconds=seconds,
        metres=np.array(travel.metres[np.ix_(places, places)]),
        # a pre-order is ready since the day before, which some solvers can't write down
        ready_at=_ints([max(0, order.ready_at + loading_s) for order in orders]),
        slot_start_at=_ints([order.slot.start_at for order in orders]),
        latest_at=_ints([day.promise.latest_start(order, 0) for order in orders]),
        handover_s=_ints([order.handover_s for order in orders]),
        mass_g=_ints([order.mass_g for order in orders]),
        volume_ml=_ints([order.volume_ml for order in orders]),
        shift_start_at=_ints([c.shift.start_at + loading_s for c in couriers]),
        shift_end_at=_ints([c.shift.end_at + loading_s for c in couriers]),
        max_mass_g=_ints([_limit(c.vehicle.max_mass_g, everything_g) for c in couriers]),
        max_volume_ml=_ints([_limit(c.vehicle.max_volume_ml, everything_ml) for c in couriers]),
    )


def _kilometres_only(courier: Courier) -> bool:
    rates = courier.rates
    return rates.paid_for == "shift" and rates.per_order_kop == 0 and rates.per_trip_kop == 0


def _side_matters(day: Day, courier: Courier) -> bool:
    limit = courier.vehicle.max_side_mm
    return limit is not None and any(order.side_mm > limit for order in day.orders)


def _hours_matter(day: Day, store: Store) -> bool:
    first_at = min((c.shift.start_at for c in day.couriers), default=0)
    last_at = max((order.slot.end_at for order in day.orders), default=0)
    opens_late = store.opens_at is not None and store.opens_at > first_at
    return opens_late or (store.closes_at is not None and store.closes_at < last_at)


def _seconds(travel: TravelTimes, places: list[Place], speed_factor: float) -> Ints:
    # The congestion is constant, so any departure gives the seconds of all.
    rows = [[travel.driving_s(a, b, 0, speed_factor) for b in places] for a in places]
    return np.array(rows, np.int64)


def _limit(limit: int | None, everything: int) -> int:
    return everything if limit is None else limit


def _ints(values: list[int]) -> Ints:
    return np.array(values, np.int64)
