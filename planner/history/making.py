"""A plan made ready to be kept, and a kept one made ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.plan import Plan
from planner.explain.explained import Explanation
from planner.export.plan_json import plan_json
from planner.export.plan_syntax import read_document
from planner.history.bare import bare_order
from planner.history.day_files import ORDERS, orders_file, shared_files
from planner.history.kept_plan import figures_of, read_plan
from planner.history.records import PlanToKeep
from planner.intake.day_folder import DayInput, read_files
from planner.money.ledger import Ledger


@dataclass(frozen=True, kw_only=True)
class ShownAgain:
    """A kept plan as it was shown: its day, the plan, its money."""

    loaded: DayInput
    plan: Plan
    money: Ledger


def plan_to_keep(
    loaded: DayInput, plan: Plan, money: Ledger, explanation: Explanation | None = None
) -> PlanToKeep:
    """The plan and its day in the files they are kept as.

    Parameters
    ----------
    explanation : the ways to meet orders, for plan.json.
    """
    day = loaded.day
    content = plan_json(day, plan, money, explanation).encode()
    return PlanToKeep(
        service_date=day.clock.day,
        timezone=day.clock.timezone,
        personal={ORDERS: orders_file(day, day.orders)},
        bare={ORDERS: orders_file(day, [bare_order(order) for order in day.orders])},
        shared=shared_files(loaded),
        plan_json=content,
        figures=figures_of(read_document(content)),
    )


def shown_again(files: Mapping[str, bytes], plan_json_bytes: bytes) -> ShownAgain:
    """The plan of a day's files.

    Raises
    ------
    InputError
        The day or the plan can't be read; for example its roads file is no longer there.
    """
    loaded = read_files(files)
    read = read_plan(plan_json_bytes, loaded.day)
    return ShownAgain(loaded=loaded, plan=read.plan, money=read.money)
