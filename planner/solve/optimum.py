"""What an optimisation gives: the best plan's columns, and what is proved about them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.trips.order_sets import Ints

CLOSE_SHARE, CLOSE_KOP = 1e-4, 100  # bounds meet (CONTRACT, "plan.json")


@dataclass(frozen=True)
class Best:
    """A plan's columns with its figures: orders unmet per class, and cost."""

    columns: Ints
    unmet: tuple[int, ...]
    cost_kop: int


@dataclass(frozen=True)
class Optimum:
    """The best plan found and what is proved about it.

    Attributes
    ----------
    best : the plan. least_unmet : per class, no plan leaves fewer unmet (with `best`'s above).
    cost_bound_kop : no plan with `best`'s counts costs less; None: not proved.
    value_bound_kop : in profit mode, no plan's cost and penalties are less; None elsewhere.
    """

    best: Best
    least_unmet: tuple[int, ...]
    cost_bound_kop: int | None
    value_bound_kop: int | None


def closed(value_kop: int, bound_kop: int) -> bool:
    """Whether value and bound meet: within a rouble or 0.01 %."""
    return abs(value_kop - bound_kop) <= max(CLOSE_KOP, CLOSE_SHARE * abs(value_kop))
