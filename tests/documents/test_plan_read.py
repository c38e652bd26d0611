"""plan.json read back whole: as it was made, and refused where it does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from planner.documents.plan_read import read_plan
from planner.errors import InputError
from planner.export.plan_json import plan_json
from planner.export.reasons import reason_text
from tests.support.good_plan import good_day, good_plan, roads

DAY = good_day()
PLAN = good_plan(DAY)


def written() -> dict[str, Any]:
    content = json.loads(plan_json(DAY, PLAN))
    assert isinstance(content, dict)
    return content


def rules(change: Callable[[dict[str, Any]], object]) -> set[str]:
    content = written()
    change(content)
    with pytest.raises(InputError, match="fault") as raised:
        read_plan("plan.json", json.dumps(content).encode(), DAY, roads(DAY), "ru")
    return {fault.rule for fault in raised.value.faults}


def test_a_plan_comes_back_as_it_was_with_its_causes() -> None:
    content = json.dumps(written()).encode()
    plan, causes = read_plan("plan.json", content, DAY, roads(DAY), "en")
    assert plan.trips == PLAN.trips
    assert plan.proof == PLAN.proof
    assert [one.verdict for one in plan.outcomes] == [one.verdict for one in PLAN.outcomes]
    o6 = PLAN.outcomes[5]
    assert o6.reason is not None
    assert causes == {o6.order_id: reason_text(DAY, o6.reason, "en")}


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: plan["proof"].update(met=6),
        lambda plan: plan["proof"].update(cost_rub=1.0),
        lambda plan: plan["orders"].pop(),
        lambda plan: plan["orders"][0].update(verdict="not_decided"),
        lambda plan: plan.update(knowledge="oracle"),
    ],
)
def test_a_claim_that_does_not_hold_is_refused(
    change: Callable[[dict[str, Any]], object],
) -> None:
    assert rules(change) == {"plan_untrue"}


def test_other_times_are_refused() -> None:
    def later(plan: dict[str, Any]) -> None:
        stop = plan["trips"][1]["stops"][0]
        stop["handover_from"] = stop["handover_from"].replace("11:05", "11:06")

    assert rules(later) == {"plan_differs"}


def test_what_is_no_plan_is_refused() -> None:
    assert rules(lambda plan: plan.pop("proof")) == {"plan_syntax"}
    assert rules(lambda plan: plan.pop("trips")) == {"plan_syntax"}
