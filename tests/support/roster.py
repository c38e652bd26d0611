"""Tiny days and templates for rosters, and the best roster by trying all counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np

from planner.domain.fleet import Rates, Vehicle
from planner.domain.given import GivenTravel
from planner.domain.order import Point
from planner.intake.day_folder import DayInput
from planner.roster.past_days import NamedDay
from planner.roster.results import Goal
from planner.roster.templates import Template, template_couriers
from planner.settings import TravelSettings
from planner.travel.provider import travel_times
from tests.support.builders import at, make_day, make_order
from tests.support.exhaustive import exhaustive_costs

CAR = Vehicle()


def make_template(
    name: str = "day",
    *,
    start: str = "10:00",
    hours: int = 4,
    vehicle: Vehicle = CAR,
    rub_per_hour: int = 500,
    rest_s: int = 0,
    least: int = 0,
    most: int | None = None,
) -> Template:
    """A shift 10:00-14:00 with a car that takes anything, 500 roubles an hour, 14 a km."""
    rates = Rates(per_hour_kop=100 * rub_per_hour, per_km_kop=1_400)
    return Template(
        name=name,
        start=start,
        length_s=3600 * hours,
        vehicle=vehicle,
        rates=rates,
        rest_s=rest_s,
        least=least,
        most=most,
    )


def tiny_day(
    name: str, slots: Sequence[str], minutes: Sequence[float], *, sides: Sequence[int] = ()
) -> NamedDay:
    """Orders with slots of an hour, so many minutes from the store, 15 at most from each other.

    Placed an hour and ready half an hour before the slot.
    """
    orders = [
        make_order(
            order_id=f"o{k}",
            placed_at=at(slot) - 3_600,
            ready_at=at(slot) - 1_800,
            slot=(at(slot), at(slot) + 3_600),
            side_mm=sides[k] if sides else 600,
            point=Point(lat=55.8, lon=37.6 + 0.01 * k),
        )
        for k, slot in enumerate(slots)
    ]
    day = replace(
        make_day(orders=orders, couriers=()), travel=TravelSettings(provider="matrix")
    )
    away = 60 * np.array([0, *minutes], np.int64)
    seconds = np.maximum(away[:, None], away[None, :])
    apart = 900 * (1 - np.eye(len(away), dtype=np.int64))
    seconds[1:, 1:] = np.minimum(seconds[1:, 1:], apart[1:, 1:])
    np.fill_diagonal(seconds, 0)
    given = GivenTravel(
        free_flow_s=seconds,
        metres=10 * seconds,
        given=np.ones(seconds.shape, np.bool_),
    )
    return NamedDay(
        name=name, given=DayInput(day=day, given=given, congestion=None, notices=())
    )


Costs = dict[frozenset[str], int]


def best_by_force(
    days: Sequence[NamedDay], templates: Sequence[Template], goal: Goal, most: int
) -> int:
    """Least value over all counts up to `most` of each template, over all plans of all days."""
    alone = [[_costs(one, template) for template in templates] for one in days]
    best: int | None = None
    for counts in product(range(most + 1), repeat=len(templates)):
        pay_kop = len(days) * sum(
            count * one.pay_kop for count, one in zip(counts, templates, strict=True)
        )
        plans = [
            _by_unmet(one, _crew(own, counts)) for one, own in zip(days, alone, strict=True)
        ]
        value = _least(plans, goal)
        if value is not None and (best is None or pay_kop + value < best):
            best = pay_kop + value
    assert best is not None
    return best


@cache
def _cached_costs(name: str, template: Template) -> Costs:
    """What one courier of the template can carry on the day, at least cost."""
    one = _KNOWN[name]
    couriers = template_couriers(one.given.day, [template], [1])
    day = replace(one.given.day, couriers=couriers)
    travel = travel_times(day, given=one.given.given)
    return {
        frozenset(str(name) for name in carried): cost
        for carried, cost in exhaustive_costs(day, travel).items()
    }


_KNOWN: dict[str, NamedDay] = {}


def _costs(one: NamedDay, template: Template) -> Costs:
    _KNOWN[one.name] = one
    return _cached_costs(one.name, template)


def _crew(own: Sequence[Costs], counts: tuple[int, ...]) -> Costs:
    """What these couriers carry together, each any part of it."""
    together: Costs = {frozenset(): 0}
    for costs, count in zip(own, counts, strict=True):
        for _ in range(count):
            grown = dict(together)
            for before, cost in together.items():
                for more, added in costs.items():
                    if not before & more:
                        both = before | more
                        grown[both] = min(cost + added, grown.get(both, cost + added))
            together = grown
    return together


def _by_unmet(one: NamedDay, costs: Costs) -> dict[int, int]:
    """Orders unmet → least kopecks of driving."""
    least: dict[int, int] = {}
    for carried, cost in costs.items():
        unmet = len(one.given.day.orders) - len(carried)
        least[unmet] = min(cost, least.get(unmet, cost))
    return least


def _least(driving: Sequence[dict[int, int]], goal: Goal) -> int | None:
    best = {0: 0}
    for day in driving:
        grown: dict[int, int] = {}
        for before, cost in best.items():
            for unmet, more in day.items():
                total = before + unmet
                value = cost + more + goal.price_kop * unmet
                grown[total] = min(value, grown.get(total, value))
        best = grown
    most = goal.most_unmet
    allowed = [value for unmet, value in best.items() if most is None or unmet <= most]
    return min(allowed, default=None)
