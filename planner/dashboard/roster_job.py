"""One choosing of a roster in a process of its own, with progress and a stop."""

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

from planner.dashboard.jobs import ABANDONED_S, LISTEN_S, STOP_GRACE_S, Failure, failure_of
from planner.errors import NoPlanError, PlannerError
from planner.roster.choose import choose_roster, goal_of
from planner.roster.past_days import NamedDay
from planner.roster.results import Roster, RosterProgress
from planner.roster.templates import Template

log = logging.getLogger(__name__)
_processes = multiprocessing.get_context("spawn")
_place = threading.BoundedSemaphore(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterQuestion:
    """What the page asks.

    Attributes
    ----------
    service : share of orders to meet, or None. price_kop : of an unmet order.
    """

    days: tuple[NamedDay, ...]
    templates: tuple[Template, ...]
    service: float | None
    price_kop: int
    seed: int
    time_limit_s: float


class RosterJob:
    """A choosing under way, and its result once there is one.

    Attributes
    ----------
    question : what was asked. progress : the last word. outcome : None until the end.
    """

    def __init__(self, question: RosterQuestion) -> None:
        self.question = question
        self.progress: RosterProgress | None = None
        self.outcome: Roster | Failure | None = None
        self._stop: Event = _processes.Event()
        self._stopped_at: float | None = None
        self._seen_at = time.monotonic()

    def start(self) -> None:
        """Begin, or wait for the one before."""
        threading.Thread(target=self._run, name="roster-job", daemon=True).start()

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    def look(self) -> Roster | Failure | None:
        """The result if there is one; a job that nobody looks at is ended."""
        self._seen_at = time.monotonic()
        return self.outcome

    def stop(self) -> None:
        """Ask for the best roster so far."""
        if not self._stop.is_set():
            self._stopped_at = time.monotonic()
            self._stop.set()

    def _run(self) -> None:
        with _place:
            self.outcome = (
                Failure(key="shifts-failed-stopped") if self.stopping else self._listen()
            )

    def _listen(self) -> Roster | Failure:
        inbox, outbox = _processes.Pipe(duplex=False)
        process = _processes.Process(
            target=_work, args=(self.question, outbox, self._stop), name="roster", daemon=True
        )
        process.start()
        outbox.close()
        try:
            while True:
                if inbox.poll(LISTEN_S):
                    message: RosterProgress | Roster | Failure = inbox.recv()
                    if not isinstance(message, RosterProgress):
                        return message
                    self.progress = message
                if time.monotonic() - self._seen_at > ABANDONED_S:
                    self.stop()
                stopped_at = self._stopped_at
                if stopped_at is not None and time.monotonic() - stopped_at > STOP_GRACE_S:
                    return Failure(key="dashboard-failure-deaf")
        except (EOFError, OSError):
            process.join(STOP_GRACE_S)
            code = str(process.exitcode)
            return Failure(key="dashboard-failure-process", values=(("code", code),))
        finally:
            inbox.close()
            process.kill()
            process.join()


def _work(question: RosterQuestion, outbox: Connection, stop: Event) -> None:
    """Choose in the child process; ends early when asked to, or when the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's, which then ends us
    server = multiprocessing.parent_process()
    try:
        roster = choose_roster(
            question.days,
            question.templates,
            goal_of(question.days, question.service, question.price_kop),
            seed=question.seed,
            time_limit_s=question.time_limit_s,
            progress=outbox.send,
            stop=lambda: stop.is_set() or (server is not None and not server.is_alive()),
        )
        outbox.send(roster)
    except NoPlanError:
        outbox.send(Failure(key="shifts-failed-stopped"))
    except PlannerError as error:
        outbox.send(failure_of(error))
    except Exception as error:
        # Frames and type only: an error's text may carry an order's data.
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("roster failed with %s\n%s", type(error).__name__, frames)
        values = (("error", type(error).__name__),)
        outbox.send(Failure(key="shifts-failed-own", values=values))
