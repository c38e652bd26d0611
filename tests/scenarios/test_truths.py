"""What must hold of any day: more freedom, more money, never a worse plan.

On random tiny days whose figures are proved; the candidates of the base day are kept, so the
easier day's plans include the harder one's.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.plan import Plan, ProofStatus, Trip
from planner.scenarios.edits import EDITS
from planner.scenarios.grid import Change
from planner.scenarios.problem import Problem, problem_key, program_version
from planner.scenarios.replay import rank, replayed
from planner.scenarios.solving import Task, solve
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import prepare
from planner.travel.times import TravelTimes
from tests.support.builders import make_day, make_order, make_travel
from tests.support.strategies import tiny_days

FEW = settings(max_examples=20)


def solved(problem: Problem, base: Problem, begin_with: tuple[Trip, ...] = ()) -> Plan:
    """The plan of an edit of the base day, as a worker finds it."""
    task = Task(
        key="",
        problem=problem,
        groups=((problem_key(base), base),),
        begin_with=begin_with,
        simulated=False,
        version=program_version(),
    )
    plan = solve(task)
    assert isinstance(plan, Plan), plan
    return plan


def met_by_class(plan: Plan) -> list[int]:
    """Orders met, highest priority first: the order in which more is better."""
    return [one.met for one in plan.proof.by_priority]


def is_most(plan: Plan) -> bool:
    return all(one.met == one.upper_bound for one in plan.proof.by_priority)


def with_fees_raised(problem: Problem, by_kop: int) -> Problem:
    orders = tuple(replace(o, fee_kop=o.fee_kop + by_kop) for o in problem.day.orders)
    return replace(problem, day=replace(problem.day, orders=orders))


def with_limit(problem: Problem, longer_s: int) -> Problem:
    promise = problem.day.promise
    longer = replace(promise, order_limit_s=promise.order_limit_s + longer_s)
    return replace(problem, day=replace(problem.day, promise=longer))


def one_more(problem: Problem) -> Problem:
    return EDITS["couriers"].apply(problem, None, Change(key="couriers", value="1"))


@FEW
@given(tiny_days(max_orders=6, departure_step_s=10))
def test_one_more_courier_never_lowers_the_orders_met(drawn: tuple[Day, TravelTimes]) -> None:
    base = Problem(day=drawn[0], travel=drawn[1])
    fewer, more = solved(base, base), solved(one_more(base), base)
    assume(is_most(more))
    assert met_by_class(more) >= met_by_class(fewer)


@FEW
@given(tiny_days(max_orders=6, departure_step_s=10), st.integers(1, 300))
def test_a_longer_limit_never_lowers_the_orders_met(
    drawn: tuple[Day, TravelTimes], longer_s: int
) -> None:
    # a pre-order bound by its slot only may lose by a longer limit, see the next test
    day = replace(drawn[0], promise=replace(drawn[0].promise, preorders="limit"))
    base = Problem(day=day, travel=drawn[1])
    short, long = solved(base, base), solved(with_limit(base, longer_s), base)
    assume(is_most(long))
    assert met_by_class(long) >= met_by_class(short)


def test_a_longer_limit_may_bind_a_preorder_earlier() -> None:
    """Slot 13:00-14:00, placed 10:00: with 150 minutes until 14:00, with 185 until 13:05.

    The only road takes 190 minutes from 10:20, so 13:30 is in time once and late once.
    """
    day = make_day(orders=[make_order(slot=(46_800, 50_400))])
    base = Problem(day=day, travel=make_travel(day=day, minutes=190))
    longer = with_limit(base, 35 * 60)
    assert solved(base, base).proof.met == 1
    assert solved(longer, base).proof.met == 0


@FEW
@given(tiny_days(max_orders=6, departure_step_s=10, objective="profit"), st.integers(1, 20_000))
def test_more_fee_never_lowers_the_profit(
    drawn: tuple[Day, TravelTimes], more_kop: int
) -> None:
    base = Problem(day=drawn[0], travel=drawn[1])
    low, high = solved(base, base), solved(with_fees_raised(base, more_kop), base)
    assume(high.proof.status is ProofStatus.OPTIMAL and low.proof.status is ProofStatus.OPTIMAL)
    assert high.proof.profit_kop is not None
    assert low.proof.profit_kop is not None
    closeness_kop = 100  # "optimal" is within a rouble, or 0.01 %
    allowed_kop = max(closeness_kop, abs(high.proof.profit_kop) // 10_000)
    assert high.proof.profit_kop >= low.proof.profit_kop - allowed_kop


@FEW
@given(tiny_days(max_orders=6, departure_step_s=10))
def test_a_plan_begun_with_another_is_never_worse_proved_or_not(
    drawn: tuple[Day, TravelTimes],
) -> None:
    base = Problem(day=drawn[0], travel=drawn[1])
    more = one_more(base)
    known = replayed(more, solved(base, base).trips)
    assert known is not None
    plan = solved(more, base, known)
    assert rank(more.day, plan.trips) <= rank(more.day, known)


@FEW
@given(
    st.one_of(
        tiny_days(max_orders=6, departure_step_s=10),
        tiny_days(max_orders=6, departure_step_s=10, objective="profit"),
    )
)
def test_close_enough_is_within_a_hundredth_of_the_best(
    drawn: tuple[Day, TravelTimes],
) -> None:
    day, travel = drawn
    best = plan_prepared(prepare(day, travel))
    assume(best.proof.status is ProofStatus.OPTIMAL)
    near = solved(Problem(day=day, travel=travel), Problem(day=day, travel=travel))
    # a hundredth of the plan's cost, and the rouble within which bounds are said to meet
    *above, value_kop = rank(day, near.trips)
    *most, least_kop = rank(day, best.trips)
    assert above == most
    assert value_kop <= least_kop + near.proof.cost_kop // 100 + 200
    bound_kop = near.proof.cost_lower_bound_kop
    assert bound_kop is None or bound_kop <= best.proof.cost_kop


@FEW
@given(tiny_days(max_orders=6, departure_step_s=10))
def test_a_plan_replayed_on_its_own_day_is_itself(drawn: tuple[Day, TravelTimes]) -> None:
    base = Problem(day=drawn[0], travel=drawn[1])
    plan = solved(base, base)
    assert replayed(base, plan.trips) == plan.trips
    drivers = {trip.courier_id for trip in plan.trips if trip.courier_id is not None}
    for courier_id in drivers:
        change = Change(key=f"couriers.{courier_id}", value="-1")
        without = EDITS["couriers"].apply(base, courier_id, change)
        assert replayed(without, plan.trips) is None
