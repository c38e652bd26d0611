"""Plans of days worked out by hand, of days with nothing in them, and of searches cut short."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings

from planner.domain.day import Day
from planner.domain.fleet import CourierId, Rates
from planner.domain.plan import Plan, ProofStatus, ReasonCode, Verdict
from planner.errors import NoPlanError
from planner.settings import SolverSettings
from planner.solve.audit import audit
from planner.solve.plan_day import Progress, plan_day
from planner.travel.times import TravelTimes
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_store,
    make_travel,
)
from tests.support.exhaustive import exhaustive_best, exhaustive_costs
from tests.support.good_plan import good_day, roads
from tests.support.strategies import tiny_days

TINY = settings(deadline=None, max_examples=40, phases=[Phase.explicit, Phase.generate])


def rivals(*, couriers: int = 1, priority: int = 0) -> tuple[Day, TravelTimes]:
    """Two orders 100 minutes apart, due 11:00–12:00, for so many couriers.

    o1 is 5 km away and back (10 min each way), o2 10 km (20 min); 14 ₽ a kilometre. A courier
    back from one at 11:18 or 11:28 could be at the other by 11:38: so the shift ends at 11:35.
    """
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2", priority=priority)],
        couriers=[
            make_courier(courier_id=f"c{k + 1}", shift=(at("09:00"), at("11:35")))
            for k in range(couriers)
        ],
    )
    return day, make_travel(day=day, minutes=[[0, 10, 20], [10, 0, 100], [20, 100, 0]])


def verdicts(plan: Plan) -> dict[str, Verdict]:
    return {outcome.order_id: outcome.verdict for outcome in plan.outcomes}


def test_of_two_rivals_the_cheaper_is_met_and_the_other_proved_impossible_together() -> None:
    day, travel = rivals()
    plan = plan_day(day, travel)
    assert verdicts(plan) == {"o1": Verdict.MET, "o2": Verdict.IMPOSSIBLE_TOGETHER}
    reason = plan.outcomes[1].reason
    assert reason is not None
    assert reason.code is ReasonCode.COURIERS_BUSY
    assert plan.proof.status is ProofStatus.OPTIMAL
    # 10 km there and back at 14 ₽
    assert (plan.proof.cost_kop, plan.proof.cost_lower_bound_kop) == (14_000, 14_000)
    assert (plan.proof.met, plan.proof.met_upper_bound, plan.proof.scope) == (
        1,
        1,
        "any_second",
    )


def test_of_two_rivals_the_higher_class_is_met_though_dearer() -> None:
    day, travel = rivals(priority=1)
    plan = plan_day(day, travel)
    assert verdicts(plan) == {"o1": Verdict.IMPOSSIBLE_TOGETHER, "o2": Verdict.MET}
    assert plan.proof.cost_kop == 28_000
    assert [(one.priority, one.met, one.upper_bound) for one in plan.proof.by_priority] == [
        (1, 1, 1),
        (0, 0, 0),
    ]


def test_two_couriers_meet_both_rivals() -> None:
    day, travel = rivals(couriers=2)
    plan = plan_day(day, travel)
    assert set(verdicts(plan).values()) == {Verdict.MET}
    assert len({trip.courier_id for trip in plan.trips}) == 2
    assert plan.proof.cost_kop == 14_000 + 28_000


def test_day_of_hours_with_something_of_everything_is_the_best_of_all_seconds() -> None:
    day = good_day()
    plan = plan_day(day, roads(day))
    best = exhaustive_best(day, exhaustive_costs(day, roads(day)))
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert best.met_by_priority == (1, 4)
    assert [one.met for one in plan.proof.by_priority] == [1, 4]
    assert 0 <= plan.proof.cost_kop - best.cost_kop <= 100
    assert verdicts(plan)["o6"] is Verdict.IMPOSSIBLE_ALONE


def test_day_without_orders_has_an_empty_proved_plan() -> None:
    day = make_day(orders=[])
    plan = plan_day(day, make_travel(day=day))
    assert (plan.trips, plan.outcomes) == ((), ())
    assert plan.proof.status is ProofStatus.OPTIMAL


def test_day_without_couriers_says_so_of_every_order() -> None:
    day = make_day(orders=[make_order(order_id="o1"), make_order(order_id="o2")], couriers=[])
    plan = plan_day(day, make_travel(day=day))
    assert plan.trips == ()
    reasons = [outcome.reason for outcome in plan.outcomes]
    assert [reason and reason.code for reason in reasons] == [
        ReasonCode.NO_COURIER_ON_SHIFT,
        ReasonCode.NO_COURIER_ON_SHIFT,
    ]


def test_day_on_which_nobody_can_meet_anything_is_proved_too() -> None:
    day = make_day(orders=[make_order(order_id="o1"), make_order(order_id="o2")])
    plan = plan_day(day, make_travel(day=day, minutes=200))
    assert set(verdicts(plan).values()) == {Verdict.IMPOSSIBLE_ALONE}
    assert (plan.proof.status, plan.proof.met_upper_bound) == (ProofStatus.OPTIMAL, 0)


def test_store_with_couriers_and_no_orders_does_no_harm() -> None:
    stores = [make_store(), make_store(store_id="s2")]
    couriers = [make_courier(), make_courier(courier_id="c2", store_id="s2")]
    day = make_day(stores=stores, couriers=couriers)
    plan = plan_day(day, make_travel(day=day))
    assert (plan.proof.met, plan.proof.status) == (1, ProofStatus.OPTIMAL)


def test_order_reached_only_behind_another_is_met() -> None:
    # no road from the store to o2, but one from o1: nobody meets it alone, but behind o1
    day = make_day(orders=[make_order(order_id="o1"), make_order(order_id="o2")])
    travel = make_travel(day=day, minutes=[[0, 10, None], [10, 0, 10], [10, 10, 0]])
    plan = plan_day(day, travel)
    assert set(verdicts(plan).values()) == {Verdict.MET}
    assert [stop.order_id for stop in plan.trips[0].stops] == ["o1", "o2"]
    # without the stepping stone it is impossible, and alone is the word
    alone = replace(day, orders=day.orders[1:])
    travel = make_travel(day=alone, minutes=[[0, None], [10, 0]])
    assert verdicts(plan_day(alone, travel)) == {"o2": Verdict.IMPOSSIBLE_ALONE}


# Searches cut short.


def crowd(orders: int, **solver: float) -> tuple[Day, TravelTimes]:
    """So many orders due in the same two hours, a few minutes apart, for three couriers."""
    day = make_day(
        orders=[
            make_order(order_id=f"o{k}", slot=(at("11:00"), at("13:00")), handover_s=240)
            for k in range(orders)
        ],
        couriers=[make_courier(courier_id=f"c{k}") for k in range(3)],
        solver=SolverSettings.model_validate(solver),
    )
    minutes = [
        [3 + (7 * a + 11 * b) % 13 if a != b else 0 for b in range(orders + 1)]
        for a in range(orders + 1)
    ]
    return day, make_travel(day=day, minutes=minutes)


def test_stopped_at_once_there_is_no_plan() -> None:
    day, travel = rivals()
    with pytest.raises(NoPlanError, match="stopped"):
        plan_day(day, travel, stop=lambda: True)


def test_stopped_with_a_plan_in_hand_gives_it_audited() -> None:
    day, travel = crowd(12)
    seen: list[Progress] = []
    plan = plan_day(day, travel, progress=seen.append, stop=lambda: len(seen) > 2)
    assert audit(day, travel, plan) == ()
    assert plan.proof.status in (ProofStatus.STOPPED, ProofStatus.OPTIMAL)
    assert plan.proof.status is ProofStatus.OPTIMAL or not plan.proof.repeatable


def test_progress_names_its_stages_and_never_loses_ground() -> None:
    day, travel = crowd(10)
    seen: list[Progress] = []
    plan = plan_day(day, travel, progress=seen.append)
    stages = [one.stage for one in seen]
    assert stages[0] == "catalogue"
    assert stages[-1] == "audit"
    assert set(stages) <= {"catalogue", "bound", "search", "proof", "reasons", "audit"}
    met = [one.met for one in seen if one.met is not None]
    assert met == sorted(met)
    assert met[-1] == plan.proof.met
    most = [one.met_upper_bound for one in seen if one.met_upper_bound is not None]
    assert most == sorted(most, reverse=True)


def test_cut_catalogue_claims_nothing_that_needs_all_trips() -> None:
    day, travel = crowd(18, memory_mb=16, time_limit_s=5)
    plan = plan_day(day, travel)
    assert plan.proof.cut is not None
    assert plan.proof.status is not ProofStatus.OPTIMAL
    assert Verdict.IMPOSSIBLE_TOGETHER not in verdicts(plan).values()
    assert plan.proof.met_upper_bound == 18
    assert audit(day, travel, plan) == ()


# More can only help.


@pytest.mark.slow
@given(tiny_days(max_orders=5))
@TINY
def test_one_more_courier_never_lowers_the_orders_met(tiny: tuple[Day, TravelTimes]) -> None:
    day, travel = tiny
    more = replace(day.couriers[0], courier_id=CourierId("more"), rates=Rates())
    helped = replace(day, couriers=(*day.couriers, more))
    assert classes_met(plan_day(helped, travel)) >= classes_met(plan_day(day, travel))


@pytest.mark.slow
@given(tiny_days(max_orders=5))
@TINY
def test_an_earlier_release_never_lowers_the_orders_met(tiny: tuple[Day, TravelTimes]) -> None:
    # the clocks stay where they were: only the parcel is packed earlier
    day, travel = tiny
    if day.promise.limit_clock == "ready":
        day = replace(day, promise=replace(day.promise, limit_clock="placed"))
    day = replace(day, on_demand=None)
    orders = tuple(replace(order, ready_at=order.ready_at - 60) for order in day.orders)
    earlier = plan_day(replace(day, orders=orders), travel)
    assert classes_met(earlier) >= classes_met(plan_day(day, travel))


def classes_met(plan: Plan) -> tuple[int, ...]:
    """Orders met per class, highest first; the days here are proved optimal."""
    assert plan.proof.status is ProofStatus.OPTIMAL
    return tuple(one.met for one in plan.proof.by_priority)
