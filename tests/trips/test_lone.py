"""The least late departure of one order alone, against every second of changing traffic."""

from __future__ import annotations

from random import Random

import pytest

from planner.domain.fleet import Vehicle
from planner.travel.congestion import CongestionProfile
from planner.trips.lone import LoneTrip
from tests.support.builders import make_courier, make_day, make_order, make_promise, make_travel

BASE_AT = 36_000


def random_trip(rng: Random) -> LoneTrip:
    """One order, a long way, six steps of traffic, a limit near the driving time."""
    out_s, back_s = rng.randint(150, 500), rng.randint(50, 300)
    slot_start_at = BASE_AT + rng.randint(0, 600)
    order = make_order(
        placed_at=BASE_AT,
        ready_at=BASE_AT,
        slot=(slot_start_at, slot_start_at + rng.randint(300, 1_200)),
        handover_s=rng.randint(0, 60),
    )
    courier = make_courier(vehicle=Vehicle(speed_factor=rng.choice((0.8, 1.0, 1.0, 1.3))))
    promise = make_promise(
        limit_clock="departure",
        order_limit_s=rng.randint(100, 800),
        window_covers=rng.choice(("arrival", "handover")),
    )
    day = make_day(orders=[order], couriers=[courier], promise=promise)
    steps = sorted(BASE_AT + rng.randint(0, 1_500) for _ in range(6))
    profile = CongestionProfile(
        name="steps",
        starts_s=tuple(sorted({0, *steps})),
        multipliers=tuple(rng.choice((0.8, 1.0, 1.4, 2.0)) for _ in {0, *steps}),
    )
    minutes = [[0, out_s / 60], [back_s / 60, 0]]
    travel = make_travel(day=day, minutes=minutes, profile=profile)
    return LoneTrip(
        day=day, travel=travel, store=day.stores[0], order=order, group=day.groups[0]
    )


@pytest.mark.parametrize("first_seed", range(0, 400, 50))
def test_best_departure_is_the_least_late_of_all_seconds(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 50):
        rng = Random(seed)
        lone = random_trip(rng)
        first_at = BASE_AT + rng.randint(0, 300)
        closes_at = BASE_AT + rng.randint(200, 1_800)
        until_at = BASE_AT + rng.randint(800, 3_000)
        lateness_s = {
            departs_at: lone.late_s(departs_at)
            for departs_at in range(first_at, closes_at + 1)
            if lone.returns_at(departs_at) <= until_at
        }
        best = lone.best_departure(first_at, until_at, closes_at)
        least_s = min(lateness_s.values(), default=None)
        assert (None if best is None else lateness_s[best]) == least_s, f"seed {seed}"
