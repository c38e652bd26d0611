"""A small day as files, to be edited: two orders, two couriers; planned by nobody."""

from __future__ import annotations

from collections.abc import Mapping

from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.intake.day_folder import read_files
from planner.money.ledger import ledger
from tests.support.builders import make_travel
from tests.support.day_folders import COURIER, DAY_TOML, ORDER, csv_bytes
from tests.support.plans import make_plan

COMMENTED_TOML = DAY_TOML + "\n[promise]\norder_limit_min = 150  # as Express has it\n"


def small_day_files() -> dict[str, bytes]:
    """The day's files."""
    later = {
        "order_id": "o2",
        "slot_start": "2026-11-20T14:00:00+03:00",
        "slot_end": "2026-11-20T15:00:00+03:00",
    }
    more = {"handover_min": "", "comment": ""}
    return {
        "orders.csv": csv_bytes([{**ORDER, **more}, {**ORDER, **more, **later}]),
        "couriers.csv": csv_bytes([COURIER, {**COURIER, "courier_id": "c2"}]),
        "day.toml": COMMENTED_TOML.encode(),
    }


def edited_session(files: Mapping[str, bytes] | None = None) -> Session:
    """A session with that day and its plan: which meets nothing."""
    files = small_day_files() if files is None else files
    loaded = read_files(files)
    day = loaded.day
    plan = make_plan(day=day, travel=make_travel(day=day, minutes=10), trips=[])
    shown = Shown(
        source="own", day=day, plan=plan, money=ledger(day, plan), loaded=loaded, files=files
    )
    return Session(loaded=loaded, source="own", shown=shown, files=files)
