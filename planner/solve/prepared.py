"""A day made ready to be planned: its trips, packed for plans and for bounds.

The trips are the asset: other couriers, rates, fees and prices change only the packing, so a
what-if is prepared on the base day's trips and only planned anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Reason
from planner.solve.packing import Packing, pack
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason
from planner.trips.catalogue import Catalogues, build_catalogues, compile_enumeration


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What every plan and every bound of a day is made from.

    Attributes
    ----------
    day, travel : the day and its travel times.
    catalogues : its trips. plans, bounds : the same as packings.
    alone : why an order can't be met even alone; the others are missing.
    sequences : sets of orders that are visited in one sequence only; empty: any that is best.
    narrow : takes out of a packing of these trips what plans must not use; None: nothing.
    """

    day: Day
    travel: TravelTimes
    catalogues: Catalogues
    plans: Packing
    bounds: Packing
    alone: Mapping[OrderId, Reason]
    sequences: Mapping[frozenset[OrderId], tuple[OrderId, ...]] = field(default_factory=dict)
    narrow: Callable[[Packing], Packing] | None = None

    @property
    def complete(self) -> bool:
        """Whether no trip is missing, so that bounds hold."""
        return self.catalogues.favourable.cut is None


def prepare(day: Day, travel: TravelTimes, *, base: Prepared | None = None) -> Prepared:
    """Enumerate the day's trips and pack them.

    Parameters
    ----------
    base : the day this one is an edit of. Its candidate departures are kept, so that every plan
        of `base` that the edited rules allow is still a plan; what the edit does not touch is
        not enumerated again.
    """
    compile_enumeration()
    known = None if base is None else base.catalogues
    catalogues = build_catalogues(day, travel, base=known, grows=True)
    reasons = {order.order_id: alone_reason(day, travel, order) for order in day.orders}
    return Prepared(
        day=day,
        travel=travel,
        catalogues=catalogues,
        plans=pack(day, travel, catalogues.plan, favourable=False),
        bounds=pack(day, travel, catalogues.favourable, favourable=True),
        alone={name: reason for name, reason in reasons.items() if reason is not None},
    )
