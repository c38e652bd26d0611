"""What every paper is made from: a day, its plan, its money, and why orders are not met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import Order, OrderId
from planner.domain.plan import Plan, Stop, Trip
from planner.export.reasons import reason_text
from planner.money.ledger import Ledger
from planner.texts import Language, text


@dataclass(frozen=True, kw_only=True)
class Papers:
    """A plan about to be printed.

    Attributes
    ----------
    day, plan, money : the plan, audited, and its ledger.
    causes : why, of each order not met, in the language of the papers.
    language : of the papers.
    """

    day: Day
    plan: Plan
    money: Ledger
    causes: Mapping[OrderId, str]
    language: Language = "ru"

    def words(self, key: str, **values: str | int | float) -> str:
        """The wording of `papers-<key>`."""
        return text(f"papers-{key}", self.language, **values)

    def trips_of(self, courier: Courier | None) -> tuple[Trip, ...]:
        """A courier's trips in order of departure; None asks for the outside couriers'."""
        name = None if courier is None else courier.courier_id
        return tuple(trip for trip in self.plan.trips if trip.courier_id == name)

    def rounds(self) -> Iterator[tuple[Courier | None, tuple[Trip, ...]]]:
        """Own couriers who drive, in the day's order, then the outside couriers."""
        for courier in (*self.day.couriers, None):
            trips = self.trips_of(courier)
            if trips:
                yield courier, trips

    def visit(self, order_id: OrderId) -> Visit | None:
        """Where the order stands in the plan; None for an order that is not met."""
        for trip in self.plan.trips:
            for number, stop in enumerate(trip.stops, start=1):
                if stop.order_id == order_id:
                    order = self.day.order(order_id)
                    return Visit(order=order, trip=trip, stop=stop, number=number)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One order's place in the plan; `number` counts the stops of its trip from 1."""

    order: Order
    trip: Trip
    stop: Stop
    number: int


def papers_of(day: Day, plan: Plan, money: Ledger, language: Language) -> Papers:
    """The papers of a plan just made: causes are worded from its reasons."""
    causes = {
        one.order_id: reason_text(day, one.reason, language)
        for one in plan.outcomes
        if one.reason is not None
    }
    return Papers(day=day, plan=plan, money=money, causes=causes, language=language)


def visits_of(papers: Papers, trips: tuple[Trip, ...]) -> tuple[Visit, ...]:
    """The stops of these trips, in the order they are driven."""
    return tuple(
        Visit(order=papers.day.order(stop.order_id), trip=trip, stop=stop, number=number)
        for trip in trips
        for number, stop in enumerate(trip.stops, start=1)
    )
