"""Ctrl+C stays the caller's, also after CP-SAT has solved."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os, signal
from tests.support.test_oracle import rivals
import numpy as np
from planner.solve.prepared import prepare
from planner.solve.subset import all_met
from planner.solve.watch import Watch

heard = []
signal.signal(signal.SIGINT, lambda *_: heard.append(True))
prepared = prepare(*rivals())
all_met(prepared, np.array([True, False]), Watch(limit_s=60))  # ends in a CP-SAT search
os.kill(os.getpid(), signal.SIGINT)
print("heard", heard)
"""


def test_a_search_leaves_the_interrupt_to_the_caller() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout == "heard [True]\n", done.stderr
