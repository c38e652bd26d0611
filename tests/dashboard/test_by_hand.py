"""The section "By hand" of the plan's page in both languages, without a process."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.by_hand import (
    ByHand,
    add_wishes,
    begin_wishes,
    by_hand,
    collect_wishes,
    moved,
    show_before,
    show_wished,
    take_back,
)
from planner.dashboard.job import Failure, Job
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.dashboard.wish_job import WishJob, replanned
from planner.domain.order import OrderId
from planner.domain.plan import Verdict
from planner.intake.day_folder import DayInput
from planner.money.ledger import ledger
from planner.solve.plan_day import plan_day
from planner.texts import LANGUAGES, Language, text
from planner.travel.provider import travel_times
from planner.wishes.refusal import Refusal
from planner.wishes.replan import Replanned
from planner.wishes.wish import (
    Drop,
    Must,
    NotOnCourier,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
    pinned,
)
from tests.support.builders import at, make_courier, make_day, make_order

TIMEOUT_S = 60
AnyJob = Job[Any, Any]
A, B = OrderId("a"), OrderId("b")


@cache
def shown_day() -> Shown:
    """Two orders and two equal couriers, planned: one trip with both orders."""
    orders = [make_order(order_id=name, slot=(at("11:00"), at("12:00"))) for name in (A, B)]
    day = make_day(
        orders=orders, couriers=[make_courier(courier_id=name) for name in ("c1", "c2")]
    )
    plan = plan_day(day, travel_times(day, given=None, congestion=None))
    return Shown(
        source="own",
        day=day,
        plan=plan,
        money=ledger(day, plan),
        loaded=DayInput(day=day, given=None, congestion=None, notices=()),
    )


def a_session() -> Session:
    """A session that shows the plan."""
    shown = shown_day()
    assert shown.loaded is not None
    return Session(loaded=shown.loaded, source="own", shown=shown)


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[AnyJob]:
    """The jobs begun; none of them does anything."""
    jobs: list[AnyJob] = []
    monkeypatch.setattr(Job, "start", lambda job: jobs.append(job))
    return jobs


def answered(of: Session) -> Replanned | Refusal:
    """The job's answer, worked out here and taken."""
    hand = by_hand(of)
    assert hand.job is not None
    work, question = hand.job.task()
    outcome = work(*question, lambda _: None, lambda: False)
    hand.job.outcome = outcome
    assert collect_wishes(of)
    return outcome


def page(of: Session, language: Language = "ru") -> AppTest:
    def script() -> None:
        from planner.dashboard.session import session
        from planner.dashboard.views import wishes

        shown = session().shown
        assert shown is not None
        wishes.render(shown)

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = of
    app.session_state["lang"] = language
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["pin", "move", "on", "not-on", "must", "drop"])
def test_every_kind_of_wish_is_added_by_the_form(language: Language, kind: str) -> None:
    of = a_session()
    app = page(of, language)
    app.selectbox(key="wish-kind").set_value(kind).run()
    app.button(key="wish-add").click().run()
    assert not app.exception
    expected = {
        "pin": OwnTrip,
        "move": Together,
        "on": OnCourier,
        "not-on": NotOnCourier,
        "must": Must,
        "drop": Drop,
    }[kind]
    assert isinstance(by_hand(of).wishes[0], expected)
    assert app.button(key="take-back-0").label == text("by-hand-take-back", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_price_of_a_dropped_order_and_the_way_to_take_the_plan(
    language: Language, started: list[AnyJob]
) -> None:
    of = a_session()
    add_wishes(of, Drop(order_id=A))
    begin_wishes(of)
    assert isinstance(started[-1], WishJob)
    found = answered(of)
    assert isinstance(found, Replanned)
    app = page(of, language)
    # of two orders one is dropped
    price = text("wish-orders-fewer", language, count=1)
    assert price in "".join(str(one.value) for one in app.html)
    app.button(key="by-hand-take").click().run()
    assert not app.exception
    assert of.shown is not None
    assert of.shown.plan is found.plan
    assert isinstance(started[-1], PlanJob)
    assert text("by-hand-shown", language) in [one.value for one in app.info]
    app.button(key="by-hand-back").click().run()
    assert of.shown.plan is shown_day().plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_impossible_wish_is_refused_with_its_reason(language: Language) -> None:
    of = a_session()
    late = replace(pinned(shown_day().plan.trips[0]), departs_at=at("13:00"))
    add_wishes(of, late)
    begin_wishes(of)
    assert isinstance(answered(of), Refusal)
    app = page(of, language)
    assert len(app.error) == 1
    # the limit ends at 10:00 + 150 min = 12:30, the slot at 12:00: the latest handover
    assert "12:00" in app.error[0].value.replace("\\", "")


def test_contradicting_wishes_are_named_and_not_asked_about() -> None:
    of = a_session()
    add_wishes(of, Drop(order_id=A), Must(order_id=A))
    app = page(of)
    assert len(app.error) == 1
    assert app.button(key="by-hand-replan").disabled


def test_wish_taken_back_is_gone_and_its_answer_not_shown() -> None:
    of = a_session()
    add_wishes(of, Drop(order_id=A), Must(order_id=B))
    begin_wishes(of)
    answered(of)
    take_back(of, Drop(order_id=A))
    assert by_hand(of).wishes == (Must(order_id=B),)
    app = page(of)
    assert "by-hand-take" not in {button.key for button in app.button}


def test_new_plan_forgets_the_answer_and_keeps_the_wishes() -> None:
    of = a_session()
    add_wishes(of, Drop(order_id=A), Drop(order_id=OrderId("gone")))
    begin_wishes(of)
    hand = of.part(ByHand)
    assert hand.job is not None
    job, other = hand.job, replace(shown_day(), plan=replace(shown_day().plan))
    of.shown = other
    assert by_hand(of).wishes == (Drop(order_id=A),)
    assert hand.job is None
    assert job.stopping


def test_failed_job_is_told_and_its_wishes_stay() -> None:
    of = a_session()
    add_wishes(of, Drop(order_id=A))
    begin_wishes(of)
    hand = by_hand(of)
    assert hand.job is not None
    hand.job.outcome = Failure(key="dashboard-failure-own", values=(("error", "KeyError"),))
    assert collect_wishes(of)
    assert len(page(of).error) == 1
    assert hand.wishes == (Drop(order_id=A),)


def test_plan_without_wishes_comes_back_with_the_wishes_kept() -> None:
    of = a_session()
    add_wishes(of, Drop(order_id=A))
    begin_wishes(of)
    found = answered(of)
    assert isinstance(found, Replanned)
    show_wished(of)
    assert of.shown is not None
    verdicts = {one.order_id: one.verdict for one in of.shown.plan.outcomes}
    assert verdicts[A] is Verdict.LEFT_OUT
    show_before(of)
    assert of.shown.plan is shown_day().plan
    assert by_hand(of).wishes == (Drop(order_id=A),)


def test_order_moved_to_a_place_makes_the_trip_just_so() -> None:
    trip = shown_day().plan.trips[0]
    first, second = (stop.order_id for stop in trip.stops)
    swapped: tuple[Wish, ...] = moved(trip, second, 1)
    assert swapped == (OwnTrip(order_ids=(second, first), courier_id=trip.courier_id),)
    anywhere = moved(trip, second, None)
    assert anywhere[0] == Together(order_ids=(first, second))


def test_work_of_the_job_is_the_re_planning_itself() -> None:
    loaded = shown_day().loaded
    assert loaded is not None
    wishes: tuple[Wish, ...] = (Must(order_id=A),)
    found = replanned(loaded, shown_day().plan, wishes, 4.0, lambda _: None, lambda: False)
    assert isinstance(found, Replanned)
    assert found.price.nothing
