"""The day: the whole problem as one immutable object."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NewType

from planner.domain.clock import ServiceClock
from planner.domain.fleet import Courier, CourierGroup, OnDemand, Store, courier_groups
from planner.domain.order import Order, OrderId, StoreId
from planner.domain.promise import Promise
from planner.settings import PunctualitySettings, SolverSettings, TravelSettings

Place = NewType("Place", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fortnight:
    """The 13 days before this one: how many orders, and how many of them were cancelled."""

    orders: int
    cancelled: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """One service day: stores, orders, couriers and rules.

    Places are numbered stores first, then orders, each in the day's order; travel matrices have
    that order of rows and columns.

    Attributes
    ----------
    clock : turns moments into the seconds used everywhere below.
    stores, orders, couriers : the day's objects.
    promise : between which moments a handover may start.
    on_demand : outside couriers, or None where the day has none.
    outside_offer : what an outside courier would cost, also where the day has none.
    cancellation_kop : cost of an order not met, in profit mode.
    early_dispute_share : share of handovers disputed as early, in [0, 1].
    fortnight : the cancellation share before this day, or None where it is not charged for.
    travel, solver, punctuality : settings, as read.
    """

    clock: ServiceClock
    stores: tuple[Store, ...]
    orders: tuple[Order, ...]
    couriers: tuple[Courier, ...]
    promise: Promise
    on_demand: OnDemand | None = None
    outside_offer: OnDemand | None = None
    cancellation_kop: int = 0
    early_dispute_share: float = 0.0
    fortnight: Fortnight | None = None
    travel: TravelSettings = field(default_factory=TravelSettings)
    solver: SolverSettings = field(default_factory=SolverSettings)
    punctuality: PunctualitySettings = field(default_factory=PunctualitySettings)

    def __post_init__(self) -> None:
        ids = [*(s.store_id for s in self.stores), *(o.order_id for o in self.orders)]
        if len(set(ids)) != len(ids):
            raise ValueError("store and order ids are not all different")
        couriers = [c.courier_id for c in self.couriers]
        if len(set(couriers)) != len(couriers):
            raise ValueError("courier ids are not all different")
        known = {s.store_id for s in self.stores}
        named = {o.store_id for o in self.orders} | {c.store_id for c in self.couriers}
        if named - known:
            raise ValueError(f"unknown stores {sorted(named - known)!r}")

    @cached_property
    def place_ids(self) -> tuple[str, ...]:
        """Ids of all places: stores, then orders."""
        return (*(s.store_id for s in self.stores), *(o.order_id for o in self.orders))

    @cached_property
    def _store_index(self) -> dict[StoreId, int]:
        return {s.store_id: k for k, s in enumerate(self.stores)}

    @cached_property
    def _order_index(self) -> dict[OrderId, int]:
        return {o.order_id: k for k, o in enumerate(self.orders)}

    def store(self, store_id: StoreId) -> Store:
        """The store with that id."""
        return self.stores[self._store_index[store_id]]

    def order(self, order_id: OrderId) -> Order:
        """The order with that id."""
        return self.orders[self._order_index[order_id]]

    def order_index(self, order_id: OrderId) -> int:
        """Position of the order in `orders`."""
        return self._order_index[order_id]

    def store_place(self, store_id: StoreId) -> Place:
        """Matrix row of a store."""
        return Place(self._store_index[store_id])

    def order_place(self, order_id: OrderId) -> Place:
        """Matrix row of an order."""
        return Place(len(self.stores) + self._order_index[order_id])

    @cached_property
    def groups(self) -> tuple[CourierGroup, ...]:
        """The couriers as groups of equals."""
        return courier_groups(self.couriers)

    @cached_property
    def priorities(self) -> tuple[int, ...]:
        """The distinct priorities, highest first."""
        return tuple(sorted({o.priority for o in self.orders}, reverse=True))
