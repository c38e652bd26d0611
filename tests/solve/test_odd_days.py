"""Days of odd shapes end cleanly, with true verdicts; their searches are short."""

from __future__ import annotations

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import Order
from planner.domain.plan import Plan, ProofStatus, Verdict
from planner.settings import SolverSettings
from planner.solve.audit import audit
from planner.solve.plan_day import plan_day
from planner.travel.times import TravelTimes
from tests.support.builders import at, make_courier, make_day, make_order, make_travel

SHORT = SolverSettings(time_limit_s=8)
LONG = SolverSettings(time_limit_s=30)  # ends long before: everything is proved


def planned(day: Day, travel: TravelTimes) -> Plan:
    plan = plan_day(day, travel)
    assert audit(day, travel, plan) == ()
    return plan


def verdicts(plan: Plan) -> list[Verdict]:
    return [outcome.verdict for outcome in plan.outcomes]


def same_slot(count: int, *, handover_s: int = 480) -> list[Order]:
    return [make_order(order_id=f"o{k:03d}", handover_s=handover_s) for k in range(count)]


def couriers(count: int) -> list[Courier]:
    return [make_courier(courier_id=f"c{k}") for k in range(count)]


def test_ten_orders_at_one_door_share_a_trip() -> None:
    day = make_day(orders=same_slot(10, handover_s=60), solver=LONG)
    n = len(day.place_ids)
    rows = [[0 if (a > 0) == (b > 0) else 10 for b in range(n)] for a in range(n)]
    plan = planned(day, make_travel(day=day, minutes=rows))
    assert verdicts(plan) == [Verdict.MET] * 10
    assert plan.proof.status is ProofStatus.OPTIMAL
    # one way there and back: 2 × 10 minutes of 500 m at 14 ₽ a kilometre
    assert plan.proof.cost_kop == 14_000


def test_forty_orders_in_one_slot_are_met_as_far_as_couriers_go() -> None:
    day = make_day(orders=same_slot(40), couriers=couriers(5), solver=SHORT)
    plan = planned(day, make_travel(day=day, minutes=10))
    # an order takes 8 + 10 minutes: handovers start at 11:00, 11:18, 11:36, 11:54
    assert plan.proof.met == 5 * 4 or not plan.proof.repeatable
    assert plan.proof.met_upper_bound >= plan.proof.met


def test_day_without_couriers_is_proved_impossible_alone() -> None:
    day = make_day(orders=same_slot(3), couriers=[], solver=SHORT)
    plan = planned(day, make_travel(day=day))
    assert verdicts(plan) == [Verdict.IMPOSSIBLE_ALONE] * 3
    assert plan.trips == ()


def test_one_courier_and_two_hundred_orders_end_with_what_he_can_do() -> None:
    day = make_day(orders=same_slot(200), solver=SHORT)
    plan = planned(day, make_travel(day=day, minutes=10))
    assert plan.proof.met <= 4  # as above
    assert plan.proof.met == 4 or not plan.proof.repeatable
    assert set(verdicts(plan)) <= {
        Verdict.MET,
        Verdict.NOT_DECIDED,
        Verdict.IMPOSSIBLE_TOGETHER,
    }


def test_orders_all_too_far_are_all_proved_impossible_alone() -> None:
    day = make_day(orders=same_slot(5), solver=SHORT)
    # ready 10:20, due by 12:00
    plan = planned(day, make_travel(day=day, minutes=101))
    assert verdicts(plan) == [Verdict.IMPOSSIBLE_ALONE] * 5
    assert plan.proof.met_upper_bound == plan.proof.met == 0


@pytest.mark.parametrize("memory_mb", [16, 2000])
def test_memory_limit_cuts_the_catalogue_and_says_so(memory_mb: int) -> None:
    # 2^9 sets with up to 9 last orders, for each of 100 departures: above 16 MB, not 2000
    orders = [
        make_order(order_id=f"o{k}", handover_s=60, slot=(at("11:00"), at("12:00")))
        for k in range(9)
    ]
    solver = SolverSettings(time_limit_s=6, memory_mb=memory_mb)
    day = make_day(orders=orders, couriers=couriers(2), solver=solver)
    plan = planned(day, make_travel(day=day, minutes=2))
    assert (plan.proof.cut is not None) == (memory_mb == 16)
    assert plan.proof.met == 9
