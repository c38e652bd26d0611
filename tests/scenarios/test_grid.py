"""What to vary: how it is written, what is refused, and how a grid is numbered."""

from __future__ import annotations

import pytest

from planner.errors import Fault, InputError
from planner.scenarios.grid import (
    Axis,
    Change,
    neighbours,
    parse_axes,
    scenario_changes,
    scenario_count,
)


def values(written: str) -> tuple[str, ...]:
    (axis,) = parse_axes([written])
    return tuple(axis.values)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("fees.fee_rub=149:349:50", ("149", "199", "249", "299", "349")),
        ("couriers=-2:+3", ("-2", "-1", "0", "1", "2", "3")),
        ("traffic=0.9:1.2:0.1", ("0.9", "1", "1.1", "1.2")),
        ("traffic=1.2:1:-0.1", ("1.2", "1.1", "1")),
        ("a=1:2:0.4", ("1", "1.4", "1.8")),  # 2.2 is beyond the last
        ("promise.order_limit_min=120,150,180", ("120", "150", "180")),
        ("solver.objective=serve, profit", ("serve", "profit")),
        ("couriers=+1,1,1.0", ("1",)),  # one scenario, however it is spelt
        ("couriers=7", ("7",)),
    ],
)
def test_ranges_include_their_last_value_and_lists_their_distinct_ones(
    written: str, expected: tuple[str, ...]
) -> None:
    assert values(written) == expected


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("fees.fee_rub", Fault(file="--vary", value="fees.fee_rub", rule="vary_form")),
        ("=1:2", Fault(file="--vary", value="=1:2", rule="vary_form")),
        ("a=", Fault(file="--vary", value="a=", rule="vary_form")),
        ("a=1:x", Fault(file="--vary", column="a", value="1:x", rule="vary_range")),
        ("a=1:2:3:4", Fault(file="--vary", column="a", value="1:2:3:4", rule="vary_range")),
        ("a=1:nan", Fault(file="--vary", column="a", value="1:nan", rule="vary_range")),
        ("a=5:1", Fault(file="--vary", column="a", value="5:1", rule="vary_empty")),
        ("a=1:5:0", Fault(file="--vary", column="a", value="1:5:0", rule="vary_empty")),
        ("a=1,,2", Fault(file="--vary", column="a", value="1,,2", rule="vary_empty")),
    ],
)
def test_what_cannot_be_varied_is_named(written: str, fault: Fault) -> None:
    with pytest.raises(InputError, match=fault.rule) as refused:
        parse_axes([written])
    assert refused.value.faults == (fault,)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InputError, match="3 fault") as refused:
        parse_axes(["a=1:2", "a=3", "b", "c=2:1"])
    assert [fault.rule for fault in refused.value.faults] == [
        "vary_twice",
        "vary_form",
        "vary_empty",
    ]


def test_a_grid_of_a_million_costs_nothing_until_it_is_asked_for() -> None:
    axes = parse_axes(["a=1:1000000", "b=0:999999"])
    assert scenario_count(axes) == 10**12
    assert scenario_changes(axes, 10**12) == (
        Change(key="a", value="1000000"),
        Change(key="b", value="999999"),
    )


def test_the_last_axis_changes_fastest_and_scenario_0_changes_nothing() -> None:
    axes = (Axis(key="a", values=("1", "2")), Axis(key="b", values=("x", "y", "z")))
    written = [
        ",".join(change.value for change in scenario_changes(axes, number))
        for number in range(scenario_count(axes) + 1)
    ]
    assert written == ["", "1,x", "1,y", "1,z", "2,x", "2,y", "2,z"]


def test_neighbours_differ_by_one_step_on_one_axis() -> None:
    axes = (Axis(key="a", values=("1", "2")), Axis(key="b", values=("x", "y", "z")))
    # numbers as above: 5 is (2, y)
    assert sorted(neighbours(axes, 5)) == [2, 4, 6]
    assert sorted(neighbours(axes, 1)) == [2, 4]
    assert sorted(neighbours(axes, 0)) == []
