"""One planning in a process of its own, so that the page stays alive and a stop is heard.

A job belongs to one browser session. A thread of the server listens to the process, so the
process never waits for a reader; it also ends a job that nobody has looked at for a while (a
closed tab) and one that does not answer a stop. At most `AT_ONCE` jobs plan at a time; the
others wait.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from planner.domain.plan import Plan
from planner.errors import AuditError, Fault, InputError, NoPlanError, PlannerError, TravelError
from planner.intake.day_folder import DayInput
from planner.solve.plan_day import Progress, plan_day
from planner.travel.provider import travel_times

AT_ONCE = 2
ABANDONED_S = 300  # a browser polls a hidden tab at least once a minute
STOP_GRACE_S = 60
LISTEN_S = 0.2
LEAVES_WITHIN_S = 2

log = logging.getLogger(__name__)
_processes = multiprocessing.get_context("spawn")
_places = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a job has no plan.

    Attributes
    ----------
    key : of its wording in `texts`. values : what the wording names; never an order's data.
    faults : of the input, where the day itself cannot be planned.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()


class PlanJob:
    """A planning, and its result once there is one.

    Attributes
    ----------
    loaded : the day it plans. progress : the last word from the process.
    outcome : the plan or why there is none; None until the end.
    waiting : not begun yet, for want of a free place.
    """

    def __init__(self, loaded: DayInput) -> None:
        self.loaded = loaded
        self.progress: Progress | None = None
        self.outcome: Plan | Failure | None = None
        self.waiting = True
        self._stop: Event = _processes.Event()
        self._stopped_at: float | None = None
        self._seen_at = time.monotonic()

    def start(self) -> None:
        """Begin to plan, or to wait for a free place."""
        threading.Thread(target=self._run, name="plan-job", daemon=True).start()

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    def look(self) -> Plan | Failure | None:
        """The result if there is one; a job that nobody looks at is ended."""
        self._seen_at = time.monotonic()
        return self.outcome

    def stop(self) -> None:
        """Ask for the best audited plan so far."""
        if not self._stop.is_set():
            self._stopped_at = time.monotonic()
            self._stop.set()

    def _run(self) -> None:
        with _places:
            self.waiting = False
            self.outcome = (
                Failure(key="dashboard-failure-no-plan") if self.stopping else self._listen()
            )

    def _listen(self) -> Plan | Failure:
        inbox, outbox = _processes.Pipe(duplex=False)
        process = _processes.Process(
            target=_work, args=(self.loaded, outbox, self._stop), name="plan-day", daemon=True
        )
        process.start()
        outbox.close()
        try:
            while True:
                if inbox.poll(LISTEN_S):
                    message: Progress | Plan | Failure = inbox.recv()
                    if not isinstance(message, Progress):
                        return message
                    self.progress = message
                self._end_if_abandoned()
                if self._deaf():
                    return Failure(key="dashboard-failure-deaf")
        except (EOFError, OSError):
            process.join(STOP_GRACE_S)
            return Failure(
                key="dashboard-failure-process", values=(("code", str(process.exitcode)),)
            )
        finally:
            inbox.close()
            process.join(LEAVES_WITHIN_S)
            process.kill()
            process.join()

    def _end_if_abandoned(self) -> None:
        if time.monotonic() - self._seen_at > ABANDONED_S:
            self.stop()

    def _deaf(self) -> bool:
        stopped_at = self._stopped_at
        return stopped_at is not None and time.monotonic() - stopped_at > STOP_GRACE_S


def _work(loaded: DayInput, outbox: Connection, stop: Event) -> None:
    """Plan in the child process; ends early when asked to, or when the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's, which then ends us
    server = multiprocessing.parent_process()
    try:
        travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
        plan = plan_day(
            loaded.day,
            travel,
            progress=outbox.send,
            stop=lambda: stop.is_set() or (server is not None and not server.is_alive()),
        )
        outbox.send(plan)
    except PlannerError as error:
        outbox.send(failure_of(error))
    except Exception as error:
        # Frames and type only: an error's text may carry an order's data.
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("planning failed with %s\n%s", type(error).__name__, frames)
        outbox.send(
            Failure(key="dashboard-failure-own", values=(("error", type(error).__name__),))
        )


def failure_of(error: PlannerError) -> Failure:
    """The failure in a form that can be worded and sent between processes."""
    match error:
        case InputError():
            return Failure(key="dashboard-failure-input", faults=error.faults)
        case TravelError():
            return Failure(
                key="dashboard-failure-travel",
                values=(("service", error.service), ("detail", error.detail)),
            )
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
