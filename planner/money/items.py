"""What a trip's money goes into: kilometres, hours on the road and at the door, rates, outside.

The items add up to the trip's full cost, cost and labour together. Hours are the same item
whether they are part of the cost (couriers paid by the trip) or labour (paid by the shift); of
them, the door's part is the handover minutes, the road's part all the rest from loading to
return: loading, driving, waiting for a slot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from planner.domain.cost import trip_cost_kop
from planner.domain.day import Day
from planner.domain.fleet import Rates
from planner.domain.plan import Trip
from planner.money.shares import apportioned


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Kopecks by what they are spent on.

    Attributes
    ----------
    kilometres_kop, per_trip_kop, per_order_kop : at the courier's rates.
    road_kop : hours of loading, driving and waiting. handover_kop : hours at the door.
    outside_kop : what outside couriers take.
    """

    kilometres_kop: int = 0
    road_kop: int = 0
    handover_kop: int = 0
    per_trip_kop: int = 0
    per_order_kop: int = 0
    outside_kop: int = 0

    @property
    def full_cost_kop(self) -> int:
        """All of them."""
        return sum(self.amounts)

    @property
    def amounts(self) -> tuple[int, ...]:
        """The amounts, in the order of `ITEMS`."""
        return tuple(getattr(self, name) for name in ITEMS)


ITEMS = tuple(field.name for field in fields(Items))
HOURS = ("road_kop", "handover_kop")


def total_items(parts: Iterable[Items]) -> Items:
    """The items added up."""
    sums = [sum(amounts) for amounts in zip(*(part.amounts for part in parts), strict=True)]
    return Items(**dict(zip(ITEMS, sums or [0] * len(ITEMS), strict=True)))


def trip_items(day: Day, trip: Trip) -> Items:
    """The trip's full cost by what it is spent on."""
    if trip.courier_id is None or trip.returns_at is None:
        return Items(outside_kop=trip.cost_kop)
    rates = next(c.rates for c in day.couriers if c.courier_id == trip.courier_id)
    orders = len(trip.stops)
    kilometres = trip_cost_kop(_only_kilometres(rates), metres=trip.metres, orders=0, busy_s=0)
    rest = rates.per_trip_kop + orders * rates.per_order_kop
    hours_kop = trip.cost_kop + trip.labour_kop - kilometres - rest
    busy_s = trip.returns_at - trip.departs_at + day.store(trip.store_id).loading_s
    door_s = sum(stop.handover_until - stop.handover_from for stop in trip.stops)
    road_kop, handover_kop = apportioned(hours_kop, [busy_s - door_s, door_s])
    return Items(
        kilometres_kop=kilometres,
        road_kop=road_kop,
        handover_kop=handover_kop,
        per_trip_kop=rates.per_trip_kop,
        per_order_kop=orders * rates.per_order_kop,
    )


def order_items(
    of_trip: Items, costs_kop: tuple[int, ...], labours_kop: tuple[int, ...]
) -> tuple[Items, ...]:
    """The trip's items over its orders, each order's adding up to its own cost and labour.

    In proportion to what each order still has to pay, item by item, so both ways add up: along
    the orders to the item, along the items to the order. A share says how much of the trip an
    order causes, not of which item, so the proportions within an order are the trip's.
    """
    paid_by_trip = not any(labours_kop)
    split: dict[str, tuple[int, ...]] = {}
    left = {"cost": costs_kop, "labour": labours_kop}
    for name, amount in zip(ITEMS, of_trip.amounts, strict=True):
        purse = "labour" if name in HOURS and not paid_by_trip else "cost"
        split[name] = apportioned(amount, left[purse]) if amount else (0,) * len(costs_kop)
        left[purse] = tuple(a - b for a, b in zip(left[purse], split[name], strict=True))
    assert not any(left["cost"] + left["labour"]), left
    return tuple(
        Items(**{name: parts[k] for name, parts in split.items()})
        for k in range(len(costs_kop))
    )


def _only_kilometres(rates: Rates) -> Rates:
    return Rates(per_hour_kop=0, per_km_kop=rates.per_km_kop)
