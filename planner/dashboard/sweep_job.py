"""A grid of scenarios solved beside the page."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import closing

from planner.dashboard.job import Failure, Job, outcome_of
from planner.scenarios.changes import Source
from planner.scenarios.crews import Crew, PoolCrew
from planner.scenarios.grid import Axis
from planner.scenarios.store import Store
from planner.scenarios.sweep import Scenario, SweepProgress, sweep

Scenarios = tuple[Scenario, ...]


class SweepJob(Job[SweepProgress, Scenarios]):
    """A grid under way; stopped, it keeps what is solved. Its crew has the processes.

    Attributes
    ----------
    axes : what it varies.
    """

    places = threading.BoundedSemaphore(1)  # a grid takes all cores
    page = "whatif"

    def __init__(
        self, source: Source, axes: Sequence[Axis], crew: Callable[[], Crew] | None = None
    ) -> None:
        super().__init__()
        self.axes = tuple(axes)
        self._source = source
        self._crew = crew or (lambda: PoolCrew(os.cpu_count() or 1))

    def carried_out(self) -> Scenarios | Failure:
        """The scenarios, all or as many as were solved before the stop."""
        return outcome_of(self._swept, self.stopped_early, self.own_fault)

    def _swept(self) -> Scenarios:
        with closing(self._crew()) as crew:
            return sweep(
                self._source,
                self.axes,
                crew=crew,
                store=Store(),
                progress=self._told,
                stop=self._over,
            )

    def _told(self, progress: SweepProgress) -> None:
        self.progress = progress

    def _over(self) -> bool:
        self.end_if_abandoned()
        return self.stopping
