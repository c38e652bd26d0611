"""Sessions outlive a reload, don't mix, and are bounded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard import sample
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.session import ADDRESS_KEY, LIVE, Session, end_jobs
from planner.dashboard.session_store import SessionStore, new_token
from planner.dashboard.shown import Shown
from tests.dashboard.evening import evening_session

APP = Path(__file__).parents[2] / "app.py"
TIMEOUT_S = 60


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_session_is_found_by_its_token_only() -> None:
    store = SessionStore[str](lambda _: None)
    store.keep("a", "Anna's day")
    store.keep("b", "Boris's day")
    assert store.find("a") == "Anna's day"
    assert store.find("b") == "Boris's day"
    assert store.find("") is None


def test_a_session_is_given_to_its_owner_only() -> None:
    store = SessionStore[str](lambda _: None)
    store.keep("a", "Anna's day", owner="anna@example.org")
    assert store.find("a", "anna@example.org") == "Anna's day"
    assert store.find("a", "boris@example.org") is None
    assert store.find("a") is None


def test_the_session_longest_unused_goes_first() -> None:
    dropped: list[str] = []
    store = SessionStore[str](dropped.append, most=2)
    for token in ("a", "b", "a", "c"):
        store.keep(token, token)
    assert dropped == ["b"]
    assert len(store) == 2


def test_an_idle_session_is_dropped(clock: Clock) -> None:
    dropped: list[str] = []
    store = SessionStore[str](dropped.append, idle_s=60, clock=clock)
    store.keep("a", "a")
    clock.now = 50
    store.keep("b", "b")
    clock.now = 61
    assert store.find("a") is None
    assert store.find("b") == "b"
    assert dropped == ["a"]


def test_tokens_cannot_be_guessed() -> None:
    # 128 bits are 22 characters of six bits each
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {22}


def opened(token: str | None = None, session: Session | None = None) -> AppTest:
    """The app at an address, as a browser opens it."""
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT_S)
    if token is not None:
        app.query_params[ADDRESS_KEY] = token
    if session is not None:
        app.session_state["session"] = session
    return app.run()


def token_of(app: AppTest) -> str:
    value = app.query_params[ADDRESS_KEY]
    return value if isinstance(value, str) else value[0]


def test_a_page_loaded_anew_finds_its_plan_and_its_planning() -> None:
    session = evening_session()
    session.job = PlanJob(session.loaded)  # under way: never begun here
    before = opened(session=session)
    after = opened(token_of(before))
    assert not after.exception
    assert after.session_state["session"] is session
    assert token_of(after) == token_of(before)
    stop = next(one for one in after.button if one.label == "Остановить")
    stop.click().run()
    assert session.job.stopping


def test_two_people_with_two_days_do_not_mix() -> None:
    one, other = evening_session(), evening_session()
    first, second = opened(session=one), opened(session=other)
    assert token_of(first) != token_of(second)
    assert opened(token_of(first)).session_state["session"] is one
    assert opened(token_of(second)).session_state["session"] is other


def test_an_unknown_token_is_nobodys_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PlanJob, "start", lambda job: None)
    app = opened("guessed")
    assert app.session_state["session"].source == "sample"
    assert token_of(app) != "guessed"
    assert LIVE.find("guessed") is None


def test_a_session_dropped_ends_its_jobs() -> None:
    session = evening_session()
    job = session.job = PlanJob(session.loaded)
    end_jobs(session)
    assert job.stopping


def test_only_the_samples_own_plan_is_shown_to_everyone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf: dict[str, Shown] = {}
    monkeypatch.setattr(sample, "_shelf", lambda: shelf)
    held = evening_session()
    assert held.shown is not None
    monkeypatch.setattr(sample, "sample_day", lambda: held.loaded)
    # the same day, but from somebody's files
    sample.keep_sample(replace(held.shown, source="own"))
    assert sample.sample_shown() is None
    own_sample = replace(held.shown, source="sample")
    sample.keep_sample(own_sample)
    assert sample.sample_shown() is own_sample
    # another day in the sample's place
    other = replace(
        own_sample, day=replace(own_sample.day, couriers=own_sample.day.couriers[:1])
    )
    sample.keep_sample(other)
    assert sample.sample_shown() is own_sample
