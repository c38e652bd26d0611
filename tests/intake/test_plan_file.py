"""plan.json read back: the trips it told, or what is wrong with it."""

from __future__ import annotations

import json

import pytest

from planner.errors import InputError
from planner.export.plan_json import plan_json
from planner.intake.plan_file import read_plan_trips
from tests.support.builders import make_day
from tests.support.good_plan import good_day, good_plan


def test_a_plan_comes_back_as_it_was_written() -> None:
    day = good_day()
    plan = good_plan(day)
    assert read_plan_trips("plan.json", plan_json(day, plan).encode(), day) == plan.trips


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 2, "trips": []}'])
def test_what_is_no_plan_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="plan_syntax"):
        read_plan_trips("plan.json", content, good_day())


def test_a_plan_of_other_orders_and_couriers_is_refused_by_name() -> None:
    day = good_day()
    content = plan_json(day, good_plan(day)).encode()
    with pytest.raises(InputError, match="plan_unknown_id") as refused:
        read_plan_trips("plan.json", content, make_day())
    values = {fault.value for fault in refused.value.faults}
    assert values == {"c2", "o2", "o3", "o4", "o5"}


def test_a_moment_without_offset_is_refused() -> None:
    day = good_day()
    content = json.loads(plan_json(day, good_plan(day)))
    content["trips"][0]["departs_at"] = "2026-11-20T11:00:00"
    with pytest.raises(InputError, match="plan_syntax") as refused:
        read_plan_trips("plan.json", json.dumps(content).encode(), day)
    assert refused.value.faults[0].column == "trips.0.departs_at"
