"""A plan kept as plan.json, read back as it was shown."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.errors import Fault, InputError
from planner.export.plan_document import kopecks, money_of, plan_of
from planner.export.plan_syntax import FILE, Document, read_document
from planner.history.records import Figures
from planner.intake.plan_file import read_plan_trips
from planner.money.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlan:
    """A plan as it was kept, and its money."""

    plan: Plan
    money: Ledger


def figures_of(document: Document) -> Figures:
    """The plan's figures, for lists."""
    proof, money = document.proof, document.money
    return Figures(
        orders=len(document.orders),
        met=proof.met,
        met_upper_bound=proof.met_upper_bound,
        scope=proof.scope,
        departure_step_s=proof.departure_step_s,
        cost_kop=kopecks(money.cost_rub),
        full_cost_kop=kopecks(money.cost_rub) + kopecks(money.labour_rub),
        fees_kop=kopecks(money.fees_rub),
    )


def read_plan(content: bytes, day: Day) -> ReadPlan:
    """The plan of that day, and its money as it was split.

    Raises
    ------
    InputError
        It is no plan of format 1, or none of this day.
    """
    document = read_document(content)
    trips = read_plan_trips(FILE, content, day)
    if [one.order_id for one in document.orders] != [one.order_id for one in day.orders]:
        raise InputError((Fault(file=FILE, column="orders", rule="history_other_day"),))
    plan = plan_of(document, trips, day)
    return ReadPlan(plan=plan, money=money_of(document, plan, day))
