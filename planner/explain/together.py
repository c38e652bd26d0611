"""Which orders exclude each other: a conflict set, irreducible, proved both ways.

Begin with the orders met and one that is not: no plan meets them all. Take the others away one
by one: an order whose absence leaves the rest impossible goes for good, one whose absence makes
it possible (a plan is shown) stays. What is left is irreducible: as a whole impossible at any
second, and without any one order possible (Chinneck 2008, "Feasibility and Infeasibility in
Optimization", deletion filter). An order that was neither proved needed nor proved idle stays
too, and the set is then "not reduced further". Nothing is said of other sets: another may be
smaller.

The couriers get a filter of their own: a group that could be as large as one likes and the set
would still be impossible has no part in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Trip, Verdict
from planner.solve.prepared import Prepared
from planner.solve.subset import Chosen, all_met, refuted
from planner.solve.watch import Watch

SECONDS_PER_SET = 5.0
REACHES_S = (1_800, 7_200)  # how far from the order's slot others are asked about first


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Orders that can't all be met, the unmet one among them.

    Attributes
    ----------
    order_id : the unmet order. orders : all of the set, in the day's order.
    couriers : those whose number matters; empty: no number of these couriers would do.
    from_at, until_at : the first moment an order of the set is ready, the end of the last slot.
    proved : whether the set is proved impossible as a whole; else it is only where the search
        for a smaller one began.
    cut_short : whether the time ended first; more time may show more.
    irreducible : whether without any one of its orders there is a plan.
    witnesses : per order of the set, a plan's trips that meet all the others; audited.
    instead : orders of the same priority in the set: any of them could have been the one to go
        from this set.
    lower : orders of the set with a lower priority; higher : with a higher one.
    """

    order_id: OrderId
    orders: tuple[OrderId, ...]
    couriers: tuple[CourierId, ...]
    from_at: int
    until_at: int
    proved: bool
    cut_short: bool
    irreducible: bool
    witnesses: tuple[tuple[OrderId, tuple[Trip, ...]], ...]
    instead: tuple[OrderId, ...]
    lower: tuple[OrderId, ...]
    higher: tuple[OrderId, ...]


def conflict(
    prepared: Prepared, plan: Plan, order_id: OrderId, watch: Watch | None = None
) -> Conflict:
    """A conflict set of an order the plan does not meet.

    Parameters
    ----------
    watch : where it ends, the set is given as far as it was reduced.
    """
    watch = Watch(limit_s=SECONDS_PER_SET) if watch is None else watch
    day = prepared.day
    met = {one.order_id for one in plan.outcomes if one.verdict is Verdict.MET}
    unmet = day.order_index(order_id)
    orders = np.array([order.order_id in met for order in day.orders])
    witness: dict[int, tuple[Trip, ...]] = {unmet: plan.trips}
    orders[unmet] = True
    needed = _refuted_near(prepared, orders, unmet, watch)
    proved = needed is not None
    if needed is not None:
        orders = _reduced(prepared, needed, unmet, witness, watch)
    inside = [int(k) for k in np.flatnonzero(orders)]
    chosen = [day.orders[k] for k in inside]
    own = day.order(order_id).priority
    return Conflict(
        order_id=order_id,
        orders=tuple(order.order_id for order in chosen),
        couriers=_couriers_that_matter(prepared, orders, watch) if proved else (),
        from_at=min(order.ready_at for order in chosen),
        until_at=max(order.slot.end_at for order in chosen),
        proved=proved,
        cut_short=watch.cut_short,
        irreducible=proved and all(k in witness for k in inside),
        witnesses=tuple((day.orders[k].order_id, witness[k]) for k in inside if k in witness),
        instead=tuple(
            order.order_id
            for order in chosen
            if order.priority == own and order.order_id != order_id
        ),
        lower=tuple(order.order_id for order in chosen if order.priority < own),
        higher=tuple(order.order_id for order in chosen if order.priority > own),
    )


def _refuted_near(
    prepared: Prepared, orders: Chosen, unmet: int, watch: Watch
) -> Chosen | None:
    """Orders that can't all be met: near the unmet one if they suffice, else any."""
    slots = [order.slot for order in prepared.day.orders]
    for reach_s in REACHES_S:
        since_at = slots[unmet].start_at - reach_s
        until_at = slots[unmet].end_at + reach_s
        near = np.array([one.start_at < until_at and one.end_at > since_at for one in slots])
        needed = refuted(prepared, orders & near, watch, search=False)
        if needed is not None or watch.over():
            return needed
    return refuted(prepared, orders, watch)


def _reduced(
    prepared: Prepared,
    orders: Chosen,
    unmet: int,
    witness: dict[int, tuple[Trip, ...]],
    watch: Watch,
) -> Chosen:
    """The set after every other order was tried; fills `witness`."""
    slots = np.array([order.slot.start_at for order in prepared.day.orders])
    # those furthest from the unmet order first: they are the least likely to matter
    nearness = -np.abs(slots - slots[unmet])
    for k in np.argsort(nearness, kind="stable"):
        if k == unmet or not orders[k]:
            continue
        if watch.over():
            break
        without = orders.copy()
        without[k] = False
        answer = all_met(prepared, without, watch)
        if answer.possible is False:
            orders = without if answer.needed is None else answer.needed
        elif answer.possible:
            witness[int(k)] = answer.trips
    return orders


def _couriers_that_matter(
    prepared: Prepared, orders: Chosen, watch: Watch
) -> tuple[CourierId, ...]:
    """Couriers of the groups of which more would help, as far as is proved of the others."""
    plenty = int(orders.sum())
    unlimited: dict[int, int] = {}
    for number in range(len(prepared.day.groups)):
        if watch.over():
            break
        more = {**unlimited, number: plenty}
        if refuted(prepared, orders, watch, couriers=more) is not None:
            unlimited = more
    return tuple(
        courier_id
        for number, group in enumerate(prepared.day.groups)
        if number not in unlimited
        for courier_id in group.courier_ids
    )
