"""A grid beside the page: it ends, it is stopped, it says why it failed."""

from __future__ import annotations

import time

from planner.dashboard.job import Failure
from planner.dashboard.sweep_job import SweepJob
from planner.domain.plan import Plan
from planner.scenarios.crews import Crew, OwnCrew
from planner.scenarios.grid import parse_axes
from planner.scenarios.solving import Failed, Task, solve
from tests.support.scenarios import source

WITHIN_S = 60
AXES = parse_axes(["couriers=-1:1"])


def ended(job: SweepJob) -> SweepJob:
    """The job once it has ended."""
    job.start()
    began = time.monotonic()
    while job.look() is None and time.monotonic() - began < WITHIN_S:
        time.sleep(0.02)
    assert job.outcome is not None
    return job


def solved(job: SweepJob) -> list[bool]:
    """Of each scenario, whether it has a plan."""
    assert job.outcome is not None
    assert not isinstance(job.outcome, Failure)
    return [one.plan is not None for one in job.outcome]


def test_a_grid_ends_with_all_its_scenarios() -> None:
    job = ended(SweepJob(source(), AXES, crew=OwnCrew))
    assert solved(job) == [True] * 4
    assert not job.waiting


def test_a_stopped_grid_keeps_what_is_solved() -> None:
    jobs: list[SweepJob] = []

    def stopping(task: Task) -> Plan | Failed:
        jobs[0].stop()
        return solve(task)

    jobs.append(SweepJob(source(), AXES, crew=lambda: OwnCrew(stopping)))
    job = ended(jobs[0])
    # the day as it is was solved first, and is the grid's own middle
    assert solved(job) == [True, False, True, False]
    assert job.stopping


def test_a_grid_stopped_before_it_began_has_nothing() -> None:
    job = SweepJob(source(), AXES, crew=OwnCrew)
    job.stop()
    assert ended(job).outcome == Failure(key="dashboard-failure-no-plan")


def test_a_crew_that_cannot_be_made_is_a_failure() -> None:
    def no_crew() -> Crew:
        raise MemoryError

    job = ended(SweepJob(source(), AXES, crew=no_crew))
    assert job.outcome == Failure(
        key="dashboard-failure-own", values=(("error", "MemoryError"),)
    )
