"""What is known of an undecided order, in sentences and as JSON."""

from __future__ import annotations

from typing import Any

from planner.domain.day import Day
from planner.explain.undecided import UndecidedExplanation
from planner.export.evidence import rub_or_none
from planner.export.moments import MINUTE_S
from planner.export.punctuality import percent
from planner.texts import Language, number, roubles, text


def undecided_lines(known: UndecidedExplanation, day: Day, language: Language) -> list[str]:
    """How far the proof came, what is known of the order alone, and what could decide it."""
    lines = [_so_far(known, language)]
    if known.profit_kop is None and len(day.priorities) > 1 and not _reached(known):
        lines.append(text("undecided-same-priority", language))
    if known.alone_spare_s is not None:
        minutes = known.alone_spare_s // MINUTE_S
        lines.append(text("undecided-alone", language, minutes=minutes))
    lines.append(
        text(
            "undecided-time",
            language,
            seconds=number(known.seconds, language),
            limit=number(known.time_limit_s, language),
        )
    )
    if known.longest_trip is not None:
        lines.append(text("undecided-cut", language, longest=known.longest_trip))
    if known.touched:
        lines.append(text("undecided-cut-touched", language))
    return [*lines, *(_decider(known, one.value, language) for one in known.deciders)]


def undecided_json(known: UndecidedExplanation) -> dict[str, Any]:
    """The same as plain JSON."""
    return {
        "order_id": known.order_id,
        "priority": known.priority,
        "met": known.met,
        "met_upper_bound": known.met_upper_bound,
        "profit_rub": rub_or_none(known.profit_kop),
        "profit_upper_bound_rub": rub_or_none(known.profit_upper_bound_kop),
        "alone_spare_min": None
        if known.alone_spare_s is None
        else round(known.alone_spare_s / MINUTE_S, 3),
        "seconds": round(known.seconds, 2),
        "time_limit_s": known.time_limit_s,
        "on_time_target": known.on_time_target,
        "departure_step_s": known.departure_step_s,
        "memory_mb": known.memory_mb,
        "longest_trip": known.longest_trip,
        "trips_may_be_missing": known.touched,
        "could_decide": [one.value for one in known.deciders],
    }


def _so_far(known: UndecidedExplanation, language: Language) -> str:
    if known.profit_kop is not None:
        profit = roubles(known.profit_kop, language)
        if known.profit_upper_bound_kop is None:
            return text("undecided-profit-no-bound", language, profit=profit)
        bound = roubles(known.profit_upper_bound_kop, language)
        return text("undecided-profit", language, profit=profit, bound=bound)
    if _reached(known):
        return text("undecided-counts-reached", language, met=known.met)
    bound_count = known.met_upper_bound
    return text("undecided-counts", language, met=known.met, bound=bound_count)


def _reached(known: UndecidedExplanation) -> bool:
    """Whether its own class is closed, and only those above are open."""
    return known.met == known.met_upper_bound


def _decider(known: UndecidedExplanation, decider: str, language: Language) -> str:
    return text(
        f"undecided-{decider.replace('_', '-')}",
        language,
        memory=number(known.memory_mb, language),
        step=number(known.departure_step_s, language),
        target=percent(known.on_time_target or 0, language),
    )
