"""What would help an order that is impossible alone, by hand: each code, its changes, its twin.

The day of most tests: placed 10:00, ready 10:20, limit 12:30, slot 11:00–12:00, handover 8 min;
one courier, 09:00–21:00; 30 min out, 33 back.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Vehicle
from planner.domain.plan import ReasonCode
from planner.explain.alone import AloneExplanation, explain_alone
from planner.explain.inputs import ChangeKind, Input
from planner.travel.congestion import FREE_FLOW, CongestionProfile
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_promise,
    make_store,
    make_travel,
)

ROUND = ((0, 30), (33, 0))


def explain(
    day: Day, minutes: Any = ROUND, profile: CongestionProfile = FREE_FLOW
) -> AloneExplanation:
    """Why the day's first order is impossible alone."""
    explained = asked(day, minutes, profile)
    assert explained is not None
    return explained


def asked(
    day: Day, minutes: Any = ROUND, profile: CongestionProfile = FREE_FLOW
) -> AloneExplanation | None:
    travel = make_travel(day=day, minutes=minutes, profile=profile)
    return explain_alone(day, travel, day.orders[0])


def amounts(explained: AloneExplanation) -> dict[ChangeKind, int | None]:
    """The changes that suffice, with their amounts."""
    return {one.kind: one.amount for one in explained.sufficient}


def test_an_order_possible_alone_needs_no_explanation() -> None:
    assert asked(make_day()) is None


def test_five_minutes_late_can_be_made_good_at_every_end() -> None:
    # 10:20 + 105 min = 12:05; moved later, the slot still ends before the limit
    explained = explain(make_day(), ((0, 105), (33, 0)))
    assert explained.reason.code is ReasonCode.LATE_EVEN_ALONE
    assert explained.late_s == 300
    assert amounts(explained) == {
        ChangeKind.READY_EARLIER: 5,
        ChangeKind.DRIVE_SHORTER: 5,
        ChangeKind.SLOT_LATER: 5,
        ChangeKind.SLOT_END_LATER: 5,
    }
    assert explained.binding == (Input.ASSEMBLY, Input.DRIVE, Input.SLOT)
    to = {one.kind: dict(one.to) for one in explained.sufficient}
    assert to[ChangeKind.READY_EARLIER] == {"ready_at": at("10:15")}
    assert to[ChangeKind.SLOT_LATER] == {
        "slot_start_at": at("11:05"),
        "slot_end_at": at("12:05"),
        "preorder": False,
    }
    assert asked(make_day(), ((0, 100), (33, 0))) is None


def test_a_slot_that_may_be_moved_no_more_is_no_way_out() -> None:
    day = make_day(orders=[make_order(extra=(("slot_moves", "0"),))])
    assert amounts(explain(day, ((0, 105), (33, 0)))) == {
        ChangeKind.READY_EARLIER: 5,
        ChangeKind.DRIVE_SHORTER: 5,
    }


def test_a_second_late_takes_a_whole_minute() -> None:
    travel_min = 100 + 1 / 60
    assert (
        amounts(explain(make_day(), ((0, travel_min), (33, 0))))[ChangeKind.READY_EARLIER] == 1
    )


def test_what_slot_and_limit_both_forbid_neither_gives_alone() -> None:
    # 10:20 + 140 min = 12:40: 40 min after the slot, 10 after the limit; packed at once, at
    # 10:00, it is 12:20; with its slot after the limit, from 12:31 on, only the slot binds
    explained = explain(make_day(), ((0, 140), (33, 0)))
    assert amounts(explained) == {ChangeKind.DRIVE_SHORTER: 40, ChangeKind.SLOT_LATER: 91}
    (moved,) = (one for one in explained.sufficient if one.input is Input.SLOT)
    assert moved.to["preorder"] is True


def test_a_limit_that_binds_is_made_longer() -> None:
    # placed 8:55: limit 11:25; arrives 11:30
    day = make_day(orders=[make_order(placed_at=at("8:55"), ready_at=at("10:20"))])
    explained = explain(day, ((0, 70), (33, 0)))
    assert amounts(explained) == {
        ChangeKind.READY_EARLIER: 5,
        ChangeKind.DRIVE_SHORTER: 5,
        ChangeKind.SLOT_LATER: 26,  # from 11:26 on, after the limit, it does not bind
        ChangeKind.LIMIT_LONGER: 5,
    }
    assert explained.sufficient[-1].to == {"order_limit_s": 155 * 60}
    longer = make_day(orders=day.orders, promise=make_promise(order_limit_s=155 * 60))
    assert asked(longer, ((0, 70), (33, 0))) is None


def test_counted_from_ready_an_earlier_parcel_does_not_help_against_the_limit() -> None:
    # limit 70 min from ready, slot counted too: 75 min of driving is 5 too many, whenever ready
    promise = make_promise(limit_clock="ready", order_limit_s=4_200)
    explained = explain(make_day(promise=promise), ((0, 75), (33, 0)))
    assert ChangeKind.LIMIT_LONGER in amounts(explained)
    # ready at 9:50 or earlier the slot would begin after the limit; but it was placed at 10:00
    assert ChangeKind.READY_EARLIER not in amounts(explained)


def test_packed_no_earlier_than_placed() -> None:
    # 21 minutes late, 20 of packing
    assert ChangeKind.READY_EARLIER not in amounts(explain(make_day(), ((0, 121), (33, 0))))
    assert amounts(explain(make_day(), ((0, 120), (33, 0))))[ChangeKind.READY_EARLIER] == 20


def test_loading_is_shortened_at_most_to_nothing() -> None:
    # ready 10:20, loaded 10:35, 90 min: 12:05
    day = make_day(stores=[make_store(loading_s=900)])
    assert amounts(explain(day, ((0, 90), (33, 0))))[ChangeKind.LOADING_SHORTER] == 5
    assert ChangeKind.LOADING_SHORTER not in amounts(explain(day, ((0, 101), (33, 0))))


def test_a_handover_that_must_end_in_the_slot_is_shortened() -> None:
    # arrives 11:55, 8 minutes of handover end 12:03
    day = make_day(promise=make_promise(window_covers="handover"))
    explained = explain(day, ((0, 95), (33, 0)))
    assert amounts(explained)[ChangeKind.HANDOVER_SHORTER] == 3
    assert asked(make_day(), ((0, 95), (33, 0))) is None


def test_a_shift_that_begins_too_late_begins_earlier_for_the_nearest_courier() -> None:
    # due 12:00, 30 min away: on shift by 11:30
    late = make_courier(courier_id="c1", shift=(at("11:40"), at("21:00")))
    later = make_courier(courier_id="c2", shift=(at("12:00"), at("21:00")))
    explained = explain(make_day(couriers=[later, late]))
    assert explained.reason.code is ReasonCode.NO_COURIER_ON_SHIFT
    (change,) = (one for one in explained.sufficient if one.input is Input.SHIFT)
    assert (change.kind, change.amount, change.courier_id) == (
        ChangeKind.SHIFT_START_EARLIER,
        10,
        "c1",
    )
    assert change.to == {"shift_start_at": at("11:30")}
    assert asked(make_day(couriers=[make_courier(shift=(at("11:30"), at("21:00")))])) is None


def test_a_shift_that_ends_too_early_ends_later_or_waits_less() -> None:
    # the slot begins 11:00: back at 11:41; the shift ends 11:36
    couriers = [make_courier(shift=(at("9:00"), at("11:36")))]
    assert amounts(explain(make_day(couriers=couriers))) == {
        ChangeKind.SHIFT_END_LATER: 5,
        ChangeKind.HANDOVER_SHORTER: 5,
        ChangeKind.DRIVE_SHORTER: 5,  # of the way back: on the way out he waits
        ChangeKind.SLOT_EARLIER: 5,
    }


def test_a_break_in_the_way_is_shortened() -> None:
    # the trip takes 10:20–11:41 at the earliest, 11:30–12:41 at the latest; the break must lie
    # between 10:31 and 11:31, so one minute less of it is over by 11:30
    rest = Break(length_s=3_600, from_at=at("10:31"), until_at=at("11:31"))
    explained = explain(make_day(couriers=[make_courier(rest=rest)]))
    (change,) = (one for one in explained.sufficient if one.input is Input.BREAK)
    assert (change.amount, change.courier_id) == (1, "c1")
    assert change.to == {"break_s": 3_540}


@pytest.mark.parametrize(
    ("opens_at", "closes_at", "change", "to"),
    [
        (at("11:35"), None, ChangeKind.OPENS_EARLIER, {"opens_at": at("11:30")}),
        (None, at("10:15"), ChangeKind.CLOSES_LATER, {"closes_at": at("10:20")}),
    ],
)
def test_a_closed_store_is_open_longer(
    opens_at: int | None, closes_at: int | None, change: ChangeKind, to: dict[str, int]
) -> None:
    day = make_day(stores=[make_store(opens_at=opens_at, closes_at=closes_at)])
    explained = explain(day)
    assert explained.reason.code is ReasonCode.STORE_CLOSED
    (hours,) = (one for one in explained.sufficient if one.input is Input.STORE_HOURS)
    assert (hours.kind, hours.amount, hours.to) == (change, 5, to)


def test_a_parcel_too_heavy_needs_whole_kilograms_of_the_nearest_vehicle() -> None:
    # 30.5 kg: 10.5 over 20, 5.5 over 25
    couriers = [
        make_courier(courier_id="c1", vehicle=Vehicle(max_mass_g=20_000)),
        make_courier(courier_id="c2", vehicle=Vehicle(max_mass_g=25_000)),
    ]
    day = make_day(orders=[make_order(mass_g=30_500)], couriers=couriers)
    explained = explain(day)
    assert explained.reason.code is ReasonCode.DOES_NOT_FIT
    assert explained.best is None
    (change,) = explained.sufficient
    assert (change.kind, change.amount, change.unit) == (ChangeKind.MORE_MASS, 6, "kg")
    assert change.courier_id == "c2"
    assert change.to == {"max_mass_g": 31_000}
    assert asked(make_day(orders=[make_order(mass_g=25_000)], couriers=couriers)) is None


def test_litres_and_centimetres_are_whole_too() -> None:
    couriers = [make_courier(vehicle=Vehicle(max_volume_ml=250_000))]
    day = make_day(orders=[make_order(volume_ml=250_001)], couriers=couriers)
    assert amounts(explain(day)) == {ChangeKind.MORE_VOLUME: 1}
    couriers = [make_courier(vehicle=Vehicle(max_side_mm=1_800))]
    day = make_day(orders=[make_order(side_mm=1_995)], couriers=couriers)
    assert amounts(explain(day)) == {ChangeKind.LONGER_SIDE: 20}


def test_too_heavy_and_too_long_for_the_one_vehicle_no_single_change_suffices() -> None:
    couriers = [make_courier(vehicle=Vehicle(max_mass_g=20_000, max_side_mm=1_000))]
    day = make_day(orders=[make_order(mass_g=30_000, side_mm=2_000)], couriers=couriers)
    assert explain(day).sufficient == ()


def test_without_road_or_courier_no_change_of_this_kind_helps() -> None:
    no_road = explain(make_day(), ((0, None), (33, 0)))
    assert no_road.reason.code is ReasonCode.NO_ROAD
    assert no_road.late_s is None
    stores = [make_store(), make_store(store_id="s2")]
    nobody = make_day(stores=stores, couriers=[make_courier(store_id="s2")])
    assert explain(nobody, 10).sufficient == no_road.sufficient == ()
    assert [one.kind for one in no_road.changes] == [*ChangeKind]


def test_traffic_alone_is_to_blame_where_empty_roads_would_do() -> None:
    # 60 min of free flow, twice as slow: 12:20; on empty roads 11:20
    rush = CongestionProfile("rush", (0,), (2.0,))
    explained = explain(make_day(), ((0, 60), (33, 0)), rush)
    assert explained.late_s == 20 * 60
    assert explained.empty_roads is None
    assert explained.late_on_empty_roads_s == -40 * 60


def test_impossible_even_with_empty_roads() -> None:
    # 105 min of free flow: 12:05; twice as slow: 13:50
    rush = CongestionProfile("rush", (0,), (2.0,))
    explained = explain(make_day(), ((0, 105), (33, 0)), rush)
    assert explained.late_s == 110 * 60
    assert explained.empty_roads is not None
    assert explained.empty_roads.code is ReasonCode.LATE_EVEN_ALONE
    assert explained.late_on_empty_roads_s == 5 * 60


def test_best_and_earliest_departure_differ_where_the_limit_counts_from_leaving() -> None:
    # 100 min of free flow, limit 90, twice as slow until 11:30: best from 11:30 on, 10 min
    # late; leaving at 10:20, 70 min do for 35, the other 65 follow: 135 min, 45 late
    profile = CongestionProfile("rush", (0, at("11:30")), (2.0, 1.0))
    day = make_day(
        orders=[make_order(slot=(at("11:00"), at("14:00")))],
        promise=make_promise(order_limit_s=5_400, limit_clock="departure"),
    )
    explained = explain(day, ((0, 100), (33, 0)), profile)
    assert explained.best is not None
    assert (explained.best.departs_at, explained.best.late_s) == (at("11:30"), 600)
    assert explained.earliest is not None
    assert (explained.earliest.departs_at, explained.earliest.late_s) == (at("10:20"), 2_700)
    assert explained.best.arrives_at == at("13:10")
    assert explained.best.done_at == at("13:18")
    assert explained.best.returns_at == at("13:51")
    assert explained.best.deadline_at == at("13:00")
