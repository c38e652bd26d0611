"""Random tiny days, small enough that every second of them can be tried.

Minutes shrink to seconds: a day lasts about twenty minutes, legs take up to two and a half,
slots one to five. Matrices are asymmetric and need not be metric, roads may be missing, the
congestion profile steps inside the day. Hypothesis draws which rules are in play, so a failure
shrinks to the rules that matter; the numbers follow from a seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

import numpy as np
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Break, Courier, OnDemand, Rates, Store, Vehicle
from planner.domain.order import Order
from planner.domain.plan import TravelUsed
from planner.settings import SolverSettings
from planner.travel.congestion import FREE_FLOW, CongestionProfile
from planner.travel.times import TravelTimes
from tests.support.builders import (
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_promise,
    make_store,
)

BASES = (36_000, 0, 85_800)  # mid-morning, midnight, and a day that runs over midnight


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Which rules are in play in a random day; the plainest values shrink furthest."""

    orders: int = 3
    couriers: int = 1
    groups: int = 1
    stores: int = 1
    limit_clock: Literal["placed", "ready", "departure"] = "placed"
    window_covers: Literal["arrival", "handover"] = "arrival"
    preorders: Literal["slot_only", "limit"] = "slot_only"
    rush: bool = False
    early_orders: bool = False
    loading: bool = False
    capacity: bool = False
    breaks: bool = False
    hours: bool = False
    priorities: bool = False
    paid_for_trip: bool = False
    on_demand: bool = False
    congestion: bool = False
    missing_roads: bool = False
    speeds: bool = False
    base_at: int = BASES[0]


@st.composite
def shapes(
    draw: st.DrawFn, *, max_orders: int = 7, max_couriers: int = 2, stores: int = 2
) -> Shape:
    """Any mixture of rules."""
    couriers = draw(st.integers(1, max_couriers))
    flag = st.booleans()
    return Shape(
        orders=draw(st.integers(1, max_orders)),
        couriers=couriers,
        groups=draw(st.integers(1, couriers)),
        stores=draw(st.integers(1, stores)),
        limit_clock=draw(st.sampled_from(["placed", "ready", "departure"])),
        window_covers=draw(st.sampled_from(["arrival", "handover"])),
        preorders=draw(st.sampled_from(["slot_only", "limit"])),
        rush=draw(flag),
        early_orders=draw(flag),
        loading=draw(flag),
        capacity=draw(flag),
        breaks=draw(flag),
        hours=draw(flag),
        priorities=draw(flag),
        paid_for_trip=draw(flag),
        on_demand=draw(flag),
        congestion=draw(flag),
        missing_roads=draw(flag),
        speeds=draw(flag),
        base_at=draw(st.sampled_from(BASES)),
    )


@st.composite
def tiny_days(
    draw: st.DrawFn,
    *,
    max_orders: int = 7,
    max_couriers: int = 2,
    stores: int = 2,
    departure_step_s: int = 1,
    objective: Literal["serve", "profit"] = "serve",
) -> tuple[Day, TravelTimes]:
    """A tiny day and its travel times."""
    shape = draw(shapes(max_orders=max_orders, max_couriers=max_couriers, stores=stores))
    rng = Random(draw(st.integers(0, 2**32 - 1)))
    day = random_day(
        shape, rng, SolverSettings(departure_step_s=departure_step_s, objective=objective)
    )
    return day, random_travel(shape, rng, day)


def random_day(shape: Shape, rng: Random, solver: SolverSettings | None = None) -> Day:
    """A tiny day of that shape."""
    stores = [_store(shape, rng, number) for number in range(shape.stores)]
    # couriers of one group are equal; several groups differ in something at least sometimes
    templates = [_courier(shape, rng, stores) for _ in range(shape.groups)]
    couriers = [
        _named(templates[number % shape.groups], f"c{number + 1}")
        for number in range(shape.couriers)
    ]
    return make_day(
        stores=stores,
        orders=[_order(shape, rng, stores, number) for number in range(shape.orders)],
        couriers=couriers,
        promise=make_promise(
            order_limit_s=_limit_s(shape, rng),
            limit_clock=shape.limit_clock,
            preorders=shape.preorders,
            window_covers=shape.window_covers,
        ),
        on_demand=_on_demand(shape, rng),
        cancellation_kop=rng.choice((0, 5_000)),
        solver=solver,
    )


def _limit_s(shape: Shape, rng: Random) -> int:
    """Seconds that bind now and then; from the departure, hardly more than the drive."""
    return rng.randint(40, 300) if shape.limit_clock == "departure" else rng.randint(300, 900)


def random_travel(shape: Shape, rng: Random, day: Day) -> TravelTimes:
    """Free-flow seconds and metres drawn pair by pair; neither symmetric nor metric."""
    n = len(day.place_ids)
    seconds = np.array([[rng.randint(5, 120) for _ in range(n)] for _ in range(n)], np.int64)
    metres = np.array([[rng.randint(100, 3_000) for _ in range(n)] for _ in range(n)], np.int64)
    reachable = np.ones((n, n), np.bool_)
    if shape.missing_roads:
        for origin in range(n):
            for destination in range(n):
                reachable[origin, destination] = rng.random() > 0.15
    if n > 2 and rng.random() < 0.3:  # two orders behind one door
        seconds[n - 1, n - 2] = seconds[n - 2, n - 1] = 0
        metres[n - 1, n - 2] = metres[n - 2, n - 1] = 0
    np.fill_diagonal(seconds, 0)
    np.fill_diagonal(metres, 0)
    np.fill_diagonal(reachable, True)
    profile = _profile(shape, rng) if shape.congestion else FREE_FLOW
    return TravelTimes(
        free_flow_s=seconds,
        metres=metres,
        reachable=reachable,
        profile=profile,
        used=TravelUsed(provider="matrix", congestion=profile.name),
    )


def _profile(shape: Shape, rng: Random) -> CongestionProfile:
    base = shape.base_at
    steps = {(base + rng.randint(1, 1_200)) % 86_400 for _ in range(3)} - {0}
    starts = (0, *sorted(steps))
    return CongestionProfile(
        name="steps",
        starts_s=starts,
        multipliers=tuple(rng.choice((0.8, 1.0, 1.3, 1.7, 2.0)) for _ in starts),
    )


def _store(shape: Shape, rng: Random, number: int) -> Store:
    base = shape.base_at
    return make_store(
        store_id=f"s{number + 1}",
        loading_s=rng.choice((15, 40)) if shape.loading else 0,
        opens_at=base + rng.randint(0, 250) if shape.hours and rng.random() < 0.7 else None,
        closes_at=base + rng.randint(500, 900) if shape.hours and rng.random() < 0.7 else None,
    )


def _order(shape: Shape, rng: Random, stores: list[Store], number: int) -> Order:
    base = shape.base_at
    early = shape.early_orders and rng.random() < 0.4
    placed_at = base + (rng.randint(-2_000, -700) if early else rng.randint(-100, 200))
    # in a rush short slots lie close together, so that couriers are what is missing
    slot_start_at = base + (rng.randint(350, 500) if shape.rush else rng.randint(150, 650))
    slot_s = rng.randint(60, 120) if shape.rush else rng.randint(60, 300)
    return make_order(
        order_id=f"o{number + 1}",
        store_id=rng.choice(stores).store_id,
        placed_at=placed_at,
        ready_at=placed_at + rng.randint(0, 100),
        slot=(slot_start_at, slot_start_at + slot_s),
        handover_s=rng.choice((0, rng.randint(1, 60), rng.randint(1, 60))),
        mass_g=rng.randint(0, 40_000),
        volume_ml=rng.randint(0, 400_000),
        side_mm=rng.randint(100, 1_500),
        fee_kop=rng.choice((1_000, 5_000, 19_900)),
        priority=rng.choice((0, 0, 5, 100)) if shape.priorities else 0,
    )


def _courier(shape: Shape, rng: Random, stores: list[Store]) -> Courier:
    start_at = shape.base_at + rng.randint(-50, 200)
    end_at = shape.base_at + rng.randint(600, 1_400)
    return make_courier(
        store_id=rng.choice(stores).store_id,
        shift=(start_at, end_at),
        vehicle=_vehicle(shape, rng),
        rates=Rates(
            per_hour_kop=rng.choice((0, 45_000, 60_000)),
            per_km_kop=rng.choice((0, 1_200, 1_550)),
            per_order_kop=rng.choice((0, 2_000)),
            per_trip_kop=rng.choice((0, 1_000)),
            paid_for="trip" if shape.paid_for_trip else "shift",
        ),
        rest=_rest(rng, start_at, end_at) if shape.breaks and rng.random() < 0.8 else None,
    )


def _named(template: Courier, courier_id: str) -> Courier:
    return make_courier(
        courier_id=courier_id,
        store_id=template.store_id,
        shift=(template.shift.start_at, template.shift.end_at),
        vehicle=template.vehicle,
        rates=template.rates,
        rest=template.rest,
    )


def _rest(rng: Random, start_at: int, end_at: int) -> Break:
    """A break that an idle courier can take; its window may reach beyond the shift."""
    length_s = rng.randint(20, 150)
    from_at = rng.randint(start_at - 50, end_at - length_s)
    earliest_at = max(from_at, start_at)
    return Break(
        length_s=length_s,
        from_at=from_at,
        until_at=rng.randint(earliest_at + length_s, end_at + 50),
    )


def _vehicle(shape: Shape, rng: Random) -> Vehicle:
    return Vehicle(
        max_mass_g=rng.choice((None, 30_000, 70_000)) if shape.capacity else None,
        max_volume_ml=rng.choice((None, 350_000, 800_000)) if shape.capacity else None,
        max_side_mm=rng.choice((None, 1_000)) if shape.capacity else None,
        speed_factor=rng.choice((0.8, 1.0, 1.25)) if shape.speeds else 1.0,
    )


def _on_demand(shape: Shape, rng: Random) -> OnDemand | None:
    if not shape.on_demand:
        return None
    return make_on_demand(
        base_kop=rng.choice((1_000, 40_000)),
        per_km_kop=2_500,
        per_order_kop=rng.choice((0, 500)),
        lead_s=rng.choice((60, 200)),
        limit=rng.randint(0, 2),
        vehicle=Vehicle(
            max_mass_g=rng.choice((None, 20_000)),
            max_volume_ml=rng.choice((None, 200_000)),
            max_side_mm=rng.choice((None, 1_000)),
        ),
    )
