"""A process that searches on request: questions on its standard input, answers on its output.

Started by `planner.routing.processes` and of use to nobody else.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
import warnings
from threading import Thread
from typing import BinaryIO, cast

from pyvrp.exceptions import PenaltyBoundWarning

from planner.routing.iterated import routes
from planner.routing.problem import RoutingProblem
from planner.routing.task import Task

ASKED_EVERY_S = 0.5


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the questions end."""
    Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    while True:
        try:
            problem, task = cast("tuple[RoutingProblem, Task]", pickle.load(questions))  # noqa: S301 - our own parent
        except EOFError:
            return
        pickle.dump(routes(problem, task), answers)
        answers.flush()


def _leave_with(parent: int) -> None:
    """End where the planner has gone; the search lets go of Python's lock often enough."""
    while os.getppid() == parent:
        time.sleep(ASKED_EVERY_S)
    os._exit(1)


if __name__ == "__main__":
    # where not all orders can be met its penalties grow to their limit, and it says so
    warnings.simplefilter("ignore", PenaltyBoundWarning)
    serve(sys.stdin.buffer, sys.stdout.buffer)
