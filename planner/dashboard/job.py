"""The life of one job beside the page: begun, waiting, under way, stopped, ended.

A job belongs to one browser session; a page looks at it while the browser is open. A thread of
the server carries it out, so the page stays alive and a stop is heard. A job that nobody has
looked at for a while (a closed tab) is stopped. `Job` is that life; what is done, and what
comes of it, says each sort of job in a file of its own.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
import time
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from typing import ClassVar, Generic, TypeVar

from planner.errors import AuditError, Fault, InputError, NoPlanError, PlannerError, TravelError

ABANDONED_S = 300  # a browser polls a hidden tab at least once a minute

log = logging.getLogger(__name__)
processes = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a job has no result.

    Attributes
    ----------
    key : of its wording in `texts`. values : what the wording names; never an order's data.
    faults : of the input, where the day itself cannot be planned.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()


Told = TypeVar("Told")  # a word on the way
Result = TypeVar("Result")


class Job(ABC, Generic[Told, Result]):
    """One piece of work, and its result once there is one.

    Attributes
    ----------
    progress : the last word on the way. waiting : not begun yet, for want of a free place.
    outcome : the result or why there is none; None until the end.
    seen_at : when somebody last looked.
    stop_asked, stopped_at : whether a stop was asked for, also across processes; and when.
    places : how many jobs of this sort work at a time. page : the name of the page that shows
        it; elsewhere `header-working-<page>` tells of it.
    stopped_early, own_fault : keys of the wording where there is no result.
    """

    places: ClassVar[threading.BoundedSemaphore]
    page: ClassVar[str]
    stopped_early: ClassVar[str] = "dashboard-failure-no-plan"
    own_fault: ClassVar[str] = "dashboard-failure-own"

    def __init__(self) -> None:
        self.progress: Told | None = None
        self.outcome: Result | Failure | None = None
        self.waiting = True
        self.stop_asked: Event = processes.Event()
        self.stopped_at: float | None = None
        self.seen_at = time.monotonic()

    @abstractmethod
    def carried_out(self) -> Result | Failure:
        """The result, or why there is none; called in a thread of its own."""

    def start(self) -> None:
        """Begin, or wait for a free place."""
        threading.Thread(target=self.run, name=type(self).__name__, daemon=True).start()

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self.stop_asked.is_set()

    def look(self) -> Result | Failure | None:
        """The result if there is one; a job that nobody looks at is ended."""
        self.seen_at = time.monotonic()
        return self.outcome

    def stop(self) -> None:
        """Ask for the best result so far."""
        if not self.stop_asked.is_set():
            self.stopped_at = time.monotonic()
            self.stop_asked.set()

    def run(self) -> None:
        """Carry the job out in this thread."""
        with self.places:
            self.waiting = False
            if self.stopping:
                self.outcome = Failure(key=self.stopped_early)
            else:
                self.outcome = self.carried_out()

    def end_if_abandoned(self) -> None:
        """Stop if nobody has looked for long."""
        if time.monotonic() - self.seen_at > ABANDONED_S:
            self.stop()


def outcome_of(
    work: Callable[[], Result], stopped_early: str, own_fault: str
) -> Result | Failure:
    """What the work gives; whatever fails is a failure that can be worded."""
    try:
        return work()
    except NoPlanError:
        return Failure(key=stopped_early)
    except PlannerError as error:
        return failure_of(error)
    except Exception as error:
        # Frames and type only: an error's text may carry an order's data.
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("a job failed with %s\n%s", type(error).__name__, frames)
        return Failure(key=own_fault, values=(("error", type(error).__name__),))


def failure_of(error: PlannerError) -> Failure:
    """The failure in a form that can be worded and sent between processes."""
    match error:
        case InputError():
            return Failure(key="dashboard-failure-input", faults=error.faults)
        case TravelError():
            named = {"service": error.service, "kind": error.kind, "detail": error.detail}
            return Failure(key="dashboard-failure-travel", values=tuple(named.items()))
        case AuditError():
            return Failure(
                key="dashboard-failure-audit", values=(("where", error.findings[0]),)
            )
        case NoPlanError():
            return Failure(key="dashboard-failure-no-plan")
        case _:
            return Failure(
                key="dashboard-failure-own", values=(("error", type(error).__name__),)
            )
