"""What one more order next door would do: whether the routes as planned have room for it.

The supposed order has a stop's door, slot and moments, and the day's typical parcel. It is put
into every trip of its store at every position, the trip leaving as planned or as early as its
courier and parcels allow, and given to every courier as a trip of its own in each of his gaps.
Every try is walked leg by leg, the cheapest that works is told. Nothing else is moved, so the
price is an upper bound, and "no" means only: not without planning anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median_low

from planner.domain.cost import trip_cost_kop
from planner.domain.day import Day
from planner.domain.fleet import CourierId, Store
from planner.domain.order import Order, OrderId
from planner.domain.plan import Trip
from planner.explain.courier_days import CourierDay
from planner.travel.times import TravelTimes
from planner.trips.lone import LoneTrip
from planner.trips.timing import Walk, walk

EVER = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalParcel:
    """The day's median parcel, each measure by itself, and the median handover."""

    mass_g: int
    volume_ml: int
    side_mm: int
    handover_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMore:
    """The cheapest place found for one more order.

    Attributes
    ----------
    courier_id : who takes it. trip_id : into which trip; None: a trip of its own.
    departs_at : of that trip, then. position : its stop there, from 1.
    extra_metres, extra_kop : what the plan then drives and costs more.
    """

    courier_id: CourierId
    trip_id: str | None
    departs_at: int
    position: int
    extra_metres: int
    extra_kop: int


def typical_parcel(day: Day) -> TypicalParcel:
    """The day's typical parcel; of a day with orders."""
    return TypicalParcel(
        mass_g=median_low(order.mass_g for order in day.orders),
        volume_ml=median_low(order.volume_ml for order in day.orders),
        side_mm=median_low(order.side_mm for order in day.orders),
        handover_s=median_low(order.handover_s for order in day.orders),
    )


def one_more(
    day: Day,
    travel: TravelTimes,
    courier_days: tuple[CourierDay, ...],
    beside: Order,
    parcel: TypicalParcel,
) -> OneMore | None:
    """The cheapest place for one more order beside that one; None: none without re-planning."""
    asked = _Asked(day, travel, beside, parcel)
    places = [
        place
        for courier_day in courier_days
        if courier_day.courier.store_id == beside.store_id
        for place in (*asked.into_trips(courier_day), *asked.own_trips(courier_day))
    ]
    return min(
        places, key=lambda one: (one.extra_kop, one.extra_metres, one.departs_at), default=None
    )


class _Asked:
    """The day with the supposed order as its last one."""

    def __init__(
        self, day: Day, travel: TravelTimes, beside: Order, parcel: TypicalParcel
    ) -> None:
        self.order = _supposed(day, beside, parcel)
        self.day = replace(day, orders=(*day.orders, self.order))
        self.travel = _with_same_door(travel, day.order_place(beside.order_id))
        self.store: Store = day.store(beside.store_id)

    def into_trips(self, courier_day: CourierDay) -> Iterator[OneMore]:
        """Every place in a planned trip of his that works."""
        for number, trip in enumerate(courier_day.trips):
            orders = tuple(self.day.order(stop.order_id) for stop in trip.stops)
            for departs_at in self._departures(courier_day, number, trip):
                for position in range(len(orders) + 1):
                    longer = (*orders[:position], self.order, *orders[position:])
                    walked = self._walked(courier_day, number, longer, departs_at)
                    if walked is not None:
                        yield self._place(courier_day, walked, trip, position + 1)

    def own_trips(self, courier_day: CourierDay) -> Iterator[OneMore]:
        """A trip of its own in each of his gaps, before or after the earliest break there."""
        lone = LoneTrip(
            day=self.day,
            travel=self.travel,
            store=self.store,
            order=self.order,
            group=courier_day.group,
        )
        if not self._can_drive():
            return
        for number, (since_at, until_at) in enumerate(courier_day.gaps()):
            for free_at in _starts(courier_day, since_at):
                departs_at = lone.best_departure(
                    self._earliest(free_at, (self.order,)),
                    until_at,
                    EVER if self.store.closes_at is None else self.store.closes_at,
                )
                if departs_at is None:
                    continue
                walked = self._walked(courier_day, number, (self.order,), departs_at, new=True)
                if walked is not None:
                    yield self._place(courier_day, walked, None, 1)

    def _departures(self, courier_day: CourierDay, number: int, trip: Trip) -> set[int]:
        """As planned, or later if it is not ready; and as early as possible."""
        orders = (*(self.day.order(stop.order_id) for stop in trip.stops), self.order)
        since_at, _ = courier_day.gaps()[number]
        early = {self._earliest(free_at, orders) for free_at in _starts(courier_day, since_at)}
        return early | {max(min(early), trip.departs_at)}

    def _earliest(self, free_at: int, orders: tuple[Order, ...]) -> int:
        ready_at = max(order.ready_at for order in orders)
        opens_at = free_at if self.store.opens_at is None else self.store.opens_at
        return max(free_at, ready_at, opens_at) + self.store.loading_s

    def _walked(
        self,
        courier_day: CourierDay,
        number: int,
        orders: tuple[Order, ...],
        departs_at: int,
        *,
        new: bool = False,
    ) -> Walk | None:
        """The trip, if it can be driven and his day still allows it."""
        vehicle = courier_day.courier.vehicle
        walked = walk(self.day, self.travel, self.store, vehicle, orders, departs_at)
        if not isinstance(walked, Walk):
            return None
        span = courier_day.span(departs_at, walked.returns_at)
        spans = courier_day.spans
        after = number if new else number + 1
        return (
            walked if courier_day.bar((*spans[:number], span, *spans[after:])) is None else None
        )

    def _place(
        self, courier_day: CourierDay, walked: Walk, trip: Trip | None, position: int
    ) -> OneMore:
        loads_at, returns_at = courier_day.span(walked.departs_at, walked.returns_at)
        cost_kop = trip_cost_kop(
            courier_day.courier.rates,
            metres=walked.metres,
            orders=len(walked.stops),
            busy_s=returns_at - loads_at,
        )
        return OneMore(
            courier_id=courier_day.courier.courier_id,
            trip_id=None if trip is None else trip.trip_id,
            departs_at=walked.departs_at,
            position=position,
            extra_metres=walked.metres - (0 if trip is None else trip.metres),
            extra_kop=cost_kop - (0 if trip is None else trip.cost_kop),
        )

    def _can_drive(self) -> bool:
        home = self.day.store_place(self.store.store_id)
        door = self.day.order_place(self.order.order_id)
        return self.travel.can_drive(home, door) and self.travel.can_drive(door, home)


def _starts(courier_day: CourierDay, since_at: int) -> tuple[int, ...]:
    """From when he is free in a gap: at once, or after the earliest break in it."""
    rest = courier_day.courier.rest
    if rest is None:
        return (since_at,)
    return (since_at, max(since_at, rest.from_at) + rest.length_s)


def _supposed(day: Day, beside: Order, parcel: TypicalParcel) -> Order:
    """One more order at that door, with that slot; its own id, nobody's name."""
    order_id = OrderId(max((o.order_id for o in day.orders), key=len) + "+")
    return Order(
        order_id=order_id,
        store_id=beside.store_id,
        point=beside.point,
        placed_at=beside.placed_at,
        ready_at=beside.ready_at,
        slot=beside.slot,
        handover_s=parcel.handover_s,
        mass_g=parcel.mass_g,
        volume_ml=parcel.volume_ml,
        side_mm=parcel.side_mm,
    )


def _with_same_door(travel: TravelTimes, place: int) -> TravelTimes:
    """One place more, at the same door as that one."""
    places = [*range(len(travel.free_flow_s)), place]
    return travel.among(places)
