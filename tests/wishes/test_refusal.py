"""Wishes refused with the true reason, each beside a twin that is granted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Plan, Reason, ReasonCode, Verdict
from planner.export.wish_words import price_lines, refusal_lines, wish_text
from planner.solve.audit import audit
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared, prepare
from planner.texts import LANGUAGES
from planner.wishes.refusal import Obstacle, Refusal, Shut
from planner.wishes.replan import Replanned, replan
from planner.wishes.wish import (
    Drop,
    Must,
    NotOnCourier,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
    pinned,
)
from tests.support.builders import at, make_courier, make_day, make_order, make_travel

A, B, C = OrderId("a"), OrderId("b"), OrderId("c")
ANNA, BORIS = CourierId("anna"), CourierId("boris")
SECONDS = 600.0  # far more than it takes


@cache
def evening() -> tuple[Prepared, Plan]:
    """Three far doors at the same hour, two equal couriers: one order too many.

    Every leg takes 40 minutes, so a courier has time for one door between 11:00 and 11:30; each
    of the three is met by Anna or Boris, two of them in all.
    """
    slot = (at("11:00"), at("11:30"))
    day = make_day(
        orders=[make_order(order_id=name, slot=slot) for name in (A, B, C)],
        couriers=[
            make_courier(courier_id=ANNA, shift=(at("10:00"), at("13:00"))),
            make_courier(courier_id=BORIS, shift=(at("10:00"), at("13:00"))),
        ],
    )
    prepared = prepare(day, make_travel(day=day, minutes=40))
    return prepared, plan_prepared(prepared)


def asked(*wishes: Wish) -> Replanned | Refusal:
    """The evening re-planned around the wishes; what is said has words in both languages."""
    prepared, before = evening()
    found = replan(prepared, before, wishes, seconds=SECONDS, within=0)
    for language in LANGUAGES:
        assert all(wish_text(prepared.day, wish, language) for wish in wishes)
        if isinstance(found, Refusal):
            assert all(refusal_lines(prepared.day, wishes, found, language))
        else:
            assert all(price_lines(found, language))
    return found


def granted(*wishes: Wish) -> Replanned:
    found = asked(*wishes)
    assert isinstance(found, Replanned)
    prepared, _ = evening()
    assert audit(prepared.day, prepared.travel, found.plan) == ()
    return found


def refused(*wishes: Wish) -> Refusal:
    found = asked(*wishes)
    assert isinstance(found, Refusal)
    return found


def lost() -> OrderId:
    """The order the plan without wishes leaves out."""
    _, before = evening()
    return next(one.order_id for one in before.outcomes if one.verdict is not Verdict.MET)


def test_wish_that_the_plan_keeps_already_costs_nothing_and_changes_nothing() -> None:
    _, before = evening()
    found = granted(*(pinned(trip) for trip in before.trips), Drop(order_id=lost()))
    assert found.plan is before
    assert found.price.nothing
    assert found.price.proved


def test_forbidden_courier_costs_nothing_where_an_equal_takes_over() -> None:
    _, before = evening()
    trip = before.trips[0]
    order_id, courier_id = trip.stops[0].order_id, trip.courier_id
    assert courier_id is not None
    found = granted(NotOnCourier(order_id=order_id, courier_id=courier_id))
    assert found.price.nothing
    assert found.price.proved


def test_order_put_first_takes_the_place_of_another_and_the_other_is_left_out_by_wish() -> None:
    found = granted(Must(order_id=lost()))
    assert found.price.fewer_met == 0
    codes = [one.reason.code for one in found.plan.outcomes if one.reason is not None]
    assert codes == [ReasonCode.AGAINST_WISHES]
    assert found.plan.proof.under_wishes


def test_dropped_order_says_so_and_frees_its_courier_for_another() -> None:
    kept = next(one for one in (A, B, C) if one != lost())
    found = granted(Drop(order_id=kept))
    outcomes = {one.order_id: one for one in found.plan.outcomes}
    assert outcomes[kept].verdict is Verdict.LEFT_OUT
    assert outcomes[kept].reason == Reason(code=ReasonCode.DROPPED_BY_HAND, evidence={})
    assert outcomes[lost()].verdict is Verdict.MET
    assert found.price.fewer_met == 0


def test_dropping_two_orders_costs_one() -> None:
    found = granted(Drop(order_id=A), Drop(order_id=B))
    assert found.price.fewer_met == 1  # two of three are met without wishes, then one
    assert found.price.cost_kop < 0


def test_three_orders_that_must_be_met_exclude_each_other_and_two_do_not() -> None:
    refusal = refused(Must(order_id=A), Must(order_id=B), Must(order_id=C))
    assert refusal.proved
    assert refusal.wishes == (0, 1, 2)
    assert refusal.irreducible
    granted(Must(order_id=A), Must(order_id=C))


def test_conflict_names_only_the_wishes_that_matter() -> None:
    both = (
        OnCourier(order_id=A, courier_id=ANNA),
        NotOnCourier(order_id=C, courier_id=BORIS),
        OnCourier(order_id=B, courier_id=ANNA),
    )
    refusal = refused(*both)
    assert refusal.wishes == (0, 2)  # Anna has time for one door only
    granted(both[0], both[1], OnCourier(order_id=B, courier_id=BORIS))


def test_pinned_trip_that_breaks_a_slot_is_refused_by_that_slot() -> None:
    _, before = evening()
    trip = pinned(before.trips[0])
    late = replace(trip, departs_at=at("11:00"))
    why = refused(late).why
    # leaving at 11:00 and 40 minutes on the road, the handover begins ten minutes too late
    assert isinstance(why, Obstacle)
    assert (why.broken.rule, why.broken.order_id) == ("deadline", trip.order_ids[0])
    assert (why.broken.value, why.broken.limit) == (at("11:40"), at("11:30"))
    granted(replace(trip, departs_at=at("10:50")))


def test_pinned_trip_outside_the_shift_is_refused_by_the_shift() -> None:
    prepared, before = evening()
    early = replace(pinned(before.trips[0]), courier_id=ANNA)
    couriers = tuple(
        replace(one, shift=replace(one.shift, end_at=at("11:30")))
        if one.courier_id == ANNA
        else one
        for one in prepared.day.couriers
    )
    day = replace(prepared.day, couriers=couriers)
    short = prepare(day, prepared.travel, base=prepared)
    found = replan(short, plan_prepared(short), (early,), seconds=SECONDS)
    assert isinstance(found, Refusal)
    assert isinstance(found.why, Shut)
    assert found.why.shift_end_at == at("11:30")


def test_orders_that_no_trip_can_hold_together_are_refused() -> None:
    assert refused(Together(order_ids=(A, B))).proved
    assert refused(OwnTrip(order_ids=(A, B))).wishes == (0,)


def test_order_on_a_courier_who_is_never_there_is_refused_with_his_reason() -> None:
    prepared, _ = evening()
    late = make_courier(courier_id="late", shift=(at("12:00"), at("13:00")))
    day = replace(prepared.day, couriers=(*prepared.day.couriers, late))
    longer = prepare(day, prepared.travel)
    wish = OnCourier(order_id=A, courier_id=late.courier_id)
    found = replan(longer, plan_prepared(longer), (wish,), seconds=SECONDS)
    assert isinstance(found, Refusal)
    assert isinstance(found.why, Reason)
    assert found.why.code in (ReasonCode.NO_COURIER_ON_SHIFT, ReasonCode.LATE_EVEN_ALONE)


def test_plan_not_found_is_never_called_impossible() -> None:
    prepared, _ = evening()
    wishes: tuple[Wish, ...] = (Must(order_id=A),)
    told = Refusal(wishes=(0,), proved=False, irreducible=False)
    assert "не доказано" in " ".join(refusal_lines(prepared.day, wishes, told, "ru"))
    assert "not proved" in " ".join(refusal_lines(prepared.day, wishes, told, "en"))


@pytest.mark.parametrize("order_id", [A, B, C])
def test_every_order_alone_can_be_must(order_id: OrderId) -> None:
    assert granted(Must(order_id=order_id)).plan.proof.met == 2
