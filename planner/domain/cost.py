"""What a trip costs, in kopecks, by the rates of its courier (CONTRACT, "Money").

cost = kilometres + trip + orders, and busy hours where the courier is paid by the trip;
labour = busy hours where the shift is paid anyway. Busy time runs from loading to return. Each
item is rounded to the nearest kopeck once, per trip, halves up.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from planner.domain.fleet import OnDemand, Rates

# One figure, or an array of them: the arithmetic is the same, in whole numbers.
Amount = TypeVar("Amount", int, npt.NDArray[np.int64])


def trip_cost_kop(rates: Rates, *, metres: Amount, orders: Amount, busy_s: Amount) -> Amount:
    """Kopecks the trip causes; arrays give the cost of each trip."""
    cost = (
        _rounded(metres * rates.per_km_kop, 1000)
        + rates.per_trip_kop
        + orders * rates.per_order_kop
    )
    if rates.paid_for == "trip":
        cost = cost + _rounded(busy_s * rates.per_hour_kop, 3600)
    return cost


def trip_labour_kop(rates: Rates, *, busy_s: Amount) -> Amount:
    """Kopecks of paid shift time the trip uses; 0 where hours are already in its cost."""
    per_hour_kop = rates.per_hour_kop if rates.paid_for == "shift" else 0
    return _rounded(busy_s * per_hour_kop, 3600)


def on_demand_cost_kop(on_demand: OnDemand, *, metres: int) -> int:
    """Kopecks an outside courier takes for one order, `metres` one way."""
    return (
        on_demand.base_kop
        + on_demand.per_order_kop
        + _rounded(metres * on_demand.per_km_kop, 1000)
    )


def _rounded(numerator: Amount, denominator: int) -> Amount:
    return (2 * numerator + denominator) // (2 * denominator)
