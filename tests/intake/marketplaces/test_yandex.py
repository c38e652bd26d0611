"""An order of Yandex Market DBS, from either list."""

from __future__ import annotations

from typing import Any

import pytest

from planner.errors import Fault
from planner.intake.faults import Rule
from planner.intake.marketplaces.fields import Fields
from planner.intake.marketplaces.posting import LeftOut, Posting, Stage
from planner.intake.marketplaces.yandex import read_posting
from tests.support.marketplaces import COMMENT, NAME, PHONE, parsed, yandex_order


def read(values: dict[str, Any]) -> tuple[Posting, list[Fault]]:
    faults: list[Fault] = []
    return read_posting(Fields(parsed(values), "ym.json", 1, faults)), faults


def sound(values: dict[str, Any]) -> Posting:
    posting, faults = read(values)
    assert faults == []
    return posting


def test_every_column_of_an_order_of_the_business_list() -> None:
    assert sound(yandex_order()).cells == {
        "order_id": "450011",
        "placed_at": "2026-11-20T12:00:00+03:00",
        "slot_start": "2026-11-20T13:00",
        "slot_end": "2026-11-20T14:00",
        "lat": "55.84",
        "lon": "37.52",
        "address": "Москва, Берёзовая аллея, д. 12, кв. 45",
        "order_value_rub": "890.5",  # 2 × 445.25
        "fee_rub": "",
        "comment": COMMENT,
        "customer": "",
        "phone": "",
    }


def test_the_shops_list_spells_it_differently_and_means_the_same() -> None:
    values = yandex_order(creationDate="20-11-2026 12:00:00", id=450011)
    del values["orderId"], values["programType"]
    delivery = values["delivery"]
    address = delivery.pop("courier")["address"]
    delivery["address"] = address | {"recipient": NAME, "phone": PHONE}
    delivery["dates"] |= {"fromTime": "13:00:00", "toTime": "14:00:00"}
    del delivery["dates"]["toDate"]
    cells = sound(values).cells
    again = sound(yandex_order()).cells
    assert cells == {
        **again,
        "placed_at": "2026-11-20 12:00:00",
        "customer": NAME,
        "phone": PHONE,
    }


def test_the_buyers_name_stands_in_for_a_recipient() -> None:
    buyer = {"lastName": "Н.", "firstName": "Вера", "phone": PHONE}
    cells = sound(yandex_order(buyer=buyer)).cells
    assert (cells["customer"], cells["phone"]) == ("Н. Вера", PHONE)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({}, None),
        ({"fake": True}, LeftOut.TRIAL),
        ({"programType": "FBS"}, LeftOut.NOT_OWN_COURIER),
        ({"programType": None, "delivery": {}}, LeftOut.COURIER_NOT_TOLD),
        (
            {"delivery": {"deliveryPartnerType": "YANDEX_MARKET"}},
            LeftOut.NOT_OWN_COURIER,
        ),
        (
            {"delivery": {"deliveryPartnerType": "SHOP", "type": "PICKUP"}},
            LeftOut.NOT_TO_THE_DOOR,
        ),
    ],
)
def test_only_own_deliveries_to_the_door(
    changes: dict[str, Any], refusal: LeftOut | None
) -> None:
    assert sound(yandex_order(**changes)).refusal is refusal


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("PROCESSING", Stage.OPEN),
        ("DELIVERY", Stage.UNDER_WAY),
        ("DELIVERED", Stage.FINISHED),
        ("CANCELLED", Stage.CANCELLED),
        ("?", Stage.UNKNOWN),
    ],
)
def test_every_status_has_a_stage(status: str, stage: Stage) -> None:
    assert sound(yandex_order(status=status)).stage is stage


def test_a_price_in_its_new_form() -> None:
    items = [{"offerId": "BOX", "count": 2, "prices": {"payment": {"value": 445.25}}}]
    assert sound(yandex_order(items=items)).cells["order_value_rub"] == "890.5"


def test_a_time_that_cannot_be_read_is_a_fault() -> None:
    values = yandex_order()
    values["delivery"]["dates"]["fromTime"] = "noon"
    _, faults = read(values)
    assert [(fault.column, fault.value, fault.rule) for fault in faults] == [
        ("delivery.dates.fromTime", "noon", Rule.MOMENT)
    ]
