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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from planner.domain.plan import Plan
from planner.errors import AuditError, Fault, InputError, NoPlanError, PlannerError, TravelError
from planner.explain.explained import Explanation
from planner.intake.day_folder import DayInput
from planner.money.report import MoneyReport, money_report
from planner.punctuality.curve import Curve, punctuality_curve
from planner.punctuality.noise import noise_of
from planner.punctuality.report import PunctualityReport, punctuality_report
from planner.punctuality.robust import planned_as_asked
from planner.solve.plan_day import Progress
from planner.travel.lines import STRAIGHT, TripLines, trip_lines
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes

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


Message = (
    Progress
    | MoneyReport
    | TripLines
    | PunctualityReport
    | Curve
    | Explanation
    | Plan
    | Failure
)


class PlanJob:
    """A planning, and its result once there is one.

    Attributes
    ----------
    loaded : the day it plans. progress : the last word from the process.
    outcome : the plan or why there is none; None until the end. report : the plan's money.
    lines : along which streets its trips go. punctuality : the plan simulated.
    known : a plan made before, of which only the money, lines and punctuality are wanted.
    curve_of : a plan made before, whose curve is wanted; the outcome is that plan.
    curve : cost against punctuality, where it was wanted. explanation : why orders are not met,
        likewise.
    waiting : not begun yet, for want of a free place.
    """

    def __init__(
        self, loaded: DayInput, curve_of: Plan | None = None, *, known: Plan | None = None
    ) -> None:
        self.loaded = loaded
        self.known = known
        self.progress: Progress | None = None
        self.outcome: Plan | Failure | None = None
        self.report: MoneyReport | None = None
        self.lines = STRAIGHT
        self.punctuality: PunctualityReport | None = None
        self.curve_of = curve_of
        self.curve = Curve(points=())
        self.explanation: Explanation | None = None
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
        work, given = self._task()
        process = _processes.Process(
            target=work,
            args=(self.loaded, outbox, self._stop, *given),
            name="plan-day",
            daemon=True,
        )
        process.start()
        outbox.close()
        try:
            while True:
                if inbox.poll(LISTEN_S):
                    message: Message = inbox.recv()
                    match message:
                        case Progress():
                            self.progress = message
                        case MoneyReport():
                            self.report = message
                        case TripLines():
                            self.lines = message
                        case PunctualityReport():
                            self.punctuality = message
                        case Curve():
                            self.curve = message
                        case Explanation():
                            self.explanation = message
                        case _:
                            return message
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

    def _task(self) -> tuple[Callable[..., None], tuple[Plan, ...]]:
        """What the process does, and with which plan."""
        if self.known is not None:
            return _known_work, (self.known,)
        return (_work, ()) if self.curve_of is None else (_curve_work, (self.curve_of,))

    def _end_if_abandoned(self) -> None:
        if time.monotonic() - self._seen_at > ABANDONED_S:
            self.stop()

    def _deaf(self) -> bool:
        stopped_at = self._stopped_at
        return stopped_at is not None and time.monotonic() - stopped_at > STOP_GRACE_S


def _work(loaded: DayInput, outbox: Connection, stop: Event) -> None:
    """Plan in the child process; ends early when asked to, or when the server is gone."""
    with failures_sent(outbox):
        travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
        plan = planned_as_asked(
            loaded.day, travel, progress=outbox.send, stop=asked_or_left(stop)
        )
        _tell(loaded, travel, plan, outbox)


def _known_work(loaded: DayInput, outbox: Connection, stop: Event, plan: Plan) -> None:
    """Say of a plan made before what is said of a new one."""
    with failures_sent(outbox):
        if asked_or_left(stop)():
            raise NoPlanError("stopped before the plan was told of")
        travel = travel_times(loaded.day, given=loaded.given, congestion=loaded.congestion)
        _tell(loaded, travel, plan, outbox)


def _tell(loaded: DayInput, travel: TravelTimes, plan: Plan, outbox: Connection) -> None:
    """Send the plan and what the pages show of it."""
    outbox.send(money_report(loaded.day, travel, plan))
    outbox.send(trip_lines(loaded.day, plan))
    outbox.send(punctuality_report(loaded.day, travel, plan.trips))
    outbox.send(plan)


def _curve_work(loaded: DayInput, outbox: Connection, stop: Event, curve_of: Plan) -> None:
    """Draw the curve of a plan in the child process."""
    with failures_sent(outbox):
        day = loaded.day
        travel = travel_times(day, given=loaded.given, congestion=loaded.congestion)
        points = punctuality_curve(
            day,
            travel,
            curve_of.trips,
            noise_of(day, travel),
            seed=day.solver.seed,
            progress=outbox.send,
            stop=asked_or_left(stop),
        )
        outbox.send(Curve(points=points))
        outbox.send(curve_of)


def asked_or_left(stop: Event) -> Callable[[], bool]:
    """Whether a stop was asked for, or the server is gone."""
    server = multiprocessing.parent_process()
    return lambda: stop.is_set() or (server is not None and not server.is_alive())


@contextmanager
def failures_sent(outbox: Connection) -> Iterator[None]:
    """Whatever fails is sent as a failure that can be worded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's, which then ends us
    try:
        yield
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
                values=(
                    ("service", error.service),
                    ("kind", error.kind),
                    ("detail", error.detail),
                ),
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
