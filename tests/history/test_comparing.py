"""What changed between two kept plans, order by order."""

from __future__ import annotations

import json

from planner.export.plan_syntax import Document, read_document
from planner.history.comparing import ChangeKind, order_changes
from tests.dashboard.evening import HOSTILE_ID
from tests.support.history import plan_named


def document(change: dict[str, dict[str, object]] | None = None, drop: str = "") -> Document:
    """The named day's plan with fields of orders changed, or without one order."""
    content = json.loads(plan_named().plan_json)
    for order in content["orders"]:
        order.update((change or {}).get(order["order_id"], {}))
    content["orders"] = [one for one in content["orders"] if one["order_id"] != drop]
    return read_document(json.dumps(content).encode())


def kinds(before: Document, after: Document) -> dict[str, ChangeKind]:
    return {one.order_id: one.kind for one in order_changes(before, after)}


def test_a_plan_does_not_differ_from_itself() -> None:
    assert order_changes(document(), document()) == ()


def test_orders_gained_lost_and_known_about_differently() -> None:
    # of the evening o1 to o4 are met and o5 is impossible alone
    after = document({"o1": {"verdict": "not_decided"}, HOSTILE_ID: {"verdict": "met"}})
    assert kinds(document(), after) == {"o1": ChangeKind.LOST, HOSTILE_ID: ChangeKind.GAINED}
    doubtful = document({HOSTILE_ID: {"verdict": "not_decided"}})
    assert kinds(document(), doubtful) == {HOSTILE_ID: ChangeKind.VERDICT}


def test_an_order_of_one_plan_only_is_added_or_removed() -> None:
    assert kinds(document(drop="o3"), document()) == {"o3": ChangeKind.ADDED}
    assert kinds(document(), document(drop="o3")) == {"o3": ChangeKind.REMOVED}


def test_another_minute_is_a_move() -> None:
    content = json.loads(plan_named().plan_json)
    stop = content["trips"][0]["stops"][0]
    stop["handover_from"] = stop["handover_from"].replace(":00+", ":01+")
    after = read_document(json.dumps(content).encode())
    ((name, kind),) = kinds(document(), after).items()
    assert (name, kind) == (stop["order_id"], ChangeKind.MOVED)
