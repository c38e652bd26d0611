"""A plan with an on-time target keeps it on fresh seeds and claims no more than is proved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.day import Day
from planner.domain.plan import Plan, ProofStatus, ReasonCode, Verdict
from planner.errors import NoPlanError
from planner.punctuality.noise import noise_of
from planner.punctuality.robust import plan_on_time, planned_as_asked, search_share
from planner.punctuality.simulate import simulate
from planner.settings import PunctualitySettings
from planner.solve.audit import audit
from planner.solve.plan_day import plan_day
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from tests.support.builders import make_day, make_travel
from tests.support.punctual import tight_day

TARGET = 0.9


@pytest.fixture(scope="module")
def asked() -> tuple[Day, TravelTimes, Plan, Plan]:
    """The tight day, its travel times, its plan without and with the target."""
    day = tight_day(target=TARGET)
    travel = travel_times(day)
    return day, travel, plan_day(day, travel), plan_on_time(day, travel)


Asked = tuple[Day, TravelTimes, Plan, Plan]


@pytest.mark.parametrize("seed", [11, 222, 3333, 44444])
def test_every_order_reaches_the_target_on_fresh_seeds(asked: Asked, seed: int) -> None:
    day, travel, without, plan = asked
    noise = noise_of(day, travel)
    done = simulate(day, travel, plan.trips, noise, seed=seed)
    assert len(done.orders) == plan.proof.met > 0
    assert done.least_share >= TARGET
    # the plan without reserve is far from it: the target is no empty promise
    assert simulate(day, travel, without.trips, noise, seed=seed).least_share < 0.8


def test_the_plan_is_one_of_the_day_in_expected_times(asked: Asked) -> None:
    day, travel, _, plan = asked
    assert audit(day, travel, plan) == ()
    assert plan.on_time is not None
    assert plan.on_time.target == TARGET
    assert plan.on_time.least_share >= TARGET


def test_each_order_met_carries_its_share(asked: Asked) -> None:
    _, _, _, plan = asked
    for outcome in plan.outcomes:
        if outcome.verdict is Verdict.MET:
            assert outcome.on_time_share is not None
            assert outcome.on_time_share >= TARGET
        else:
            assert outcome.on_time_share is None


def test_bounds_are_those_of_the_day_without_reserve(asked: Asked) -> None:
    _, _, without, plan = asked
    assert plan.proof.met < without.proof.met
    assert plan.proof.met_upper_bound == without.proof.met_upper_bound
    # a bound on the cost of plans that meet more says nothing about one that meets fewer
    assert plan.proof.cost_lower_bound_kop is None
    assert plan.proof.status is not ProofStatus.OPTIMAL


def test_an_order_left_out_for_the_target_is_not_called_impossible(asked: Asked) -> None:
    _, _, without, plan = asked
    met_without = {o.order_id for o in without.outcomes if o.verdict is Verdict.MET}
    left_out = [o for o in plan.outcomes if o.verdict is not Verdict.MET]
    assert left_out
    for outcome in left_out:
        assert outcome.order_id in met_without
        assert outcome.verdict is Verdict.NOT_DECIDED
        assert outcome.reason is not None
        assert outcome.reason.code is ReasonCode.NOT_DECIDED
        assert outcome.reason.evidence["on_time_target"] == TARGET
        share = outcome.reason.evidence["on_time_share"]
        assert isinstance(share, float)
        assert 0 <= share <= 1


def test_the_same_day_gives_the_same_plan_again(asked: Asked) -> None:
    day, travel, _, plan = asked
    again = plan_on_time(day, travel)
    assert again.trips == plan.trips
    assert again.on_time == plan.on_time


def test_without_noise_the_target_costs_nothing() -> None:
    sure = PunctualitySettings(pair_log_sd=0, day_log_sd=0, leg_log_sd=0, handover_log_sd=0)
    day = replace(tight_day(target=0.95), punctuality=sure)
    travel = travel_times(day)
    plan, without = plan_on_time(day, travel), plan_day(day, travel)
    assert plan.proof.met == without.proof.met
    assert plan.proof.cost_kop == without.proof.cost_kop
    assert plan.proof.status is without.proof.status
    assert plan.on_time is not None
    assert plan.on_time.reserve == 0
    assert plan.on_time.least_share == 1.0


def test_an_order_nobody_can_meet_stays_impossible() -> None:
    day = make_day(
        orders=[
            replace(order, slot=replace(order.slot, start_at=36_600, end_at=36_900))
            for order in tight_day().orders[:1]
        ],
        solver=tight_day(target=TARGET).solver,
    )
    plan = plan_on_time(day, make_travel(day=day, minutes=60))
    assert plan.outcomes[0].verdict is Verdict.IMPOSSIBLE_ALONE


def test_the_search_asks_for_more_than_the_target() -> None:
    # 0.9 + 3 · sqrt(0.9 · 0.1 / 2000) = 0.9201
    assert search_share(0.9) == pytest.approx(0.9201, abs=0.0001)
    assert search_share(0.99) == pytest.approx(0.9967, abs=0.0001)


def test_a_day_without_a_target_is_planned_as_ever_and_has_no_plan_on_time() -> None:
    day = make_day()
    travel = make_travel(day=day)
    assert planned_as_asked(day, travel).on_time is None
    with pytest.raises(ValueError, match="the day names no on_time_target"):
        plan_on_time(day, travel)


def test_a_stop_before_any_plan_is_no_plan() -> None:
    day = tight_day(target=TARGET)
    with pytest.raises(NoPlanError, match="stopped"):
        plan_on_time(day, travel_times(day), stop=lambda: True)


def test_a_target_in_profit_mode_keeps_the_profit_bound_of_the_day() -> None:
    day = tight_day(target=TARGET)
    solver = day.solver.model_copy(update={"objective": "profit"})
    day = replace(
        day,
        solver=solver,
        orders=tuple(replace(order, fee_kop=90_000) for order in day.orders),
    )
    travel = travel_times(day)
    without, plan = plan_day(day, travel), plan_on_time(day, travel)
    assert audit(day, travel, plan) == ()
    assert plan.proof.profit_upper_bound_kop == without.proof.profit_upper_bound_kop
    assert plan.proof.profit_kop is not None
    assert without.proof.profit_kop is not None
    assert 0 < plan.proof.profit_kop < without.proof.profit_kop
    verdicts = {outcome.verdict for outcome in plan.outcomes}
    assert verdicts == {Verdict.MET, Verdict.NOT_DECIDED}
