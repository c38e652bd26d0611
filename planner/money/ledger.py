"""What a plan costs and earns: rows per order, trip and courier, and the day's totals.

An order's cost and labour are its shares of its trip's (`planner.money.shapley`).

    full cost    = cost (what the plan causes) + labour (paid shift time its trips use)
    contribution = fee - cost                     margin = fee - full cost
    idle         = pay of shift time without a trip: shift - busy time, a break included, since
                   it is paid; 0 for couriers paid by the trip
    profit       = fees of the orders met - cost - cancellation cost of each order not met: what
                   the "profit" objective maximises, so pay of the shifts is not in it
    net          = profit - labour - idle: what is left after the shifts are paid

Everything in kopecks. Idle hours are shown apart, never spread over orders.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.cost import trip_labour_kop
from planner.domain.day import Day
from planner.domain.fleet import Courier, CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Trip
from planner.money.shares import Method, Shares, TripShares, equal_trip_shares

LEAST_EXACT_FIRST: tuple[Method, ...] = ("equal", "sampled", "shapley", "whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMoney:
    """One order that is met: its fee and its share of its trip's cost and labour.

    Attributes
    ----------
    method : how the shares were found.
    cost_error_kop, labour_error_kop : standard errors of the shares; 0: they are no estimates.
    """

    order_id: OrderId
    trip_id: str
    fee_kop: int
    cost_kop: int
    labour_kop: int
    method: Method = "whole"
    cost_error_kop: int = 0
    labour_error_kop: int = 0

    @property
    def full_cost_kop(self) -> int:
        """Cost and labour."""
        return self.cost_kop + self.labour_kop

    @property
    def contribution_kop(self) -> int:
        """Fee less cost."""
        return self.fee_kop - self.cost_kop

    @property
    def margin_kop(self) -> int:
        """Fee less full cost."""
        return self.fee_kop - self.full_cost_kop


@dataclass(frozen=True, slots=True, kw_only=True)
class TripMoney:
    """One trip.

    Attributes
    ----------
    courier_id : None for an outside courier. orders : how many it carries.
    busy_s : loading to return; 0 for an outside courier. metres : all legs.
    fees_kop : of its orders. cost_kop, labour_kop : as planned.
    """

    trip_id: str
    courier_id: CourierId | None
    orders: int
    busy_s: int
    metres: int
    fees_kop: int
    cost_kop: int
    labour_kop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierMoney:
    """One courier's day; also one who never leaves the store.

    Attributes
    ----------
    trips, orders : how many. metres : all trips.
    paid_s : the shift, or busy time where paid by the trip. busy_s : loading to return.
    idle_s : paid and without a trip.
    cost_kop, labour_kop : of the trips. idle_kop : pay for idle time.
    """

    courier_id: CourierId
    trips: int
    orders: int
    metres: int
    paid_s: int
    busy_s: int
    idle_s: int
    cost_kop: int
    labour_kop: int
    idle_kop: int


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The money of one plan.

    Attributes
    ----------
    orders : the orders met, in the day's order. trips : in the plan's order.
    couriers : all of the day's own couriers, in the day's order.
    fees_kop, cost_kop, labour_kop, idle_kop : totals. metres, busy_s, idle_s : totals.
    cancellation_kop : cost of the orders not met.
    """

    orders: tuple[OrderMoney, ...]
    trips: tuple[TripMoney, ...]
    couriers: tuple[CourierMoney, ...]
    fees_kop: int
    cost_kop: int
    labour_kop: int
    idle_kop: int
    cancellation_kop: int
    metres: int
    busy_s: int
    idle_s: int
    _by_order: Mapping[OrderId, OrderMoney] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_order", {row.order_id: row for row in self.orders})

    def order(self, order_id: OrderId) -> OrderMoney | None:
        """The order's row; None for an order that is not met."""
        return self._by_order.get(order_id)

    @property
    def split(self) -> Method:
        """How trips are split over their orders; where it differs, the least exact way."""
        used = {row.method for row in self.orders}
        return next((way for way in LEAST_EXACT_FIRST if way in used), "whole")

    @property
    def full_cost_kop(self) -> int:
        """Cost and labour, without idle hours."""
        return self.cost_kop + self.labour_kop

    @property
    def profit_kop(self) -> int:
        """Fees less cost less cancellation costs."""
        return self.fees_kop - self.cost_kop - self.cancellation_kop

    @property
    def net_kop(self) -> int:
        """Profit less the pay of all shifts."""
        return self.profit_kop - self.labour_kop - self.idle_kop


def ledger(day: Day, plan: Plan, shares: Shares | None = None) -> Ledger:
    """The money of `plan`, a plan of `day`.

    Parameters
    ----------
    shares : of each trip, as `planner.money.shapley.shapley_shares` finds them. Without them
        trips are split in equal parts, and every row says so; totals are the same.
    """
    rows = {row.order_id: row for trip in plan.trips for row in _order_rows(day, trip, shares)}
    trips = tuple(_trip_row(day, trip) for trip in plan.trips)
    couriers = _courier_rows(day, trips)
    unmet = len(day.orders) - len(rows)
    return Ledger(
        orders=tuple(rows[o.order_id] for o in day.orders if o.order_id in rows),
        trips=trips,
        couriers=couriers,
        fees_kop=sum(trip.fees_kop for trip in trips),
        cost_kop=sum(trip.cost_kop for trip in trips),
        labour_kop=sum(trip.labour_kop for trip in trips),
        idle_kop=sum(courier.idle_kop for courier in couriers),
        cancellation_kop=unmet * day.cancellation_kop,
        metres=sum(trip.metres for trip in trips),
        busy_s=sum(trip.busy_s for trip in trips),
        idle_s=sum(courier.idle_s for courier in couriers),
    )


def _order_rows(day: Day, trip: Trip, shares: Shares | None) -> tuple[OrderMoney, ...]:
    split: TripShares = (
        equal_trip_shares(trip.cost_kop, trip.labour_kop, len(trip.stops))
        if shares is None
        else shares[trip.trip_id]
    )
    return tuple(
        OrderMoney(
            order_id=stop.order_id,
            trip_id=trip.trip_id,
            fee_kop=day.order(stop.order_id).fee_kop,
            cost_kop=split.cost_kop[k],
            labour_kop=split.labour_kop[k],
            method=split.method,
            cost_error_kop=split.cost_error_kop[k],
            labour_error_kop=split.labour_error_kop[k],
        )
        for k, stop in enumerate(trip.stops)
    )


def _trip_row(day: Day, trip: Trip) -> TripMoney:
    loads_at = trip.departs_at - day.store(trip.store_id).loading_s
    return TripMoney(
        trip_id=trip.trip_id,
        courier_id=trip.courier_id,
        orders=len(trip.stops),
        busy_s=0 if trip.returns_at is None else trip.returns_at - loads_at,
        metres=trip.metres,
        fees_kop=sum(day.order(stop.order_id).fee_kop for stop in trip.stops),
        cost_kop=trip.cost_kop,
        labour_kop=trip.labour_kop,
    )


def _courier_rows(day: Day, trips: tuple[TripMoney, ...]) -> tuple[CourierMoney, ...]:
    driven: dict[CourierId | None, list[TripMoney]] = defaultdict(list)
    for trip in trips:
        driven[trip.courier_id].append(trip)
    return tuple(_courier_row(courier, driven[courier.courier_id]) for courier in day.couriers)


def _courier_row(courier: Courier, trips: list[TripMoney]) -> CourierMoney:
    busy_s = sum(trip.busy_s for trip in trips)
    shift_s = courier.shift.end_at - courier.shift.start_at
    paid_s = shift_s if courier.rates.paid_for == "shift" else busy_s
    return CourierMoney(
        courier_id=courier.courier_id,
        trips=len(trips),
        orders=sum(trip.orders for trip in trips),
        metres=sum(trip.metres for trip in trips),
        paid_s=paid_s,
        busy_s=busy_s,
        idle_s=paid_s - busy_s,
        cost_kop=sum(trip.cost_kop for trip in trips),
        labour_kop=sum(trip.labour_kop for trip in trips),
        idle_kop=trip_labour_kop(courier.rates, busy_s=paid_s - busy_s),
    )
