"""plan.json read back whole, and checked: driven again, and every claim of it audited.

A plan that was edited, made for other orders or by other travel times is refused, with what
does not hold. Causes are taken in the words of the file; verdicts and bounds can't be proved
again here, only caught contradicting the day (see `planner.solve.claims`).
"""

from __future__ import annotations

from dataclasses import replace

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan
from planner.errors import Fault, InputError
from planner.export.plan_document import plan_of
from planner.export.plan_syntax import read_document
from planner.intake.plan_file import read_plan_trips
from planner.punctuality.fits import check_fits
from planner.solve.audit import audit
from planner.texts import Language
from planner.travel.times import TravelTimes

MOST_FINDINGS = 20


def read_plan(
    file: str, content: bytes, day: Day, travel: TravelTimes, language: Language
) -> tuple[Plan, dict[OrderId, str]]:
    """The plan, and the causes of the orders it does not meet, in that language.

    Raises
    ------
    InputError
        No plan of this day, or one that the audit does not pass; with every fault.
    """
    trips = read_plan_trips(file, content, day)
    check_fits(file, day, travel, trips)
    told = read_document(content, file)
    # it was driven again by these travel times, whatever the file calls them
    plan = replace(plan_of(told, trips, day), travel=travel.used)
    findings = audit(day, travel, plan)[:MOST_FINDINGS]
    if findings:
        raise InputError(
            tuple(Fault(file=file, value=one, rule="plan_untrue") for one in findings)
        )
    causes = {
        OrderId(one.order_id): one.reason.text.get(language, "")
        for one in told.orders
        if one.reason is not None
    }
    return plan, causes
