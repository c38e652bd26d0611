"""The process kept ready: there where pages are served, taken by one job, never by two."""

from __future__ import annotations

import pytest

from planner.dashboard import worker
from planner.dashboard.worker import Ended, Worker, keep_one_ready, make_ready, take_worker


def answer(one: int, other: int, tell: object, stop: object) -> int:
    return one + other


def test_without_a_server_none_is_kept() -> None:
    keep_one_ready()
    make_ready()
    assert worker._shelf.ready is None


def result(of: Worker) -> object:
    of.begin(answer, (2, 3), ("stopped", "own"))
    message = of.inbox.recv()
    of.end()
    return message


@pytest.mark.slow  # two processes import the planner
def test_a_worker_kept_ready_is_taken_once_and_does_its_job(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = worker._Shelf()
    shelf.wanted = True
    monkeypatch.setattr(worker, "_shelf", shelf)
    make_ready()
    kept = shelf.ready
    make_ready()
    assert shelf.ready is kept
    taken = take_worker()
    assert taken is kept
    assert shelf.ready is None
    assert result(taken) == Ended(5)
    # one that died meanwhile is not given to a job
    make_ready()
    dead = shelf.ready
    assert dead is not None
    dead.process.kill()
    dead.process.join()
    fresh = take_worker()
    assert fresh is not dead
    fresh.end()
