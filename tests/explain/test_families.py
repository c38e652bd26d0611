"""Which changes are asked about."""

from __future__ import annotations

from planner.domain.day import Day
from planner.domain.fleet import Courier, Vehicle
from planner.explain.edits import Edit, FixKind, vehicle_changes
from planner.explain.families import families
from planner.solve.plan_day import plan_day
from tests.support.builders import at, make_courier, make_day, make_order, make_travel


def asked_about(day: Day) -> list[tuple[str, Edit]]:
    """Names of the first order's families, each with its largest edit."""
    plan = plan_day(day, make_travel(day=day, minutes=1))
    return [
        (family.name, family.made(family.last)) for family in families(day, day.orders[0], plan)
    ]


def with_vehicle(courier_id: str, name: str, mass_g: int) -> Courier:
    return make_courier(courier_id=courier_id, vehicle=Vehicle(name=name, max_mass_g=mass_g))


def test_of_the_fleet_the_smallest_vehicle_that_takes_the_parcel_is_asked_about() -> None:
    # 20 kg: the car's 10 are too few, the van's 50 enough, though "a lorry" comes first by name
    couriers = [
        with_vehicle("c1", "car", 10_000),
        with_vehicle("c2", "a lorry", 500_000),
        with_vehicle("c3", "van", 50_000),
    ]
    day = make_day(orders=[make_order(mass_g=20_000)], couriers=couriers)
    asked = {
        edit.facts["courier_id"]: edit.facts["vehicle"]
        for _, edit in asked_about(day)
        if edit.kind is FixKind.OTHER_VEHICLE
    }
    assert asked == {"c1": "van", "c3": "a lorry"}


def test_a_shift_that_begins_before_the_order_is_ready_may_begin_earlier_still() -> None:
    # ready at 10:20; a shift from 9:00 may begin earlier for another order's sake, one from
    # 6:00, more than four hours before, may not
    couriers = [
        make_courier(courier_id="c1", shift=(at("09:00"), at("21:00"))),
        make_courier(courier_id="c2", shift=(at("06:00"), at("21:00"))),
    ]
    names = {
        name for name, _ in asked_about(make_day(orders=[make_order()], couriers=couriers))
    }
    assert "shift:c1:start" in names
    assert "shift:c2:start" not in names


def test_a_vehicle_is_written_as_the_couriers_table_has_it() -> None:
    changes = vehicle_changes(
        make_courier().courier_id, Vehicle(name="van", max_mass_g=50_000, max_side_mm=1_800)
    )
    assert {one.column: one.to for one in changes} == {
        "vehicle": "van",
        "speed_factor": 1.0,
        "max_weight_kg": 50.0,
        "max_volume_l": "",
        "max_side_cm": 180.0,
    }
