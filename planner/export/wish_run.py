"""`plan --wishes`: the plan made around a file of wishes, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.errors import Fault, InputError
from planner.export.evidence import rub
from planner.export.wish_words import price_lines, refusal_lines, wish_text
from planner.solve.plan_day import Progress
from planner.solve.prepared import prepare
from planner.texts import LANGUAGES, Language, text
from planner.travel.times import TravelTimes
from planner.wishes.refusal import Refusal
from planner.wishes.replan import Replanned, replan
from planner.wishes.wish import Wish
from planner.wishes.wish_file import read_wishes, wishes_toml


def asked_wishes(path: Path, day: Day) -> tuple[Wish, ...]:
    """The wishes of a file, where the day can be planned by hand at all.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    if day.solver.on_time_target is not None:
        raise InputError((Fault(file=path.name, rule="wish_on_time"),))
    return read_wishes(path, day)


def planned_around(
    day: Day,
    travel: TravelTimes,
    before: Plan,
    wishes: tuple[Wish, ...],
    *,
    progress: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Replanned | Refusal:
    """The day planned again around the wishes, in as much time as the first planning had."""
    return replan(
        prepare(day, travel),
        before,
        wishes,
        seconds=day.solver.time_limit_s,
        within=0.0,
        progress=progress,
        stop=stop,
    )


def told_wishes(day: Day, found: Replanned, language: Language) -> str:
    """The wishes and their price, as lines under a summary."""
    return "\n".join(
        (
            text("wish-summary-title", language),
            *(f"  {wish_text(day, wish, language)}" for wish in found.wishes),
            *price_lines(found, language),
        )
    )


def refused_lines(
    day: Day, wishes: tuple[Wish, ...], refusal: Refusal, language: Language
) -> tuple[str, ...]:
    """Why the wishes can't be kept, as lines of an error."""
    return tuple(refusal_lines(day, wishes, refusal, language))


def wish_files(day: Day, found: Replanned) -> dict[str, bytes]:
    """`wishes.toml`, the wishes kept, and `wishes.json`, their price."""
    price, was, now = found.price, found.before.proof, found.plan.proof
    content = {
        "format": 1,
        "wishes": [
            {"text": {language: wish_text(day, wish, language) for language in LANGUAGES}}
            for wish in found.wishes
        ],
        "price": {
            "fewer_met": price.fewer_met,
            "fewer_met_by_priority": [
                {"priority": priority, "fewer": fewer} for priority, fewer in price.orders
            ],
            "cost_rub": rub(price.cost_kop),
            "profit_rub": None if price.profit_kop is None else rub(price.profit_kop),
            "proved": price.proved,
            "plan_before_was_worse": price.better,
        },
        "before": {"met": was.met, "cost_rub": rub(was.cost_kop), "status": was.status.value},
        "after": {"met": now.met, "cost_rub": rub(now.cost_kop), "status": now.status.value},
    }
    return {
        "wishes.toml": wishes_toml(day, found.wishes).encode(),
        "wishes.json": (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(),
    }
