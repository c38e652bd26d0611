"""What is chosen on the plan's pictures: a courier, an order, or neither.

Map, timeline and table show the same choice and change it alike. It is part of the session, so
it is still there when the page is loaded anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.dashboard.routes import Route
from planner.domain.order import OrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What stands in front; all else stands back.

    Attributes
    ----------
    route : the name of the chosen courier's row, or of the one who has the chosen order; None
        where everything stands in front. order_id : the chosen order.
    """

    route: str | None = None
    order_id: OrderId | None = None

    def is_back(self, route: str) -> bool:
        """Whether a courier's row stands back."""
        return self.route is not None and self.route != route


EVERYTHING = Focus()


@dataclass(kw_only=True)
class Chosen:
    """A session's choice.

    Attributes
    ----------
    route : the courier's row looked at close up. order_id : the order pointed out.
    round : raised whenever something else than a picture changes the choice, so that pictures
        forget what was clicked in them.
    """

    route: str | None = None
    order_id: OrderId | None = None
    round: int = 0

    def choose(self, *, route: str | None, order_id: str | None) -> None:
        """Choose a courier's row, an order, or neither."""
        self.route = route
        self.order_id = None if order_id is None else OrderId(order_id)

    def focus(self, everyone: Sequence[Route]) -> Focus:
        """What stands in front on these rows; a choice they don't have is none."""
        has = {
            stop.order_id: route.name
            for route in everyone
            for trip in route.trips
            for stop in trip.stops
        }
        if self.order_id is not None:
            return Focus(route=has.get(self.order_id), order_id=self.order_id)
        names = {route.name for route in everyone}
        return Focus(route=self.route if self.route in names else None)


def clicked(picked: Sequence[Mapping[str, Any]]) -> tuple[str | None, str | None]:
    """Row and order of what was clicked: an order where it is one's, else a courier's row."""
    if not picked:
        return None, None
    first = picked[0]
    order_id = str(first.get("order") or "")
    return (None, order_id) if order_id else (str(first.get("route") or "") or None, None)
