"""Branching and narrowing: the raised bound is still one, at every second."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

from planner.domain.day import Day
from planner.solve.bound import Objective
from planner.solve.branch import raised_bound, slots_to_count
from planner.solve.cuts import no_cuts, touching
from planner.solve.packing import Packing, pack
from planner.solve.relax import first_columns, narrow, program_of, relax, relaxed_with
from planner.solve.watch import Watch
from planner.travel.times import TravelTimes
from planner.trips.catalogue import build_catalogues
from tests.solve.test_bound import days_with_step
from tests.support.exhaustive import exhaustive_costs

PENALTY_KOP = 40_000


def _posed(day: Day, travel: TravelTimes) -> tuple[Packing, Objective, int]:
    """The favourable packing, a price per unmet order, and the least any plan costs."""
    packing = pack(day, travel, build_catalogues(day, travel).favourable, favourable=True)
    everyone = tuple(
        int((packing.order_class == number).sum()) for number in range(packing.classes)
    )
    objective = Objective(
        costs=True,
        penalty_kop=np.full(packing.orders, PENALTY_KOP, np.int64),
        most_unmet=everyone,
    )
    best = packing.orders * PENALTY_KOP
    for met, cost_kop in exhaustive_costs(day, travel).items():
        best = min(best, cost_kop + (packing.orders - len(met)) * PENALTY_KOP)
    return packing, objective, best


@settings(max_examples=60)
@given(days_with_step())
def test_raised_bound_is_never_beaten(posed: tuple[Day, TravelTimes]) -> None:
    packing, objective, best = _posed(*posed)
    watch = Watch(limit_s=60.0)
    root = relax(packing, objective, start=first_columns(packing), rounds=1, watch=watch)
    value = best + 1  # one more than the best plan: nothing that plan needs may be fixed out
    inside, narrowed = narrow(packing, objective, root, value, watch)
    raised = raised_bound(
        inside,
        objective,
        narrowed,
        slots_to_count(posed[0]),
        value_kop=value,
        nodes=20,
        watch=watch,
        raised=lambda _: None,
    )
    assert root.bound.kop <= raised <= best


@settings(max_examples=30)
@given(days_with_step())
def test_going_on_from_a_basis_ends_where_starting_afresh_does(
    posed: tuple[Day, TravelTimes],
) -> None:
    packing, objective, _ = _posed(*posed)
    watch = Watch(limit_s=60.0)
    root = relax(packing, objective, start=first_columns(packing), rounds=0, watch=watch)
    everything = relax(
        packing, objective, start=np.arange(packing.columns), rounds=0, watch=watch
    )
    again = program_of(packing, objective, root, packing.columns).solve(watch)
    assert again is not None
    assert abs(again.kop - everything.bound.kop) < 2


@settings(max_examples=20)
@given(days_with_step())
def test_branch_no_plan_can_keep_is_priced_beyond_every_plan(
    posed: tuple[Day, TravelTimes],
) -> None:
    packing, objective, best = _posed(*posed)
    watch = Watch(limit_s=60.0)
    root = relax(packing, objective, start=first_columns(packing), rounds=0, watch=watch)
    # more trips than orders: every trip carries at least one of them
    too_many = touching(np.ones(packing.orders, bool), packing.orders + 1, at_least=True)
    under = relaxed_with(packing, objective, root, no_cuts(packing).joined(too_many), watch)
    assert under.bound.kop > best
