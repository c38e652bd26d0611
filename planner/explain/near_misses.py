"""Met orders that nearly were not: least time to spare, and room for one more beside them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.explain.courier_days import courier_days
from planner.explain.one_more_order import OneMore, TypicalParcel, one_more, typical_parcel
from planner.explain.slack import StopSlack, stop_slacks
from planner.travel.times import TravelTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """One met order.

    Attributes
    ----------
    slack : its time to spare.
    one_more : the cheapest place for one more order at the same door, with the same slot and
        moments and the day's typical parcel; None: none in the routes as they are planned.
    """

    slack: StopSlack
    one_more: OneMore | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMisses:
    """The met orders of a plan, least time to spare first, and the parcel that was supposed.

    Attributes
    ----------
    misses : the orders. parcel : the day's typical one; None on a day without orders.
    """

    misses: tuple[NearMiss, ...]
    parcel: TypicalParcel | None


def near_misses(
    day: Day, travel: TravelTimes, plan: Plan, *, most: int | None = None
) -> NearMisses:
    """The met orders with the least time to spare, all of them or so many."""
    if not day.orders:
        return NearMisses(misses=(), parcel=None)
    parcel, days = typical_parcel(day), courier_days(day, plan)
    return NearMisses(
        misses=tuple(
            NearMiss(
                slack=slack,
                one_more=one_more(day, travel, days, day.order(slack.order_id), parcel),
            )
            for slack in stop_slacks(day, travel, plan)[:most]
        ),
        parcel=parcel,
    )
