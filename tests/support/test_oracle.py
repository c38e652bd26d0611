"""The oracle itself: it drives as the reference walk does; small days are counted by hand."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.fleet import Break, CourierId, Rates
from planner.domain.order import OrderId, Slot
from planner.travel.times import TravelTimes
from tests.support.builders import (
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_travel,
)
from tests.support.every_second import every_second_trips
from tests.support.exhaustive import (
    Best,
    exhaustive_best,
    exhaustive_costs,
    exhaustive_profit,
    exhaustive_trips,
    unbettered,
)
from tests.support.strategies import tiny_days


@given(tiny_days(max_orders=5), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_every_second_trips_are_those_of_the_reference_walk(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, travel = tiny
    store, vehicle = day.stores[0], day.couriers[0].vehicle
    first_at = min(order.ready_at for order in day.orders)
    last_at = max(order.slot.end_at for order in day.orders)
    departures = set(Random(seed).sample(range(first_at, last_at + 1), k=20))
    swift: dict[tuple[frozenset[str], int], list[tuple[int, int]]] = {}
    for carried, points in every_second_trips(day, travel, store, vehicle).items():
        for departs_at, returns_at, metres in zip(
            points.departs_at.tolist(),
            points.returns_at.tolist(),
            points.metres.tolist(),
            strict=True,
        ):
            if departs_at in departures:
                swift.setdefault((frozenset(carried), departs_at), []).append(
                    (returns_at, metres)
                )
    walked = exhaustive_trips(day, travel, store, vehicle, departures)
    assert {key: unbettered(pairs) for key, pairs in swift.items()} == walked


def rivals(*, apart_min: float = 2) -> tuple[Day, TravelTimes]:
    """Two orders due between 100 and 200 s, a minute from the store; 10 ₽ a kilometre."""
    orders = [
        make_order(order_id=f"o{k}", placed_at=0, ready_at=0, slot=(100, 200), handover_s=0)
        for k in (1, 2)
    ]
    courier = make_courier(shift=(0, 1_000), rates=Rates(per_km_kop=1_000))
    day = make_day(orders=orders, couriers=[courier])
    minutes: list[list[float | None]] = [[0, 1, 1], [1, 0, apart_min], [1, apart_min, 0]]
    metres = [[0, 1_000, 2_000], [1_000, 0, 500], [2_000, 500, 0]]
    return day, make_travel(day=day, minutes=minutes, metres=metres)


NOTHING: frozenset[OrderId] = frozenset()
O1, O2 = frozenset({OrderId("o1")}), frozenset({OrderId("o2")})


def test_one_courier_meets_one_of_two_rivals_the_cheaper() -> None:
    # o1 at 100 s at the earliest, then o2 at 220: too late. Back at 160, at the next door at
    # 220: too late. Alone 2 km · 10 ₽ for o1, 4 km for o2.
    day, travel = rivals()
    costs = exhaustive_costs(day, travel)
    assert costs == {NOTHING: 0, O1: 2_000, O2: 4_000}
    assert exhaustive_best(day, costs) == Best(met_by_priority=(1,), cost_kop=2_000)
    assert exhaustive_profit(day, costs) == 19_900 - 2_000


def test_higher_class_goes_first_at_any_price() -> None:
    day, travel = rivals()
    day = replace(day, orders=(day.orders[0], replace(day.orders[1], priority=5)))
    best = exhaustive_best(day, exhaustive_costs(day, travel))
    assert best == Best(met_by_priority=(1, 0), cost_kop=4_000)


def test_two_couriers_meet_both() -> None:
    day, travel = rivals()
    second = replace(day.couriers[0], courier_id=CourierId("c2"))
    day = replace(day, couriers=(*day.couriers, second))
    assert exhaustive_costs(day, travel)[O1 | O2] == 6_000


def test_one_trip_meets_both_where_they_are_near() -> None:
    # o1 at 100 s, o2 at 160; 1 + 0.5 + 2 km
    day, travel = rivals(apart_min=1)
    assert exhaustive_costs(day, travel)[O1 | O2] == 3_500


def test_two_trips_of_one_courier_meet_both_where_the_slots_allow() -> None:
    # o2 is due from 220 to 300 s. With loading L he is at o1 at max(100, L + 60), back a minute
    # after, at o2 L + 60 later: 2 L + 180 from L = 40 on, in time up to L = 60
    day, travel = rivals(apart_min=10)
    later = replace(day.orders[1], slot=Slot(start_at=220, end_at=300))
    day = replace(day, orders=(day.orders[0], later))
    for loading_s, cost_kop in ((0, 6_000), (60, 6_000), (61, None)):
        loaded = replace(day, stores=(replace(day.stores[0], loading_s=loading_s),))
        assert exhaustive_costs(loaded, travel).get(O1 | O2) == cost_kop


def test_break_must_fit_beside_the_trips() -> None:
    # a trip to o1 keeps him from 40 to 160 s at least, so 300 s of break fit after 160
    day, travel = rivals()
    for until_at, costs in ((459, {NOTHING: 0}), (460, {NOTHING: 0, O1: 2_000, O2: 4_000})):
        rest = Break(length_s=300, from_at=0, until_at=until_at)
        rested = replace(day, couriers=(replace(day.couriers[0], rest=rest),))
        assert exhaustive_costs(rested, travel) == costs


def test_outside_couriers_add_orders_up_to_their_limit() -> None:
    # outside 10 ₽ and 1 or 2 km · 25 ₽: o1 for 35 ₽, o2 for 60; the courier 20 and 40. One
    # outside: o1 outside and o2 not, 75 ₽, beats 80 the other way round; two: 95 is no better.
    day, travel = rivals()
    for limit, cost_kop in ((0, None), (1, 7_500), (2, 7_500)):
        on_demand = make_on_demand(base_kop=1_000, lead_s=30, limit=limit)
        costs = exhaustive_costs(replace(day, on_demand=on_demand), travel)
        assert costs.get(O1 | O2) == cost_kop
    nobody = replace(day, couriers=(), on_demand=make_on_demand(base_kop=1_000, limit=2))
    assert exhaustive_costs(nobody, travel) == {NOTHING: 0}  # half an hour's lead is too long


def test_hours_paid_by_the_trip_cost_from_loading_to_return() -> None:
    # busy from 40 to 160 s, 120 s at 30 ₽/h: 1 ₽, beside the 20 ₽ of kilometres
    day, travel = rivals()
    rates = Rates(per_km_kop=1_000, per_hour_kop=3_000, paid_for="trip")
    day = replace(day, couriers=(replace(day.couriers[0], rates=rates),))
    assert exhaustive_costs(day, travel)[O1] == 2_100
