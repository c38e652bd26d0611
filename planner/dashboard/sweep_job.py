"""A grid of scenarios solved beside the page: begun, watched, stopped."""

from __future__ import annotations

import logging
import os
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing

from planner.errors import PlannerError
from planner.scenarios.changes import Source
from planner.scenarios.crews import Crew, PoolCrew
from planner.scenarios.grid import Axis
from planner.scenarios.solving import Failed, failed
from planner.scenarios.store import Store
from planner.scenarios.sweep import Scenario, SweepProgress, sweep

ABANDONED_S = 300  # as a planning nobody looks at
_one_at_a_time = threading.Semaphore(1)  # a grid takes all cores

log = logging.getLogger(__name__)


class SweepJob:
    """A grid under way.

    Attributes
    ----------
    axes : what it varies. progress : the last word. waiting : for another grid to end.
    scenarios : once it has ended, also early; failure : where there is nothing to show.
    """

    def __init__(
        self, source: Source, axes: Sequence[Axis], crew: Callable[[], Crew] | None = None
    ) -> None:
        self.axes = tuple(axes)
        self.progress: SweepProgress | None = None
        self.scenarios: tuple[Scenario, ...] = ()
        self.failure: Failed | None = None
        self.waiting = True
        self._source = source
        self._crew = crew or (lambda: PoolCrew(os.cpu_count() or 1))
        self._stopped = threading.Event()
        self._seen_at = time.monotonic()

    def start(self) -> None:
        """Begin, or wait for another grid to end."""
        threading.Thread(target=self._run, name="what-if-grid", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether there is something to show; a grid nobody asks about is stopped."""
        self._seen_at = time.monotonic()
        return bool(self.scenarios) or self.failure is not None

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """End; what is solved is kept."""
        self._stopped.set()

    def _run(self) -> None:
        with _one_at_a_time:
            self.waiting = False
            if self._over():
                self.failure = Failed(kind="no-plan")
                return
            try:
                self.scenarios = self._swept()
            except PlannerError as error:
                self.failure = failed(error)
            except Exception as error:
                # Frames and type only: an error's text may carry an order's data.
                frames = "".join(traceback.format_tb(error.__traceback__))
                log.error("a grid failed with %s\n%s", type(error).__name__, frames)
                self.failure = Failed(kind="own", detail=type(error).__name__)

    def _swept(self) -> tuple[Scenario, ...]:
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
        return self.stopping or time.monotonic() - self._seen_at > ABANDONED_S
