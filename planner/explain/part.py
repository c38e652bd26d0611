"""A day of only some of its orders, everything else as it was."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.travel.times import TravelTimes


def part_of(
    day: Day, travel: TravelTimes, order_ids: Collection[OrderId]
) -> tuple[Day, TravelTimes]:
    """The day with only these orders, and the travel times between its places."""
    orders = tuple(order for order in day.orders if order.order_id in order_ids)
    places = [day.store_place(store.store_id) for store in day.stores]
    places += [day.order_place(order.order_id) for order in orders]
    return replace(day, orders=orders), travel.among(places)
