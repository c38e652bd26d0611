"""Every notebook runs from its first cell to its last, as a reader would run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
# The reader's search may take longer; the test's only has to end.
SHORTER = ("solver.time_limit_s=20", "solver.time_limit_s=3")
CELL_TIMEOUT_S = 300
# Words of each notebook's last table.
LAST_WORDS = {
    "01_first_day.ipynb": "one fewer",
    "02_pricing.ipynb": "weight:0=199,10=299,25=499",
    "03_shifts.ipynb": "worth of one more",
}

by_name = pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])


def test_the_first_day_is_there() -> None:
    assert "01_first_day.ipynb" in {path.name for path in PATHS}


@by_name
def test_notebook_is_committed_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.slow
@by_name
def test_notebook_runs_to_its_end(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert SHORTER[0] in written
    notebook: Any = nbformat.reads(written.replace(*SHORTER), as_version=4)
    run = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT_S,
        kernel_name="python3",
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    run.execute()
    last = notebook.cells[-1].outputs[-1].data["text/plain"]
    assert LAST_WORDS[path.name] in last
