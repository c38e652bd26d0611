"""A sweep from beginning to end: the crew is called together, and let go whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from planner.scenarios.changes import Source
from planner.scenarios.cluster import ClusterCrew
from planner.scenarios.crews import Crew, OwnCrew, PoolCrew
from planner.scenarios.grid import Axis
from planner.scenarios.store import Store
from planner.scenarios.sweep import Scenario, SweepProgress, sweep


def run_sweep(
    source: Source,
    axes: Sequence[Axis],
    *,
    workers: int = 1,
    cluster: str | None = None,
    folder: Path | None = None,
    simulated: bool = False,
    progress: Callable[[SweepProgress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Scenario, ...]:
    """Solve the grid with so many processes (1: in this one), or on a cluster.

    Parameters
    ----------
    cluster : address of a Dask scheduler, "tcp://host:port". folder : where finished plans are
        kept and found; None: nowhere. simulated : as in `planner.scenarios.sweep.sweep`.

    Raises
    ------
    InputError
        The cluster does not answer.
    NoPlanError
        Stopped before there was any plan.
    """
    crew: Crew
    if cluster is not None:
        crew = ClusterCrew(cluster)
    else:
        crew = PoolCrew(workers) if workers > 1 else OwnCrew()
    with closing(crew):
        return sweep(
            source,
            axes,
            crew=crew,
            store=Store(folder=folder),
            simulated=simulated,
            progress=progress,
            stop=stop,
        )
