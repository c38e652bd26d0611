"""Proved lower bounds that are linear in how many couriers there are.

For one day, order values v and cut prices s >= 0 (`planner.solve.bound`), every plan with x_t
couriers of template t that leaves m orders unmet satisfies

    driving + price x m >= units + sum over templates of x_t x way_t

where way_t <= 0 is the cheapest way of one courier of t through the day at those values. It is
weak duality again, with the number of couriers left open: one set of values bounds every roster
at once (a Benders cut; Benders 1962, Geoffrion 1972). All in whole thousandths of a kopeck.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.roster.ready import ReadyDay
from planner.solve.bound import PER_KOPECK, Bound, Objective, lower_bound
from planner.solve.cuts import Cuts
from planner.solve.master import Floats
from planner.solve.packing import Packing


@dataclass(frozen=True, slots=True)
class Line:
    """driving >= units + ways . counts - price x unmet, on day number `day`.

    Attributes
    ----------
    units, ways : thousandths of a kopeck. price_kop : of an unmet order.
    """

    day: int
    units: int
    ways: tuple[int, ...]
    price_kop: int

    def driving_kop(self, counts: npt.NDArray[np.int64], unmet: int) -> int:
        """The least the driving of these couriers can cost, rounded down."""
        units = self.units + int(np.dot(np.array(self.ways, np.int64), counts))
        return units // PER_KOPECK - self.price_kop * unmet


def objective_of(ready: ReadyDay, price_kop: int) -> Objective:
    """Driving and unmet orders at a price, any number of them."""
    return Objective(
        costs=True,
        penalty_kop=np.full(ready.orders, price_kop, np.int64),
        most_unmet=(ready.orders,) * ready.bounds.classes,
    )


def line_of(
    ready: ReadyDay,
    packing: Packing,
    number: int,
    templates: int,
    values_kop: Floats,
    price_kop: int,
    cuts: Cuts,
    prices_kop: Floats,
) -> Line:
    """The line that these values, prices and cuts prove for the day.

    Parameters
    ----------
    packing : favourable, of the day with one courier per template.
    """
    objective = objective_of(ready, price_kop)
    bound: Bound = lower_bound(packing, objective, values_kop, cuts, prices_kop)
    ways = [0] * templates
    for template, way in zip(ready.template_of, bound.ways, strict=True):
        ways[template] += way
    return Line(
        day=number, units=bound.units - sum(bound.ways), ways=tuple(ways), price_kop=price_kop
    )
