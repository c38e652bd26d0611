"""A plan under wishes in plan.json: true of the day for others, whole again for us."""

from __future__ import annotations

import json

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.domain.plan import ReasonCode, Verdict
from planner.export.plan_json import plan_json
from planner.history.kept_plan import read_plan
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import prepare
from planner.wishes.replan import Replanned, replan
from planner.wishes.wish import Drop
from tests.support.builders import at, make_courier, make_day, make_order, make_travel


def test_plan_under_wishes_claims_for_the_day_only_what_holds_of_any_plan() -> None:
    slot = (at("11:00"), at("11:30"))
    day = make_day(
        orders=[make_order(order_id=OrderId(name), slot=slot) for name in "ab"],
        couriers=[
            make_courier(courier_id=CourierId(name), shift=(at("10:00"), at("13:00")))
            for name in ("anna", "boris")
        ],
    )
    prepared = prepare(day, make_travel(day=day, minutes=40))
    wishes = (Drop(order_id=OrderId("a")),)
    found = replan(prepared, plan_prepared(prepared), wishes, seconds=600.0, within=0)
    assert isinstance(found, Replanned)
    text = plan_json(day, found.plan)
    filed = json.loads(text)
    # Both couriers could carry an order each: the day's bound is 2, though the wish leaves 1.
    assert filed["proof"]["met"] == 1
    assert filed["proof"]["met_upper_bound"] == 2
    assert filed["proof"]["met_by_priority"][0]["upper_bound"] == 2
    assert filed["proof"]["cost_lower_bound_rub"] is None
    assert filed["proof"]["status"] == "bounded"
    assert filed["proof_under_wishes"]["met_upper_bound"] == 1
    left_out = filed["orders"][0]
    assert left_out["verdict"] == left_out["reason"]["code"] == "not_decided"
    assert left_out["reason"]["evidence"]["wish"] == "dropped_by_hand"

    again = read_plan(text.encode(), day).plan
    assert again.outcomes[0].verdict is Verdict.LEFT_OUT
    assert again.outcomes[0].reason is not None
    assert again.outcomes[0].reason.code is ReasonCode.DROPPED_BY_HAND
    assert again.outcomes == found.plan.outcomes
    assert again.proof.under_wishes
    assert again.proof.met_upper_bound == found.plan.proof.met_upper_bound
    assert again.proof.status is found.plan.proof.status
