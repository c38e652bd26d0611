from __future__ import annotations

from datetime import datetime

import pandas as pd

from planner.dashboard.routes import routes
from planner.dashboard.tables import (
    courier_table,
    fault_table,
    order_table,
    trip_table,
    unmet_table,
)
from planner.errors import Fault
from planner.money.ledger import ledger
from tests.dashboard.evening import HOSTILE_ID, evening_day, evening_plan

DAY = evening_day()
PLAN = evening_plan(DAY)
MONEY = ledger(DAY, PLAN)


def figures_of(rows: pd.DataFrame, name: str, *columns: str) -> list[object]:
    return [rows.at[name, column] for column in columns]


def test_order_table_sets_full_cost_against_fee() -> None:
    rows = order_table(DAY, PLAN, MONEY, "ru").set_index("order")
    # c2 drives 2 legs of 5 km at 14 a km: 140; 38 minutes at 500 an hour: 316.67; fee 199
    assert figures_of(rows, "o3", "fee", "cost", "labour", "full_cost", "margin") == [
        199,
        140,
        317,
        457,
        -258,
    ]
    assert rows.loc["o3", "handover"] == datetime(2026, 11, 20, 11, 0)  # noqa: DTZ001
    assert rows.loc["o4", "courier"] == "по вызову"
    assert HOSTILE_ID not in rows.index


def test_trip_table_tells_when_it_leaves_whom_it_visits_when_it_is_back() -> None:
    rows = trip_table(DAY, routes(DAY, PLAN, "ru"), MONEY)
    first = rows.iloc[0]
    assert (first["courier"], first["trip"], first["stops"]) == ("c1", 1, "o1, o2")
    assert f"{first['departs']:%H:%M}–{first['returns']:%H:%M}" == "10:50–11:36"
    assert first["km"] == 15
    assert rows.iloc[-1]["returns"] is None or rows["returns"].isna().iloc[-1]


def test_courier_table_shows_idle_time_of_every_courier() -> None:
    rows = courier_table(MONEY).set_index("courier")
    # a shift of 12 hours, 46 minutes on the trip: 11 h 14 min at 500 an hour
    assert figures_of(rows, "c1", "paid_time", "busy_time", "idle_time") == [
        "12:00",
        "00:46",
        "11:14",
    ]
    assert rows.loc["c1", "idle"] == 5617
    assert rows.loc["c3", "trips"] == 0


def test_unmet_table_has_a_word_and_a_sentence() -> None:
    rows = unmet_table(DAY, PLAN, "ru")
    assert rows["order"].tolist() == [HOSTILE_ID]
    assert rows["verdict"].tolist() == ["невозможен сам по себе"]
    assert "300" in rows["reason"].tolist()[0]
    assert "250" in rows["reason"].tolist()[0]


def test_fault_table_gives_place_value_and_sentence() -> None:
    fault = Fault(
        file="orders.csv", row=4, column="lat", value="5x.8", rule="not_a_number", details=()
    )
    row = fault_table((fault,), "en").iloc[0]
    assert row[["file", "row", "column", "value"]].tolist() == ["orders.csv", 4, "lat", "5x.8"]
    assert "not a number" in row["rule"]


def test_fault_table_keeps_personal_values_to_itself() -> None:
    fault = Fault(
        file="orders.csv", row=4, column="Телефон", value="+7 000", rule="value_missing"
    )
    assert fault_table((fault,), "ru").iloc[0]["value"] == ""
