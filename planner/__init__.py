"""Express-delivery planner: a day's orders become proved routes.

The public face, in the order of use:

    given = read_day(Path("data/quiet_day"))            a day folder, every fault named at once
    travel = travel_times(given.day, given=given.given, congestion=given.congestion)
    plan = plan_day(given.day, travel)                  trips, verdicts, and what is proved
    report = money_report(given.day, travel, plan)      what each order, trip, hour, zone costs
    write_outputs(given.day, plan, Path("out"), "ru", report.money)     plan.json and tables

Reading order of the source, from meaning to method:

    domain/           the problem and its answer: day.py, then promise.py and plan.py
    trips/timing.py   the reference walk of one trip: all its rules in one function
    trips/            every feasible trip: labels.py, catalogue.py; the hopeless: alone.py
    solve/            which trips: packing.py, bound.py, relax.py, search.py; audit.py
    explain/          why not, what would change it: explained.py, together.py, fixes.py
    money/, punctuality/        what it costs; how often it is on time
    scenarios/, roster/, comparison/        many edited days, many days, many travel sources
    intake/, travel/, export/, cli.py, dashboard/       the edges

Names are imported on first use, so that `import planner` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.domain.day import Day
    from planner.domain.plan import Plan, Verdict
    from planner.errors import InputError, PlannerError
    from planner.export.reasons import reason_text
    from planner.export.write import write_outputs
    from planner.intake.day_folder import describe_fault, read_day
    from planner.money.fees import break_even
    from planner.money.ledger import ledger
    from planner.money.report import full_report, money_report
    from planner.money.scheme_file import read_schemes
    from planner.roster.choose import choose_roster, goal_of
    from planner.roster.past_days import read_days
    from planner.roster.resample import simulated_days
    from planner.roster.templates import templates_like
    from planner.solve.audit import audit
    from planner.solve.plan_day import plan_day, plan_prepared
    from planner.solve.prepared import prepare
    from planner.travel.provider import travel_times

__all__ = [
    "Day",
    "InputError",
    "Plan",
    "PlannerError",
    "Verdict",
    "audit",
    "break_even",
    "choose_roster",
    "describe_fault",
    "full_report",
    "goal_of",
    "ledger",
    "money_report",
    "plan_day",
    "plan_prepared",
    "prepare",
    "read_day",
    "read_days",
    "read_schemes",
    "reason_text",
    "simulated_days",
    "templates_like",
    "travel_times",
    "write_outputs",
]

_HOMES = {
    "Day": "planner.domain.day",
    "InputError": "planner.errors",
    "Plan": "planner.domain.plan",
    "PlannerError": "planner.errors",
    "Verdict": "planner.domain.plan",
    "audit": "planner.solve.audit",
    "break_even": "planner.money.fees",
    "choose_roster": "planner.roster.choose",
    "describe_fault": "planner.intake.day_folder",
    "full_report": "planner.money.report",
    "goal_of": "planner.roster.choose",
    "ledger": "planner.money.ledger",
    "money_report": "planner.money.report",
    "plan_day": "planner.solve.plan_day",
    "plan_prepared": "planner.solve.plan_day",
    "prepare": "planner.solve.prepared",
    "read_day": "planner.intake.day_folder",
    "read_days": "planner.roster.past_days",
    "read_schemes": "planner.money.scheme_file",
    "reason_text": "planner.export.reasons",
    "simulated_days": "planner.roster.resample",
    "templates_like": "planner.roster.templates",
    "travel_times": "planner.travel.provider",
    "write_outputs": "planner.export.write",
}


def __getattr__(name: str) -> Any:
    """The public name, imported from its home now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'planner' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
