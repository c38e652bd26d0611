"""Who solves: this process, or a pool that survives the death of its workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from planner.scenarios.crews import OwnCrew, PoolCrew
from planner.scenarios.solving import Failed
from tests.support.crews import collected, deadly, make_task, slowly, told, without_detail


@pytest.fixture
def pools() -> Iterator[list[PoolCrew]]:
    """Pools that are closed whatever happens."""
    made: list[PoolCrew] = []
    yield made
    for pool in made:
        pool.close()


def test_the_own_crew_works_in_this_process() -> None:
    crew = OwnCrew(told)
    for key in ("a", "b"):
        crew.submit(make_task(key))
    results = collected(crew, 2)
    assert without_detail(results) == {"a": "a", "b": "b"}
    assert results["a"] == Failed(kind="a", detail=str(os.getpid()))
    crew.submit(make_task("c"))
    crew.close()
    assert crew.finished(0) == []


def test_a_killed_worker_loses_nothing_and_closing_ends_all(pools: list[PoolCrew]) -> None:
    crew = PoolCrew(2, slowly)
    pools.append(crew)
    for key in "abcd":
        crew.submit(make_task(key))
    before = crew.pids
    killed = [before[0]]

    def kill_one() -> None:
        if killed:
            os.kill(killed.pop(), signal.SIGKILL)

    results = collected(crew, 4, each=kill_one)
    assert without_detail(results) == {key: key for key in "abcd"}
    workers = {one.detail for one in results.values() if isinstance(one, Failed)}
    assert str(before[1]) in workers
    assert workers <= {str(pid) for pid in (*before, *crew.pids)}
    after = crew.pids
    crew.close()
    assert not any(alive(pid) for pid in after)


def test_a_task_that_kills_every_worker_fails_alone(pools: list[PoolCrew]) -> None:
    crew = PoolCrew(2, deadly)
    pools.append(crew)
    for key in ("a", "deadly", "b"):
        crew.submit(make_task(key))
    results = collected(crew, 3)
    assert without_detail(results) == {"a": "a", "deadly": "worker", "b": "b"}


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
