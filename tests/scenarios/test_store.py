"""Finished plans on disk."""

from __future__ import annotations

from pathlib import Path

from planner.domain.plan import Reason, ReasonCode, Verdict
from planner.scenarios.store import Store
from tests.support.builders import at, make_day, make_order, make_travel
from tests.support.plans import make_plan

DAY = make_day(orders=[make_order(), make_order(order_id="o2")])
HEAVY = Reason(
    code=ReasonCode.DOES_NOT_FIT,
    evidence={
        "vehicle": "car",
        "mass_g": 3,
        "far": 1.5,
        "known": True,
        "who": ["c1"],
        "no": None,
    },
)
PLAN = make_plan(
    day=DAY,
    travel=make_travel(day=DAY),
    trips=[("c1", at("10:50"), ["o1"])],
    reasons={"o2": (Verdict.IMPOSSIBLE_ALONE, HEAVY)},
)


def test_a_plan_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    store = Store(folder=tmp_path / "new")
    assert store.plan("k") is None
    store.keep("k", PLAN)
    assert store.plan("k") == PLAN
    assert store.plan("other") is None


def test_a_damaged_or_renamed_file_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(folder=tmp_path)
    store.keep("k", PLAN)
    (path,) = (tmp_path / "finished").iterdir()
    whole = path.read_bytes()
    path.with_name("other.json").write_bytes(whole)
    assert store.plan("other") is None
    path.write_bytes(whole[:-20])
    assert store.plan("k") is None
    path.write_bytes(b"\xff")
    assert store.plan("k") is None


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    store = Store()
    store.keep("k", PLAN)
    assert store.plan("k") is None
    assert list(tmp_path.iterdir()) == []
