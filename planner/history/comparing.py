"""Two kept plans side by side: what changed, order by order.

Read from plan.json alone, so that plans of different days and days without names can be
compared too. (`planner.scenarios.compare` does the same for plans of one day in memory.)
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.plan import Verdict
from planner.export.plan_syntax import Document


class ChangeKind(StrEnum):
    """How an order's fate differs."""

    GAINED = "gained"  # met only in the second
    LOST = "lost"  # met only in the first
    MOVED = "moved"  # met in both, by another courier or at another minute
    VERDICT = "verdict"  # unmet in both, known about differently
    ADDED = "added"  # an order of the second only
    REMOVED = "removed"  # an order of the first only


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of an order: who hands it over when; both None where it is not met.

    `courier_id` is None for an outside courier as well.
    """

    verdict: Verdict
    courier_id: str | None = None
    handover_from: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChange:
    """An order whose fate differs; a side is None where the order is not in that plan."""

    order_id: str
    kind: ChangeKind
    before: Fate | None
    after: Fate | None


def order_changes(before: Document, after: Document) -> tuple[OrderChange, ...]:
    """Orders whose fate differs, the first plan's order first."""
    was, now = fates(before), fates(after)
    changes = []
    for order_id in dict.fromkeys([*was, *now]):
        one, other = was.get(order_id), now.get(order_id)
        if one != other:
            kind = _kind(one, other)
            changes.append(OrderChange(order_id=order_id, kind=kind, before=one, after=other))
    return tuple(changes)


def fates(document: Document) -> dict[str, Fate]:
    """What became of each order, in the day's order."""
    stops = {
        stop.order_id: (trip.courier_id, dt.datetime.fromisoformat(stop.handover_from))
        for trip in document.trips
        for stop in trip.stops
    }
    found = {}
    for order in document.orders:
        courier, handover = stops.get(order.order_id, (None, None))
        found[order.order_id] = Fate(
            verdict=order.verdict, courier_id=courier, handover_from=handover
        )
    return found


def _kind(before: Fate | None, after: Fate | None) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.REMOVED
    was, now = (fate.verdict is Verdict.MET for fate in (before, after))
    if was != now:
        return ChangeKind.GAINED if now else ChangeKind.LOST
    return ChangeKind.MOVED if was else ChangeKind.VERDICT
