"""What a trip costs, by CONTRACT "Money", each item to the nearest kopeck."""

from __future__ import annotations

import pytest

from planner.domain.cost import on_demand_cost_kop, trip_cost_kop, trip_labour_kop
from planner.domain.fleet import Rates
from tests.support.builders import make_on_demand


def test_trip_paid_by_the_shift_costs_kilometres_trip_and_orders() -> None:
    # 12.345 km · 14 ₽ = 172.83 ₽; + 50 ₽ + 3 · 20 ₽ = 282.83 ₽. 95 min at 500 ₽/h = 791.67 ₽
    rates = Rates(per_km_kop=1_400, per_trip_kop=5_000, per_order_kop=2_000)
    assert trip_cost_kop(rates, metres=12_345, orders=3, busy_s=5_700) == 28_283
    assert trip_labour_kop(rates, busy_s=5_700) == 79_167


def test_trip_paid_by_the_trip_costs_its_hours_too_and_no_labour() -> None:
    rates = Rates(per_km_kop=1_400, paid_for="trip")
    assert trip_cost_kop(rates, metres=12_345, orders=3, busy_s=5_700) == 17_283 + 79_167
    assert trip_labour_kop(rates, busy_s=5_700) == 0


@pytest.mark.parametrize(
    ("metres", "cost_kop"),
    [(499, 0), (500, 1), (1_499, 1), (1_500, 2)],  # at 1 kopeck a kilometre
)
def test_half_a_kopeck_rounds_up(metres: int, cost_kop: int) -> None:
    rates = Rates(per_hour_kop=0, per_km_kop=1)
    assert trip_cost_kop(rates, metres=metres, orders=1, busy_s=0) == cost_kop


@pytest.mark.parametrize(("busy_s", "labour_kop"), [(1_799, 0), (1_800, 1), (5_400, 2)])
def test_half_a_kopeck_of_labour_rounds_up(busy_s: int, labour_kop: int) -> None:
    assert trip_labour_kop(Rates(per_hour_kop=1), busy_s=busy_s) == labour_kop


def test_outside_courier_takes_base_order_and_kilometres() -> None:
    # 400 ₽ + 30 ₽ + 12.345 km · 25 ₽ = 308.63 ₽ (308.625, halves up)
    on_demand = make_on_demand(base_kop=40_000, per_km_kop=2_500, per_order_kop=3_000)
    assert on_demand_cost_kop(on_demand, metres=12_345) == 40_000 + 3_000 + 30_863
