"""Why wishes can't be kept: which of them exclude each other, and what stands in the way.

One wish alone is refused by what its trip runs into: the first rule its walk breaks, or why its
courier can't meet the order. Several together are refused by a deletion filter over wishes
(Chinneck 2008, as `planner.explain.together` does over orders): a wish without which the others
are still impossible goes, so those left exclude each other, and without any one of them nothing
is proved impossible.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import OrderId
from planner.domain.plan import Reason, Trip
from planner.solve.prepared import Prepared
from planner.solve.subset import Answer, all_met, refuted
from planner.solve.watch import Watch
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason
from planner.trips.timing import Broken, walk
from planner.wishes.posed import Chosen, must_be_met, posed
from planner.wishes.wish import OUTSIDE, Must, OnCourier, OwnTrip, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """The first rule that the trip of a wish breaks.

    Attributes
    ----------
    broken : the rule, its order, value and limit. departs_at : of the walk that broke it: as
        wished, else the earliest at which its courier and parcels allow.
    courier_id : who would drive; `OUTSIDE` never.
    """

    broken: Broken
    departs_at: int
    courier_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """The trip of a wish lies outside its courier's shift: busy from, until; the shift."""

    courier_id: str
    loads_at: int
    returns_at: int
    shift_start_at: int
    shift_end_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Wishes that can't all be kept.

    Attributes
    ----------
    wishes : their numbers, from 0; one wish alone, or several that exclude each other.
    proved : no plan keeps them, at any second; else only: none was found in time.
    irreducible : without any one of them the others were not refused.
    why : what one wish alone runs into, where there is one thing to name.
    """

    wishes: tuple[int, ...]
    proved: bool
    irreducible: bool = True
    why: Obstacle | Shut | Reason | None = None


def feasibility(
    prepared: Prepared, wishes: tuple[Wish, ...], wished: Prepared, watch: Watch
) -> tuple[Trip, ...] | Refusal:
    """Trips that keep what has to be met, or why there are none.

    An empty tuple also where nothing has to be met, or neither was found in time.
    """
    for number, wish in enumerate(wishes):
        refusal = _alone(prepared, number, wish)
        if refusal is not None:
            return refusal
    answer = _met(wished, wishes, watch)
    if answer.possible is not False:
        return answer.trips
    return _conflict(prepared, wishes, watch)


def _met(wished: Prepared, wishes: tuple[Wish, ...], watch: Watch) -> Answer:
    wanted = _wanted(wished.day, wishes)
    if not wanted.any():
        return Answer(possible=True)
    return all_met(wished, wanted, watch)


def _wanted(day: Day, wishes: tuple[Wish, ...]) -> Chosen:
    first = must_be_met(wishes)
    return np.array([order.order_id in first for order in day.orders], bool)


def _alone(prepared: Prepared, number: int, wish: Wish) -> Refusal | None:
    """The refusal of a wish that not one trip of the day could keep."""
    wanted = must_be_met((wish,))
    if not wanted or not prepared.complete:
        return None
    wished = posed(prepared, (wish,))
    bounds = wished.bounds
    carried = bounds.members[np.unique(bounds.set_of)]
    missing = [
        order_id
        for order_id in wanted
        if not (carried == prepared.day.order_index(order_id)).any()
    ]
    if not missing:
        return None
    return Refusal(wishes=(number,), proved=True, why=_why(prepared, wish, missing[0]))


def _why(prepared: Prepared, wish: Wish, order_id: OrderId) -> Obstacle | Shut | Reason | None:
    day, travel = prepared.day, prepared.travel
    if isinstance(wish, OwnTrip):
        return _own_trip(day, travel, wish)
    if isinstance(wish, OnCourier) and wish.courier_id != OUTSIDE:
        couriers = tuple(one for one in day.couriers if one.courier_id == wish.courier_id)
        alone = replace(day, couriers=couriers)
        return alone_reason(alone, travel, day.order(order_id))
    if isinstance(wish, Must):
        return prepared.alone.get(order_id)
    return None


def _own_trip(day: Day, travel: TravelTimes, wish: OwnTrip) -> Obstacle | Shut | None:
    """What the trip runs into with the courier named, else with the first of its store."""
    orders = tuple(day.order(order_id) for order_id in wish.order_ids)
    store = day.store(orders[0].store_id)
    able = [
        one
        for one in day.couriers
        if one.store_id == store.store_id and wish.courier_id in (None, one.courier_id)
    ]
    if not able:
        return None
    found = None
    for courier in able:
        departs_at = _departure(day, courier, wish)
        walked = walk(day, travel, store, courier.vehicle, orders, departs_at)
        if isinstance(walked, Broken):
            return Obstacle(broken=walked, departs_at=departs_at, courier_id=courier.courier_id)
        loads_at, shift = departs_at - store.loading_s, courier.shift
        if loads_at < shift.start_at or walked.returns_at > shift.end_at:
            found = Shut(
                courier_id=courier.courier_id,
                loads_at=loads_at,
                returns_at=walked.returns_at,
                shift_start_at=shift.start_at,
                shift_end_at=shift.end_at,
            )
    return found


def _departure(day: Day, courier: Courier, wish: OwnTrip) -> int:
    """As wished, else the earliest: every later one is as late or later at each door."""
    if wish.departs_at is not None:
        return wish.departs_at
    orders = [day.order(order_id) for order_id in wish.order_ids]
    store = day.store(orders[0].store_id)
    free_at = max(courier.shift.start_at, *(order.ready_at for order in orders))
    opens_at = free_at if store.opens_at is None else store.opens_at
    return max(free_at, opens_at) + store.loading_s


def _conflict(prepared: Prepared, wishes: tuple[Wish, ...], watch: Watch) -> Refusal:
    """The wishes left by the deletion filter; together they are proved impossible."""
    left, sure = list(range(len(wishes))), True
    for number in range(len(wishes)):
        if watch.over():
            sure = False
            break
        fewer = [one for one in left if one != number]
        rest = tuple(wishes[one] for one in fewer)
        wanted = _wanted(prepared.day, rest)
        if wanted.any() and refuted(posed(prepared, rest), wanted, watch) is not None:
            left = fewer
    return Refusal(wishes=tuple(left), proved=True, irreducible=sure)
