"""One plan made by hand that has everything an export can meet."""

from __future__ import annotations

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Rates, Vehicle
from planner.domain.order import Point
from planner.domain.plan import Plan, Reason, ReasonCode, Verdict
from planner.trips.alone import alone_reason
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_store,
    make_travel,
)
from tests.support.plans import make_plan

EVIL = '=HYPERLINK("http://evil.example","1")'


@pytest.fixture
def day() -> Day:
    """Orders o1–o3 on one trip, o4 by an outside courier, o5 late alone, o6 crowded out."""
    orders = [
        make_order(
            order_id="o1",
            point=Point(lat=55.75, lon=37.62),
            address=EVIL,
            comment="+7 звонить заранее\nподъезд 2",
            customer="@Иванов",
            phone="+7 900 000-00-01",
            mass_g=4_600,
            volume_ml=44_000,
            extra=(("Этаж", "5"), ("=cmd", "-1+1"), ("verdict", "мой")),
        ),
        make_order(
            order_id="o2", address="ул. Щёлковская, 2", mass_g=25_000, volume_ml=250_000
        ),
        make_order(order_id="o3", point=Point(lat=55.8, lon=37.7)),
        make_order(order_id="o4", slot=(at("13:00"), at("14:00")), placed_at=at("12:00")),
        make_order(order_id="o5", slot=(at("10:20"), at("10:25"))),
        make_order(order_id="o6", slot=(at("11:00"), at("11:30"))),
    ]
    rates = Rates(per_hour_kop=50_000, per_km_kop=1_333)
    rest = Break(length_s=1_800, from_at=at("13:00"), until_at=at("15:00"))
    return make_day(
        stores=[make_store(loading_s=300)],
        orders=orders,
        couriers=[
            make_courier(
                courier_id="c/1", vehicle=Vehicle(name="фургон"), rates=rates, rest=rest
            ),
            make_courier(courier_id="c2", rates=rates),
        ],
        on_demand=make_on_demand(),
    )


@pytest.fixture
def plan(day: Day) -> Plan:
    """c/1 leaves at 10:50: o1 11:00–11:08, o2 11:18–11:26, o3 11:36–11:44, back 11:54."""
    travel = make_travel(day=day, minutes=10, metres=[[3_337] * 7] * 7)
    late = alone_reason(day, travel, day.orders[4])
    assert late is not None
    busy = Reason(
        code=ReasonCode.COURIERS_BUSY, evidence={"met": 4, "met_upper_bound": 4, "orders": 6}
    )
    return make_plan(
        day=day,
        travel=travel,
        trips=[("c/1", at("10:50"), ["o1", "o2", "o3"]), (None, at("12:30"), ["o4"])],
        reasons={
            "o5": (Verdict.IMPOSSIBLE_ALONE, late),
            "o6": (Verdict.IMPOSSIBLE_TOGETHER, busy),
        },
    )
