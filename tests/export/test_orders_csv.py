"""orders.csv: one row per order, readable by programs, harmless to spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.export.orders_csv import orders_csv
from tests.export.conftest import EVIL

Rows = dict[str, dict[str, str]]


@pytest.fixture
def rows(day: Day, plan: Plan) -> Rows:
    return read(orders_csv(day, plan, "ru"))


def read(written: str) -> Rows:
    assert written.startswith("\ufeff")
    return {
        row["order_id"]: row for row in csv.DictReader(io.StringIO(written[1:], newline=""))
    }


def test_a_met_order_has_its_times_and_money(rows: Rows) -> None:
    row = rows["o2"]
    assert (row["verdict"], row["trip_id"], row["courier_id"]) == ("met", "t1", "c/1")
    assert row["handover_from"] == "2026-11-20T11:18:00+03:00"
    assert row["slot_end"] == "2026-11-20T12:00:00+03:00"
    # 59.31 + 191.67 = 250.98; 199 - 250.98 = -51.98, a number and not a formula
    assert (row["cost_rub"], row["full_cost_rub"], row["margin_rub"]) == (
        *("59.31", "250.98", "-51.98"),
    )
    assert (row["weight_kg"], row["reason_code"], row["reason"]) == ("25", "", "")


def test_an_unmet_order_has_its_reason_in_the_language_asked(
    day: Day, plan: Plan, rows: Rows
) -> None:
    row = rows["o6"]
    assert (row["verdict"], row["reason_code"]) == ("impossible_together", "couriers_busy")
    assert row["reason"].startswith("Курьеры заняты")
    assert (row["trip_id"], row["cost_rub"], row["fee_rub"]) == ("", "", "199.00")
    assert read(orders_csv(day, plan, "en"))["o6"]["reason"].startswith("The couriers are busy")


def test_an_outside_courier_leaves_the_courier_empty(rows: Rows) -> None:
    assert (rows["o4"]["trip_id"], rows["o4"]["courier_id"]) == ("t2", "")


def test_no_text_cell_can_be_run(day: Day, plan: Plan, rows: Rows) -> None:
    assert rows["o1"]["address"] == f"'{EVIL}"
    assert rows["o1"]["'=cmd"] == "'-1+1"
    header = orders_csv(day, plan, "ru").split("\r\n")[0]
    assert header.endswith(",Этаж,'=cmd")


def test_unknown_columns_follow_and_never_replace_ours(rows: Rows) -> None:
    assert rows["o1"]["Этаж"] == "5"
    assert rows["o2"]["Этаж"] == ""
    assert rows["o1"]["verdict"] == "met"
