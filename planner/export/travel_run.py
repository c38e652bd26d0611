"""The command `travel`: which sources the day can use, the comparison, and how to print it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rich.console import Console

from planner.comparison.compare import compare_sources
from planner.errors import Fault, InputError
from planner.export.progress import progress_shown
from planner.export.travel_comparison import comparison_json, comparison_text
from planner.intake.day_folder import DayInput, read_day
from planner.settings import TravelSettings
from planner.texts import Language
from planner.travel.service import PUBLIC_KEY

PROVIDERS: tuple[str, ...] = get_args(TravelSettings.model_fields["provider"].annotation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked, option by option."""

    day_folder: Path
    settings: tuple[str, ...]
    providers: str | None
    plans: bool
    as_json: bool
    width: int


def travel_told(
    asked: Asked, console: Console, language: Language, stop: Callable[[], bool]
) -> str:
    """Run the command; progress goes to the console, what is returned to stdout.

    Raises
    ------
    InputError
        The day is at fault, or a source is unknown.
    TravelError
        The first source failed: there is nothing to compare with.
    """
    read = read_day(asked.day_folder, asked.settings)
    providers = _named(asked.providers) if asked.providers else usable(read, asked.day_folder)

    def read_by(provider: str) -> DayInput:
        # A fallback would pass the estimate off as the service's times.
        only = (f"travel.provider={provider}", "travel.fallback=none")
        return read_day(asked.day_folder, (*asked.settings, *only))

    with progress_shown(console, language) as show:
        results = compare_sources(
            read_by, providers, plans=asked.plans, progress=show, stop=stop
        )
    if asked.as_json:
        return comparison_json(results)
    return comparison_text(results, language, asked.width)


def usable(read: DayInput, day_folder: Path) -> tuple[str, ...]:
    """The sources this day has what it takes for; the day's own comes first."""
    travel = read.day.travel
    has = {
        "estimate": True,
        "roads": travel.roads_file is not None,
        "openrouteservice": travel.base_url is not None or PUBLIC_KEY in os.environ,
        "matrix": (day_folder / "travel.csv").is_file(),
    }
    others = [name for name in PROVIDERS if has[name] and name != travel.provider]
    return (travel.provider, *others)


def _named(providers: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in providers.split(",")))
    faults = tuple(
        Fault(
            file="--providers",
            value=name,
            rule="provider_unknown",
            details=(("known", ", ".join(PROVIDERS)),),
        )
        for name in names
        if name not in PROVIDERS
    )
    if faults:
        raise InputError(faults)
    return names
