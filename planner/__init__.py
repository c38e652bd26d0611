"""Express-delivery planner: a day's orders become proved routes.

The public face, in the order of use:

    given = read_day(Path("data/quiet_day"))            a day folder, every fault named at once
    travel = travel_times(given.day, given=given.given, congestion=given.congestion)
    plan = plan_day(given.day, travel)                  trips, verdicts, and what is proved
    money = ledger(given.day, plan)                     what each order, trip and courier costs
    write_outputs(given.day, plan, Path("out"), "ru")   plan.json, tables, route sheets

Reading order of the source, from meaning to method:

    domain/           the problem and its answer: day.py, then promise.py and plan.py
    trips/timing.py   the reference walk of one trip: all its rules in one function
    trips/            every feasible trip: labels.py, catalogue.py; the hopeless: alone.py
    solve/            which trips: packing.py, bound.py, relax.py, search.py; audit.py
    money/            what it costs
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
    from planner.money.ledger import ledger
    from planner.solve.audit import audit
    from planner.solve.plan_day import plan_day
    from planner.travel.provider import travel_times

__all__ = [
    "Day",
    "InputError",
    "Plan",
    "PlannerError",
    "Verdict",
    "audit",
    "describe_fault",
    "ledger",
    "plan_day",
    "read_day",
    "reason_text",
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
    "describe_fault": "planner.intake.day_folder",
    "ledger": "planner.money.ledger",
    "plan_day": "planner.solve.plan_day",
    "read_day": "planner.intake.day_folder",
    "reason_text": "planner.export.reasons",
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
