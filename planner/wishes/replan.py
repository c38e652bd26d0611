"""Facade: a plan and wishes in; the day re-planned around them with its price, or why not.

In three steps: can what has to be met be met at all (a witness, or a proof that it can't);
the known plan mended near what the wishes touch (`planner.wishes.repair`), a plan within
seconds; then the ordinary planning of the narrowed day from there on, as long as it may take.
A plan that keeps the wishes already stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from planner.domain.day import Day
from planner.domain.plan import Plan, Trip, Verdict
from planner.solve.plan_day import Progress, plan_prepared
from planner.solve.prepared import Prepared
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints
from planner.wishes.kept import broken_wishes
from planner.wishes.posed import must_be_met, posed
from planner.wishes.price import Price, price_of
from planner.wishes.refusal import Refusal, feasibility
from planner.wishes.repair import Repair, with_equals
from planner.wishes.told import told
from planner.wishes.wish import Wish, orders_of

SECONDS = 4.5  # of a first answer
MEND_SHARE = 0.6  # of them at most, before the ordinary planning goes on
LEAST_S = 0.5  # of the ordinary planning, where a plan is at hand that wants nothing
CLOSE_ENOUGH = 0.01  # of the cost: no more is asked of a first answer


@dataclass(frozen=True, kw_only=True)
class Replanned:
    """The day re-planned around wishes.

    Attributes
    ----------
    wishes : all of them are kept. plan : audited. before : the plan without wishes.
    price : of all wishes together.
    """

    wishes: tuple[Wish, ...]
    plan: Plan
    before: Plan
    price: Price


def replan(
    prepared: Prepared,
    before: Plan,
    wishes: tuple[Wish, ...],
    *,
    seconds: float = SECONDS,
    within: float = CLOSE_ENOUGH,
    progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Replanned | Refusal:
    """The day re-planned around the wishes, or why that can't be.

    Parameters
    ----------
    prepared : the day without wishes. before : a plan of it without wishes.
    wishes : none of which contradict each other in words (`planner.wishes.clash`).
    seconds : it may take. within : share of the cost by which the bound may be off.

    Raises
    ------
    NoPlanError
        Stopped before there was any plan.
    AuditError
        The plan breaks a rule of the day or a wish: a fault of this program.
    """
    wishes = tuple(dict.fromkeys(wishes))
    if not broken_wishes(wishes, before.trips):
        price = price_of(before, before)
        return Replanned(wishes=wishes, plan=before, before=before, price=price)
    watch = Watch(limit_s=seconds, asked=stop)
    wished = posed(prepared, wishes)
    witness = feasibility(prepared, wishes, wished, watch)
    if isinstance(witness, Refusal):
        return witness
    prize_kop = 0
    if prepared.day.solver.objective == "profit":
        prize_kop = _prize_kop(prepared.day, witness)
        wished = posed(prepared, wishes, prize_kop)
    start = _mended(wished, before, wishes, witness, watch)
    made = _planned_from(wished, before, witness, start, watch, within, progress)
    met = {one.order_id for one in made.outcomes if one.verdict is Verdict.MET}
    if must_be_met(wishes) - met:
        everything = tuple(range(len(wishes)))
        return Refusal(wishes=everything, proved=False, irreducible=False)
    plan = told(prepared.day, prepared.travel, before, made, wishes, prize_kop)
    return Replanned(wishes=wishes, plan=plan, before=before, price=price_of(before, plan))


def _mended(
    wished: Prepared,
    before: Plan,
    wishes: tuple[Wish, ...],
    witness: tuple[Trip, ...],
    watch: Watch,
) -> tuple[Trip, ...]:
    """The plan before, mended near what the wishes touch."""
    plans = wished.plans
    met = {one.order_id for one in before.outcomes if one.verdict is Verdict.MET}
    met |= must_be_met(wishes)
    unmet = np.array([order.order_id not in met for order in wished.day.orders], bool)
    repair = Repair(
        wished=wished,
        touched=frozenset(order_id for wish in wishes for order_id in orders_of(wish)),
        least_unmet=tuple(
            int((unmet & (plans.order_class == number)).sum())
            for number in range(plans.classes)
        ),
        penalty_kop=_penalty_kop(wished.day),
        watch=Watch(limit_s=MEND_SHARE * watch.left_s, asked=watch.over),
    )
    return repair.trips((*with_equals(wished, before.trips), *witness))


def _planned_from(
    wished: Prepared,
    before: Plan,
    witness: tuple[Trip, ...],
    start: tuple[Trip, ...],
    watch: Watch,
    within: float,
    progress: Callable[[Progress], None],
) -> Plan:
    """The plan of the narrowed day, never worse than the one to start from.

    Where that one is worth as much as the plan before, no better one is left to look for.
    """
    least = _rank_of(wished.day, start)
    as_good = least <= _rank_of(wished.day, before.trips)
    seconds = LEAST_S if as_good else max(watch.left_s, LEAST_S)
    known = (*before.trips, *witness, *start)
    while True:
        made = plan_prepared(
            wished,
            begin_with=known,
            within=within,
            limit_s=seconds,
            progress=progress,
            stop=watch.asked,
        )
        # on a busy machine the time may be over before the start was even looked at
        if watch.asked() or _rank_of(wished.day, made.trips) <= least:
            return made
        seconds *= 2


def _rank_of(day: Day, trips: tuple[Trip, ...]) -> tuple[int, ...]:
    """What these trips are worth on the day under wishes; smaller is better."""
    met = {stop.order_id for trip in trips for stop in trip.stops}
    cost_kop = sum(trip.cost_kop for trip in trips)
    penalty_kop = _penalty_kop(day)
    if penalty_kop is not None:
        unmet = [order.order_id not in met for order in day.orders]
        return (cost_kop + int(penalty_kop[unmet].sum()),)
    classes = (
        sum(order.order_id in met for order in day.orders if order.priority == priority)
        for priority in day.priorities
    )
    return (*(-count for count in classes), cost_kop)


def _penalty_kop(day: Day) -> Ints | None:
    """In profit mode, per order what leaving it unmet costs."""
    if day.solver.objective != "profit":
        return None
    return np.array([order.fee_kop + day.cancellation_kop for order in day.orders], np.int64)


def _prize_kop(day: Day, witness: tuple[Trip, ...]) -> int:
    """More than any plan could gain by leaving out what the witness meets."""
    unmet_kop = sum(order.fee_kop + day.cancellation_kop for order in day.orders)
    return unmet_kop + sum(trip.cost_kop for trip in witness) + 1
