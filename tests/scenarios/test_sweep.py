"""A whole grid: same plans shared, failures told, broken off and gone on, neighbours' plans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from planner.domain.plan import Plan, Verdict
from planner.errors import InputError, NoPlanError
from planner.scenarios.changes import Source
from planner.scenarios.compare import scenario_table
from planner.scenarios.crews import OwnCrew
from planner.scenarios.grid import Axis, parse_axes
from planner.scenarios.solving import Failed, Task, solve
from planner.scenarios.store import Store
from planner.scenarios.sweep import Scenario, SweepProgress, refuse_many, sweep
from tests.support.scenarios import evening_couriers, evening_orders, source

GRID = ["couriers=-1:+1", "promise.order_limit_min=120,150", "fees.fee_rub=199,249"]


class Recording:
    """Solves, and remembers what it was given."""

    def __init__(self, work: Callable[[Task], Plan | Failed] = solve) -> None:
        self.tasks: list[Task] = []
        self._work = work

    def __call__(self, task: Task) -> Plan | Failed:
        self.tasks.append(task)
        return self._work(task)


def busy_source() -> Source:
    """Five orders in one hour: one courier meets some of them, two more, three all."""
    return source(orders=evening_orders(5))


def run(
    day: Source,
    axes: tuple[Axis, ...],
    work: Callable[[Task], Plan | Failed] = solve,
    folder: Path | None = None,
    stop: Callable[[], bool] = lambda: False,
    progress: Callable[[SweepProgress], None] = lambda _: None,
    *,
    simulated: bool = False,
) -> tuple[Scenario, ...]:
    return sweep(
        day,
        axes,
        crew=OwnCrew(work),
        store=Store(folder=folder),
        simulated=simulated,
        progress=progress,
        stop=stop,
    )


def same_table(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(
        one.drop(columns="seconds"), other.drop(columns="seconds"), check_exact=True
    )


def test_two_runs_give_the_same_table() -> None:
    axes = parse_axes(GRID)
    tables = [scenario_table(run(busy_source(), axes), axes) for _ in range(2)]
    same_table(*tables)
    assert len(tables[0]) == 13
    assert tables[0]["status"].isin(["optimal", "bounded"]).all()


def test_scenarios_that_no_plan_tells_apart_are_solved_once() -> None:
    solving = Recording()
    day = busy_source()
    scenarios = run(day, parse_axes(["fees.fee_rub=149:249:25"]), solving)
    assert len(solving.tasks) == 1
    assert all(one.plan is scenarios[0].plan for one in scenarios)
    earned = [one.day.orders[0].fee_kop for one in scenarios if one.day is not None]
    assert earned == [19_900, 14_900, 17_400, 19_900, 22_400, 24_900]


def test_only_changes_of_trips_make_groups_of_their_own() -> None:
    solving = Recording()
    run(busy_source(), parse_axes(["couriers=0:1", "promise.order_limit_min=120,150"]), solving)
    # day as it is; one more courier; each again with another limit, on that limit's own trips
    groups = [tuple(key for key, _ in task.groups) for task in solving.tasks]
    assert len(groups) == 4
    assert sorted(map(len, groups)) == [1, 1, 2, 2]
    assert len({group[-1] for group in groups}) == 2


def test_broken_off_and_resumed_equals_uninterrupted(tmp_path: Path) -> None:
    axes = parse_axes(GRID)
    whole = scenario_table(run(busy_source(), axes), axes)
    first = Recording()
    part = run(busy_source(), axes, first, tmp_path, stop=lambda: len(first.tasks) >= 3)
    assert 0 < sum(one.plan is not None for one in part) < 13
    assert scenario_table(part, axes)["status"].eq("not_run").any()
    rest = Recording()
    resumed = run(busy_source(), axes, rest, tmp_path)
    same_table(scenario_table(resumed, axes), whole)
    again = {task.key for task in first.tasks} & {task.key for task in rest.tasks}
    assert again == set(), "finished scenarios are not run again"
    last = Recording()
    run(busy_source(), axes, last, tmp_path)
    assert last.tasks == []


def test_a_scenario_that_cannot_be_is_told_and_the_rest_go_on() -> None:
    # c2 is the last of the largest group: with one courier less there is no c2 to change
    axes = parse_axes(["couriers=-1:0", "couriers.c2=0:1"])
    scenarios = run(busy_source(), axes)
    kinds = [one.failure.kind if one.failure else "" for one in scenarios]
    assert kinds == ["", "input", "input", "", ""]
    assert [one.plan is not None for one in scenarios] == [not kind for kind in kinds]
    assert scenarios[1].failure is not None
    (fault,) = scenarios[1].failure.faults
    assert (fault.column, fault.rule) == ("couriers.c2", "vary_courier_unknown")
    assert scenario_table(scenarios, axes)["status"].tolist()[1] == "failed"


def test_a_crash_fails_its_scenario_only_and_names_no_data() -> None:
    def crash(task: Task) -> Plan | Failed:
        if len(task.problem.day.couriers) == 3:
            return Failed(kind="own", detail="ZeroDivisionError")
        return solve(task)

    axes = parse_axes(["couriers=-1:1"])
    table = scenario_table(run(busy_source(), axes, crash), axes)
    assert table["status"].tolist()[-1] == "failed"
    assert table["failure"].tolist()[-1] == "own"
    assert table["met"].isna().tolist() == [False, False, False, True]


def test_an_unexpected_error_becomes_a_failure_without_its_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def boom(*_: object, **__: object) -> Plan:
        raise ZeroDivisionError("Анна, +7 000")

    monkeypatch.setattr("planner.scenarios.solving.plan_prepared", boom)
    (scenario,) = run(busy_source(), ())[:1]
    assert scenario.failure == Failed(kind="own", detail="ZeroDivisionError")


def test_a_worker_of_another_version_refuses() -> None:
    solving = Recording()
    run(busy_source(), (), solving)
    assert solve(replace(solving.tasks[0], version="x")) == Failed(kind="version")


def test_a_worse_plan_than_the_neighbours_is_begun_again_with_it() -> None:
    """Two more couriers first find nothing; the plan found for one more is theirs as well."""
    begun: list[int] = []

    def lazy(task: Task) -> Plan | Failed:
        result = solve(task)
        if len(task.problem.day.couriers) == 3:
            begun.append(sum(len(trip.stops) for trip in task.begin_with))
            if len(begun) == 1:
                assert isinstance(result, Plan)
                return _empty(result)
        return result

    alone = source(orders=evening_orders(5), couriers=evening_couriers("c1"))
    scenarios = run(alone, parse_axes(["couriers=1:2"]), lazy)
    met = [one.plan.proof.met for one in scenarios if one.plan is not None]
    assert met[0] < met[1] <= met[2]
    assert begun == [met[0], met[1]]


def _empty(plan: Plan) -> Plan:
    """The plan without its trips, called bounded."""
    outcomes = tuple(
        replace(one, verdict=Verdict.NOT_DECIDED, trip_id=None) for one in plan.outcomes
    )
    proof = replace(plan.proof, met=0, status=type(plan.proof.status).BOUNDED)
    return replace(plan, trips=(), outcomes=outcomes, proof=proof)


def test_progress_counts_plans_those_found_and_those_failed(tmp_path: Path) -> None:
    told: list[SweepProgress] = []
    axes = parse_axes(["couriers=-1:1"])
    run(busy_source(), axes, folder=tmp_path, progress=told.append)
    assert (told[0].done, told[0].total) == (0, 3)
    assert (told[-1].done, told[-1].total, told[-1].taken_over) == (3, 3, 0)
    run(busy_source(), axes, folder=tmp_path, progress=told.append)
    assert (told[-1].done, told[-1].taken_over, told[-1].failed) == (3, 3, 0)


def test_stopped_before_the_first_plan_is_no_plan() -> None:
    with pytest.raises(NoPlanError, match="before the first scenario"):
        run(busy_source(), (), stop=lambda: True)


def test_a_million_scenarios_are_refused_with_their_number_and_hours() -> None:
    axes = parse_axes(["couriers=0:999", "fees.fee_rub=1:1000"])
    with pytest.raises(InputError, match="vary_many") as refused:
        refuse_many(axes, limit_s=60, workers=2, allowed=False)
    # 10^6 scenarios of 60 s on 2 workers: 30 million seconds, 8333 hours
    details = dict(refused.value.faults[0].details)
    assert details == {"scenarios": "1000000", "hours": "8333", "most": "500"}
    refuse_many(axes, limit_s=60, workers=2, allowed=True)
    refuse_many(parse_axes(["couriers=1:500"]), limit_s=60, workers=2, allowed=False)


def test_simulated_plans_say_how_often_they_are_on_time() -> None:
    axes = parse_axes(["traffic=1,1.2"])
    table = scenario_table(run(busy_source(), axes, simulated=True), axes)
    assert table["on_time_share"].between(0, 1).all()
    plain = scenario_table(run(busy_source(), axes), axes)
    assert plain["on_time_share"].isna().all()


def test_a_day_without_couriers_is_a_table_too() -> None:
    day = source(couriers=evening_couriers("c1"))
    axes = parse_axes(["couriers=-1:0"])
    table = scenario_table(run(day, axes), axes)
    assert table["met"].tolist()[1] == 0
    assert table["cost_per_order_rub"].isna().tolist() == [False, True, False]
