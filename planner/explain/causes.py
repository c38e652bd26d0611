"""Causes behind the orders unmet: leads act on causes, not on rows.

Orders share a cause where the same thing stands in the way: the same couriers busy in hours
that overlap, the same limit of the vehicles, the same edge of shifts or hours, too late by
themselves. The fix named with a cause is the one that meets most of its orders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import OrderOutcome, ReasonCode
from planner.explain.fixes import Fix, Menu
from planner.explain.together import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause of one or more orders unmet.

    Attributes
    ----------
    code : what stands in the way. orders : whom it concerns, in the day's order.
    couriers : whose number matters; vehicle : what all of them drive, where others on duty
        drive something else: then it is such vehicles that lack; else None.
    from_at, until_at : the hours it is about.
    fix : the way that meets most of them, less the orders it gives up, if any was found;
        meets : how many of them.
    """

    code: ReasonCode
    orders: tuple[OrderId, ...]
    couriers: tuple[CourierId, ...]
    vehicle: str | None
    from_at: int
    until_at: int
    fix: Fix | None
    meets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """An order unmet, with what its cause is recognised by."""

    order_id: OrderId
    code: ReasonCode
    alike: tuple[str, ...]
    couriers: tuple[CourierId, ...]
    from_at: int
    until_at: int


def causes(
    day: Day,
    outcomes: Sequence[OrderOutcome],
    conflicts: Mapping[OrderId, Conflict],
    menus: Mapping[OrderId, Menu],
) -> tuple[Cause, ...]:
    """The causes, those of most orders first."""
    groups: list[list[_Member]] = []
    for outcome in outcomes:
        if outcome.reason is None:
            continue
        member = _member(day, outcome, outcome.reason.code, conflicts.get(outcome.order_id))
        joined = [group for group in groups if any(_same(member, one) for one in group)]
        merged = [one for group in joined for one in group]
        groups = [group for group in groups if group not in joined]
        groups.append([*merged, member])
    found = [_cause(day, group, menus) for group in groups]
    return tuple(sorted(found, key=lambda cause: (-len(cause.orders), cause.from_at)))


def _member(
    day: Day, outcome: OrderOutcome, code: ReasonCode, conflict: Conflict | None
) -> _Member:
    order = day.order(outcome.order_id)
    evidence = {} if outcome.reason is None else outcome.reason.evidence
    alike: tuple[str, ...] = (order.store_id,)
    couriers: tuple[CourierId, ...] = ()
    from_at, until_at = order.ready_at, order.slot.end_at
    if code is ReasonCode.DOES_NOT_FIT:
        dimensions = evidence.get("dimensions")
        alike = (order.store_id, *(dimensions if isinstance(dimensions, list) else ()))
    elif conflict is not None and conflict.proved and len(conflict.orders) > 1:
        alike = (order.store_id, *conflict.couriers)
        couriers = conflict.couriers
        from_at, until_at = conflict.from_at, conflict.until_at
    return _Member(
        order_id=outcome.order_id,
        code=code,
        alike=alike,
        couriers=couriers,
        from_at=from_at,
        until_at=until_at,
    )


def _same(one: _Member, other: _Member) -> bool:
    """Whether the same thing stands in both orders' way; couriers also at the same hours."""
    if (one.code, one.alike) != (other.code, other.alike):
        return False
    return not one.couriers or (one.from_at < other.until_at and other.from_at < one.until_at)


def _cause(day: Day, group: list[_Member], menus: Mapping[OrderId, Menu]) -> Cause:
    orders = {member.order_id for member in group}
    couriers = group[0].couriers
    fixes = [fix for order_id in orders if order_id in menus for fix in menus[order_id].fixes]
    best = max(
        fixes,
        key=lambda fix: (
            len(orders & set(fix.gained)) - len(fix.lost),
            -fix.extra_kop,
            fix.order_id,
        ),
        default=None,
    )
    driven = {one.vehicle.name for one in day.couriers if one.courier_id in couriers}
    all_driven = {one.vehicle.name for one in day.couriers}
    return Cause(
        code=group[0].code,
        orders=tuple(one.order_id for one in day.orders if one.order_id in orders),
        couriers=couriers,
        vehicle=next(iter(driven)) if len(driven) == 1 and len(all_driven) > 1 else None,
        from_at=min(member.from_at for member in group),
        until_at=max(member.until_at for member in group),
        fix=best,
        meets=0 if best is None else len(orders & set(best.gained)),
    )
