"""The curve of a plan is drawn in a process of its own."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from planner.dashboard.curve_job import CurveJob
from planner.intake.day_folder import DayInput
from planner.punctuality.curve import Curve
from tests.dashboard.evening import evening_day, evening_plan


@pytest.mark.slow
def test_a_job_given_a_plan_draws_its_curve() -> None:
    day = evening_day()
    plan = evening_plan(day)
    quick = day.solver.model_copy(update={"time_limit_s": 4})
    loaded = DayInput(day=replace(day, solver=quick), given=None, congestion=None, notices=())
    job = CurveJob(loaded, plan)
    job.start()
    while job.look() is None:
        time.sleep(0.1)
    assert isinstance(job.outcome, Curve)
    reserves = [point.reserve for point in job.outcome.points]
    assert reserves == [0.0, 0.0, 0.5, 1.0, 1.5, 2.0]
