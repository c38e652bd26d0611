"""The fee from which an order left out for profit is worth meeting.

With a fee so high that no plan leaves the order out, the best plan found meets it at some loss
against today's. If the fee rises by more than that, meeting it earns more than today's plan
does. Where the proof that the order is not worth it says that every plan with it loses as much,
no lower fee in whole roubles would do.
"""

from __future__ import annotations

from dataclasses import replace

from planner.domain.day import Day
from planner.domain.order import Order, OrderId
from planner.domain.plan import Plan
from planner.explain.desk import Desk, unmet
from planner.explain.edits import Change, Edit, FixKind, with_order
from planner.explain.smallest import Sized

ROUBLE_KOP = 100
LOSS = "profit_difference_kop"  # in the evidence of an order not worth it


def higher_fee(desk: Desk, order_id: OrderId) -> Sized | None:
    """The order met for a higher fee; None where no plan with it was found."""
    base = desk.base
    order = base.day.order(order_id)
    if base.day.solver.objective != "profit" or order_id in base.alone:
        return None
    at_any_fee = desk.planned(
        _edit(base.day, order, _any_fee_kop(desk)), order_id, desk.plan.trips
    )
    if order_id in unmet(at_any_fee.plan):
        return None
    loss_kop = max(0, _value_kop(base.day, at_any_fee.plan) - _value_kop(base.day, desk.plan))
    more_kop = (loss_kop // ROUBLE_KOP + 1) * ROUBLE_KOP
    edit = _edit(base.day, order, order.fee_kop + more_kop)
    solved = desk.planned(edit, order_id, at_any_fee.plan.trips)
    if not desk.helps(solved, order_id):
        return None
    proved_kop = _proved_loss_kop(desk.plan, order_id)
    known = proved_kop is not None and proved_kop >= more_kop - ROUBLE_KOP
    return Sized(solved=solved, smallest=known)


def _edit(day: Day, order: Order, fee_kop: int) -> Edit:
    return Edit(
        kind=FixKind.FEE_HIGHER,
        minutes=None,
        facts={"order_id": order.order_id, "fee_kop": fee_kop, "fee_today_kop": order.fee_kop},
        changes=(
            Change(
                table="orders",
                row=order.order_id,
                column="fee_rub",
                to=fee_kop / ROUBLE_KOP,
            ),
        ),
        day=with_order(day, replace(order, fee_kop=fee_kop)),
    )


def _any_fee_kop(desk: Desk) -> int:
    """More than all other orders and the day's dearest trips together are worth."""
    day = desk.base.day
    fees_kop = sum(order.fee_kop + day.cancellation_kop for order in day.orders)
    dearest_kop = int(desk.base.plans.cost_kop.max(initial=0))
    return fees_kop + 2 * len(day.orders) * dearest_kop


def _value_kop(day: Day, plan: Plan) -> int:
    """Cost of the plan, and at today's fees what its unmet orders would have brought."""
    left = [day.order(order_id) for order_id in unmet(plan)]
    return plan.proof.cost_kop + sum(order.fee_kop + day.cancellation_kop for order in left)


def _proved_loss_kop(plan: Plan, order_id: OrderId) -> int | None:
    """What every plan with the order loses at least; None: not proved."""
    outcome = next(one for one in plan.outcomes if one.order_id == order_id)
    loss = None if outcome.reason is None else outcome.reason.evidence.get(LOSS)
    return loss if isinstance(loss, int) else None
