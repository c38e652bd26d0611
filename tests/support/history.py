"""A day with names in every place that can hold one, its plan, and a history to keep it in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.history.keeping import History, open_history
from planner.history.making import plan_to_keep
from planner.history.place import PLACE_VARIABLE, RETENTION_VARIABLE, history_place
from planner.history.records import PlanToKeep
from planner.intake.day_folder import DayInput
from planner.money.ledger import Ledger, ledger
from tests.dashboard.evening import evening_day, evening_plan

# The builders' day of service is 2026-11-20: with 30 days names stay through 2026-12-20.
EVENING = dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)
SERVICE_DATE = dt.date(2026, 11, 20)
LAST_DATE, DAY_AFTER = dt.date(2026, 12, 20), dt.date(2026, 12, 21)
NAMES = (
    "Аркадий Непомнящий",
    "+7 900 111-22-33",
    "Тихая улица, 7",
    "код домофона 48",
    "5-й этаж",
)


def named_day() -> tuple[DayInput, Plan, Ledger]:
    """The evening of `tests.dashboard.evening`, each order with a name, its plan and money."""
    evening = evening_day()
    plan = evening_plan(evening)
    name, phone, address, comment, floor = NAMES
    orders = tuple(
        replace(
            order,
            customer=name,
            phone=phone,
            address=address,
            comment=comment,
            extra=(("Куда подняться", floor),),
        )
        for order in evening.orders
    )
    day = replace(evening, orders=orders)
    return loaded(day), plan, ledger(day, plan)


def loaded(day: Day) -> DayInput:
    """The day as if it had been read."""
    return DayInput(day=day, given=None, congestion=None, notices=())


def plan_named(*, more_cost_kop: int = 0) -> PlanToKeep:
    """That day's plan; another plan of the same day where a trip costs more."""
    given, plan, _ = named_day()
    first, *others = plan.trips
    dearer = replace(first, cost_kop=first.cost_kop + more_cost_kop)
    other = replace(plan, trips=(dearer, *others))
    return plan_to_keep(given, other, ledger(given.day, other))


def history_at(path: Path | str, *, today: dt.date = SERVICE_DATE, days: int = 30) -> History:
    """The history at that place."""
    settings = {PLACE_VARIABLE: str(path), RETENTION_VARIABLE: str(days)}
    return open_history(history_place(settings), today=today)
