"""What is known about each order once the search is over.

`impossible_together` needs no search of its own: where the plan reaches its upper bound in
every class, a plan that met all of its orders and one more would meet more than the bound
allows. `not_worth_it` is proved order by order: the lower bound of cost and penalties with that
order forced in is no better than the plan.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import OrderOutcome, Proof, Reason, ReasonCode, Trip, Verdict
from planner.solve.bound import Objective
from planner.solve.packing import Packing
from planner.solve.relax import first_columns, relax
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints


def outcomes(
    day: Day,
    trips: tuple[Trip, ...],
    proof: Proof,
    alone: Mapping[OrderId, Reason],
    losses_kop: Mapping[OrderId, int],
) -> tuple[OrderOutcome, ...]:
    """A verdict per order, in the day's order.

    Parameters
    ----------
    alone : reasons of the orders nobody can meet even alone.
    losses_kop : in profit mode, what forcing the order in loses at least, where proved.
    """
    carried = {stop.order_id: trip.trip_id for trip in trips for stop in trip.stops}
    found = []
    for order in day.orders:
        trip_id = carried.get(order.order_id)
        verdict, reason = Verdict.MET, None
        if trip_id is None:
            verdict, reason = _unmet(day, proof, order.order_id, alone, losses_kop)
        found.append(
            OrderOutcome(
                order_id=order.order_id, verdict=verdict, trip_id=trip_id, reason=reason
            )
        )
    return tuple(found)


def _unmet(
    day: Day,
    proof: Proof,
    order_id: OrderId,
    alone: Mapping[OrderId, Reason],
    losses_kop: Mapping[OrderId, int],
) -> tuple[Verdict, Reason]:
    if order_id in alone:
        return Verdict.IMPOSSIBLE_ALONE, alone[order_id]
    counts = {"met": proof.met, "met_upper_bound": proof.met_upper_bound}
    reached = all(one.met == one.upper_bound for one in proof.by_priority)
    if reached and proof.scope == "any_second" and proof.cut is None:
        evidence = {**counts, "orders": len(day.orders), "couriers": len(day.couriers)}
        return Verdict.IMPOSSIBLE_TOGETHER, Reason(
            code=ReasonCode.COURIERS_BUSY, evidence=evidence
        )
    if order_id in losses_kop:
        return Verdict.NOT_WORTH_IT, Reason(
            code=ReasonCode.NOT_WORTH_IT,
            evidence={"profit_difference_kop": losses_kop[order_id]},
        )
    return Verdict.NOT_DECIDED, Reason(
        code=ReasonCode.NOT_DECIDED, evidence={**counts, "seconds": round(proof.seconds)}
    )


def proved_losses_kop(
    day: Day,
    packing: Packing,
    penalty_kop: Ints,
    unmet: Ints,
    value_kop: int,
    watch: Watch,
) -> dict[OrderId, int]:
    """Per unmet order, by how much the best plan with it is worse at least, where it is.

    Parameters
    ----------
    packing : the favourable one. unmet : indices of orders. value_kop : the plan's cost and
        penalties.
    """
    losses = {}
    # dearer than any plan with all penalties: unmet is never the cheaper way out
    dearest = int(packing.cost_kop.max(initial=0))
    force = int(penalty_kop.sum()) + packing.orders * dearest + 1
    everyone = tuple(int((packing.order_class == c).sum()) for c in range(packing.classes))
    for order in unmet:
        if watch.over():
            break
        forced = penalty_kop.copy()
        forced[order] = force
        objective = Objective(costs=True, penalty_kop=forced, most_unmet=everyone)
        bound = relax(packing, objective, start=first_columns(packing), watch=watch).bound
        if bound.kop >= value_kop:
            losses[day.orders[int(order)].order_id] = bound.kop - value_kop
    return losses
