"""Jobs run in real processes; where planning is not the point, a stand-in works there."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest

from planner.dashboard import job as life
from planner.dashboard import plan_job, process_job
from planner.dashboard.job import Failure, failure_of
from planner.dashboard.plan_job import PlanJob, Planned
from planner.dashboard.process_job import Stop, Tell
from planner.domain.fleet import Vehicle
from planner.errors import AuditError, NoPlanError, TravelError
from planner.intake.day_folder import DayInput
from planner.settings import TravelSettings
from planner.solve.plan_day import Progress
from planner.texts import LANGUAGES, text
from tests.dashboard.evening import evening_planned
from tests.support.builders import make_courier, make_day

WAIT_S = 60

pytestmark = pytest.mark.slow  # a process takes seconds to import the planner


def loaded(*, provider: str = "estimate", speed_factor: float = 1.0) -> DayInput:
    day = make_day(couriers=[make_courier(vehicle=Vehicle(speed_factor=speed_factor))])
    settings = TravelSettings.model_validate({"provider": provider})
    return DayInput(day=replace(day, travel=settings), given=None, congestion=None, notices=())


def started(loaded: DayInput) -> PlanJob:
    job = PlanJob(loaded)
    job.start()
    return job


def outcome_of(job: PlanJob) -> Planned | Failure:
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        outcome = job.look()
        if outcome is not None:
            return outcome
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def linger(loaded: DayInput, tell: Tell[Progress], stop: Stop) -> Planned:
    """A planner that has one plan at once and searches on until it is stopped."""
    tell(Progress(stage="search", met=4, met_upper_bound=5, seconds=0.5))
    end = time.monotonic() + WAIT_S
    while not stop() and time.monotonic() < end:
        time.sleep(0.02)
    return evening_planned()


def die(loaded: DayInput, tell: Tell[Progress], stop: Stop) -> Planned:
    """A planner whose process ends by itself, as for want of memory."""
    os._exit(3)


def test_a_job_plans_the_day() -> None:
    job = started(loaded())
    outcome = outcome_of(job)
    assert isinstance(outcome, Planned)
    assert outcome.report.money.cost_kop == outcome.plan.proof.cost_kop
    # 11 km from the store, an hour's time: the one order of the day can be met
    assert outcome.plan.proof.met == 1


def test_stop_keeps_the_best_plan_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job, "planned", linger)
    job = started(loaded())
    while job.progress is None:
        time.sleep(0.05)
    assert job.look() is None
    job.stop()
    outcome = outcome_of(job)
    assert isinstance(outcome, Planned)
    assert outcome.plan.proof.met == 4


def test_a_job_nobody_looks_at_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job, "planned", linger)
    monkeypatch.setattr(life, "ABANDONED_S", -1)
    job = started(loaded())
    assert isinstance(outcome_of(job), Planned)
    assert job.stopping


def test_a_job_deaf_to_the_stop_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job, "planned", linger)
    monkeypatch.setattr(life, "ABANDONED_S", -1)
    monkeypatch.setattr(process_job, "STOP_GRACE_S", -1)
    assert outcome_of(started(loaded())) == Failure(key="dashboard-failure-deaf")


def test_a_process_that_ends_by_itself_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job, "planned", die)
    assert outcome_of(started(loaded())) == Failure(
        key="dashboard-failure-process", values=(("code", "3"),)
    )


def test_jobs_beyond_the_limit_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job, "planned", linger)
    first = [started(loaded()) for _ in range(plan_job.AT_ONCE)]
    while any(job.progress is None for job in first):
        time.sleep(0.05)
    last = started(loaded())
    assert last.waiting
    last.stop()
    for job in first:
        job.stop()
    assert outcome_of(last) == Failure(key="dashboard-failure-no-plan")
    assert all(isinstance(outcome_of(job), Planned) for job in first)


def test_faults_of_the_day_come_back() -> None:
    # so slow that under Friday's congestion leaving later would arrive earlier
    outcome = outcome_of(started(loaded(speed_factor=0.1)))
    assert isinstance(outcome, Failure)
    assert outcome.key == "dashboard-failure-input"
    assert [fault.rule for fault in outcome.faults] == ["speed_factor_breaks_fifo"]


def test_our_own_fault_is_named_by_type_only() -> None:
    # provider "matrix" without travel times is a fault of the caller
    assert outcome_of(started(loaded(provider="matrix"))) == Failure(
        key="dashboard-failure-own", values=(("error", "ValueError"),)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_failure_has_its_words(language: str) -> None:
    failures = [
        failure_of(TravelError(service="roads", detail="timeout")),
        failure_of(AuditError(("trip t1 is late",))),
        failure_of(NoPlanError()),
        Failure(key="dashboard-failure-deaf"),
    ]
    words = [
        text(failure.key, "ru" if language == "ru" else "en", **dict(failure.values))
        for failure in failures
    ]
    assert "roads" in words[0]
    assert "trip t1 is late" in words[1]
    assert len(set(words)) == len(words)
