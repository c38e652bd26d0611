"""Rows of the plan as people see them: one per courier, with name, colour and trips.

Colours are six of Okabe and Ito's eight ("Color Universal Design", 2008), without black and
yellow, which vanish on dark and on light ground; people who see no red, no green or no blue
tell every two of them apart (tests/dashboard/test_routes.py measures it). After the sixth
courier they begin again with broken lines: names and numbers, not colours alone, say who
drives.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.plan import Plan, Trip
from planner.texts import Language, text

PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
OUTSIDE_COLOUR = "#65717f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One courier's trips of the day, or one lane of outside couriers.

    Attributes
    ----------
    name : shown to people. colour : "#rrggbb". broken : whether its lines are broken.
    courier : None for outside couriers. trips : in order of departure; may be empty.
    """

    name: str
    colour: str
    courier: Courier | None
    trips: tuple[Trip, ...]
    broken: bool = False


def routes(day: Day, plan: Plan, language: Language) -> tuple[Route, ...]:
    """All couriers of the day, in the day's order, then outside couriers."""
    own = tuple(
        Route(
            name=courier.courier_id,
            colour=PALETTE[number % len(PALETTE)],
            courier=courier,
            trips=tuple(trip for trip in plan.trips if trip.courier_id == courier.courier_id),
            broken=number // len(PALETTE) % 2 == 1,
        )
        for number, courier in enumerate(day.couriers)
    )
    return own + _outside(plan, language)


def _outside(plan: Plan, language: Language) -> tuple[Route, ...]:
    """Outside trips as few lanes as they need, so that bars never cover each other."""
    lanes: list[list[Trip]] = []
    for trip in sorted(
        (trip for trip in plan.trips if trip.courier_id is None), key=lambda t: t.departs_at
    ):
        free = next((lane for lane in lanes if ends_at(lane[-1]) <= trip.departs_at), None)
        if free is None:
            lanes.append([trip])
        else:
            free.append(trip)
    return tuple(
        Route(
            name=text("dashboard-outside", language, number=number),
            colour=OUTSIDE_COLOUR,
            courier=None,
            trips=tuple(lane),
        )
        for number, lane in enumerate(lanes, start=1)
    )


def ends_at(trip: Trip) -> int:
    """When its courier is free again; an outside courier after the handover."""
    return trip.stops[-1].handover_until if trip.returns_at is None else trip.returns_at
