"""A day under wishes as the solver's problem: the same trips, less those the wishes rule out.

Couriers that wishes name stand apart from their equals. A set of orders is ruled out for a
group where carrying it would break a wish: a dropped order, a forbidden courier, orders torn
apart. What has to be met is a priority class of its own above all others, so the first thing
proved is how much of it can be met at all; in profit mode it gets a prize instead, above all
that any plan could gain by leaving it.

Only sets are ruled out, never single trips, except where a wish fixes a trip
(`planner.wishes.own_trips`): the catalogue keeps for each set what nothing betters, so nothing
is lost. In the bounds' packing a trip so short that it holds no courier belongs to no group; it
is ruled out only where every group's is. That makes bounds weaker, never false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.solve.packing import Packing, pack
from planner.solve.prepared import Prepared
from planner.wishes.own_trips import with_own_trips
from planner.wishes.wish import (
    OUTSIDE,
    Drop,
    NotOnCourier,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
    courier_of,
    required,
)

Chosen = npt.NDArray[np.bool_]


def posed(prepared: Prepared, wishes: tuple[Wish, ...], prize_kop: int = 0) -> Prepared:
    """The prepared day, narrowed to the plans that keep the wishes, as far as trips go.

    Parameters
    ----------
    prize_kop : in profit mode, added to the fee of every order that has to be met.
    """
    own = tuple(wish for wish in wishes if isinstance(wish, OwnTrip))
    catalogues = with_own_trips(prepared, own)
    day = _day(prepared.day, wishes, prize_kop)
    plans = pack(day, prepared.travel, catalogues.plan, favourable=False)
    bounds = pack(day, prepared.travel, catalogues.favourable, favourable=True)
    return replace(
        prepared,
        day=day,
        catalogues=catalogues,
        plans=_narrowed(day, plans, wishes),
        bounds=_narrowed(day, bounds, wishes),
        sequences={frozenset(wish.order_ids): wish.order_ids for wish in own},
        narrow=partial(_narrowed, day, wishes=wishes),
    )


def must_be_met(wishes: tuple[Wish, ...]) -> frozenset[OrderId]:
    """The orders that have to be met for the wishes to be kept."""
    return frozenset(order_id for wish in wishes for order_id in required(wish))


def _day(day: Day, wishes: tuple[Wish, ...], prize_kop: int) -> Day:
    """The day with the named couriers apart and what has to be met first."""
    named = {courier_of(wish) for wish in wishes}
    first = must_be_met(wishes)
    top = max(day.priorities, default=0) + 1
    profit = day.solver.objective == "profit"
    orders = tuple(
        order
        if order.order_id not in first
        else replace(order, fee_kop=order.fee_kop + prize_kop)
        if profit
        else replace(order, priority=top)
        for order in day.orders
    )
    couriers = tuple(
        replace(courier, apart=courier.courier_id in named) for courier in day.couriers
    )
    return replace(day, orders=orders, couriers=couriers)


def _narrowed(day: Day, packing: Packing, wishes: tuple[Wish, ...]) -> Packing:
    everywhere = np.ones(len(packing.members), bool)
    for wish in wishes:
        everywhere &= _able_anywhere(day, packing, wish)
    kept = everywhere[packing.set_of]
    groups = [(group.columns, group.fleet.courier_ids) for group in packing.groups]
    for columns, couriers in (*groups, (packing.outside, (OUTSIDE,))):
        able = np.ones(len(packing.members), bool)
        for wish in wishes:
            for barred in _barred(day, packing, wish, couriers[0]):
                able &= ~barred
        kept[columns] &= able[packing.set_of[columns]]
    return packing.only(np.flatnonzero(kept))


def _able_anywhere(day: Day, packing: Packing, wish: Wish) -> Chosen:
    """Per set whether any trip of it keeps the wish, whoever drives it."""
    sets = np.ones(len(packing.members), bool)
    match wish:
        case Drop():
            return ~_with(day, packing, wish.order_id)
        case Together():
            carried = _carried(day, packing, wish.order_ids)
            sets = (carried == 0) | (carried == len(wish.order_ids))
        case OwnTrip():
            carried = _carried(day, packing, wish.order_ids)
            size = (packing.members >= 0).sum(axis=1)
            whole = (carried == len(wish.order_ids)) & (size == carried)
            sets = (carried == 0) | whole
        case _:
            pass
    return sets


def _barred(day: Day, packing: Packing, wish: Wish, courier_id: str) -> Iterator[Chosen]:
    """Per set whether that courier must not drive it."""
    match wish:
        case NotOnCourier() if wish.courier_id == courier_id:
            yield _with(day, packing, wish.order_id)
        case OnCourier() if wish.courier_id != courier_id:
            yield _with(day, packing, wish.order_id)
        case OwnTrip() if wish.courier_id not in (None, courier_id) or (
            wish.departs_at is not None and courier_id == OUTSIDE
        ):
            yield _carried(day, packing, wish.order_ids) > 0
        case _:
            return


def _with(day: Day, packing: Packing, order_id: OrderId) -> Chosen:
    found: Chosen = np.any(packing.members == day.order_index(order_id), axis=1)
    return found


def _carried(
    day: Day, packing: Packing, order_ids: tuple[OrderId, ...]
) -> npt.NDArray[np.int64]:
    """Per set how many of these orders it has."""
    numbers = [day.order_index(order_id) for order_id in order_ids]
    counted: npt.NDArray[np.int64] = np.isin(packing.members, numbers).sum(axis=1)
    return counted
