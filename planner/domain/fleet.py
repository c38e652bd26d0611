"""Stores, couriers, what they drive and what they are paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

from planner.domain.order import Point, StoreId

CourierId = NewType("CourierId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where trips begin and end.

    Attributes
    ----------
    store_id, point : id and place.
    opens_at, closes_at : loading and departure lie inside, seconds since midnight; None: always
        open.
    loading_s : seconds of loading before each departure, the courier present.
    """

    store_id: StoreId
    point: Point
    opens_at: int | None = None
    closes_at: int | None = None
    loading_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """What a courier drives.

    Attributes
    ----------
    name : shown to people ("car", "van", «газель»).
    max_mass_g, max_volume_ml : sum of a trip; None means no limit.
    max_side_mm : longest side of any one parcel; None means no limit.
    speed_factor : driving seconds = ceil(congested seconds / speed_factor); 1.2 is faster.
    """

    name: str = "car"
    max_mass_g: int | None = None
    max_volume_ml: int | None = None
    max_side_mm: int | None = None
    speed_factor: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What a courier costs, in kopecks.

    Attributes
    ----------
    per_hour_kop, per_km_kop, per_order_kop, per_trip_kop : rates.
    paid_for : "shift": hours are paid anyway, so they don't count in what a plan causes;
        "trip": busy hours (loading to return) are part of a trip's cost.
    """

    per_hour_kop: int = 50_000
    per_km_kop: int = 1_400
    per_order_kop: int = 0
    per_trip_kop: int = 0
    paid_for: Literal["shift", "trip"] = "shift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A courier's paid interval, seconds since midnight; may end after 86 400."""

    start_at: int
    end_at: int

    def __post_init__(self) -> None:
        if self.end_at <= self.start_at:
            raise ValueError(
                f"shift ends at {self.end_at}, not after its start {self.start_at}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A break taken whole, at the store: starts at from_at or later, has ended by until_at."""

    length_s: int
    from_at: int
    until_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """One courier of the day.

    Attributes
    ----------
    courier_id, store_id, shift, vehicle, rates, rest : who, from where, when, how, for what.
    apart : plans tell him from his equals, because a wish names him.
    """

    courier_id: CourierId
    store_id: StoreId
    shift: Shift
    vehicle: Vehicle
    rates: Rates
    rest: Break | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierGroup:
    """Couriers nobody can tell apart: same store, shift, vehicle, rates and break."""

    store_id: StoreId
    shift: Shift
    vehicle: Vehicle
    rates: Rates
    rest: Break | None
    courier_ids: tuple[CourierId, ...]

    @property
    def count(self) -> int:
        """How many couriers the group has."""
        return len(self.courier_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDemand:
    """Outside couriers: one order a trip, one way, no return.

    Attributes
    ----------
    base_kop, per_km_kop, per_order_kop : price of one order, kilometres of the way out.
    lead_s : seconds from the order placed to pick-up at the store.
    limit : orders a day.
    vehicle : what fits, at normal speed.
    """

    base_kop: int
    per_km_kop: int
    per_order_kop: int
    lead_s: int
    limit: int
    vehicle: Vehicle


def courier_groups(couriers: tuple[Courier, ...]) -> tuple[CourierGroup, ...]:
    """The couriers as groups, in order of first appearance."""
    members: dict[tuple[object, ...], list[Courier]] = {}
    for courier in couriers:
        equal = (courier.store_id, courier.shift, courier.vehicle, courier.rates, courier.rest)
        key = (*equal, courier.courier_id if courier.apart else None)
        members.setdefault(key, []).append(courier)
    return tuple(
        CourierGroup(
            store_id=same[0].store_id,
            shift=same[0].shift,
            vehicle=same[0].vehicle,
            rates=same[0].rates,
            rest=same[0].rest,
            courier_ids=tuple(courier.courier_id for courier in same),
        )
        for same in members.values()
    )
