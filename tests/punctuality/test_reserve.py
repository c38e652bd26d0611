"""Reserve on the road, trips that leave earlier, orders taken out: one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.domain.fleet import Break, Rates
from planner.domain.order import Point
from planner.errors import InputError
from planner.punctuality.earlier import leaving_earlier
from planner.punctuality.fits import check_fits
from planner.punctuality.kept import Judge, kept_on_time
from planner.punctuality.reserve import expected_trip, expected_trips, with_reserve
from planner.travel.estimate import estimate_travel
from planner.travel.profiles import MOSCOW_WEEKDAY
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
from tests.support.noisy import make_noise
from tests.support.plans import make_trip


def test_each_drive_gets_reserve_by_its_own_error() -> None:
    points = [
        Point(lat=55.75, lon=37.6),
        Point(lat=55.77, lon=37.6),
        Point(lat=55.93, lon=37.6),
    ]
    day = make_day(
        stores=[make_store(point=points[0])],
        orders=[make_order(order_id=f"o{k}", point=points[k]) for k in (1, 2)],
    )
    travel = estimate_travel(points, MOSCOW_WEEKDAY)
    longer = with_reserve(day, travel, make_noise(pair=None), 2.0)
    near = longer.free_flow_s[0, 1] / travel.free_flow_s[0, 1]
    far = longer.free_flow_s[0, 2] / travel.free_flow_s[0, 2]
    # 2.22 km: log-sd 0.63 · 2.22^-0.65 = 0.375; 20.0 km: 0.0899
    assert near == pytest.approx(np.exp(2 * 0.375), rel=0.01)
    assert far == pytest.approx(np.exp(2 * 0.0899), rel=0.01)
    assert (longer.metres == travel.metres).all()
    assert (
        with_reserve(day, travel, make_noise(pair=None), 0.0).free_flow_s == travel.free_flow_s
    ).all()


def test_a_trip_planned_with_reserve_is_told_in_expected_times() -> None:
    day = make_day(on_demand=make_on_demand())
    slow, fast = make_travel(day=day, minutes=30), make_travel(day=day, minutes=20)
    own = make_trip(day=day, travel=slow, departs_at=at("11:00"), order_ids=["o1"])
    told = expected_trip(day, fast, own, [day.orders[0].order_id])
    assert told == make_trip(day=day, travel=fast, departs_at=at("11:00"), order_ids=["o1"])
    outside = make_trip(
        day=day, travel=slow, courier_id=None, departs_at=at("10:30"), order_ids=["o1"]
    )
    (told,) = expected_trips(day, fast, [outside])
    assert told.stops[0].arrives_at == at("10:50")


def test_a_trip_leaves_as_early_as_it_is_not_much_longer_on_the_way() -> None:
    day = make_day(
        orders=[make_order(placed_at=at("09:00"))], promise=make_promise(order_limit_s=20_000)
    )
    travel = make_travel(day=day, minutes=10)
    late = make_trip(day=day, travel=travel, departs_at=at("11:45"), order_ids=["o1"])
    (moved,) = leaving_earlier(day, travel, (late,))
    # ready at 9:20; ten minutes' wait before the slot at 11:00 are allowed, so leaves at 10:40
    assert moved.departs_at == at("10:40")
    assert moved.cost_kop == late.cost_kop


def test_a_trip_paid_by_the_hour_does_not_leave_earlier_to_wait() -> None:
    by_trip = Rates(per_hour_kop=50_000, per_km_kop=1_400, paid_for="trip")
    day = make_day(
        orders=[make_order(placed_at=at("09:00"))],
        couriers=[make_courier(rates=by_trip)],
        promise=make_promise(order_limit_s=20_000),
    )
    travel = make_travel(day=day, minutes=10)
    late = make_trip(day=day, travel=travel, departs_at=at("11:45"), order_ids=["o1"])
    (moved,) = leaving_earlier(day, travel, (late,))
    assert moved.departs_at == at("10:50")


def test_trips_follow_each_other_the_break_and_the_parcels() -> None:
    rest = Break(length_s=1_800, from_at=at("11:00"), until_at=at("14:00"))
    day = make_day(
        stores=[make_store(loading_s=300, opens_at=at("08:00"))],
        orders=[
            make_order(order_id="o1", placed_at=at("10:00")),
            make_order(order_id="o2", placed_at=at("10:00"), slot=(at("11:00"), at("14:00"))),
        ],
        couriers=[make_courier(rest=rest)],
        promise=make_promise(order_limit_s=20_000),
    )
    travel = make_travel(day=day, minutes=10)
    trips = (
        make_trip(day=day, travel=travel, departs_at=at("11:30"), order_ids=["o1"]),
        make_trip(
            day=day, travel=travel, departs_at=at("13:00"), order_ids=["o2"], trip_id="t2"
        ),
    )
    first, second = leaving_earlier(day, travel, trips)
    # o1 ready and loaded 10:25, but no more than ten minutes' wait before 11:00: leaves 10:40,
    # back 11:18; break to 11:48, loading to 11:53
    assert first.departs_at == at("10:40")
    assert second.departs_at == at("11:53")


def test_with_the_departure_clock_and_outside_nothing_moves() -> None:
    day = make_day(
        orders=[make_order(placed_at=at("09:00"))],
        promise=make_promise(limit_clock="departure"),
        on_demand=make_on_demand(),
    )
    travel = make_travel(day=day, minutes=10)
    trip = make_trip(day=day, travel=travel, departs_at=at("11:30"), order_ids=["o1"])
    assert leaving_earlier(day, travel, (trip,)) == (trip,)
    placed = replace(day, promise=make_promise())
    outside = make_trip(
        day=placed, travel=travel, courier_id=None, departs_at=at("09:30"), order_ids=["o1"]
    )
    assert leaving_earlier(placed, travel, (outside,)) == (outside,)


def test_the_order_late_most_often_is_taken_out_until_none_is() -> None:
    day = make_day(
        orders=[
            make_order(order_id="o1"),
            make_order(order_id="o2", slot=(at("11:00"), at("11:30"))),
            make_order(order_id="o3", slot=(at("11:00"), at("12:30"))),
        ]
    )
    travel = make_travel(day=day, minutes=10)
    trip = make_trip(
        day=day, travel=travel, departs_at=at("10:50"), order_ids=["o1", "o2", "o3"]
    )
    judge = Judge(noise=make_noise(leg=0.6), least_share=0.9, runs=2_000, seed=1)
    kept = kept_on_time(day, travel, (trip,), judge)
    # o2's door is reached at 11:18 with 12 minutes to spare, o3's at 11:36 with 54
    ((gone, share),) = kept.taken_out
    assert gone == "o2"
    assert share < 0.9
    assert [stop.order_id for stop in kept.trips[0].stops] == ["o1", "o3"]
    assert kept.simulated.least_share >= 0.9


def test_a_plan_of_another_day_is_refused() -> None:
    day = make_day()
    travel = make_travel(day=day, minutes=10)
    trip = make_trip(day=day, travel=travel, departs_at=at("10:50"), order_ids=["o1"])
    check_fits("plan.json", day, travel, (trip,))
    with pytest.raises(InputError, match="plan_differs"):
        check_fits("plan.json", day, make_travel(day=day, minutes=11), (trip,))
