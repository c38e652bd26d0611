"""What a simulation says: per order, leg and courier, and of the day as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPunctuality:
    """How an order of the plan fares.

    Attributes
    ----------
    order_id, trip_id : which.
    on_time_share : share of runs whose handover kept the promise; standard_error : its
        standard error, never 0 however often a run repeats.
    late_s : seconds late on average over all runs, 0 where on time.
    early_wait_share : share of runs with an arrival before the slot; early_wait_s : seconds
        waited on average over all runs.
    """

    order_id: OrderId
    trip_id: str
    on_time_share: float
    standard_error: float
    late_s: float
    early_wait_share: float
    early_wait_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LegPunctuality:
    """A leg of the plan to an order's door, and the reserve kept there.

    Attributes
    ----------
    trip_id, from_id, order_id : which; `from_id` a store or an order.
    driving_s : as planned.
    reserve_s : from the planned handover to its latest start. needed_s : reserve that nine runs
        of ten would have kept within.
    late_share : share of late runs.
    brought_s, added_s : in late runs, mean delay against the plan when leaving `from_id`, and
        what this drive added to it.
    """

    trip_id: str
    from_id: str
    order_id: OrderId
    driving_s: int
    reserve_s: int
    needed_s: int
    late_share: float
    brought_s: float
    added_s: float

    @property
    def lacking_s(self) -> int:
        """How much more reserve nine runs of ten would need."""
        return max(0, self.needed_s - self.reserve_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierPunctuality:
    """A courier's overtime.

    Attributes
    ----------
    courier_id : who. overtime_share : share of runs back after the shift's end; overtime_s :
        seconds after it on average over all runs.
    """

    courier_id: CourierId
    overtime_share: float
    overtime_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Punctuality:
    """A plan simulated.

    Attributes
    ----------
    orders : in the plan's order of trips and stops. legs : the same, one per order.
    couriers : those who drive.
    late_orders : orders late in a run, on average; late_orders_error : its standard error.
    late_distribution : share of runs with 0, 1, 2, … orders late.
    runs, seed : of the simulation.
    """

    orders: tuple[OrderPunctuality, ...]
    legs: tuple[LegPunctuality, ...]
    couriers: tuple[CourierPunctuality, ...]
    late_orders: float
    late_orders_error: float
    late_distribution: tuple[float, ...]
    runs: int
    seed: int

    @property
    def least_share(self) -> float:
        """On-time share of the order that is late most often; 1 where there is none."""
        return min((order.on_time_share for order in self.orders), default=1.0)

    @property
    def mean_share(self) -> float:
        """On-time share of the plan's orders on average; 1 where there is none."""
        count = len(self.orders)
        return sum(order.on_time_share for order in self.orders) / count if count else 1.0

    @property
    def worst_legs(self) -> tuple[LegPunctuality, ...]:
        """Legs that end late in any run, those that lack most reserve first."""
        late = [leg for leg in self.legs if leg.late_share > 0]
        late.sort(key=lambda leg: (-leg.late_share, -leg.lacking_s, leg.order_id))
        return tuple(late)
