"""The promise: between which moments a handover may start. Defined here once, used everywhere.

deadline = min(slot end, clock + order limit), the clock as `limit_clock` says; an order whose
slot starts after clock + limit is a pre-order and, with ``preorders = "slot_only"``, is bound
by its slot only. With ``window_covers = "handover"`` the whole handover lies in the slot, so
its latest start is the deadline less its length (docs/decisions/0001-deadline-means-start.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.order import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The rules of the promise.

    Attributes
    ----------
    order_limit_s : seconds from the clock's start to the deadline.
    limit_clock : the clock starts when the order is placed, ready, or its trip departs.
    preorders, window_covers : see `planner.settings.PromiseSettings`.
    """

    order_limit_s: int
    limit_clock: Literal["placed", "ready", "departure"]
    preorders: Literal["slot_only", "limit"]
    window_covers: Literal["arrival", "handover"]

    def clock_at(self, order: Order, departs_at: int) -> int:
        """The moment the limit counts from."""
        match self.limit_clock:
            case "placed":
                return order.placed_at
            case "ready":
                return order.ready_at
            case "departure":
                return departs_at

    def is_preorder(self, order: Order, departs_at: int) -> bool:
        """Whether the slot starts only after the limit has run out."""
        return order.slot.start_at > self.clock_at(order, departs_at) + self.order_limit_s

    def deadline(self, order: Order, departs_at: int) -> int:
        """The moment the promise ends, for a trip that departs at `departs_at`.

        With the departure clock a slot far ahead is no pre-order: the limit would run out on
        the road, so leaving later is the answer, and the limit binds.
        """
        slot_only = self.preorders == "slot_only" and self.limit_clock != "departure"
        if slot_only and self.is_preorder(order, departs_at):
            return order.slot.end_at
        return min(order.slot.end_at, self.clock_at(order, departs_at) + self.order_limit_s)

    def latest_start(self, order: Order, departs_at: int) -> int:
        """The latest moment the handover may start; before the slot where nothing can."""
        deadline = self.deadline(order, departs_at)
        return deadline - order.handover_s if self.window_covers == "handover" else deadline
