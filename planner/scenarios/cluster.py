"""The same tasks on a Dask cluster: workers on any machines that run this version.

Dask itself runs a task again whose worker is gone; one that takes several workers with it has
failed. Connections to a plain `tcp://` scheduler are neither encrypted nor asked who they are:
for a network one trusts. Tasks carry no names, phones or addresses.
"""

from __future__ import annotations

from typing import Any

from planner.domain.plan import Plan
from planner.errors import Fault, InputError
from planner.scenarios.crews import Result, Solve
from planner.scenarios.solving import Failed, Task, solve

CONNECT_WITHIN_S = 10


class ClusterCrew:
    """The workers of a Dask scheduler, as many as there are at the moment."""

    def __init__(
        self, address: str, work: Solve = solve, *, connect_within_s: float = CONNECT_WITHIN_S
    ) -> None:
        """Connect to the scheduler.

        Raises
        ------
        InputError
            No scheduler answers there, or `distributed` is not installed.
        """
        self._work = work
        self._client: Any = _client(address, connect_within_s)
        self._tasks: dict[Any, Task] = {}

    @property
    def workers(self) -> int:
        """How many workers the scheduler has now."""
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def submit(self, task: Task) -> None:
        """Send a task to the cluster."""
        future = self._client.submit(self._work, task, key=f"scenario-{task.key}", pure=False)
        self._tasks[future] = task

    def finished(self, timeout_s: float) -> list[Result]:
        """Results that have come in."""
        import distributed

        wait: Any = distributed.wait
        if not self._tasks:
            return []
        try:
            with self._client.as_current():
                done = wait(list(self._tasks), timeout_s, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            return []
        return [(self._tasks.pop(future).key, _result(future)) for future in done]

    def close(self) -> None:
        """Drop what is not finished and leave the cluster as it was."""
        self._client.cancel(list(self._tasks))
        self._client.close()


def _client(address: str, timeout_s: float) -> Any:
    try:
        import distributed
    except ImportError:
        raise InputError(
            (Fault(file="--cluster", value=address, rule="cluster_not_installed"),)
        ) from None
    try:
        client: Any = distributed.Client
        return client(address, timeout=timeout_s, set_as_default=False)
    except (OSError, ValueError):
        raise InputError(
            (Fault(file="--cluster", value=address, rule="cluster_unreachable"),)
        ) from None


def _result(future: Any) -> Plan | Failed:
    """The result; an error of the cluster itself is a failed scenario."""
    from distributed.scheduler import KilledWorker

    error = future.exception()
    if error is None:
        found: Plan | Failed = future.result()
        return found
    kind = "worker" if isinstance(error, KilledWorker) else "own"
    return Failed(kind=kind, detail=type(error).__name__)
