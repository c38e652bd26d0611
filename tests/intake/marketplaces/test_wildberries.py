"""An order of Wildberries DBS."""

from __future__ import annotations

from typing import Any

import pytest

from planner.errors import Fault
from planner.intake.faults import Rule
from planner.intake.marketplaces.fields import Fields
from planner.intake.marketplaces.posting import LeftOut, Posting, Stage
from planner.intake.marketplaces.wildberries import read_posting
from tests.support.marketplaces import ADDRESS, COMMENT, parsed, wildberries_order


def read(values: dict[str, Any]) -> tuple[Posting, list[Fault]]:
    faults: list[Fault] = []
    return read_posting(Fields(parsed(values), "wb.json", 1, faults)), faults


def test_every_column_of_an_express_order() -> None:
    posting, faults = read(wildberries_order())
    assert faults == []
    assert posting.cells == {
        "order_id": "13833711",
        "placed_at": "2026-11-20T09:00:00Z",
        "slot_start": "2026-11-20T13:00",
        "slot_end": "2026-11-20T14:00",
        "lat": "55.84",
        "lon": "37.52",
        "address": ADDRESS,
        "order_value_rub": "890.5",  # 89 050 hundredths
        "comment": COMMENT,
    }
    assert (posting.stage, posting.refusal) == (Stage.OPEN, None)


def test_an_order_without_times_has_no_slot() -> None:
    posting, faults = read(wildberries_order(deliveryType="dbs", dTimeFrom="", dTimeTo=None))
    assert faults == []
    assert (posting.cells["slot_start"], posting.cells["slot_end"]) == ("", "")
    assert posting.refusal is None


@pytest.mark.parametrize(
    ("field", "text"),
    [("ddate", "2026-11-20"), ("dTimeFrom", "1 pm")],
)
def test_a_moment_that_cannot_be_read_is_a_fault(field: str, text: str) -> None:
    _, faults = read(wildberries_order(**{field: text}))
    assert (faults[0].column, faults[0].value, faults[0].rule) == (field, text, Rule.MOMENT)


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [("fbs", LeftOut.NOT_OWN_COURIER), ("wbgo", LeftOut.NOT_OWN_COURIER), ("", None)],
)
def test_other_kinds_of_delivery_are_left_out(kind: str, refusal: LeftOut | None) -> None:
    posting, _ = read(wildberries_order(deliveryType=kind))
    assert posting.refusal is (refusal or LeftOut.COURIER_NOT_TOLD)


def test_a_status_joined_by_a_script_counts() -> None:
    assert read(wildberries_order(supplierStatus="cancel"))[0].stage is Stage.CANCELLED
    assert read(wildberries_order(supplierStatus="odd"))[0].stage is Stage.UNKNOWN


def test_another_currency_is_not_taken_for_roubles() -> None:
    assert read(wildberries_order(currencyCode=933))[0].cells["order_value_rub"] == ""
