"""A roster in words: the summary on the terminal, and the line of progress."""

from __future__ import annotations

from collections.abc import Iterator

from planner.export.travel_used import notice_lines
from planner.roster.results import Roster, RosterProgress, RosterStatus
from planner.texts import Language, number, roubles, text


def roster_summary(roster: Roster, language: Language) -> str:
    """What was chosen, what it gives, what is proved, day by day and by size."""
    lines = [text("roster-title", language, days=len(roster.days), orders=roster.orders)]
    if any(one.simulated for one in roster.days):
        lines.append(text("roster-simulated", language, seed=str(roster.seed)))
    lines += ["", text("roster-chosen", language, couriers=sum(roster.counts))]
    lines += [f"  {line}" for line in _chosen(roster, language)]
    lines += ["", *_figures(roster, language)]
    lines += ["", text("roster-days", language)]
    lines += [f"  {line}" for line in _days(roster, language)]
    if roster.curve:
        price = roubles(roster.curve_price_kop, language)
        lines += ["", text("roster-curve", language, price=price)]
        lines += [f"  {line}" for line in _curve(roster, language)]
    lines += ["", text("roster-hours", language)]
    lines += [f"  {line}" for line in _hours(roster, language)]
    return "\n".join(lines)


def roster_remarks(roster: Roster, language: Language) -> list[str]:
    """What to know of the days' travel times, each once, and of what the roster leaves out."""
    lines = notice_lines(
        [notice for one in roster.days for notice in one.plan.travel.notices], language
    )
    targets = {one.day.solver.on_time_target for one in roster.days} - {None}
    return [*lines, *([text("roster-without-target", language)] if targets else [])]


def proof_words(roster: Roster, language: Language) -> str:
    """What is proved about pay, driving and unmet orders."""
    if not roster.kept:
        return text("roster-not-kept", language)
    if roster.status is RosterStatus.OPTIMAL:
        return text("roster-optimal", language)
    if roster.bound_kop is None or roster.gap_share is None:
        return text("roster-no-bound", language)
    return text(
        "roster-bounded",
        language,
        bound=roubles(roster.bound_kop, language),
        gap=number(100 * roster.gap_share, language, decimals=2),
    )


def progress_words(progress: RosterProgress, language: Language) -> str:
    """One line: stage, best roster so far, its bound, seconds."""
    parts = [
        text(
            f"roster-stage-{progress.stage}",
            language,
            done=progress.done,
            of=progress.of,
            tried=progress.tried,
        )
    ]
    if progress.couriers is not None and progress.value_kop is not None:
        value = roubles(progress.value_kop, language)
        parts.append(text("roster-so-far", language, couriers=progress.couriers, value=value))
    if progress.bound_kop is not None:
        bound = roubles(progress.bound_kop, language)
        parts.append(text("roster-at-least", language, bound=bound))
    parts.append(text("progress-seconds", language, seconds=number(progress.seconds, language)))
    return " · ".join(parts)


def clock_hour(hour: int) -> str:
    """An hour of the day as 14:00; past midnight it begins anew."""
    return f"{hour % 24:02d}:00"


def _chosen(roster: Roster, language: Language) -> Iterator[str]:
    for template, count in zip(roster.templates, roster.counts, strict=True):
        if count:
            yield text(
                "roster-template",
                language,
                count=count,
                name=template.name,
                start=template.start,
                hours=number(template.length_s / 3600, language, decimals=1),
                vehicle=template.vehicle.name,
                pay=roubles(template.pay_kop, language),
            )


def _figures(roster: Roster, language: Language) -> Iterator[str]:
    share = number(100 * roster.met / max(1, roster.orders), language, decimals=1)
    yield text("roster-met", language, met=roster.met, orders=roster.orders, share=share)
    days = max(1, len(roster.days))
    yield text(
        "roster-cost",
        language,
        pay=roubles(roster.pay_kop // days, language),
        driving=roubles(roster.driving_kop // days, language),
        total=roubles(roster.value_kop, language),
    )
    yield proof_words(roster, language)
    yield text("roster-repeatable" if roster.repeatable else "roster-not-repeatable", language)


def _days(roster: Roster, language: Language) -> Iterator[str]:
    for one in roster.days:
        paid_s = sum(c.shift.end_at - c.shift.start_at for c in one.day.couriers)
        yield text(
            "roster-day",
            language,
            name=one.name,
            met=one.met,
            orders=len(one.day.orders),
            driving=roubles(one.driving_kop, language),
            busy=number(100 * one.busy_s / max(1, paid_s), language),
        )


def _curve(roster: Roster, language: Language) -> Iterator[str]:
    for point in roster.curve:
        yield text(
            "roster-point",
            language,
            couriers=point.couriers,
            met=point.met,
            orders=roster.orders,
            share=number(100 * point.met / max(1, roster.orders), language, decimals=1),
            cost=roubles(point.pay_kop + point.driving_kop, language),
        )


def _hours(roster: Roster, language: Language) -> Iterator[str]:
    for one in roster.hours:
        worth = "—" if one.worth_kop is None else roubles(one.worth_kop, language)
        yield text(
            "roster-hour",
            language,
            hour=clock_hour(one.hour),
            orders=number(one.slots, language, decimals=1),
            shift=number(one.on_shift, language, decimals=1),
            busy=number(one.busy, language, decimals=1),
            worth=worth,
        )
