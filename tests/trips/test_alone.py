"""Why nobody can meet an order even alone: each code beside its near twin.

The day of most tests: placed 10:00, ready 10:20, slot 11:00–12:00, due 12:00, handover 8 min;
one courier, 09:00–21:00; 30 min out, 33 back.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Vehicle
from planner.domain.plan import Reason, ReasonCode
from planner.travel.congestion import FREE_FLOW, CongestionProfile
from planner.trips.alone import alone_reason
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_order,
    make_promise,
    make_store,
    make_travel,
)


def reason_of(
    day: Day, minutes: Any = ((0, 30), (33, 0)), profile: CongestionProfile = FREE_FLOW
) -> Reason | None:
    """Why the day's first order can't be met alone."""
    travel = make_travel(day=day, minutes=minutes, profile=profile)
    return alone_reason(day, travel, day.orders[0])


def assert_reason(reason: Reason | None, code: ReasonCode, **evidence: object) -> None:
    """The reason has that code, and these numbers are among its evidence."""
    assert reason is not None
    assert reason.code is code
    assert {key: reason.evidence[key] for key in evidence} == evidence


def test_order_that_an_idle_courier_meets_has_no_reason() -> None:
    assert reason_of(make_day()) is None


@pytest.mark.parametrize(
    ("minutes", "no_way_out", "no_way_back"),
    [
        (((0, None), (33, 0)), True, False),
        (((0, 30), (None, 0)), False, True),
        (((0, None), (None, 0)), True, True),
    ],
)
def test_no_road(minutes: Any, no_way_out: bool, no_way_back: bool) -> None:
    assert_reason(
        reason_of(make_day(), minutes),
        ReasonCode.NO_ROAD,
        store_id="s1",
        no_way_out=no_way_out,
        no_way_back=no_way_back,
    )


def test_late_even_alone_shows_the_arithmetic() -> None:
    # ready 10:20, 5 min loading, leaves 10:25, 100 min of driving: 12:05, 5 min after the slot
    day = make_day(stores=[make_store(loading_s=300)])
    assert_reason(
        reason_of(day, ((0, 100), (90, 0))),
        ReasonCode.LATE_EVEN_ALONE,
        courier_id="c1",
        store_id="s1",
        ready_at=at("10:20"),
        loading_s=300,
        departs_at=at("10:25"),
        driving_s=6_000,
        arrives_at=at("12:05"),
        slot_start_at=at("11:00"),
        begins_at=at("12:05"),
        handover_s=480,
        deadline_at=at("12:00"),
        latest_start_at=at("12:00"),
        returns_at=at("13:43"),  # 12:05 + 8 + 90 min
        late_by_s=300,
    )
    assert reason_of(day, ((0, 95), (90, 0))) is None


def test_late_even_alone_is_told_of_the_fastest_courier() -> None:
    # 100 min at 1.25 are 80 min: 11:40 in time; 130 min are 104: 12:04, the slower 12:30
    couriers = [
        make_courier(courier_id="c1"),
        make_courier(courier_id="c2", vehicle=Vehicle(speed_factor=1.25)),
    ]
    day = make_day(couriers=couriers)
    assert reason_of(day, ((0, 100), (90, 0))) is None
    assert_reason(
        reason_of(day, ((0, 130), (90, 0))),
        ReasonCode.LATE_EVEN_ALONE,
        courier_id="c2",
        driving_s=6_240,
        late_by_s=240,
    )


def test_handover_longer_than_the_slot_is_late_where_the_window_covers_it() -> None:
    order = make_order(handover_s=3_601)
    covered = make_day(orders=[order], promise=make_promise(window_covers="handover"))
    assert_reason(
        reason_of(covered),
        ReasonCode.LATE_EVEN_ALONE,
        begins_at=at("11:00"),
        latest_start_at=at("11:00") - 1,
        late_by_s=1,
    )
    assert reason_of(make_day(orders=[order])) is None


def test_does_not_fit_names_the_nearest_vehicle_and_what_is_too_much() -> None:
    order = make_order(mass_g=30_000, volume_ml=500_000, side_mm=2_000)
    couriers = [
        make_courier(
            courier_id="c1", vehicle=Vehicle(max_mass_g=20_000, max_volume_ml=400_000)
        ),
        make_courier(courier_id="c2", vehicle=Vehicle(name="van", max_side_mm=1_800)),
    ]
    reason = reason_of(make_day(orders=[order], couriers=couriers))
    assert reason == Reason(
        code=ReasonCode.DOES_NOT_FIT,
        evidence={
            "courier_id": "c2",
            "vehicle": "van",
            "dimensions": ["side"],
            "side_mm": 2_000,
            "max_side_mm": 1_800,
            "side_over_by_mm": 200,
        },
    )


def test_a_vehicle_must_take_the_parcel_in_all_dimensions_at_once() -> None:
    # one car takes the weight, another the length, none takes both
    order = make_order(mass_g=30_000, side_mm=2_000)
    strong = make_courier(courier_id="c1", vehicle=Vehicle(max_side_mm=1_900))
    long = make_courier(courier_id="c2", vehicle=Vehicle(max_mass_g=20_000))
    both = make_courier(courier_id="c3", vehicle=Vehicle(max_mass_g=30_000, max_side_mm=2_000))
    assert_reason(
        reason_of(make_day(orders=[order], couriers=[strong, long])),
        ReasonCode.DOES_NOT_FIT,
        courier_id="c1",  # 100 mm over 1900 is nearer than 10 kg over 20
        dimensions=["side"],
    )
    assert reason_of(make_day(orders=[order], couriers=[strong, long, both])) is None


def test_no_courier_of_the_store_at_all() -> None:
    stores = [make_store(), make_store(store_id="s2")]
    elsewhere = make_courier(store_id="s2")
    day = make_day(stores=stores, couriers=[elsewhere])
    assert reason_of(day, 10) == Reason(
        code=ReasonCode.NO_COURIER_ON_SHIFT, evidence={"store_id": "s1", "couriers": 0}
    )


def test_shift_that_begins_too_late_names_the_nearest_courier() -> None:
    # due 12:00, 30 min away: on shift by 11:30
    late = make_courier(courier_id="c1", shift=(at("11:31"), at("21:00")))
    later = make_courier(courier_id="c2", shift=(at("12:00"), at("21:00")))
    assert_reason(
        reason_of(make_day(couriers=[later, late])),
        ReasonCode.NO_COURIER_ON_SHIFT,
        courier_id="c1",
        couriers=2,
        shift_start_at=at("11:31"),
        shift_end_at=at("21:00"),
        departs_at=at("10:20"),
        arrives_at=at("10:50"),
        returns_at=at("11:41"),
    )
    in_time = make_courier(courier_id="c3", shift=(at("11:30"), at("21:00")))
    assert reason_of(make_day(couriers=[later, in_time])) is None


def test_shift_must_hold_the_way_back() -> None:
    # 11:00 + 8 + 33 min: back at 11:41 at best
    too_short = make_courier(shift=(at("09:00"), at("11:41") - 1))
    assert_reason(
        reason_of(make_day(couriers=[too_short])),
        ReasonCode.NO_COURIER_ON_SHIFT,
        returns_at=at("11:41"),
        shift_end_at=at("11:41") - 1,
    )
    assert (
        reason_of(make_day(couriers=[make_courier(shift=(at("09:00"), at("11:41")))])) is None
    )


def test_shift_must_hold_the_loading() -> None:
    stores = [make_store(loading_s=300)]
    couriers = [make_courier(shift=(at("11:25"), at("21:00")))]
    assert reason_of(make_day(stores=stores, couriers=couriers)) is None
    late = [make_courier(shift=(at("11:25") + 1, at("21:00")))]
    assert_reason(
        reason_of(make_day(stores=stores, couriers=late)), ReasonCode.NO_COURIER_ON_SHIFT
    )


@pytest.mark.parametrize(
    ("length_min", "from_at", "until_at", "possible"),
    [
        # the trip takes 10:20–11:41 at the earliest, 11:30–12:41 at the latest
        (60, "11:41", "12:41", True),  # after it
        (60, "11:40", "12:40", False),
        (60, "10:30", "11:30", True),  # before it
        (60, "10:31", "11:31", False),
    ],
)
def test_break_must_fit_before_or_after_the_trip(
    length_min: int, from_at: str, until_at: str, possible: bool
) -> None:
    rest = Break(length_s=length_min * 60, from_at=at(from_at), until_at=at(until_at))
    reason = reason_of(make_day(couriers=[make_courier(rest=rest)]))
    if possible:
        assert reason is None
    else:
        assert_reason(
            reason,
            ReasonCode.NO_COURIER_ON_SHIFT,
            break_s=3_600,
            break_from_at=at(from_at),
            break_until_at=at(until_at),
        )


@pytest.mark.parametrize(
    ("opens_at", "closes_at", "possible"),
    [
        (at("11:25"), None, True),  # 5 min loading, 30 of driving: 12:00
        (at("11:25") + 1, None, False),
        (None, at("10:25"), True),  # ready 10:20, loaded 10:25
        (None, at("10:25") - 1, False),
    ],
)
def test_store_closed(opens_at: int | None, closes_at: int | None, possible: bool) -> None:
    store = make_store(opens_at=opens_at, closes_at=closes_at, loading_s=300)
    reason = reason_of(make_day(stores=[store]))
    if possible:
        assert reason is None
    else:
        assert_reason(
            reason,
            ReasonCode.STORE_CLOSED,
            opens_at=opens_at,
            closes_at=closes_at,
            courier_on_shift=True,
            departs_at=at("10:25"),
        )


def test_store_closed_and_nobody_on_shift_says_both() -> None:
    day = make_day(
        stores=[make_store(opens_at=at("13:00"))],
        couriers=[make_courier(shift=(at("14:00"), at("21:00")))],
    )
    assert_reason(reason_of(day), ReasonCode.STORE_CLOSED, courier_on_shift=False)


# The departure clock: leaving later can be better, and so can another hour's traffic.


def test_departure_clock_leaves_later_so_that_the_limit_lasts_until_the_slot() -> None:
    # ready 10:00, limit 40 min from leaving: leaving at once it runs out at 10:40, before the
    # slot; leaving at 10:20 it lasts until 11:00
    order = make_order(placed_at=at("09:40"))
    promise = make_promise(order_limit_s=2_400, limit_clock="departure")
    assert reason_of(make_day(orders=[order], promise=promise)) is None


def test_departure_clock_waits_for_lighter_traffic() -> None:
    # 60 min of free flow, limit 90 min, twice as slow until 11:30. Leaving at d before 11:30
    # takes 60 + (11:30 - d)/2 min, rounded up to the second: 90 or less from 10:30 on.
    profile = CongestionProfile("rush", (0, at("11:30")), (2.0, 1.0))
    order = make_order(slot=(at("11:00"), at("14:00")))
    promise = make_promise(order_limit_s=5_400, limit_clock="departure")
    minutes = ((0, 60), (33, 0))
    in_time = make_store(closes_at=at("10:30"))
    day = make_day(orders=[order], promise=promise, stores=[in_time])
    assert reason_of(day, minutes, profile) is None
    too_early = make_store(closes_at=at("10:30") - 1)
    day = make_day(orders=[order], promise=promise, stores=[too_early])
    assert_reason(reason_of(day, minutes, profile), ReasonCode.STORE_CLOSED)


def test_departure_clock_finds_the_least_late_departure() -> None:
    # 100 min of free flow, limit 90: late by 10 min at best, from 11:30 on
    profile = CongestionProfile("rush", (0, at("11:30")), (2.0, 1.0))
    order = make_order(slot=(at("11:00"), at("14:00")))
    promise = make_promise(order_limit_s=5_400, limit_clock="departure")
    day = make_day(orders=[order], promise=promise)
    assert_reason(
        reason_of(day, ((0, 100), (33, 0)), profile),
        ReasonCode.LATE_EVEN_ALONE,
        departs_at=at("11:30"),
        driving_s=6_000,
        late_by_s=600,
    )
