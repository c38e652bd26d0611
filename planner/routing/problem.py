"""A store's day as a routing program takes it: matrices, time windows, vehicle types.

Routing programs know one travel time per leg. Where congestion changes through the day a leg
takes its longest time among the hours at which it could be driven, so that a route they find
feasible is feasible, or its mean over those hours, which finds more and may have to be mended.
Loading is folded into the way to the store, exactly: everything at the store is that much
later. What they can't be told (breaks, limits that count from the departure, outside couriers)
is left out; the packing sees to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
from numba import njit

from planner.domain.day import Day
from planner.domain.fleet import CourierGroup, Store
from planner.travel.congestion import driving_s
from planner.travel.times import TravelTimes
from planner.trips.arrays import order_arrays, road_arrays
from planner.trips.labels import Roads
from planner.trips.order_sets import Ints

SAMPLES = 9  # departures of a leg at which its time is looked up
FAR_S = 10**7  # where there is no road
Legs = Literal["longest", "mean"]


@dataclass(frozen=True, kw_only=True)
class VehicleType:
    """Couriers nobody can tell apart.

    Attributes
    ----------
    group : number of their group in the day. count : how many. start_at, end_at : their shift,
        the first loading behind them. profile : row of `RoutingProblem.legs_s`.
    capacity : per dimension of load. per_metre, per_second : cost in thousandths of a kopeck.
    """

    group: int
    count: int
    start_at: int
    end_at: int
    profile: int
    capacity: tuple[int, ...]
    per_metre: int
    per_second: int


@dataclass(frozen=True, kw_only=True)
class RoutingProblem:
    """One store's day; place 0 is the store, place k + 1 order k of `orders`.

    Attributes
    ----------
    orders : indices into the day's orders.
    available_at, slot_start_at, latest_at, handover_s : per order, loading included in the
        first. load : per order and dimension.
    metres : per leg. legs_s : per profile and leg. vehicles : types, with couriers.
    """

    orders: Ints
    available_at: Ints
    slot_start_at: Ints
    latest_at: Ints
    handover_s: Ints
    load: npt.NDArray[np.int64]
    metres: npt.NDArray[np.int64]
    legs_s: tuple[npt.NDArray[np.int64], ...]
    vehicles: tuple[VehicleType, ...]


def routing_problem(
    day: Day, travel: TravelTimes, store: Store, able: npt.NDArray[np.bool_], legs: Legs
) -> RoutingProblem:
    """The store's orders that somebody is able to carry, and its couriers."""
    orders = [
        k for k, order in enumerate(day.orders) if order.store_id == store.store_id and able[k]
    ]
    arrays = order_arrays(day, store, [day.orders[k] for k in orders])
    places = [
        day.store_place(store.store_id),
        *(day.order_place(day.orders[k].order_id) for k in orders),
    ]
    groups = [
        (number, group)
        for number, group in enumerate(day.groups)
        if group.store_id == store.store_id
    ]
    speeds = list(dict.fromkeys(group.vehicle.speed_factor for _, group in groups))
    earliest_at = np.append(
        arrays.available_at.min(initial=0), arrays.slot_start_at
    )  # of leaving a place
    latest_at = np.append(arrays.latest_at.max(initial=0), arrays.latest_at + arrays.handover_s)
    sides = sorted({g.vehicle.max_side_mm for _, g in groups if g.vehicle.max_side_mm})
    long = np.array(
        [[day.orders[k].side_mm > side for side in sides] for k in orders], np.int64
    ).reshape(len(orders), len(sides))
    load = np.column_stack([arrays.mass_g, arrays.volume_ml, long])
    legs_s = []
    vehicle = groups[0][1].vehicle if groups else None
    for speed in speeds:
        if vehicle is None:
            break
        roads = road_arrays(travel, places, vehicle)._replace(speed_factor=speed)
        seconds = _leg_times(roads, earliest_at, latest_at, longest=legs == "longest")
        seconds[:, 0] += store.loading_s
        seconds[0, 0] = 0
        legs_s.append(seconds)
    opens_at = 0 if store.opens_at is None else store.opens_at + store.loading_s
    return RoutingProblem(
        orders=np.array(orders, np.int64),
        available_at=np.maximum(arrays.available_at, opens_at),
        slot_start_at=arrays.slot_start_at,
        latest_at=arrays.latest_at,
        handover_s=arrays.handover_s,
        load=load,
        metres=np.ascontiguousarray(travel.metres[np.ix_(places, places)]),
        legs_s=tuple(legs_s),
        vehicles=tuple(
            _vehicle_type(number, group, store, speeds, sides, load) for number, group in groups
        ),
    )


def _vehicle_type(
    number: int,
    group: CourierGroup,
    store: Store,
    speeds: list[float],
    sides: list[int],
    load: npt.NDArray[np.int64],
) -> VehicleType:
    vehicle, rates, every = group.vehicle, group.rates, load.sum(axis=0)
    return VehicleType(
        group=number,
        count=group.count,
        start_at=group.shift.start_at + store.loading_s,
        end_at=group.shift.end_at + store.loading_s,
        profile=speeds.index(vehicle.speed_factor),
        capacity=(
            int(every[0]) if vehicle.max_mass_g is None else vehicle.max_mass_g,
            int(every[1]) if vehicle.max_volume_ml is None else vehicle.max_volume_ml,
            *(
                0
                if vehicle.max_side_mm is not None and vehicle.max_side_mm <= side
                else len(load)
                for side in sides
            ),
        ),
        per_metre=rates.per_km_kop,
        per_second=rates.per_hour_kop * 1000 // 3600 if rates.paid_for == "trip" else 0,
    )


@njit(cache=True)
def _leg_times(
    roads: Roads, earliest_at: Ints, latest_at: Ints, longest: bool
) -> npt.NDArray[np.int64]:
    """Seconds of every leg, over the departures at which it could be driven."""
    n = len(roads.free_flow_s)
    seconds = np.zeros((n, n), np.int64)
    for a in range(n):
        span = max(0, latest_at[a] - earliest_at[a])
        for b in range(n):
            if a == b:
                continue
            if not roads.reachable[a, b]:
                seconds[a, b] = FAR_S
                continue
            most, total = 0, 0
            for k in range(SAMPLES):
                drive = driving_s(
                    roads.free_flow_s[a, b],
                    earliest_at[a] + span * k // (SAMPLES - 1),
                    roads.speed_factor,
                    roads.starts_s,
                    roads.multipliers[roads.kind[a, b]],
                )
                most = max(most, drive)
                total += drive
            seconds[a, b] = most if longest else -(-total // SAMPLES)
    return seconds


def part_of(problem: RoutingProblem, orders: Ints, counts: dict[int, int]) -> RoutingProblem:
    """The problem of some of its orders (numbers) and so many couriers of each vehicle type."""
    places = np.append(0, orders + 1)
    among = np.ix_(places, places)
    return replace(
        problem,
        orders=problem.orders[orders],
        available_at=problem.available_at[orders],
        slot_start_at=problem.slot_start_at[orders],
        latest_at=problem.latest_at[orders],
        handover_s=problem.handover_s[orders],
        load=problem.load[orders],
        metres=np.ascontiguousarray(problem.metres[among]),
        legs_s=tuple(np.ascontiguousarray(legs[among]) for legs in problem.legs_s),
        vehicles=tuple(
            replace(one, count=counts[number])
            for number, one in enumerate(problem.vehicles)
            if counts.get(number)
        ),
    )
