"""Orders: who waits where, from when until when, and how large the parcel is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

OrderId = NewType("OrderId", str)
StoreId = NewType("StoreId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place on the map, degrees, WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The hour promised to the buyer: [start_at, end_at], seconds since local midnight."""

    start_at: int
    end_at: int

    def __post_init__(self) -> None:
        if self.end_at <= self.start_at:
            raise ValueError(f"slot ends at {self.end_at}, not after its start {self.start_at}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order of the day.

    Attributes
    ----------
    order_id, store_id : ids. point : the buyer's door.
    placed_at : the order was accepted. ready_at : the parcel is packed; both seconds since
        midnight.
    slot : the promised hour.
    handover_s : seconds at the door.
    mass_g, volume_ml, side_mm : the parcel: grams, millilitres, longest side in millimetres.
    value_kop : price of the goods. fee_kop : what delivering it earns.
    priority : 0 normal … 100; each distinct value is a class, higher ones are met first.
    address, comment, customer, phone : for the courier only; never logged, never sent anywhere.
    extra : columns the planner doesn't know, as (name, value), shown as they are.
    """

    order_id: OrderId
    store_id: StoreId
    point: Point
    placed_at: int
    ready_at: int
    slot: Slot
    handover_s: int
    mass_g: int = 0
    volume_ml: int = 0
    side_mm: int = 0
    value_kop: int = 0
    fee_kop: int = 0
    priority: int = 0
    address: str = ""
    comment: str = ""
    customer: str = ""
    phone: str = ""
    extra: tuple[tuple[str, str], ...] = ()
