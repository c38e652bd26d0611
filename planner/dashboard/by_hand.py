"""What a session does about wishes: add and take back, re-plan around them, take the plan.

Wishes are about the plan without wishes that was on the page; it is kept beside, so that every
price is against it and it can be put back. A plan that is made anew forgets the answer, not the
wishes; those about orders or couriers that are gone go with them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.dashboard.access import allowed
from planner.dashboard.job import Failure
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.dashboard.wish_job import WishJob
from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.money.ledger import ledger
from planner.solve.plan_day import Progress
from planner.wishes.refusal import Refusal
from planner.wishes.replan import SECONDS, Replanned
from planner.wishes.wish import (
    OUTSIDE,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
    courier_of,
    orders_of,
)


@dataclass(kw_only=True)
class ByHand:
    """What the section "By hand" holds.

    Attributes
    ----------
    wishes : in the order in which they were made. before : the plan without wishes, as shown.
    job : re-planning. found : its result, for `asked`; failure : why there is none.
    """

    wishes: tuple[Wish, ...] = ()
    before: Shown | None = None
    job: WishJob | None = None
    asked: tuple[Wish, ...] = ()
    found: Replanned | Refusal | None = None
    failure: Failure | None = None


def by_hand(of: Session) -> ByHand:
    """The session's wishes, brought up to date with the plan shown."""
    hand = of.part(ByHand)
    shown = of.shown
    if shown is None or shown.plan.proof.under_wishes:
        return hand
    if hand.before is None or hand.before.plan is not shown.plan:
        _forget(hand)
        hand.wishes = tuple(wish for wish in hand.wishes if _known(shown.day, wish))
    hand.before = shown
    return hand


def add_wishes(of: Session, *wishes: Wish) -> None:
    """Wish for more."""
    if allowed():
        hand = by_hand(of)
        hand.wishes = tuple(dict.fromkeys((*hand.wishes, *wishes)))


def take_back(of: Session, *wishes: Wish) -> None:
    """Wish for less."""
    if allowed():
        hand = by_hand(of)
        hand.wishes = tuple(wish for wish in hand.wishes if wish not in wishes)


def begin_wishes(of: Session, seconds: float = SECONDS) -> None:
    """Begin to re-plan the day around the wishes."""
    hand = by_hand(of)
    before = hand.before
    if before is None or before.loaded is None or not hand.wishes or not allowed():
        return
    _forget(hand)
    hand.asked = hand.wishes
    hand.job = WishJob(before.loaded, before.plan, hand.wishes, seconds)
    hand.job.start()


def collect_wishes(of: Session) -> bool:
    """Take the answer if there is one; whether there was anything to take."""
    hand = of.part(ByHand)
    outcome = None if hand.job is None else hand.job.look()
    if outcome is None:
        return False
    hand.job = None
    if isinstance(outcome, Failure):
        hand.failure = outcome
    else:
        hand.found = outcome
    return True


def show_wished(of: Session) -> None:
    """Put the plan found on all pages; its money and figures follow."""
    hand = by_hand(of)
    before, found = hand.before, hand.found
    if before is None or not isinstance(found, Replanned) or not allowed():
        return
    shown = Shown(
        source=before.source,
        day=before.day,
        plan=found.plan,
        money=ledger(before.day, found.plan),
        loaded=before.loaded,
        files=before.files,
    )
    _show(of, shown)
    if before.loaded is not None:
        of.job = PlanJob(before.loaded, known=found.plan, files=before.files)
        of.job.progress = Progress(
            stage="known", met=found.plan.proof.met, cost_kop=found.plan.proof.cost_kop
        )
        of.job.start()


def show_before(of: Session) -> None:
    """Put the plan without wishes back on all pages; the wishes stay."""
    before = of.part(ByHand).before
    if before is not None and allowed():
        _show(of, before)


def moved(trip: Trip, order_id: OrderId, position: int | None) -> tuple[Wish, ...]:
    """The wishes that put an order into a trip.

    Parameters
    ----------
    position : its stop there, from 1; the trip then is these stops in this sequence. None:
        anywhere, and others may join.
    """
    others = [stop.order_id for stop in trip.stops if stop.order_id != order_id]
    courier_id = OUTSIDE if trip.courier_id is None else CourierId(trip.courier_id)
    if position is None:
        on = OnCourier(order_id=order_id, courier_id=courier_id)
        return (Together(order_ids=(*others, order_id)), on) if others else (on,)
    others.insert(position - 1, order_id)
    return (OwnTrip(order_ids=tuple(others), courier_id=courier_id),)


def _show(of: Session, shown: Shown) -> None:
    """Show a plan; what is under way for another one ends."""
    for job in (of.job, of.reason_job, of.curve_job):
        if job is not None:
            job.stop()
    of.job = of.reason_job = of.curve_job = None
    of.failure = of.reason_failure = None
    of.shown = replace(shown)
    of.reasons_of = None


def _forget(hand: ByHand) -> None:
    """Forget what was found for other wishes or another plan."""
    if hand.job is not None:
        hand.job.stop()
    hand.job = hand.found = hand.failure = None
    hand.asked = ()


def _known(day: Day, wish: Wish) -> bool:
    """Whether the day still has all that the wish names."""
    orders = {order.order_id for order in day.orders}
    couriers = {None, OUTSIDE, *(courier.courier_id for courier in day.couriers)}
    return orders.issuperset(orders_of(wish)) and courier_of(wish) in couriers
