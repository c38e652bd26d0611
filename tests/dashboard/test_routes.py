from __future__ import annotations

from planner.dashboard.routes import OUTSIDE_COLOUR, PALETTE, routes
from tests.dashboard.evening import evening_day, evening_plan
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_travel,
)
from tests.support.plans import make_plan


def test_every_courier_of_the_day_has_a_route_also_without_trips() -> None:
    day = evening_day()
    found = routes(day, evening_plan(day), "ru")
    assert [(route.name, len(route.trips)) for route in found] == [
        ("c1", 1),
        ("c2", 1),
        ("c3", 0),
        ("Вызов 1", 1),
    ]
    assert found[-1].courier is None
    assert found[-1].colour == OUTSIDE_COLOUR


def test_colours_repeat_only_after_the_last() -> None:
    couriers = [make_courier(courier_id=f"c{k}") for k in range(len(PALETTE) + 1)]
    day = make_day(couriers=couriers)
    found = routes(day, make_plan(day=day, travel=make_travel(day=day), trips=[]), "ru")
    assert len({route.colour for route in found[:-1]}) == len(PALETTE)
    assert found[-1].colour == found[0].colour


def test_outside_trips_share_a_lane_only_where_they_do_not_overlap() -> None:
    # o1 10:30-11:08, o2 at the same time, o3 12:30-13:08
    orders = [
        make_order(order_id="o1"),
        make_order(order_id="o2"),
        make_order(order_id="o3", placed_at=at("12:00"), slot=(at("13:00"), at("14:00"))),
    ]
    day = make_day(orders=orders, on_demand=make_on_demand())
    plan = make_plan(
        day=day,
        travel=make_travel(day=day, minutes=10),
        trips=[
            (None, at("10:30"), ["o1"]),
            (None, at("10:30"), ["o2"]),
            (None, at("12:30"), ["o3"]),
        ],
    )
    lanes = [route for route in routes(day, plan, "en") if route.courier is None]
    assert [(lane.name, len(lane.trips)) for lane in lanes] == [
        ("On demand 1", 2),
        ("On demand 2", 1),
    ]
