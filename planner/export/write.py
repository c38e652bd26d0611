"""Writes the four files of a plan into a folder, none before all are made."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.explain.explained import Explanation
from planner.export.geojson import routes_geojson
from planner.export.orders_csv import orders_csv
from planner.export.plan_json import plan_json
from planner.export.route_sheets import route_sheets
from planner.money.ledger import Ledger
from planner.texts import Language
from planner.travel.lines import trip_lines


def write_outputs(
    day: Day,
    plan: Plan,
    folder: Path,
    language: Language,
    money: Ledger | None = None,
    explanation: Explanation | None = None,
) -> tuple[Path, ...]:
    """Write plan.json, orders.csv, routes.geojson and route_sheets.xlsx; return their paths.

    Everything is made first and written beside its place, then moved: whatever fails before the
    moves leaves the files of an earlier plan as they were.

    Parameters
    ----------
    money : the plan's, with Shapley shares; without it trips are split equally, and the files
        say so.
    explanation : ways to meet the orders unmet, for plan.json.

    Raises
    ------
    OSError
        The folder can't be made or written.
    """
    contents = {
        "plan.json": plan_json(day, plan, money, explanation).encode(),
        "orders.csv": orders_csv(day, plan, language, money).encode(),
        "routes.geojson": routes_geojson(day, plan, trip_lines(day, plan)).encode(),
        "route_sheets.xlsx": route_sheets(day, plan, language),
    }
    return write_files(contents, folder)


def write_files(contents: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files by name into a folder, none before all are written beside their places."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as beside:
        for name, content in contents.items():
            (Path(beside) / name).write_bytes(content)
        return tuple((Path(beside) / name).replace(folder / name) for name in contents)
