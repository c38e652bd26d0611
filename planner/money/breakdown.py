"""The day's money by order, trip, courier, slot hour, distance, area and as a whole.

One row per order, met or not; every other view is a sum of those rows, so all views add up to
the same totals to the kopeck. Idle pay stands apart from the full cost. Where a view is asked
for "including idle", the day's idle pay is on its rows by the labour the orders used (an hour
on the road carries its part of the hours that were paid for nothing); by courier each keeps
what he himself was idle. Nothing is spread silently: `idle_kop` is always a figure of its own.

Expected disputes are an assumption: `fees.early_dispute_share` of all handovers are disputed as
early, each at the price of the goods and the fee (the order is cancelled, the money returned,
the goods gone). They are part of no cost of the contract and stand apart too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planner.domain.day import Day
from planner.domain.order import Order
from planner.domain.plan import Plan
from planner.money.items import Items, order_items, total_items, trip_items
from planner.money.ledger import Ledger
from planner.money.shares import apportioned
from planner.money.zones import area_of, distance_band, road_metres
from planner.travel.times import TravelTimes

UNMET = "(unmet)"  # of a trip or courier: the orders nobody carries
OUTSIDE = "(outside)"  # of a courier: all outside couriers
HOUR_S = 3600
NOTHING = Items()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Money of some orders.

    Attributes
    ----------
    key : of what: an id, an hour ("17"), a distance band ("5-10"), an H3 area, or "day".
    met, unmet : orders.
    fees_kop : of the orders met. cost_kop, labour_kop : their shares of their trips.
    items : the same cost and labour by what it is spent on.
    idle_kop : paid hours without a trip, see the module.
    cancellation_kop : of the orders not met. dispute_kop : expected, under the stated share.
    """

    key: str
    met: int = 0
    unmet: int = 0
    fees_kop: int = 0
    cost_kop: int = 0
    labour_kop: int = 0
    items: Items = NOTHING
    idle_kop: int = 0
    cancellation_kop: int = 0
    dispute_kop: int = 0

    @property
    def full_cost_kop(self) -> int:
        """Cost and labour."""
        return self.cost_kop + self.labour_kop

    @property
    def contribution_kop(self) -> int:
        """Fees less cost."""
        return self.fees_kop - self.cost_kop

    @property
    def margin_kop(self) -> int:
        """Fees less full cost."""
        return self.fees_kop - self.full_cost_kop

    def spent_kop(self, *, including_idle: bool) -> int:
        """What fees have to pay for: full cost, cancellations, and idle hours if asked."""
        idle_kop = self.idle_kop if including_idle else 0
        return self.full_cost_kop + self.cancellation_kop + idle_kop

    def left_kop(self, *, including_idle: bool) -> int:
        """What fees leave after that."""
        return self.fees_kop - self.spent_kop(including_idle=including_idle)


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """All views; those by order and by trip in the day's and the plan's order.

    Attributes
    ----------
    keys : per order its key in the views "trip", "courier", "hour", "distance", "area".
    distances : by kilometres of road from the store. areas : by H3 cell.
    """

    keys: Mapping[str, Mapping[str, str]]
    orders: tuple[Line, ...]
    trips: tuple[Line, ...]
    couriers: tuple[Line, ...]
    hours: tuple[Line, ...]
    distances: tuple[Line, ...]
    areas: tuple[Line, ...]
    day: Line

    @property
    def views(self) -> dict[str, tuple[Line, ...]]:
        """Every view by name."""
        return {
            "order": self.orders,
            "trip": self.trips,
            "courier": self.couriers,
            "hour": self.hours,
            "distance": self.distances,
            "area": self.areas,
            "day": (self.day,),
        }


def breakdown(day: Day, travel: TravelTimes, plan: Plan, money: Ledger) -> Breakdown:
    """The money of `plan` in every view; `money` is its ledger."""
    lines = _order_lines(day, plan, money)
    keys = _keys(day, travel, plan)
    trips = [trip.trip_id for trip in plan.trips]
    bands = sorted({of["distance"] for of in keys.values()}, key=_low_km)
    return Breakdown(
        keys=keys,
        orders=lines,
        trips=_grouped(lines, keys, "trip", trips),
        couriers=_courier_lines(lines, keys, money),
        hours=_grouped(lines, keys, "hour", sorted({of["hour"] for of in keys.values()})),
        distances=_grouped(lines, keys, "distance", bands),
        areas=_grouped(lines, keys, "area", ()),
        day=added("day", lines, idle_kop=money.idle_kop),
    )


def added(key: str, lines: Iterable[Line], *, idle_kop: int | None = None) -> Line:
    """One line of many; `idle_kop` in place of theirs where given."""
    lines = tuple(lines)
    return Line(
        key=key,
        met=sum(line.met for line in lines),
        unmet=sum(line.unmet for line in lines),
        fees_kop=sum(line.fees_kop for line in lines),
        cost_kop=sum(line.cost_kop for line in lines),
        labour_kop=sum(line.labour_kop for line in lines),
        items=total_items(line.items for line in lines),
        idle_kop=sum(line.idle_kop for line in lines) if idle_kop is None else idle_kop,
        cancellation_kop=sum(line.cancellation_kop for line in lines),
        dispute_kop=sum(line.dispute_kop for line in lines),
    )


def _order_lines(day: Day, plan: Plan, money: Ledger) -> tuple[Line, ...]:
    items: dict[str, Items] = {}
    for trip in plan.trips:
        rows = [row for stop in trip.stops if (row := money.order(stop.order_id))]
        costs = tuple(row.cost_kop for row in rows)
        labours = tuple(row.labour_kop for row in rows)
        for row, part in zip(
            rows, order_items(trip_items(day, trip), costs, labours), strict=True
        ):
            items[row.order_id] = part
    lines = tuple(_order_line(day, order, money, items) for order in day.orders)
    hours = [line.labour_kop for line in lines]
    if not any(hours):
        hours = [line.met for line in lines]
    # with no order met there is no order to carry idle pay: it stands in the day's line only
    idle = apportioned(money.idle_kop if money.orders else 0, hours)
    return tuple(replace(line, idle_kop=k) for line, k in zip(lines, idle, strict=True))


def _order_line(day: Day, order: Order, money: Ledger, items: dict[str, Items]) -> Line:
    row = money.order(order.order_id)
    if row is None:
        return Line(key=order.order_id, unmet=1, cancellation_kop=day.cancellation_kop)
    at_stake_kop = order.value_kop + order.fee_kop
    return Line(
        key=order.order_id,
        met=1,
        fees_kop=row.fee_kop,
        cost_kop=row.cost_kop,
        labour_kop=row.labour_kop,
        items=items[order.order_id],
        dispute_kop=round(day.early_dispute_share * at_stake_kop),
    )


def _keys(day: Day, travel: TravelTimes, plan: Plan) -> dict[str, dict[str, str]]:
    """Per order its key in every view."""
    trips = {stop.order_id: trip for trip in plan.trips for stop in trip.stops}
    keys = {}
    for order in day.orders:
        trip = trips.get(order.order_id)
        keys[str(order.order_id)] = {
            "trip": UNMET if trip is None else trip.trip_id,
            "courier": UNMET if trip is None else trip.courier_id or OUTSIDE,
            "hour": f"{order.slot.start_at // HOUR_S:02}",
            "distance": distance_band(road_metres(day, travel, order)),
            "area": area_of(order.point),
        }
    return keys


def _grouped(
    lines: Iterable[Line],
    keys: Mapping[str, Mapping[str, str]],
    view: str,
    first: Iterable[str],
) -> tuple[Line, ...]:
    """The lines added up by their key in a view: those of `first` first, then as they come."""
    groups: dict[str, list[Line]] = {name: [] for name in first}
    for line in lines:
        groups.setdefault(keys[line.key][view], []).append(line)
    return tuple(added(name, same) for name, same in groups.items())


def _courier_lines(
    lines: tuple[Line, ...], keys: Mapping[str, Mapping[str, str]], money: Ledger
) -> tuple[Line, ...]:
    """By courier, each with his own idle pay; also those who never left the store."""
    idle: dict[str, int] = {row.courier_id: row.idle_kop for row in money.couriers}
    return tuple(
        replace(line, idle_kop=idle.get(line.key, 0))
        for line in _grouped(lines, keys, "courier", idle)
    )


def _low_km(band: str) -> float:
    low = band.split("-")[0]
    return int(low) if low.isdigit() else float("inf")
