"""What the benchmark tells the peers is the day itself, and what it can't tell it names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.problem import not_expressible, plain, problem_of
from planner.domain.day import Day
from planner.domain.fleet import Break, Rates, Vehicle
from planner.travel.congestion import CongestionProfile
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_promise,
    make_store,
    make_travel,
)

LUNCH = Break(length_s=1800, from_at=at("13:00"), until_at=at("15:00"))
RUSH = CongestionProfile("rush", (0, at("17:00")), (1.0, 2.0))


def test_loading_is_folded_into_the_way_back() -> None:
    day = make_day(
        stores=[make_store(loading_s=300)], orders=[make_order(placed_at=at("10:00"))]
    )
    problem = problem_of(day, make_travel(day=day, minutes=10))
    # 10 min out; back again 10 min and 5 min of loading for the next trip
    assert problem.seconds.tolist() == [[0, 600], [900, 0]]
    # ready at 10:20, loaded at 10:25; the shift 09:00-21:00 moves by the same 5 min
    assert problem.ready_at.tolist() == [at("10:25")]
    assert problem.shift_start_at.tolist() == [at("09:05")]
    assert problem.shift_end_at.tolist() == [at("21:05")]


def test_the_deadline_is_the_latest_start_of_the_handover() -> None:
    day = make_day(
        orders=[make_order(slot=(at("11:00"), at("12:00")), handover_s=480)],
        promise=make_promise(window_covers="handover"),
    )
    problem = problem_of(day, make_travel(day=day))
    assert problem.latest_at.tolist() == [at("11:52")]


def test_orders_nobody_can_meet_are_left_out() -> None:
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2", mass_g=300_000)],
        couriers=[make_courier(vehicle=Vehicle(max_mass_g=250_000))],
    )
    problem = problem_of(day, make_travel(day=day))
    assert [order.order_id for order in problem.orders] == ["o1"]
    assert problem.seconds.shape == (2, 2)


def test_couriers_that_are_alike_stand_together() -> None:
    van = Vehicle(max_mass_g=700_000)
    couriers = [
        make_courier(courier_id="c1"),
        make_courier(courier_id="c2", vehicle=van),
        make_courier(courier_id="c3"),
    ]
    day = make_day(orders=[make_order(mass_g=800_000)], couriers=couriers)
    # without a limit a vehicle takes all there is, 800 kg
    assert problem_of(day, make_travel(day=day)).alike() == [[0, 2], [1]]


INEXPRESSIBLE: dict[str, Day] = {
    "several stores": make_day(stores=[make_store(), make_store(store_id="s2")]),
    "breaks": make_day(couriers=[make_courier(rest=LUNCH)]),
    "couriers of different speed": make_day(
        couriers=[
            make_courier(courier_id="c1"),
            make_courier(courier_id="c2", vehicle=Vehicle(speed_factor=1.2)),
        ]
    ),
    "rates that are not kilometres only": make_day(
        couriers=[make_courier(rates=Rates(paid_for="trip"))]
    ),
    "couriers of different rates": make_day(
        couriers=[
            make_courier(courier_id="c1"),
            make_courier(courier_id="c2", rates=Rates(per_km_kop=1_800)),
        ]
    ),
    "priority classes": make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2", priority=50)]
    ),
    "outside couriers": make_day(on_demand=make_on_demand()),
    "a limit that counts from the departure": make_day(
        promise=make_promise(limit_clock="departure")
    ),
    "longest sides": make_day(couriers=[make_courier(vehicle=Vehicle(max_side_mm=599))]),
    "store hours": make_day(stores=[make_store(closes_at=at("11:59"))]),
}


@pytest.mark.parametrize(("hindrance", "day"), INEXPRESSIBLE.items(), ids=list(INEXPRESSIBLE))
def test_what_peers_cannot_be_told_is_named(hindrance: str, day: Day) -> None:
    assert not_expressible(day, make_travel(day=day)) == hindrance


def test_changing_travel_times_are_named() -> None:
    day = make_day()
    hindrance = not_expressible(day, make_travel(day=day, profile=RUSH))
    assert hindrance == "travel times that change through the day"


def test_missing_roads_are_named() -> None:
    day = make_day()
    travel = make_travel(day=day, minutes=[[0, 10], [None, 0]])
    assert not_expressible(day, travel) == "places without a road"


def test_a_limit_that_binds_nobody_is_no_hindrance() -> None:
    # sides of 600 mm fit exactly, and the slot ends when the store closes
    day = make_day(
        stores=[make_store(opens_at=at("09:00"), closes_at=at("12:00"))],
        couriers=[make_courier(vehicle=Vehicle(max_side_mm=600))],
    )
    assert not_expressible(day, make_travel(day=day)) is None


def test_a_plain_day_can_be_told() -> None:
    hard = make_day(
        stores=[make_store(closes_at=at("11:59"), loading_s=300)],
        orders=[make_order(order_id="o1"), make_order(order_id="o2", priority=50)],
        couriers=[
            make_courier(courier_id="c1", rest=LUNCH, rates=Rates(per_km_kop=1_800)),
            make_courier(courier_id="c2", vehicle=Vehicle(max_side_mm=500, speed_factor=1.2)),
        ],
        on_demand=make_on_demand(),
    )
    made = plain(hard)
    assert not_expressible(made, make_travel(day=made)) is None
    assert made.travel.congestion == "free-flow"
    # what peers do know stays
    assert made.stores[0].loading_s == 300
    assert [c.shift for c in made.couriers] == [c.shift for c in hard.couriers]
    assert replace(made.orders[1], priority=50) == hard.orders[1]
