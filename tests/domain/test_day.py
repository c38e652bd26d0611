"""The day: its places, its classes, its groups of couriers, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Courier, Rates, Shift, Vehicle
from planner.domain.order import OrderId, Slot, StoreId
from tests.support.builders import at, make_courier, make_day, make_order, make_store


def two_stores() -> Day:
    """Stores s1 and s2, orders o1 (s2) and o2 (s1)."""
    return make_day(
        stores=[make_store(store_id="s1"), make_store(store_id="s2")],
        orders=[
            make_order(order_id="o1", store_id="s2"),
            make_order(order_id="o2", priority=7),
        ],
    )


def test_places_are_stores_then_orders() -> None:
    day = two_stores()
    assert day.place_ids == ("s1", "s2", "o1", "o2")
    assert [day.store_place(StoreId(store_id)) for store_id in ("s1", "s2")] == [0, 1]
    assert [day.order_place(OrderId(order_id)) for order_id in ("o1", "o2")] == [2, 3]


def test_ids_lead_to_their_objects() -> None:
    day = two_stores()
    assert day.order(OrderId("o2")) is day.orders[1]
    assert day.order_index(OrderId("o2")) == 1
    assert day.store(StoreId("s2")) is day.stores[1]


def test_classes_are_the_distinct_priorities_highest_first() -> None:
    orders = [make_order(order_id=f"o{k}", priority=p) for k, p in enumerate((0, 100, 0, 5))]
    assert make_day(orders=orders).priorities == (100, 5, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"orders": [make_order(), make_order()]},
        {"orders": [make_order(order_id="s1")]},  # an order and a store: one row of a matrix
        {"stores": [make_store(), make_store()]},
    ],
)
def test_places_need_different_ids(changes: Any) -> None:
    with pytest.raises(ValueError, match="store and order ids are not all different"):
        make_day(**changes)


def test_couriers_need_different_ids() -> None:
    with pytest.raises(ValueError, match="courier ids are not all different"):
        make_day(couriers=[make_courier(), make_courier()])


@pytest.mark.parametrize(
    "changes",
    [{"orders": [make_order(store_id="s9")]}, {"couriers": [make_courier(store_id="s9")]}],
)
def test_store_of_an_order_or_a_courier_must_exist(changes: Any) -> None:
    with pytest.raises(ValueError, match=r"unknown stores \['s9'\]"):
        make_day(**changes)


def test_slot_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="slot ends at 39600, not after its start 39600"):
        Slot(start_at=at("11:00"), end_at=at("11:00"))


def test_shift_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="shift ends at 39600, not after its start 39600"):
        Shift(start_at=at("11:00"), end_at=at("11:00"))


# Groups: couriers nobody can tell apart.

REST = Break(length_s=1_800, from_at=at("12:00"), until_at=at("15:00"))


def test_equal_couriers_form_a_group_in_order_of_appearance() -> None:
    van = Vehicle(name="van")
    couriers = [
        make_courier(courier_id="c1"),
        make_courier(courier_id="c2", vehicle=van),
        make_courier(courier_id="c3"),
    ]
    groups = make_day(couriers=couriers).groups
    assert [(group.courier_ids, group.count) for group in groups] == [
        (("c1", "c3"), 2),
        (("c2",), 1),
    ]
    assert (groups[0].vehicle, groups[1].vehicle) == (Vehicle(), van)


@pytest.mark.parametrize(
    "change",
    [
        {"store_id": "s2"},
        {"shift": Shift(start_at=at("09:00"), end_at=at("21:00") + 1)},
        {"vehicle": Vehicle(speed_factor=1.01)},
        {"rates": Rates(per_order_kop=1)},
        {"rest": REST},
    ],
)
def test_any_difference_parts_a_group(change: Any) -> None:
    first = make_courier(courier_id="c1")
    second: Courier = replace(make_courier(courier_id="c2"), **change)
    stores = [make_store(store_id="s1"), make_store(store_id="s2")]
    assert len(make_day(stores=stores, couriers=[first, second]).groups) == 2
    assert len(make_day(couriers=[first, make_courier(courier_id="c2")]).groups) == 1
