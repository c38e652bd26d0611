"""Whether a plan keeps a wish, read off its trips; and what the audit says of wishes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import Reason, ReasonCode, Verdict
from planner.solve.audit import audit
from planner.wishes.kept import broken_wishes, is_kept
from planner.wishes.wish import (
    OUTSIDE,
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
from tests.support.plans import make_plan, make_proof

A, B, C = OrderId("a"), OrderId("b"), OrderId("c")
ANNA, BORIS = CourierId("anna"), CourierId("boris")
DAY = make_day(
    orders=[make_order(order_id=name) for name in (A, B, C)],
    couriers=[make_courier(courier_id=ANNA), make_courier(courier_id=BORIS)],
)
TRAVEL = make_travel(day=DAY)
PLAN = make_plan(day=DAY, travel=TRAVEL, trips=[("anna", at("10:50"), ["a", "b"])])


@pytest.mark.parametrize(
    ("kept", "broken"),
    [
        (Drop(order_id=C), Drop(order_id=A)),
        (Must(order_id=A), Must(order_id=C)),
        (OnCourier(order_id=A, courier_id=ANNA), OnCourier(order_id=A, courier_id=BORIS)),
        (
            NotOnCourier(order_id=A, courier_id=OUTSIDE),
            NotOnCourier(order_id=A, courier_id=ANNA),
        ),
        (NotOnCourier(order_id=C, courier_id=ANNA), OnCourier(order_id=C, courier_id=ANNA)),
        (Together(order_ids=(B, A)), Together(order_ids=(B, C))),
        (OwnTrip(order_ids=(A, B)), OwnTrip(order_ids=(B, A))),
        (OwnTrip(order_ids=(A, B), courier_id=ANNA), OwnTrip(order_ids=(A,))),
        (
            OwnTrip(order_ids=(A, B), departs_at=at("10:50")),
            OwnTrip(order_ids=(A, B), departs_at=at("10:51")),
        ),
        (pinned(PLAN.trips[0]), replace(pinned(PLAN.trips[0]), courier_id=BORIS)),
    ],
)
def test_wish_is_kept_and_its_twin_is_not(kept: Wish, broken: Wish) -> None:
    assert is_kept(kept, PLAN.trips)
    assert not is_kept(broken, PLAN.trips)
    assert broken_wishes((kept, broken), PLAN.trips) == (broken,)


def test_audit_finds_an_order_left_out_by_wish_where_there_are_no_wishes() -> None:
    dropped = (Verdict.LEFT_OUT, Reason(code=ReasonCode.DROPPED_BY_HAND, evidence={}))
    trips = [("anna", at("10:50"), ["a", "b"])]
    plan = make_plan(day=DAY, travel=TRAVEL, trips=trips, reasons={C: dropped})
    assert [finding for finding in audit(DAY, TRAVEL, plan) if "without wishes" in finding]
    wished = replace(plan, proof=replace(plan.proof, under_wishes=True))
    assert audit(DAY, TRAVEL, wished) == ()


def test_audit_finds_the_word_impossible_where_only_wishes_forbid() -> None:
    busy = (Verdict.IMPOSSIBLE_TOGETHER, Reason(code=ReasonCode.COURIERS_BUSY, evidence={}))
    proof = make_proof(day=DAY, trips=PLAN.trips, upper_bounds={0: 2})
    trips = [("anna", at("10:50"), ["a", "b"])]
    plan = make_plan(day=DAY, travel=TRAVEL, trips=trips, reasons={C: busy}, proof=proof)
    assert audit(DAY, TRAVEL, plan) == ()
    wished = replace(plan, proof=replace(proof, under_wishes=True))
    assert [one for one in audit(DAY, TRAVEL, wished) if "plans that keep wishes" in one]


def test_audit_finds_a_reason_against_wishes_without_a_bound_that_is_reached() -> None:
    against = (Verdict.LEFT_OUT, Reason(code=ReasonCode.AGAINST_WISHES, evidence={}))
    trips = [("anna", at("10:50"), ["a", "b"])]
    plan = make_plan(day=DAY, travel=TRAVEL, trips=trips, reasons={C: against})
    wished = replace(plan, proof=replace(plan.proof, under_wishes=True))
    assert [one for one in audit(DAY, TRAVEL, wished) if "against the wishes" in one]
