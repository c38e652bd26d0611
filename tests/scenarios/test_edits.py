"""Edits that day.toml has no key for: what they change, and what a day does not allow."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planner.domain.day import Day
from planner.errors import InputError
from planner.scenarios.edits import edit_of
from tests.support.builders import at
from tests.support.scenarios import change, evening_couriers, source

FLEET = [
    *evening_couriers("a1"),
    *evening_couriers("b1", "b2", "b3", vehicle="van", rub_per_km=18),
]


def edited(key: str, value: str) -> Day:
    return source(couriers=FLEET).problem((change(key, value),)).day


def ids(day: Day) -> list[str]:
    return [courier.courier_id for courier in day.couriers]


def test_couriers_changes_the_largest_group_and_nothing_else() -> None:
    assert ids(edited("couriers", "-2")) == ["a1", "b1"]
    assert ids(edited("couriers", "0")) == ["a1", "b1", "b2", "b3"]
    more = edited("couriers", "2")
    assert ids(more) == ["a1", "b1", "b2", "b3", "b3+1", "b3+2"]
    assert [group.count for group in more.groups] == [1, 5]


def test_a_smaller_change_of_couriers_is_part_of_a_larger_one() -> None:
    fleets = [set(ids(edited("couriers", str(n)))) for n in range(-3, 4)]
    assert all(fewer < more for fewer, more in pairwise(fleets))


def test_a_clone_takes_no_id_that_is_there() -> None:
    couriers = evening_couriers("c1", "c1+1")
    day = source(couriers=couriers).problem((change("couriers.c1", "1"),)).day
    assert ids(day) == ["c1", "c1+1", "c1+2"]


def test_a_named_courier_is_cloned_or_dropped() -> None:
    assert ids(edited("couriers.a1", "1")) == ["a1", "b1", "b2", "b3", "a1+1"]
    assert ids(edited("couriers.b2", "-1")) == ["a1", "b1", "b3"]


def test_shifts_move_all_or_one_by_minutes() -> None:
    earlier = edited("shift_start_min", "-30")
    assert {c.shift.start_at for c in earlier.couriers} == {at("08:30")}
    assert {c.shift.end_at for c in earlier.couriers} == {at("21:00")}
    longer = edited("shift_end_min.b1", "15")
    assert [c.shift.end_at for c in longer.couriers if c.courier_id == "b1"] == [at("21:15")]
    assert {c.shift.end_at for c in longer.couriers if c.courier_id != "b1"} == {at("21:00")}


def test_a_vehicle_comes_with_the_rates_of_those_who_drive_it() -> None:
    vans = edited("vehicles.van", "1")
    (changed,) = [c for c in vans.couriers if c.courier_id == "a1"]
    assert (changed.vehicle.name, changed.rates.per_km_kop) == ("van", 1800)
    cars = edited("vehicles.van", "-2")
    assert [c.vehicle.name for c in cars.couriers] == ["car", "van", "car", "car"]
    assert [c.rates.per_km_kop for c in cars.couriers] == [1400, 1800, 1400, 1400]


def test_a_slot_widens_from_its_own_start() -> None:
    day = edited("slot_width_min", "90")
    assert {(o.slot.start_at, o.slot.end_at) for o in day.orders} == {
        (at("13:00"), at("14:30"))
    }


def test_traffic_multiplies_driving_at_every_hour_and_says_so() -> None:
    base = source()
    slower = base.problem((change("traffic", "1.5"),)).travel
    assert slower.profile.multipliers == tuple(
        one * 1.5 for one in base.base.travel.profile.multipliers
    )
    assert slower.used.congestion == "moscow-weekday ×1.5"
    assert base.problem((change("traffic", "1.0"),)).travel is base.base.travel


@pytest.mark.parametrize(
    ("key", "value", "rule", "details"),
    [
        ("couriers", "-4", "vary_couriers_few", {"count": "3"}),
        ("couriers", "0.5", "not_whole", {}),
        ("couriers", "many", "not_a_number", {}),
        ("couriers.b9", "1", "vary_courier_unknown", {"near": "b3"}),
        ("couriers.b1", "-2", "vary_couriers_few", {"count": "1"}),
        ("vehicles.truck", "1", "vary_vehicle_unknown", {"known": "car, van"}),
        ("vehicles.car", "-2", "vary_couriers_few", {"count": "1"}),
        ("shift_start_min", "720", "vary_shift_empty", {"courier": "a1"}),
        ("slot_width_min", "0", "out_of_range", {"low": "1", "high": "1440"}),
        ("traffic", "0", "out_of_range", {"low": "0.1", "high": "10"}),
        ("traffic", "nan", "not_a_number", {}),
    ],
)
def test_a_change_the_day_does_not_allow_names_its_rule(
    key: str, value: str, rule: str, details: dict[str, str]
) -> None:
    with pytest.raises(InputError, match=rule) as refused:
        edited(key, value)
    (fault,) = refused.value.faults
    assert (fault.file, fault.column, fault.value) == ("--vary", key, value)
    assert dict(fault.details) == details


def test_a_break_must_still_fit_the_shift() -> None:
    couriers = evening_couriers(
        "c1",
        break_min=30,
        break_from="2026-11-20T20:00+03:00",
        break_until="2026-11-20T21:00+03:00",
    )
    day = source(couriers=couriers)
    # 20:00-21:00 less half an hour leaves 30 minutes for the break, a minute more does not
    assert day.problem((change("shift_end_min", "-30"),)).day.couriers[0].rest is not None
    with pytest.raises(InputError, match="vary_break_no_room"):
        day.problem((change("shift_end_min", "-31"),))


def test_a_fleet_of_one_vehicle_has_nothing_to_exchange() -> None:
    with pytest.raises(InputError, match="vary_vehicle_only"):
        source().problem((change("vehicles.car", "1"),))


@pytest.mark.parametrize("key", ["slot_width_min.x", "traffic.x", "vehicles", "couriers.", "x"])
def test_keys_with_a_subject_too_many_or_too_few_are_no_edits(key: str) -> None:
    assert edit_of(key) is None
