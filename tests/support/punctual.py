"""A small day on which an on-time target costs orders or kilometres."""

from __future__ import annotations

from planner.domain.day import Day
from planner.domain.order import Point
from planner.settings import SolverSettings
from tests.support.builders import at, make_courier, make_day, make_order, make_store

SHOP = Point(lat=55.81, lon=37.80)


def tight_day(
    *, target: float | None = None, couriers: int = 2, time_limit_s: float = 10
) -> Day:
    """Eight orders of two slots, 3 to 12 km from the shop, few couriers."""
    doors = [
        Point(lat=SHOP.lat + d_lat, lon=SHOP.lon + d_lon)
        for d_lat, d_lon in (
            *((0.03, 0.02), (-0.04, 0.03), (0.05, -0.06), (-0.08, -0.02)),
            *((0.02, -0.10), (-0.06, -0.09), (0.07, 0.05), (-0.02, -0.05)),
        )
    ]
    return make_day(
        stores=[make_store(point=SHOP, loading_s=300)],
        orders=[
            make_order(
                order_id=f"o{k}",
                point=door,
                placed_at=at("10:00"),
                slot=(at("11:00"), at("12:00")) if k % 2 else (at("11:30"), at("12:30")),
            )
            for k, door in enumerate(doors)
        ],
        couriers=[make_courier(courier_id=f"c{k}") for k in range(couriers)],
        solver=SolverSettings(on_time_target=target, time_limit_s=time_limit_s),
    )
