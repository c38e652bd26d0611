"""A day edited and prepared on its base: same trips taken over, more freedom never worse."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import Phase, given, settings

from planner.domain.day import Day
from planner.domain.fleet import CourierId, Shift
from planner.domain.plan import ProofStatus
from planner.solve.known_plan import columns_of
from planner.solve.packing import carried
from planner.solve.plan_day import plan_day, plan_prepared
from planner.solve.prepared import prepare
from planner.travel.times import TravelTimes
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.strategies import tiny_days

TINY = settings(deadline=None, max_examples=60, phases=[Phase.explicit, Phase.generate])


def two_order_day() -> Day:
    return make_day(
        orders=[make_order(order_id="a"), make_order(order_id="b", slot=(43_200, 46_800))],
        couriers=[make_courier(courier_id="c1")],
    )


def test_other_fees_and_couriers_take_the_enumeration_over() -> None:
    day = two_order_day()
    travel = make_travel(day=day)
    base = prepare(day, travel)
    dearer = replace(day, orders=tuple(replace(o, fee_kop=29_900) for o in day.orders))
    second = replace(
        dearer, couriers=(*day.couriers, replace(day.couriers[0], courier_id=CourierId("c2")))
    )
    edited = prepare(second, travel, base=base)
    ours, theirs = edited.catalogues.plan.classes, base.catalogues.plan.classes
    assert all(
        mine.returns_at is known.returns_at for mine, known in zip(ours, theirs, strict=True)
    )
    assert edited.plans.groups[0].fleet.count == 2


def test_another_slot_is_enumerated_anew() -> None:
    day = two_order_day()
    travel = make_travel(day=day)
    base = prepare(day, travel)
    moved = replace(day.orders[0], slot=replace(day.orders[0].slot, end_at=at("12:30")))
    edited = prepare(replace(day, orders=(moved, day.orders[1])), travel, base=base)
    assert edited.catalogues.plan.classes[0].made_of != base.catalogues.plan.classes[0].made_of


def test_base_departures_are_kept_beside_the_edited_days_own() -> None:
    day = two_order_day()
    travel = make_travel(day=day)
    base = prepare(day, travel)
    starts_at = day.couriers[0].shift.start_at + 61
    late = replace(day.couriers[0], shift=Shift(start_at=starts_at, end_at=at("22:00")))
    edited = prepare(replace(day, couriers=(late,)), travel, base=base)
    for store_id, kept in base.catalogues.plan.departures.items():
        assert np.isin(kept, edited.catalogues.plan.departures[store_id]).all()


@given(tiny_days(departure_step_s=20))
@TINY
def test_a_plan_is_found_again_among_the_columns_of_its_own_day(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    plan = plan_day(day, travel)
    prepared = prepare(day, travel)
    met = carried(prepared.plans, columns_of(prepared, plan.trips))
    for order, found in zip(day.orders, met, strict=True):
        if any(stop.order_id == order.order_id for t in plan.trips for stop in t.stops):
            assert found
    again = plan_prepared(prepared, begin_with=plan.trips)
    assert again.proof.met == plan.proof.met
    if plan.proof.status is ProofStatus.OPTIMAL:
        assert again.proof.cost_kop <= plan.proof.cost_kop + 100


@given(tiny_days(departure_step_s=20))
@TINY
def test_more_time_for_every_order_never_loses_the_plan_begun_with(
    tiny: tuple[Day, TravelTimes],
) -> None:
    day, travel = tiny
    base = prepare(day, travel)
    plan = plan_prepared(base)
    orders = tuple(
        replace(order, slot=replace(order.slot, end_at=order.slot.end_at + 60))
        for order in day.orders
    )
    limit = replace(day.promise, order_limit_s=day.promise.order_limit_s + 60)
    # orders whose slot was beyond the limit may become bound by it: not freedom
    if any(day.promise.is_preorder(order, 0) for order in day.orders):
        limit = day.promise
    edited = prepare(replace(day, orders=orders, promise=limit), travel, base=base)
    columns = columns_of(edited, plan.trips)
    met = {stop.order_id for trip in plan.trips for stop in trip.stops}
    found = carried(edited.plans, columns)
    assert met <= {order.order_id for order, one in zip(orders, found, strict=True) if one}
    assert plan_prepared(edited, begin_with=plan.trips).proof.met >= plan.proof.met
