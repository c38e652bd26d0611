"""A store's day as routing programs take it."""

from __future__ import annotations

import numpy as np

from planner.domain.fleet import Vehicle
from planner.routing.problem import RoutingProblem, routing_problem
from planner.travel.congestion import CongestionProfile
from planner.travel.times import TravelTimes
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_store,
    make_travel,
)

# twice as slow from noon on
NOON = CongestionProfile("noon", (0, at("12:00")), (1.0, 2.0))


def problems(profile: CongestionProfile = NOON) -> tuple[RoutingProblem, RoutingProblem]:
    """One order due 11:00–13:00, ten minutes away; loading takes five minutes."""
    day = make_day(
        stores=[make_store(loading_s=300)],
        orders=[make_order(slot=(at("11:00"), at("13:00")), side_mm=900)],
        couriers=[
            make_courier(courier_id="small", vehicle=Vehicle(max_side_mm=800)),
            make_courier(courier_id="large", vehicle=Vehicle(max_mass_g=9_000)),
        ],
    )
    travel: TravelTimes = make_travel(day=day, minutes=10, profile=profile)
    able = np.ones(1, bool)
    (store,) = day.stores
    longest = routing_problem(day, travel, store, able, "longest")
    return longest, routing_problem(day, travel, store, able, "mean")


def test_leg_takes_its_longest_or_its_mean_time() -> None:
    longest, mean = problems()
    # out at free flow in the morning, at half the speed after noon
    assert longest.legs_s[0][0, 1] == 1200
    assert 600 < mean.legs_s[0][0, 1] < 1200


def test_loading_is_folded_into_the_way_back() -> None:
    longest, _ = problems(CongestionProfile("flat", (0,), (1.0,)))
    assert longest.legs_s[0].tolist() == [[0, 600], [900, 0]]
    # ready at 10:20, loaded at 10:25; shifts from 9:00 are as much later
    assert longest.available_at.tolist() == [at("10:25")]
    assert [one.start_at for one in longest.vehicles] == [at("09:05"), at("09:05")]


def test_long_parcels_are_a_load_of_their_own() -> None:
    longest, _ = problems()
    assert longest.load.tolist() == [[5_000, 50_000, 1]]
    assert [one.capacity for one in longest.vehicles] == [
        (5_000, 50_000, 0),
        (9_000, 50_000, 1),
    ]
