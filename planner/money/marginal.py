"""What leaving one order out would save: exactly by planning again, or at once from LP duals.

Exact: C*(M) - C*(M without X), M the orders met and C* the least cost of meeting all of a set
(other orders neither help nor hinder: they are not carried). The first term is the plan, the
second is planned over the same catalogue narrowed to M without X. Both have lower bounds, so

    bound(M) - cost(M without X)  <=  saving  <=  cost(M) - bound(M without X)

and where both plans are proved best the saving is exact to a rouble each. Wages paid for the
shift anyway are no saving; the hours freed are told beside it.

At once, two figures. For certain: X taken out of its own trip, which the courier then drives
inside the same time; whatever else could be better comes on top. And an estimate from above:
the dual of "X is carried once" in the linear relaxation over the plan's catalogue, all of M
held. Leaving X out changes the relaxation's cost by at most that (its value is convex in the
right-hand side); but the relaxation is not the plan, and on days where couriers are scarce its
duals are far above what an exact answer finds.

The fee from which a met order is worth serving is its saving less the cost of cancelling it.
For an order unmet in profit mode the day is planned with it forced in: the fee that makes up
for the profit lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus, Trip, Verdict
from planner.solve.bound import Objective
from planner.solve.known_plan import columns_of
from planner.solve.packing import Packing
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared
from planner.solve.relax import first_columns, relax
from planner.solve.watch import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """What leaving a met order out would save.

    Attributes
    ----------
    saving_kop : by the plan found; None: no plan without the order but with all others was.
    least_kop, most_kop : proved; None where a plan has no bound.
    proved : whether both plans are proved best, so that the saving is exact.
    freed_s : hours of couriers that become free; negative: more are needed.
    """

    order_id: OrderId
    saving_kop: int | None
    least_kop: int | None
    most_kop: int | None
    proved: bool
    freed_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What leaving a met order out would save, at once.

    Attributes
    ----------
    least_kop : for certain, by its own trip without it; None where that trip can't be driven.
    dual_kop : an estimate from duals, from above; None where the time ended the relaxation.
    """

    order_id: OrderId
    least_kop: int | None
    dual_kop: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthFrom:
    """The fee from which an order not met would be worth serving, by profit.

    Attributes
    ----------
    fee_kop : by the plans found; None: it can't be met at any fee, or no such plan was found.
    least_kop, most_kop : proved; None where a plan has no bound.
    """

    order_id: OrderId
    fee_kop: int | None
    least_kop: int | None
    most_kop: int | None


def saving_of(
    prepared: Prepared,
    plan: Plan,
    order_id: OrderId,
    *,
    stop: Callable[[], bool] = lambda: False,
) -> Saving:
    """Plan the met orders without this one, and compare.

    Raises
    ------
    ValueError
        The order is not met.
    """
    day = prepared.day
    met = met_orders(plan)
    if not met[day.order_index(order_id)]:
        raise ValueError(f"{order_id} is not met: there is nothing to save")
    others = met.copy()
    others[day.order_index(order_id)] = False
    without = plan_prepared(
        _only(prepared, others), stop=stop, begin_with=_trips_without(plan, order_id)
    )
    if without.proof.met < int(others.sum()):
        return Saving(
            order_id=order_id,
            saving_kop=None,
            least_kop=None,
            most_kop=None,
            proved=False,
            freed_s=0,
        )
    cost_kop, bound_kop = plan.proof.cost_kop, least_cost_kop(plan)
    least, most = without.proof.cost_kop, without.proof.cost_lower_bound_kop
    return Saving(
        order_id=order_id,
        saving_kop=cost_kop - least,
        least_kop=None if bound_kop is None else bound_kop - least,
        most_kop=None if most is None else cost_kop - most,
        proved=_optimal(plan) and _optimal(without),
        freed_s=_busy_s(day, plan) - _busy_s(day, without),
    )


def estimated_savings(
    prepared: Prepared, plan: Plan, *, seconds: float
) -> dict[OrderId, Estimate]:
    """Per order met what leaving it out would save, without planning again.

    Parameters
    ----------
    seconds : wall time the relaxation may take; unfinished duals bound nothing.
    """
    day = prepared.day
    met = met_orders(plan)
    if not met.any():
        return {}
    packing = _narrowed(prepared.plans, met)
    ranks = range(packing.classes)
    unmet = tuple(int((~met & (packing.order_class == rank)).sum()) for rank in ranks)
    objective = Objective(
        costs=True, penalty_kop=np.zeros(len(met), np.int64), most_unmet=unmet
    )
    relaxation = relax(
        packing,
        objective,
        start=first_columns(packing),
        rounds=0,
        watch=Watch(limit_s=seconds),
    )
    trips = {stop.order_id: trip for trip in plan.trips for stop in trip.stops}
    return {
        order.order_id: Estimate(
            order_id=order.order_id,
            least_kop=_own_trip_saving_kop(prepared, trips[order.order_id], order.order_id),
            dual_kop=round(float(value)) if relaxation.finished else None,
        )
        for order, value, held in zip(day.orders, relaxation.values_kop, met, strict=True)
        if held
    }


def worth_from(
    prepared: Prepared,
    plan: Plan,
    order_id: OrderId,
    *,
    stop: Callable[[], bool] = lambda: False,
) -> WorthFrom:
    """Plan for profit with an unmet order forced in, and compare.

    Raises
    ------
    ValueError
        The order is met, or the plan was not made for profit.
    """
    day, order = prepared.day, prepared.day.order(order_id)
    profit_kop, most_kop = plan.proof.profit_kop, plan.proof.profit_upper_bound_kop
    if met_orders(plan)[day.order_index(order_id)] or profit_kop is None:
        raise ValueError(f"{order_id} is met, or the plan was not made for profit")
    extra_kop = _dearer_than_all(prepared)
    forced = replace(order, fee_kop=order.fee_kop + extra_kop)
    orders = tuple(forced if one.order_id == order_id else one for one in day.orders)
    found = plan_prepared(
        replace(prepared, day=replace(day, orders=orders)), stop=stop, begin_with=plan.trips
    )
    with_kop, with_most = found.proof.profit_kop, found.proof.profit_upper_bound_kop
    met = met_orders(found)[day.order_index(order_id)]
    if not met or with_kop is None:
        return WorthFrom(order_id=order_id, fee_kop=None, least_kop=None, most_kop=None)
    fee_kop = order.fee_kop + extra_kop
    return WorthFrom(
        order_id=order_id,
        fee_kop=max(0, fee_kop + profit_kop - with_kop),
        least_kop=None if with_most is None else max(0, fee_kop + profit_kop - with_most),
        most_kop=None if most_kop is None else max(0, fee_kop + most_kop - with_kop),
    )


def least_cost_kop(plan: Plan) -> int | None:
    """A lower bound on the cost of any plan that meets the same orders; None: none proved."""
    proof = plan.proof
    if proof.profit_kop is None:
        return proof.cost_lower_bound_kop
    if proof.profit_upper_bound_kop is None:
        return None
    # the same orders bring the same fees: who would cost less would earn more
    return proof.cost_kop - (proof.profit_upper_bound_kop - proof.profit_kop)


def met_orders(plan: Plan) -> npt.NDArray[np.bool_]:
    """Per order of the plan's day whether the plan meets it."""
    return np.array([o.verdict is Verdict.MET for o in plan.outcomes], bool)


def _only(prepared: Prepared, orders: npt.NDArray[np.bool_]) -> Prepared:
    """The day where nothing but these orders can be carried, to be served at least cost."""
    serve = prepared.day.solver.model_copy(update={"objective": "serve"})
    return replace(
        prepared,
        day=replace(prepared.day, solver=serve),
        plans=_narrowed(prepared.plans, orders),
        bounds=_narrowed(prepared.bounds, orders),
    )


def _trips_without(plan: Plan, order_id: OrderId) -> tuple[Trip, ...]:
    """The plan's trips without that stop; a trip of nothing else goes."""
    shorter = (
        replace(trip, stops=tuple(stop for stop in trip.stops if stop.order_id != order_id))
        for trip in plan.trips
    )
    return tuple(trip for trip in shorter if trip.stops)


def _narrowed(packing: Packing, orders: npt.NDArray[np.bool_]) -> Packing:
    """The packing of columns that carry none but these orders."""
    welcome = np.append(orders, True)  # NONE is -1: padding is welcome
    kept = np.all(welcome[packing.members], axis=1)[packing.set_of]
    return packing.only(np.flatnonzero(kept))


def _own_trip_saving_kop(prepared: Prepared, trip: Trip, order_id: OrderId) -> int | None:
    """What the trip costs more than its cheapest way inside its own time without the order."""
    stops = tuple(stop for stop in trip.stops if stop.order_id != order_id)
    if not stops:
        return trip.cost_kop
    columns = columns_of(prepared, [replace(trip, stops=stops)])
    if len(columns) == 0:
        return None
    return trip.cost_kop - int(prepared.plans.cost_kop[columns].min())


def _dearer_than_all(prepared: Prepared) -> int:
    """More than serving all orders, or all but one, can earn or cost."""
    day = prepared.day
    earned = sum(order.fee_kop + day.cancellation_kop for order in day.orders)
    dearest = int(prepared.plans.cost_kop.max(initial=0))
    return earned + len(day.orders) * dearest + 1


def _optimal(plan: Plan) -> bool:
    return plan.proof.status is ProofStatus.OPTIMAL


def _busy_s(day: Day, plan: Plan) -> int:
    return sum(
        trip.returns_at - trip.departs_at + day.store(trip.store_id).loading_s
        for trip in plan.trips
        if trip.returns_at is not None
    )
