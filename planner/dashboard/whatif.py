"""What a browser session holds of “What if”: the day to change, kept scenarios, a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast
from uuid import uuid4

import streamlit as st

from planner.dashboard.answers import Answers
from planner.dashboard.reasoning import read_again
from planner.dashboard.session import Session
from planner.dashboard.sweep_job import SweepJob
from planner.domain.plan import Plan
from planner.intake.day_folder import DayInput
from planner.scenarios.changes import Source, source_of
from planner.scenarios.grid import Change
from planner.scenarios.posing import Posed, Poser, task_of
from planner.scenarios.solving import Failed
from planner.scenarios.sweep import Scenario
from planner.texts import Language, number, text

KEYS = (
    *("fees.fee_rub", "promise.order_limit_min", "couriers", "traffic", "slot_width_min"),
    *("promise.assembly_min", "handover.documents_min", "handover.photo_min"),
    *("on_demand.enabled", "on_demand.base_rub", "solver.objective"),
)
WORDS = ("true", "false", "serve", "profit")


@dataclass(kw_only=True)
class WhatIf:
    """One day's questions.

    Attributes
    ----------
    loaded : the day as the session has it. source : the same, to be changed.
    base : the day as it is, as posed to the solver.
    asker : who asks, among all sessions. known : answers by the key of their problem, the
        newest last. round : raised to put all sliders back.
    kept : scenarios kept for comparison. grid : solved or under way.
    """

    loaded: DayInput
    source: Source
    base: Posed
    asker: str = field(default_factory=lambda: uuid4().hex)
    known: dict[str, Plan | Failed] = field(default_factory=dict)
    round: int = 0
    kept: list[Scenario] = field(default_factory=list)
    grid: SweepJob | None = None


def whatif_of(now: Session) -> WhatIf:
    """The session's questions about the day it has loaded; a new day begins anew.

    Raises
    ------
    TravelError
        A travel service failed.
    InputError
        The day's files can't be read as they were before.
    """
    held = cast(WhatIf | None, now.parts.get(WhatIf))
    if held is not None and held.loaded is now.loaded:
        return held
    if held is not None and held.grid is not None:
        held.grid.stop()
    then = replace(now)  # fixes may be applied or taken back while a grid is solved

    def read(overrides: Sequence[str]) -> DayInput:
        return read_again(then, tuple(overrides)) if overrides else then.loaded

    source = source_of(read)
    made = WhatIf(loaded=now.loaded, source=source, base=Poser(source=source).scenario(0, ()))
    now.parts[WhatIf] = made
    return made


def base_scenario(of: WhatIf, now: Session) -> Scenario | None:
    """The day as it is, with the session's plan; None until there is one of this day."""
    plan = _shown_plan(now)
    if plan is None:
        return None
    return Scenario(number=0, changes=(), day=of.base.day, plan=plan)


def answer(of: WhatIf, now: Session, changes: tuple[Change, ...]) -> Scenario | None:
    """The day with these changes; None while it is being solved.

    What leaves the problem as the solver sees it untouched needs no solving: the plan is that
    of the day as it is.
    """
    posed = Poser(source=of.source).scenario(1, changes)
    if posed.problem is None:
        return _scenario(posed, posed.failure)
    base = _shown_plan(now)
    if base is not None and posed.key == of.base.key:
        return _scenario(posed, base)
    if posed.key not in of.known:
        # the answer before is nearest to this one: a slider moves step by step
        plans = [base, *(one for one in of.known.values() if isinstance(one, Plan))]
        begin_with = () if plans[-1] is None else plans[-1].trips
        found = answers().ask(of.asker, task_of(posed, begin_with))
        if found is None:
            return None
        of.known[posed.key] = found
    return _scenario(posed, of.known[posed.key])


@st.cache_resource(show_spinner=False)
def answers() -> Answers:
    """The server's worker processes for questions, shared by all sessions."""
    return Answers()


def keep(of: WhatIf, scenario: Scenario) -> None:
    """Keep a scenario for comparison; the same changes are kept once."""
    others = [one for one in of.kept if one.changes != scenario.changes]
    of.kept = [
        replace(one, number=number) for number, one in enumerate([*others, scenario], start=1)
    ]


def key_name(key: str, language: Language) -> str:
    """A varied key in words; those without words as they are."""
    if key not in KEYS:
        return key
    return text(f"whatif-key-{key.replace('.', '-').replace('_', '-')}", language)


def named(changes: tuple[Change, ...], language: Language) -> str:
    """Changes in a few words."""
    if not changes:
        return text("whatif-as-is", language)
    return "; ".join(
        text(
            "whatif-named",
            language,
            name=key_name(change.key, language),
            value=_value(change.value, language),
        )
        for change in changes
    )


def _value(value: str, language: Language) -> str:
    if value in WORDS:
        return text(f"whatif-value-{value}", language)
    try:
        amount = float(value)
    except ValueError:
        return value
    return number(amount, language, decimals=0 if amount == round(amount) else 2)


def _shown_plan(now: Session) -> Plan | None:
    """The plan on the plan's page, if it is one of the loaded day."""
    shown = now.shown
    if shown is None:
        return None
    day = now.loaded.day
    return shown.plan if replace(shown.day, solver=day.solver) == day else None


def _scenario(posed: Posed, found: Plan | Failed | None) -> Scenario:
    return Scenario(
        number=posed.number,
        changes=posed.changes,
        day=posed.day,
        plan=found if isinstance(found, Plan) else None,
        failure=found if isinstance(found, Failed) else None,
    )
