"""Scenarios side by side, and what changed order by order."""

from __future__ import annotations

import pytest

from planner.scenarios.compare import order_changes, scenario_table
from planner.scenarios.grid import Axis, Change
from planner.scenarios.sweep import Scenario
from tests.support.builders import at
from tests.support.compared import AFTER, AXES, BEFORE, BROKEN, SCENARIOS, made_scenario


def test_the_table_has_a_row_per_scenario_and_a_column_per_key() -> None:
    table = scenario_table(SCENARIOS, AXES)
    assert table["scenario"].tolist() == [0, 1, 2]
    assert table["couriers"].isna().tolist() == [True, False, False]
    assert table["couriers"].tolist()[1:] == [0.0, 1.0]
    # two loops of 10 km at 14 roubles; an hour's 500 roubles for two times 28 minutes of work
    assert table["cost_rub"].tolist()[0] == 280.0
    assert table["km"].tolist()[0] == 20.0
    assert table["busy_h"].tolist()[0] == pytest.approx(56 / 60)
    assert table["labour_rub"].tolist()[0] == pytest.approx(466.66)
    assert table["cost_per_order_rub"].tolist()[0] == pytest.approx((280 + 466.66) / 2)
    # fees of two orders less the cost; nothing is lost by cancellation
    assert table["profit_rub"].tolist()[0] == 2 * 199 - 280
    assert table["met_upper_bound"].tolist()[:2] == [3, 3]
    assert table["cost_lower_bound_rub"].isna().all()
    assert table["status"].tolist() == ["bounded", "bounded", "failed"]
    assert table["failure"].tolist()[2] == "worker"


def test_values_that_are_no_numbers_stay_texts() -> None:
    axes = (Axis(key="solver.objective", values=("serve", "profit")),)
    one = Scenario(number=1, changes=(Change(key="solver.objective", value="serve"),), day=None)
    table = scenario_table((BEFORE, one), axes)
    assert table["solver.objective"].tolist()[1] == "serve"
    assert table["status"].tolist() == ["bounded", "not_run"]


def test_order_changes_names_gained_lost_and_moved() -> None:
    changes = order_changes(BEFORE, AFTER).set_index("order_id")
    assert changes["change"].to_dict() == {"o2": "lost", "o3": "gained"}
    moved = order_changes(
        BEFORE, made_scenario(1, ("c2", "10:50", "o2"), ("c2", "11:20", "o1"))
    )
    assert moved["change"].tolist() == ["moved"]
    assert moved["handover_at_before"].tolist() == [at("11:00")]
    assert moved["handover_at_after"].tolist() == [at("11:30")]
    assert order_changes(BEFORE, BEFORE).empty
    assert order_changes(BEFORE, BROKEN).empty
