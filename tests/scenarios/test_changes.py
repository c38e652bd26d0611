"""Keys of day.toml as changes: what they mean, what is refused, what is told."""

from __future__ import annotations

import pytest

from planner.errors import Fault, InputError
from planner.scenarios.changes import changes_trips, checked, is_key, nearest_key, setting_keys
from planner.scenarios.grid import parse_axes
from planner.texts import LANGUAGES, Language, text
from tests.support.builders import at
from tests.support.day_folders import ORDER
from tests.support.scenarios import change, evening_orders, source


def test_a_setting_means_what_it_means_in_day_toml() -> None:
    day = source().problem((change("fees.fee_rub", "249"), change("couriers", "1"))).day
    assert {order.fee_kop for order in day.orders} == {24_900}
    assert len(day.couriers) == 3
    assert (
        source().problem((change("promise.order_limit_min", "120"),)).day.promise.order_limit_s
        == 7200
    )


def test_orders_with_values_of_their_own_keep_them() -> None:
    orders = [{**ORDER, "fee_rub": "300"}, *evening_orders(4)[1:]]
    day = source(orders=orders).problem((change("fees.fee_rub", "249"),)).day
    assert [order.fee_kop for order in day.orders] == [30_000, 24_900, 24_900, 24_900]


def test_travel_times_are_made_anew_only_where_they_change() -> None:
    day = source()
    assert day.problem((change("fees.fee_rub", "249"),)).travel is day.base.travel
    free = day.problem((change("travel.congestion", "free-flow"),)).travel
    assert free.used.congestion == "free-flow"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("fees.fee=1:2", "fees.fee_rub"),
        ("fee_rub=199", "fees.fee_rub"),
        ("promise.order_limit=120", "promise.order_limit_min"),
        ("order_limit_min=120", "promise.order_limit_min"),
        ("courier=1", "couriers"),
        ("vehicle=1", "vehicles.ID"),
        ("trafic=1", "traffic"),
        ("slot_width=60", "slot_width_min"),
        ("handover.document_min=0", "handover.documents_min"),
    ],
)
def test_an_unknown_key_names_the_nearest(written: str, near: str) -> None:
    with pytest.raises(InputError, match="vary_key_unknown") as refused:
        checked(source(), parse_axes([written]))
    (fault,) = refused.value.faults
    assert (fault.column, fault.details) == (written.split("=")[0], (("near", near),))


def test_all_values_at_fault_are_told_at_once_as_those_of_vary() -> None:
    axes = parse_axes(["promise.order_limit_min=-1:1", "couriers=-3,0", "nothing=1"])
    with pytest.raises(InputError, match="4 fault") as refused:
        checked(source(), axes)
    told = [(fault.file, fault.column, fault.value) for fault in refused.value.faults]
    assert told == [
        ("--vary", "promise.order_limit_min", "-1"),
        ("--vary", "promise.order_limit_min", "0"),
        ("--vary", "couriers", "-3"),
        ("--vary", "nothing", None),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_of_whatif_has_a_sentence(language: Language) -> None:
    from planner.intake.day_folder import describe_fault

    fault = Fault(
        file="--vary", column="couriers", rule="vary_key_unknown", details=(("near", "x"),)
    )
    assert describe_fault(fault, language).startswith("--vary, couriers: ")


def test_the_largest_group_is_named() -> None:
    (note,) = checked(source(), parse_axes(["couriers=0:1"]))
    assert note.key == "whatif-note-largest-group"
    assert dict(note.values) == {
        "count": 2,
        "ids": "c1, c2",
        "vehicle": "car",
        "from": "09:00",
        "until": "21:00",
    }
    assert "c1, c2" in text(note.key, "ru", **dict(note.values))


def test_a_change_without_effect_is_told() -> None:
    (note,) = checked(source(), parse_axes(["on_demand.base_rub=100,200"]))
    assert note.key == "whatif-note-no-effect"
    assert (
        checked(
            source(toml="[on_demand]\nenabled = true\n"),
            parse_axes(["on_demand.base_rub=100,200"]),
        )
        == ()
    )


def test_orders_a_change_does_not_touch_are_counted() -> None:
    orders = [{**ORDER, "handover_min": "9"}, *evening_orders(4)[1:]]
    (note,) = checked(source(orders=orders), parse_axes(["handover.documents_min=0,2"]))
    assert note.key == "whatif-note-own-values"
    assert dict(note.values) == {
        "setting": "handover.documents_min",
        "column": "handover_min",
        "count": 1,
        "orders": 4,
    }
    assert checked(source(), parse_axes(["handover.documents_min=0,2"])) == ()


@pytest.mark.parametrize(
    ("key", "touches"),
    [
        ("fees.fee_rub", False),
        ("on_demand.base_rub", False),
        ("solver.objective", False),
        ("couriers", False),
        ("couriers.c1", False),
        ("vehicles.van", False),
        ("promise.order_limit_min", True),
        ("handover.documents_min", True),
        ("travel.congestion", True),
        ("solver.departure_step_s", True),
        ("traffic", True),
        ("slot_width_min", True),
        ("shift_start_min", True),
    ],
)
def test_money_and_fleet_leave_the_trips_alone(key: str, *, touches: bool) -> None:
    assert is_key(key)
    assert changes_trips(change(key, "1")) is touches


def test_every_key_of_day_toml_but_the_day_itself_can_vary() -> None:
    keys = setting_keys()
    assert {"promise.order_limit_min", "fees.fee_rub", "solver.objective"} <= set(keys)
    assert not any(key.startswith(("date", "timezone", "stores")) for key in keys)
    assert all(nearest_key(key) == key for key in keys)


def test_a_day_of_changes_reads_like_the_day_itself() -> None:
    day = source().problem((change("promise.assembly_min", "45"),)).day
    assert day.orders[0].ready_at == at("12:45")
