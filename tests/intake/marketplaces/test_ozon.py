"""An Ozon posting in each of its forms."""

from __future__ import annotations

from typing import Any

import pytest

from planner.errors import Fault
from planner.intake.faults import Rule
from planner.intake.marketplaces.fields import Fields
from planner.intake.marketplaces.ozon import read_posting
from planner.intake.marketplaces.posting import LeftOut, Posting, Stage
from tests.support.marketplaces import (
    ADDRESS,
    COMMENT,
    NAME,
    PHONE,
    ozon_common,
    ozon_got,
    ozon_list_item,
    parsed,
)

SIZES = ("volume_l", "longest_side_cm")


def read(values: dict[str, Any]) -> tuple[Posting, list[Fault]]:
    faults: list[Fault] = []
    return read_posting(Fields(parsed(values), "postings.json", 1, faults)), faults


def sound(values: dict[str, Any]) -> Posting:
    posting, faults = read(values)
    assert faults == []
    return posting


def test_every_column_of_a_posting_with_sizes() -> None:
    assert sound(ozon_got()).cells == {
        "order_id": "900-0001-1",
        "placed_at": "2026-11-20T09:00:00Z",
        "slot_start": "2026-11-20T10:00:00Z",
        "slot_end": "2026-11-20T11:00:00Z",
        "lat": "55.84",
        "lon": "37.52",
        "address": ADDRESS,
        "weight_kg": "7.25",  # 2 × 3500 g + 250 g
        "volume_l": "160.5",  # 2 × 2 × 8 × 5 dm³ + 0.5 × 1 × 1 dm³
        "longest_side_cm": "80",
        "order_value_rub": "890.5",  # 2 × 400 + 90.50
        "slot_moves": "2",
        "fee_rub": "199",
        "comment": COMMENT,
        "customer": NAME,
        "phone": PHONE,
    }


def test_both_forms_say_the_same_but_for_sizes_and_fee() -> None:
    listed, got = sound(ozon_list_item()), sound(ozon_got())
    only_got = {*SIZES, "fee_rub"}
    assert {k: v for k, v in listed.cells.items() if k not in only_got} == {
        k: v for k, v in got.cells.items() if k not in only_got
    }
    assert [listed.cells[name] for name in SIZES] == ["", ""]
    assert listed.extra == got.extra


def test_what_a_planner_sees_besides_the_columns() -> None:
    assert sound(ozon_got()).extra == (
        ("status", "awaiting_deliver"),
        ("contents", "2 × BOX; 1 × TAPE"),
        ("assembly_deadline", "2026-11-20T09:30:00Z"),
    )


def test_a_slot_that_may_not_be_moved_has_no_moves_left() -> None:
    spent = ozon_got(available_actions=["cancel"], remaining_changes_count=2)
    assert sound(spent).cells["slot_moves"] == "0"


@pytest.mark.parametrize(("told", "moves"), [(1, "1"), (0, "0"), ("1", "1"), (None, "2")])
def test_moves_are_what_the_marketplace_says_is_left(told: object, moves: str) -> None:
    assert sound(ozon_got(remaining_changes_count=told)).cells["slot_moves"] == moves


def test_moves_left_that_are_no_number_are_a_fault() -> None:
    _, (fault,) = read(ozon_got(remaining_changes_count="two"))
    assert (fault.column, fault.rule) == ("remaining_changes_count", Rule.NOT_A_NUMBER)


def test_the_official_example_spells_some_fields_differently() -> None:
    values = ozon_list_item(posting_number=9001, delivery_method={"id": "777001"})
    values["status_alias"] = values.pop("status")
    for product in values["products"]:
        product["product_offer_id"] = product.pop("offer_id")
        product["quantity"] = str(product["quantity"])
        product["weight"] = str(product["weight"])
    posting = sound(values)
    assert (posting.order_id, posting.status) == ("9001", "awaiting_deliver")
    assert posting.method.method_id == "777001"
    assert posting.cells["weight_kg"] == "7.25"
    assert dict(posting.extra)["contents"] == "2 × BOX; 1 × TAPE"


def test_the_receiver_is_who_the_courier_meets() -> None:
    posting = sound(ozon_got(addressee={"name": "Склад", "phone": "", "pin": "1111"}))
    assert (posting.cells["customer"], posting.cells["phone"]) == ("Склад", PHONE)


def test_nothing_personal_is_copied_but_what_the_courier_needs() -> None:
    posting = sound(ozon_got(addressee={"name": "Склад", "pin": "4821"}))
    everything = repr(posting)
    assert "vera@example.org" not in everything
    assert "4821" not in everything
    assert NAME not in everything


@pytest.mark.parametrize("customer", [None, {}, {"address": None}])
def test_a_posting_without_a_customer_has_empty_cells(customer: object) -> None:
    cells = sound(ozon_got(customer=customer)).cells
    assert [cells[name] for name in ("lat", "lon", "address", "customer")] == [""] * 4


def test_coordinates_of_zero_are_none() -> None:
    values = ozon_got()
    values["customer"]["address"] |= {"latitude": 0, "longitude": 0.0}
    cells = sound(values).cells
    assert (cells["lat"], cells["lon"]) == ("", "")


def test_a_posting_without_a_slot_has_an_empty_slot() -> None:
    cells = sound(ozon_got(analytics_data=None)).cells
    assert (cells["slot_start"], cells["slot_end"]) == ("", "")


def test_the_town_stands_before_an_address_that_leaves_it_out() -> None:
    values = ozon_got()
    values["customer"]["address"]["address_tail"] = "Берёзовая аллея, д. 12"
    assert sound(values).cells["address"] == "Москва, Берёзовая аллея, д. 12"


def test_one_product_without_sizes_leaves_the_sum_unknown() -> None:
    values = ozon_got()
    values["products"][1]["dimensions"] |= {"height": "0"}
    cells = sound(values).cells
    assert [cells[name] for name in SIZES] == ["", ""]
    assert cells["weight_kg"] == "7.25"


def test_another_currency_is_not_taken_for_roubles() -> None:
    values = ozon_list_item()
    values["products"][0]["price"]["currency"] = "BYN"
    assert sound(values).cells["order_value_rub"] == ""


@pytest.mark.parametrize(
    ("carrier", "refusal"),
    [
        ("non_integrated", None),
        ("ozon", LeftOut.NOT_OWN_COURIER),
        ("aggregator", LeftOut.NOT_OWN_COURIER),
        ("", LeftOut.COURIER_NOT_TOLD),
        (None, LeftOut.COURIER_NOT_TOLD),
    ],
)
def test_only_own_couriers_deliver_for_us(carrier: str | None, refusal: LeftOut | None) -> None:
    posting = sound(ozon_common(tpl_integration_type=carrier, is_express=True))
    assert posting.refusal is refusal


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("awaiting_packaging", Stage.OPEN),
        ("delivering", Stage.UNDER_WAY),
        ("client_arbitration", Stage.FINISHED),
        ("cancelled", Stage.CANCELLED),
        ("teleported", Stage.UNKNOWN),
    ],
)
def test_every_status_has_a_stage(status: str, stage: Stage) -> None:
    assert sound(ozon_common(status=status)).stage is stage


def test_values_of_the_wrong_kind_are_noted_all_at_once_and_nothing_personal_is_shown() -> None:
    values = ozon_got(
        status=["a"],
        customer={"name": {"first": NAME}, "phone": [PHONE], "address": PHONE},
        available_actions="set_timeslot",
        delivery_price="much",
        analytics_data=[1],
    )
    _, faults = read(values)
    assert {(fault.column, fault.value, fault.rule) for fault in faults} == {
        ("status", None, Rule.JSON_TYPE),
        ("customer.name", None, Rule.JSON_TYPE),
        ("customer.phone", None, Rule.JSON_TYPE),
        ("customer.address", None, Rule.JSON_TYPE),
        ("available_actions", "set_timeslot", Rule.JSON_TYPE),
        ("delivery_price", "much", Rule.NOT_A_NUMBER),
        ("analytics_data", None, Rule.JSON_TYPE),
    }


@pytest.mark.parametrize(
    ("quantity", "rule"),
    [(-1, Rule.OUT_OF_RANGE), ("1e999", Rule.OUT_OF_RANGE), (True, Rule.JSON_TYPE)],
)
def test_absurd_quantities_are_faults(quantity: object, rule: Rule) -> None:
    values = ozon_got()
    values["products"][0]["quantity"] = quantity
    _, faults = read(values)
    assert {(fault.column, fault.rule) for fault in faults} == {("products[1].quantity", rule)}


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800"])
def test_signs_that_cannot_be_written_are_faults(sign: str) -> None:
    values = ozon_got()
    values["customer"]["address"]["comment"] = f"a{sign}b"
    _, faults = read(values)
    assert [(fault.column, fault.rule) for fault in faults] == [
        ("customer.address.comment", Rule.CONTROL_CHARACTER)
    ]
    assert faults[0].value is None


def test_a_list_without_end_is_refused() -> None:
    _, faults = read(ozon_got(products=[{}] * 1001))
    assert [(fault.column, fault.rule) for fault in faults] == [
        ("products", Rule.JSON_LONG_LIST)
    ]
