"""Processes that do jobs, one of them kept ready: importing the planner takes seconds.

A process does one job and ends, so no day stays in memory after its plan and none can mix with
another. The one kept ready has imported and compiled everything and knows no day yet; once it
is taken, the next is begun when the job has ended, so as not to slow it down.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event

from streamlit import runtime

from planner.dashboard.job import outcome_of, processes
from planner.trips.catalogue import compile_enumeration

LEAVES_WITHIN_S = 2
LOOKS_EVERY_S = 1.0  # whether the server is still there


@dataclass(frozen=True, slots=True)
class Ended:
    """A process's last message; all before it are progress."""

    outcome: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A process waiting for its job.

    Attributes
    ----------
    tasks : where its job is sent. inbox : what it tells. stop : asks it to end early.
    """

    process: SpawnProcess
    tasks: Connection
    inbox: Connection
    stop: Event

    def begin(
        self, work: Callable[..., object], question: tuple[object, ...], keys: tuple[str, str]
    ) -> None:
        """Give it its job, as `outcome_of` takes it."""
        self.tasks.send((work, question, keys))

    def end(self) -> None:
        """Let it leave, or end it."""
        self.tasks.close()
        self.inbox.close()
        self.process.join(LEAVES_WITHIN_S)
        self.process.kill()
        self.process.join()


def take_worker() -> Worker:
    """The process kept ready, or a new one."""
    with _shelf.lock:
        ready, _shelf.ready = _shelf.ready, None
    if ready is not None and ready.process.is_alive():
        return ready
    return _new()


def keep_one_ready() -> None:
    """From now on keep a process ready, where pages are served; a test has a stand-in there."""
    if runtime.exists() and type(runtime.get_instance()) is runtime.Runtime:
        _shelf.wanted = True
        make_ready()


def make_ready() -> None:
    """Begin the process to be kept ready, if one is wanted and none is there."""
    with _shelf.lock:
        if _shelf.wanted and (_shelf.ready is None or not _shelf.ready.process.is_alive()):
            _shelf.ready = _new()


class _Shelf:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.wanted = False
        self.ready: Worker | None = None


_shelf = _Shelf()


def _new() -> Worker:
    inbox, outbox = processes.Pipe(duplex=False)
    taken, tasks = processes.Pipe(duplex=False)
    stop = processes.Event()
    process = processes.Process(
        target=_serve, args=(taken, outbox, stop), name="planner-job", daemon=True
    )
    process.start()
    outbox.close()
    taken.close()
    return Worker(process=process, tasks=tasks, inbox=inbox, stop=stop)


def _serve(tasks: Connection, outbox: Connection, stop: Event) -> None:
    """Do one job in the child process; ends early when asked to, or without a server."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's, which then ends us
    server = multiprocessing.parent_process()

    def left() -> bool:
        return server is not None and not server.is_alive()

    compile_enumeration()
    while not tasks.poll(LOOKS_EVERY_S):
        if left():
            return
    try:
        work, question, keys = tasks.recv()
    except EOFError:  # never needed
        return

    def asked_or_left() -> bool:
        return stop.is_set() or left()

    outbox.send(Ended(outcome_of(lambda: work(*question, outbox.send, asked_or_left), *keys)))
