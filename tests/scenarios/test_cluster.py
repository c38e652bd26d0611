"""The same tasks on a real Dask cluster on this machine, one of whose workers is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.scenarios.cluster import ClusterCrew
from planner.scenarios.compare import scenario_table
from planner.scenarios.crews import OwnCrew
from planner.scenarios.grid import parse_axes
from planner.scenarios.store import Store
from planner.scenarios.sweep import sweep
from tests.support.crews import collected, make_task, slowly, without_detail
from tests.support.scenarios import evening_orders, source

pytest.importorskip("distributed")
ROOT = Path(__file__).parents[2]
WITHIN_S = 90
pytestmark = pytest.mark.slow


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """A process of Dask's own command line, in this folder so that tests can be imported."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler on loopback, without a dashboard."""
    file = tmp_path_factory.mktemp("dask") / "scheduler.json"
    process = started(
        *("scheduler", "--host", "127.0.0.1", "--port", "0"),
        *("--no-dashboard", "--scheduler-file", str(file)),
    )
    try:
        wait_until(file.exists)
        yield json.loads(file.read_text(encoding="utf-8"))["address"]
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def workers(scheduler: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two workers, one thread each, as they would run on two machines."""
    made = [
        started(
            *("worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard"),
            *("--host", "127.0.0.1"),
        )
        for _ in range(2)
    ]
    try:
        yield made
    finally:
        for process in made:
            process.kill()
            process.wait()


def wait_until(true: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < WITHIN_S
        time.sleep(0.1)


def test_a_killed_worker_loses_nothing(
    scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    crew = ClusterCrew(scheduler, slowly)
    wait_until(lambda: crew.workers >= 2)
    keys = [f"t{number}" for number in range(10)]
    for key in keys:
        crew.submit(make_task(key))
    first = collected(crew, 1, within_s=WITHIN_S)
    workers[0].send_signal(signal.SIGKILL)
    rest = collected(crew, len(keys) - len(first), within_s=WITHIN_S)
    crew.close()
    assert without_detail(first | rest) == {key: key for key in keys}


@pytest.mark.usefixtures("workers")
def test_a_sweep_on_a_cluster_is_the_same_sweep(scheduler: str) -> None:
    day, axes = source(orders=evening_orders(5)), parse_axes(["couriers=-1:0"])
    tables = []
    for crew in (OwnCrew(), ClusterCrew(scheduler)):
        scenarios = sweep(day, axes, crew=crew, store=Store())
        crew.close()
        tables.append(scenario_table(scenarios, axes).drop(columns="seconds"))
    assert tables[0].equals(tables[1])
    assert tables[0]["met"].notna().all()


def test_nobody_at_the_address_is_bad_input() -> None:
    with pytest.raises(InputError, match="cluster_unreachable") as refused:
        ClusterCrew("tcp://127.0.0.1:1", connect_within_s=1)
    assert refused.value.faults[0].value == "tcp://127.0.0.1:1"
    with pytest.raises(InputError, match="cluster_unreachable"):
        ClusterCrew("not an address", connect_within_s=1)
