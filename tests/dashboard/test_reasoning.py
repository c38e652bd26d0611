"""What a session does with fixes beyond the page: the files read again, the job's process."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from planner.dashboard.before_after import before_after
from planner.dashboard.job import Job
from planner.dashboard.plan_job import PlanJob, Planned, told_of
from planner.dashboard.reason_job import ReasonJob
from planner.dashboard.reasoning import apply_fix, read_again
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.domain.order import OrderId
from planner.errors import AuditError
from planner.explain.edits import Edit, FixKind
from planner.explain.explained import Explanation
from planner.explain.families import families
from planner.explain.fixes import Fix
from planner.intake.day_folder import read_files
from planner.money.ledger import ledger
from planner.solve.plan_day import plan_day
from planner.travel.provider import travel_times
from tests.support.day_folders import day_files
from tests.support.scenarios import evening_couriers, evening_orders
from tests.support.unmet import explained_day, explained_session

FILES = day_files(
    orders=evening_orders(1),
    couriers=evening_couriers("c1", shift_end="2026-11-20T15:00:00+03:00"),
)
WAIT_S = 120


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session with the plan of a day of one order; its jobs do nothing."""
    monkeypatch.setattr(Job, "start", lambda job: None)
    loaded = read_files(FILES)
    plan = plan_day(loaded.day, travel_times(loaded.day))
    shown = Shown(
        source="own",
        day=loaded.day,
        plan=plan,
        money=ledger(loaded.day, plan),
        loaded=loaded,
    )
    return Session(loaded=loaded, source="own", shown=shown, files=FILES)


def fix_with(session: Session, kind: FixKind, minutes: int) -> Fix:
    """A fix of that kind and size, with the plan there is."""
    assert session.shown is not None
    day, plan = session.shown.day, session.shown.plan
    found: list[Edit] = [
        family.made(min(minutes, family.last)) for family in families(day, day.orders[0], plan)
    ]
    edit = next(one for one in found if one.kind is kind)
    return Fix(
        order_id=OrderId("o1"),
        edits=(edit,),
        smallest=None,
        gained=(),
        lost=(),
        met=1,
        met_upper_bound=1,
        extra_cost_kop=0,
        extra_pay_kop=0,
        proved=True,
        plan=plan,
    )


def test_files_read_again_keep_what_fixes_made_of_orders_and_couriers(
    evening: Session,
) -> None:
    apply_fix(evening, fix_with(evening, FixKind.READY_EARLIER, 5))
    apply_fix(evening, fix_with(evening, FixKind.SHIFT_LONGER, 30))
    read = read_again(evening, ("fees.fee_rub=249",))
    before = read_files(FILES).day
    assert read.day.orders[0].ready_at == before.orders[0].ready_at - 5 * 60
    assert read.day.couriers[0].shift.end_at == before.couriers[0].shift.end_at + 30 * 60
    assert read.day.orders[0].fee_kop == 24_900


def test_settings_asked_for_go_above_those_of_fixes(evening: Session) -> None:
    before_s = evening.loaded.day.promise.order_limit_s
    apply_fix(evening, fix_with(evening, FixKind.LIMIT_LONGER, 10))
    assert read_again(evening, ()).day.promise.order_limit_s == before_s + 10 * 60
    asked = read_again(evening, ("promise.order_limit_min=120",))
    assert asked.day.promise.order_limit_s == 120 * 60


def test_before_and_after_tell_four_figures_and_their_difference() -> None:
    # an outside courier's price is the only difference: no shift is paid more
    session = explained_session(explained_day())
    assert session.shown is not None
    other = session.shown
    dearer = replace(other.plan.proof, met=other.plan.proof.met + 1, cost_kop=123_400)
    after = replace(other, plan=replace(other.plan, proof=dearer))
    rows = {row.name: row for row in before_after(other, after, "en")}
    assert rows["Orders met"].difference == "+1"
    cost = (123_400 - other.plan.proof.cost_kop) / 100
    assert rows["Cost of the trips"].difference == f"+{cost:,.0f}\xa0₽"
    assert rows["Shift pay"].difference == "0\xa0₽"


@pytest.fixture
def plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A main module without a file: AppTest leaves one that a new process can't run."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.mark.slow  # a process takes seconds to import the planner
@pytest.mark.usefixtures("plain_main")
def test_a_reason_job_explains_the_plan_in_a_process_of_its_own() -> None:
    loaded = read_files(FILES)
    plan = plan_day(loaded.day, travel_times(loaded.day))
    found = outcome_of(ReasonJob(loaded, plan))
    assert isinstance(found, Explanation)
    assert found.orders == ()
    assert [miss.slack.order_id for miss in found.near.misses] == ["o1"]


@pytest.mark.slow
@pytest.mark.usefixtures("plain_main")
def test_a_plan_made_before_gets_its_money_and_punctuality() -> None:
    loaded = read_files(FILES)
    plan = plan_day(loaded.day, travel_times(loaded.day))
    planned = outcome_of(PlanJob(loaded, known=plan))
    assert isinstance(planned, Planned)
    assert planned.report.money.cost_kop == plan.proof.cost_kop
    assert planned.punctuality.now.orders


def test_a_plan_made_before_that_cannot_be_driven_is_not_shown() -> None:
    loaded = read_files(FILES)
    plan = plan_day(loaded.day, travel_times(loaded.day))
    first, *others = plan.trips
    # it leaves an hour earlier than it says, so its moments are no longer those of its drives
    early = replace(first, departs_at=first.departs_at - 3_600)
    told = replace(plan, trips=(early, *others))
    with pytest.raises(AuditError):
        told_of(loaded, told, lambda _: None, lambda: False)
    assert told_of(loaded, plan, lambda _: None, lambda: False).plan is plan


def outcome_of(job: Job[Any, Any]) -> object:
    job.start()
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        outcome = job.look()
        if outcome is not None:
            return outcome
        time.sleep(0.05)
    raise AssertionError("the job did not end")
