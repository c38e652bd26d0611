"""Verdicts and bounds: what the audit lets a plan claim of an order it does not carry."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.domain.day import Day
from planner.domain.plan import (
    CatalogueCut,
    Plan,
    ProofStatus,
    Reason,
    ReasonCode,
    Trip,
    Verdict,
)
from planner.settings import SolverSettings
from planner.solve.audit import audit
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason
from planner.trips.timing import Walk, walk
from tests.support.builders import at, make_day, make_order, make_travel
from tests.support.plans import make_plan, make_proof
from tests.support.strategies import tiny_days

BUSY = Reason(code=ReasonCode.COURIERS_BUSY, evidence={})
UNDECIDED = Reason(code=ReasonCode.NOT_DECIDED, evidence={})
UNWORTHY = Reason(code=ReasonCode.NOT_WORTH_IT, evidence={"profit_lost_kop": 100})


def rivals(objective: str = "serve") -> tuple[Day, TravelTimes]:
    """Two orders 50 minutes apart for one courier: either can be met, both can't."""
    day = make_day(
        orders=[make_order(order_id="o1"), make_order(order_id="o2")],
        cancellation_kop=1_000,
        solver=SolverSettings.model_validate({"objective": objective}),
    )
    # o1 is left at 11:08 at the earliest, o2 is reached 100 min later, at 12:48; and back for
    # another trip it is 11:38 at least, 12:08 at o2
    return day, make_travel(day=day, minutes=[[0, 30, 30], [30, 0, 100], [30, 100, 0]])


def plan_with(verdict: Verdict, reason: Reason, *, objective: str = "serve") -> Plan:
    """Carry o1 and say that of o2, with a proof that one order is the most."""
    day, travel = rivals(objective)
    plan = make_plan(
        day=day,
        travel=travel,
        trips=[("c1", at("10:30"), ["o1"])],
        reasons={"o2": (verdict, reason)},
    )
    proof = make_proof(day=day, trips=plan.trips, upper_bounds={0: 1})
    if objective == "profit":
        # 199 ₽ for o1 less 30 km · 14 ₽ less 10 ₽ for o2: 199 - 420 - 10 = -231
        proof = replace(proof, profit_kop=-23_100, profit_upper_bound_kop=-23_100)
    return replace(plan, proof=proof)


def findings(plan: Plan, objective: str = "serve", **proof_changes: Any) -> tuple[str, ...]:
    """Audit the plan of the rivals, with a changed proof."""
    day, travel = rivals(objective)
    proof = replace(plan.proof, **proof_changes)
    return audit(day, travel, replace(plan, proof=proof))


def test_impossible_together_where_the_bound_is_reached() -> None:
    assert findings(plan_with(Verdict.IMPOSSIBLE_TOGETHER, BUSY)) == ()


def test_impossible_together_needs_the_bound_reached() -> None:
    plan = plan_with(Verdict.IMPOSSIBLE_TOGETHER, BUSY)
    day, _ = rivals()
    loose = make_proof(day=day, trips=plan.trips, upper_bounds={0: 2})
    expected = "o2: impossible_together without a bound that is reached in every class"
    assert expected in findings(replace(plan, proof=loose))
    assert expected in findings(plan, scope="departure_step")
    cut = CatalogueCut(rule="memory", longest_trip=1, labels_refused=1, orders_touched=())
    assert expected in findings(plan, cut=cut)


def test_not_decided_is_wrong_where_the_bound_decides() -> None:
    plan = plan_with(Verdict.NOT_DECIDED, UNDECIDED)
    assert findings(plan) == ("o2: not_decided, yet the bounds decide it",)
    assert findings(plan, scope="departure_step") == ()


def test_impossible_alone_is_searched_again() -> None:
    late = Reason(code=ReasonCode.LATE_EVEN_ALONE, evidence={})
    assert findings(plan_with(Verdict.IMPOSSIBLE_ALONE, late)) == (
        "o2: impossible_alone, yet c1 leaving at 37200 meets it",
    )


def test_not_worth_it_belongs_to_profit_mode() -> None:
    served = plan_with(Verdict.NOT_WORTH_IT, UNWORTHY)
    assert findings(served) == ("o2: not_worth_it where the objective is to serve",)
    profit = plan_with(Verdict.NOT_WORTH_IT, UNWORTHY, objective="profit")
    assert findings(profit, "profit") == ()


def test_profit_is_counted_again_and_its_bound_lies_above() -> None:
    plan = plan_with(Verdict.NOT_WORTH_IT, UNWORTHY, objective="profit")
    assert findings(plan, "profit", profit_kop=-23_099, profit_upper_bound_kop=0) == (
        "claims profit_kop -23099, is -23100",
    )
    assert findings(plan, "profit", profit_upper_bound_kop=-23_101) == (
        "profit_upper_bound_kop -23101 below the plan's own profit -23100",
    )
    assert findings(plan, "profit", profit_kop=None) == (
        "profit_kop None where the objective is profit",
    )


def test_optimal_profit_needs_its_bound_within_a_rouble() -> None:
    plan = plan_with(Verdict.NOT_WORTH_IT, UNWORTHY, objective="profit")
    optimal = ProofStatus.OPTIMAL
    near, far = -23_100 + 100, -23_100 + 101
    assert findings(plan, "profit", status=optimal, profit_upper_bound_kop=near) == ()
    assert findings(plan, "profit", status=optimal, profit_upper_bound_kop=far) == (
        f"optimal with value -23100 kop and bound {far} kop",
    )


# Random days: plans that anybody can make are accepted, whatever is moved in them is not.


@given(tiny_days(max_orders=5, max_couriers=3), st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_audit_accepts_every_plan_that_follows_the_rules(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, travel = tiny
    assert audit(day, travel, haphazard_plan(day, travel, Random(seed))) == ()


@given(tiny_days(max_orders=5, max_couriers=3), st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_audit_rejects_whatever_is_moved_by_one(
    tiny: tuple[Day, TravelTimes], seed: int
) -> None:
    day, travel = tiny
    rng = Random(seed)
    plan = haphazard_plan(day, travel, rng)
    assume(plan.trips)
    index = rng.randrange(len(plan.trips))
    trip = moved_by_one(plan.trips[index], rng)
    trips = (*plan.trips[:index], trip, *plan.trips[index + 1 :])
    assert audit(day, travel, replace(plan, trips=trips)) != ()


@given(tiny_days(max_orders=4, max_couriers=3))
@settings(max_examples=150, deadline=None)
def test_alone_and_its_audit_agree(tiny: tuple[Day, TravelTimes]) -> None:
    # two searches that share no code: the least late departure, and second by second
    day, travel = tiny
    plan = make_plan(day=day, travel=travel, trips=[], reasons=alone_verdicts(day, travel))
    assert audit(day, travel, plan) == ()
    for order in day.orders:
        reason = alone_reason(day, travel, order)
        spoiled = alone_verdicts(day, travel)
        if reason is None:
            late = Reason(code=ReasonCode.LATE_EVEN_ALONE, evidence={})
            spoiled[order.order_id] = (Verdict.IMPOSSIBLE_ALONE, late)
        else:
            spoiled[order.order_id] = (Verdict.NOT_DECIDED, UNDECIDED)
        wrong = make_plan(day=day, travel=travel, trips=[], reasons=spoiled)
        assert audit(day, travel, wrong) != ()


def alone_verdicts(day: Day, travel: TravelTimes) -> dict[str, tuple[Verdict, Reason]]:
    """Verdict and reason of each order that nobody can meet alone."""
    verdicts: dict[str, tuple[Verdict, Reason]] = {}
    for order in day.orders:
        reason = alone_reason(day, travel, order)
        if reason is not None:
            verdicts[order.order_id] = (Verdict.IMPOSSIBLE_ALONE, reason)
    return verdicts


def haphazard_plan(day: Day, travel: TravelTimes, rng: Random) -> Plan:
    """A plan by luck: couriers without a break try random trips at random moments."""
    trips: list[tuple[str | None, int, list[str]]] = []
    left = [order.order_id for order in day.orders]
    for courier in day.couriers:
        store, free_at = day.store(courier.store_id), courier.shift.start_at
        for _ in range(30 if courier.rest is None else 0):
            chosen = rng.sample(left, k=min(len(left), rng.randint(1, 3)))
            leaves_at = free_at + store.loading_s + rng.randint(0, 300)
            orders = tuple(day.order(order_id) for order_id in chosen)
            walked = walk(day, travel, store, courier.vehicle, orders, leaves_at)
            if (
                chosen
                and isinstance(walked, Walk)
                and walked.returns_at <= courier.shift.end_at
            ):
                trips.append((courier.courier_id, leaves_at, [*chosen]))
                left = [order_id for order_id in left if order_id not in chosen]
                free_at = walked.returns_at
    reasons = alone_verdicts(day, travel)
    return make_plan(day=day, travel=travel, trips=trips, reasons=reasons)


def moved_by_one(trip: Trip, rng: Random) -> Trip:
    """The trip with one of its numbers one more or one less."""
    by = rng.choice((-1, 1))
    # not the departure: where traffic eases, a second more or less may change nothing else
    field = rng.choice(("returns_at", "metres", "cost_kop", "labour_kop", "stops"))
    if field != "stops":
        return replace(trip, **{field: getattr(trip, field) + by})
    stops = list(trip.stops)
    index = rng.randrange(len(stops))
    time = rng.choice(("arrives_at", "handover_from", "handover_until"))
    stops[index] = replace(stops[index], **{time: getattr(stops[index], time) + by})
    return replace(trip, stops=tuple(stops))
