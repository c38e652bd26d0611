"""The table of scenarios as files for other programs: CSV, Parquet and JSON."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from planner.export.cells import safe_text

FORMAT = 1
BOM = "\ufeff"


def write_table(table: pd.DataFrame, folder: Path) -> tuple[Path, ...]:
    """Write whatif.csv and whatif.parquet, both whole or neither new; return their paths.

    Raises
    ------
    OSError
        The folder can't be made or written.
    """
    binary = io.BytesIO()
    table.to_parquet(binary, index=False)
    contents = {"whatif.csv": csv_text(table).encode(), "whatif.parquet": binary.getvalue()}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as beside:
        for name, content in contents.items():
            (Path(beside) / name).write_bytes(content)
        return tuple((Path(beside) / name).replace(folder / name) for name in contents)


def csv_text(table: pd.DataFrame) -> str:
    """The table as CSV for spreadsheets and programs; texts can't be run as formulas."""
    shown = table.set_axis([safe_text(str(name)) for name in table.columns], axis="columns")
    texts = [str(name) for name in shown.columns if shown[name].dtype == "string"]
    for name in texts:
        shown[name] = shown[name].map(safe_text, na_action="ignore")
    return BOM + shown.to_csv(index=False, lineterminator="\r\n")


def table_json(
    table: pd.DataFrame, notes: Sequence[str], changes: pd.DataFrame | None = None
) -> str:
    """The table as JSON: notes, one object per scenario, null where unknown.

    Parameters
    ----------
    changes : what changes order by order between two scenarios, where that was asked for.
    """
    content = {"format": FORMAT, "notes": list(notes), "scenarios": _rows(table)}
    if changes is not None:
        content["order_changes"] = _rows(changes)
    return json.dumps(content, ensure_ascii=False, indent=2)


def _rows(table: pd.DataFrame) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(
        table.to_json(orient="records", double_precision=6)
    )
    return rows
