"""One order and whoever could carry it: a day small enough to be asked a thousand times.

Whether an order can be met alone depends on the order, its store, the couriers of that store
and the roads between the two places. What-if questions edit this small day and ask
`planner.trips.alone` again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.domain.day import Day
from planner.domain.fleet import Break, Courier, Shift, Store, Vehicle
from planner.domain.order import Order
from planner.domain.promise import Promise
from planner.travel.times import TravelTimes
from planner.trips.alone import meets_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneCase:
    """One order, its store, its couriers, one of each shift, break and vehicle.

    Attributes
    ----------
    day : with exactly this order and store. travel : between the two.
    shorter_s : seconds each way is supposed to be shorter than it is.
    """

    day: Day
    travel: TravelTimes
    shorter_s: int = 0

    @property
    def order(self) -> Order:
        """The order."""
        return self.day.orders[0]

    @property
    def store(self) -> Store:
        """Its store."""
        return self.day.stores[0]

    def possible(self) -> bool:
        """Whether some courier, idle otherwise, meets the order."""
        return meets_alone(self.day, self.travel, self.order, shorter_s=self.shorter_s)

    def with_order(self, order: Order) -> LoneCase:
        """The case with this order instead."""
        return replace(self, day=replace(self.day, orders=(order,)))

    def with_store(self, store: Store) -> LoneCase:
        """The case with this store instead."""
        return replace(self, day=replace(self.day, stores=(store,)))

    def with_promise(self, promise: Promise) -> LoneCase:
        """The case with this promise instead."""
        return replace(self, day=replace(self.day, promise=promise))

    def with_couriers(self, *couriers: Courier) -> LoneCase:
        """The case with these couriers instead."""
        return replace(self, day=replace(self.day, couriers=couriers))


def lone_case(day: Day, travel: TravelTimes, order: Order) -> LoneCase:
    """The case of one order of the day."""
    places = [day.store_place(order.store_id), day.order_place(order.order_id)]
    return LoneCase(
        day=Day(
            clock=day.clock,
            stores=(day.store(order.store_id),),
            orders=(order,),
            couriers=_unlike(one for one in day.couriers if one.store_id == order.store_id),
            promise=day.promise,
        ),
        travel=travel.among(places),
    )


def _unlike(couriers: Iterable[Courier]) -> tuple[Courier, ...]:
    """The first of each shift, break and vehicle: pay makes no order possible."""
    first: dict[tuple[Shift, Break | None, Vehicle], Courier] = {}
    for courier in couriers:
        first.setdefault((courier.shift, courier.rest, courier.vehicle), courier)
    return tuple(first.values())
