"""A roster chosen in a process of its own: the same roster, failures in words, stops heard."""

from __future__ import annotations

from dataclasses import replace

from planner.dashboard.job import Failure
from planner.dashboard.roster_job import RosterJob, RosterQuestion
from planner.domain.fleet import Vehicle
from planner.roster.choose import choose_roster, goal_of
from planner.roster.results import Roster
from tests.support.roster import make_template, tiny_day

DAYS = (tiny_day("busy", ["11:00", "12:00", "15:00"], [25, 30, 20]),)
TEMPLATES = (make_template("day", hours=7), make_template("early", hours=3))
QUESTION = RosterQuestion(
    days=DAYS, templates=TEMPLATES, service=1.0, price_kop=0, seed=1, time_limit_s=600
)


def _answer(job: RosterJob) -> Roster | Failure | None:
    job.run()  # in this thread; the process it starts is the job's own
    return job.look()


def test_a_job_gives_the_roster_of_the_same_question() -> None:
    job = RosterJob(QUESTION)
    outcome = _answer(job)
    assert isinstance(outcome, Roster)
    here = choose_roster(DAYS, TEMPLATES, goal_of(DAYS, 1.0, 0), time_limit_s=600)
    assert replace(outcome, seconds=0.0) == replace(here, seconds=0.0)
    assert job.progress is not None


def test_a_share_beyond_reach_is_a_failure_with_its_fault() -> None:
    small = make_template("bike", vehicle=Vehicle(name="bike", max_side_mm=100))
    outcome = _answer(RosterJob(replace(QUESTION, templates=(small,))))
    assert isinstance(outcome, Failure)
    assert [fault.rule for fault in outcome.faults] == ["service_beyond"]


def test_a_job_stopped_while_it_waits_does_not_begin() -> None:
    job = RosterJob(QUESTION)
    job.stop()
    assert _answer(job) == Failure(key="shifts-failed-stopped")
