"""The sequence of visits behind a catalogue trip, of which the catalogue keeps the set."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day, Place
from planner.domain.fleet import Store, Vehicle
from planner.domain.order import Order
from planner.travel.times import TravelTimes
from planner.trips.timing import Walk, walk


@dataclass(frozen=True, slots=True)
class _Label:
    """Some orders handed over: the sequence so far, when free, how far."""

    visited: tuple[int, ...]
    free_at: int
    metres: int


def sequenced(
    day: Day,
    travel: TravelTimes,
    store: Store,
    vehicle: Vehicle,
    orders: tuple[Order, ...],
    departs_at: int,
    *,
    returns_by: int,
    metres: int,
    as_given: bool = False,
) -> Walk:
    """A walk over exactly these orders that returns no later and drives no further.

    The same label extension as `planner.trips.labels`, over the trip's own orders only.

    Parameters
    ----------
    as_given : visit them in the sequence given and in no other.

    Raises
    ------
    RuntimeError
        No such sequence: the catalogue is wrong, a fault of this program.
    """
    home = day.store_place(store.store_id)
    labels = [_Label((), departs_at, 0)]
    for _ in orders:
        fronts: dict[tuple[frozenset[int], int], list[_Label]] = {}
        for label in labels:
            to_visit = set(range(len(orders))) - set(label.visited)
            for number in [min(to_visit)] if as_given else to_visit:
                longer = _extended(
                    day, travel, vehicle, home, orders, label, number, departs_at
                )
                if longer is None or longer.metres > metres:
                    continue
                front = fronts.setdefault((frozenset(longer.visited), number), [])
                if not any(
                    old.free_at <= longer.free_at and old.metres <= longer.metres
                    for old in front
                ):
                    front[:] = [
                        old
                        for old in front
                        if old.free_at < longer.free_at or old.metres < longer.metres
                    ]
                    front.append(longer)
        labels = [label for front in fronts.values() for label in front]
    for label in labels:
        stops = tuple(orders[number] for number in label.visited)
        found = walk(day, travel, store, vehicle, stops, departs_at)
        if (
            isinstance(found, Walk)
            and found.returns_at <= returns_by
            and found.metres <= metres
        ):
            return found
    ids = [order.order_id for order in orders]
    raise RuntimeError(f"no sequence of {ids} leaves at {departs_at}, is back by {returns_by}")


def _extended(
    day: Day,
    travel: TravelTimes,
    vehicle: Vehicle,
    home: Place,
    orders: tuple[Order, ...],
    label: _Label,
    number: int,
    departs_at: int,
) -> _Label | None:
    order = orders[number]
    door = day.order_place(order.order_id)
    place = day.order_place(orders[label.visited[-1]].order_id) if label.visited else home
    if not travel.can_drive(place, door):
        return None
    arrives_at = label.free_at + travel.driving_s(
        place, door, label.free_at, vehicle.speed_factor
    )
    begins_at = max(arrives_at, order.slot.start_at)
    if begins_at > day.promise.latest_start(order, departs_at):
        return None
    return _Label(
        (*label.visited, number),
        begins_at + order.handover_s,
        label.metres + travel.leg_metres(place, door),
    )
