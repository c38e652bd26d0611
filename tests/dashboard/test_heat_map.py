"""The grid as a heat map: cells, order of the axes, colours."""

from __future__ import annotations

import pandas as pd

from planner.dashboard.heat_map import heat_map, heat_rows

TABLE = pd.DataFrame(
    {
        "scenario": [0, 1, 2, 3, 4],
        "couriers": [None, -1.0, -1.0, 10.0, 10.0],
        "fees.fee_rub": [None, 199.0, 99.5, 199.0, 99.5],
        "cost_rub": [5.0, 1234.4, None, 1000.0, 900.0],
        "met": pd.array([9, 3, None, 4, 4], dtype="Int64"),
    }
)


def test_cells_are_the_grids_scenarios_as_the_language_writes_them() -> None:
    rows = heat_rows(TABLE, "couriers", "fees.fee_rub", "cost_rub", "en")
    assert rows["across"].tolist() == ["−1", "−1", "10", "10"]
    assert rows["down"].tolist() == ["199", "99.50", "199", "99.50"]
    assert rows["label"].tolist() == ["1,234", "—", "1,000", "900"]
    assert rows["scenario"].tolist() == [1, 2, 3, 4]


def test_a_single_axis_has_one_row() -> None:
    rows = heat_rows(TABLE, "couriers", None, "met", "ru")
    assert rows["down"].tolist() == [""] * 4
    chart = heat_map(rows, ("Курьеры", "", "Выполнено"), "met").to_dict()
    assert chart["layer"][0]["encoding"]["y"]["axis"]["labels"] is False


def test_axes_keep_the_grids_order_and_the_better_end_is_dark() -> None:
    rows = heat_rows(TABLE, "couriers", "fees.fee_rub", "cost_rub", "en")
    cost = heat_map(rows, ("Couriers", "Fee", "Cost"), "cost_rub").to_dict()
    encoding = cost["layer"][0]["encoding"]
    assert encoding["x"]["sort"] == ["−1", "10"]
    assert encoding["y"]["sort"] == ["199", "99.50"]
    scale = encoding["color"]["scale"]
    assert (scale["domain"], scale["reverse"]) == ([900.0, 1234.4], True)
    # white words on the dark half, below the middle of 900 and 1234.4
    words = cost["layer"][1]["encoding"]["color"]["condition"]
    assert (words["test"], words["value"]) == ("(datum.value < 1067.2)", "#ffffff")
    met = heat_map(
        heat_rows(TABLE, "couriers", "fees.fee_rub", "met", "en"), ("a", "b", "c"), "met"
    ).to_dict()
    assert met["layer"][0]["encoding"]["color"]["scale"]["reverse"] is False


def test_equal_figures_still_have_a_scale() -> None:
    rows = heat_rows(TABLE[TABLE["scenario"] >= 3], "couriers", None, "met", "en")
    chart = heat_map(rows, ("a", "", "c"), "met").to_dict()
    assert chart["layer"][0]["encoding"]["color"]["scale"]["domain"] == [4.0, 5.0]
