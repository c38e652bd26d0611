"""Why orders are not met and what would change it: the whole report, in words and as JSON."""

from __future__ import annotations

from typing import Any

from planner.domain.day import Day
from planner.domain.plan import Plan, ProofStatus, Verdict
from planner.explain.causes import Cause
from planner.explain.explained import Explained, Explanation
from planner.explain.together import Conflict
from planner.export.alone_words import alone_json, alone_lines
from planner.export.fix_words import fix_json, fix_line, fix_text, menu_lines
from planner.export.moments import clock_time, iso
from planner.export.near_words import near_miss_json, near_miss_lines
from planner.export.reasons import reason_text, verdict_text
from planner.export.undecided_words import undecided_json, undecided_lines
from planner.texts import Language, text


def report(found: Explanation, day: Day, plan: Plan, language: Language) -> str:
    """The report a lead reads: causes, orders one by one, near misses."""
    lines: list[str] = []
    if all(one.verdict is Verdict.MET for one in plan.outcomes):
        lines.append(text("explain-all-met", language))
    if found.causes:
        lines += [text("explain-heading-causes", language)]
        for cause in found.causes:
            lines += [f"  {line}" for line in cause_lines(cause, day, language)]
    if len(found.orders) > 1 and found.for_the_day:
        lines += ["", text("explain-heading-day", language)]
        lines += [f"  — {line}" for line in day_lines(found, day, language)]
    if found.orders:
        sought = any(one.menu is not None for one in found.orders)
        lines += ["", text("explain-heading-orders", language)]
        for one in found.orders:
            verdict = verdict_text(one.verdict, language)
            lines.append(
                f"  {text('explain-order', language, order=one.order_id, verdict=verdict)}"
            )
            lines += [f"    {line}" for line in order_lines(one, day, plan, language)]
            if sought:
                lines += [f"    {line}" for line in menu_lines(one.menu, day, language)]
    near = near_miss_lines(found.near, day, language)
    lines += ["", text("explain-heading-near", language), *(f"  {line}" for line in near)]
    if not found.complete:
        lines += ["", text("explain-time-over", language)]
    return "\n".join(lines).strip("\n")


def day_lines(found: Explanation, day: Day, language: Language) -> list[str]:
    """What helps the day as a whole, a line each; changes of one order with its id."""
    return [
        text("fix-of-order", language, order=fix.order_id, fix=fix_line(fix, day, language))
        if fix.about_one_order
        else fix_line(fix, day, language)
        for fix in found.for_the_day
    ]


def order_lines(one: Explained, day: Day, plan: Plan, language: Language) -> list[str]:
    """Why the order is not met, without the ways to meet it."""
    lines: list[str] = []
    outcome = next(each for each in plan.outcomes if each.order_id == one.order_id)
    if one.alone is not None:
        lines += alone_lines(one.alone, day, language)
    elif outcome.reason is not None:
        lines.append(reason_text(day, outcome.reason, language))
    if one.undecided is not None:
        lines += undecided_lines(one.undecided, day, language)
    in_the_way = one.conflict is not None and one.conflict.proved
    if one.conflict is not None and (in_the_way or one.verdict is not Verdict.NOT_WORTH_IT):
        lines += conflict_lines(one.conflict, day, plan, language)
    return lines


def conflict_lines(found: Conflict, day: Day, plan: Plan, language: Language) -> list[str]:
    """Which orders exclude each other, and why it was this one that went."""
    if not found.proved:
        return [text("together-unproved", language)]
    values = {
        "orders": text("together-orders", language, count=len(found.orders)),
        "ids": ", ".join(found.orders),
        "couriers": text("together-couriers", language, count=len(found.couriers)),
        "names": ", ".join(found.couriers),
        "from": clock_time(day.clock, found.from_at),
        "until": clock_time(day.clock, found.until_at),
    }
    lines = [text("together-set", language, **values)]
    reduced = "together-irreducible" if found.irreducible else "together-not-reduced"
    lines.append(text(reduced, language))
    if found.higher:
        ids = ", ".join(found.higher)
        lines.append(text("together-why-priority", language, ids=ids))
    if found.irreducible and found.instead:
        key = "together-instead" if len(found.instead) == 1 else "together-instead-many"
        lines.append(text(key, language, ids=", ".join(found.instead)))
        lines.append(text(_why_this_one(plan), language))
    return lines


def _why_this_one(plan: Plan) -> str:
    """Why of orders that could all have gone it was this one, as far as is proved."""
    if plan.proof.profit_kop is not None:
        return "together-why-profit"
    if plan.proof.status is ProofStatus.OPTIMAL:
        return "together-why-cheapest"
    return "together-why-cheaper"


def cause_lines(cause: Cause, day: Day, language: Language) -> list[str]:
    """A cause with its hours, its orders, and the way that helps most of them."""
    values = {
        "orders": text("together-orders", language, count=len(cause.orders)),
        "from": clock_time(day.clock, cause.from_at),
        "until": clock_time(day.clock, cause.until_at),
    }
    key = f"cause-{cause.code.value.replace('_', '-')}"
    if cause.vehicle is not None:
        key, values["vehicle"] = f"{key}-vehicle", cause.vehicle
    lines = [text(key, language, **values)]
    lines.append(text("cause-ids", language, ids=", ".join(cause.orders)))
    if cause.fix is not None and cause.meets:
        what = fix_text(cause.fix, day, language)
        counts = {"meets": cause.meets, "of": len(cause.orders)}
        order_id = cause.fix.order_id
        if len(cause.orders) == 1 or not cause.fix.about_one_order:
            lines.append(text("cause-fix", language, fix=what, **counts))
        else:
            lines.append(text("cause-fix-of", language, order=order_id, fix=what, **counts))
    return lines


def explanation_json(found: Explanation, day: Day) -> dict[str, Any]:
    """The same as plain JSON."""
    return {
        "causes": [_cause_json(cause, day) for cause in found.causes],
        "orders": [
            {
                "order_id": one.order_id,
                "verdict": one.verdict.value,
                "alone": None if one.alone is None else alone_json(one.alone, day),
                "together": None if one.conflict is None else conflict_json(one.conflict, day),
                "undecided": None if one.undecided is None else undecided_json(one.undecided),
                "fixes": [] if one.menu is None else [fix_json(fix) for fix in one.menu.fixes],
                "fixes_complete": one.menu is not None and one.menu.complete,
            }
            for one in found.orders
        ],
        "fixes_for_the_day": [fix_json(fix) for fix in found.for_the_day],
        "near_misses": near_miss_json(found.near, day),
        "complete": found.complete,
        "seconds": found.seconds,
    }


def conflict_json(found: Conflict, day: Day) -> dict[str, Any]:
    """A conflict set as plain JSON."""
    return {
        "orders": list(found.orders),
        "couriers": list(found.couriers),
        "from": iso(day.clock, found.from_at),
        "until": iso(day.clock, found.until_at),
        "proved": found.proved,
        "irreducible": found.irreducible,
        "instead": list(found.instead),
        "lower_priority": list(found.lower),
        "higher_priority": list(found.higher),
    }


def _cause_json(cause: Cause, day: Day) -> dict[str, Any]:
    return {
        "code": cause.code.value,
        "orders": list(cause.orders),
        "couriers": list(cause.couriers),
        "vehicle": cause.vehicle,
        "from": iso(day.clock, cause.from_at),
        "until": iso(day.clock, cause.until_at),
        "fix": None if cause.fix is None else fix_json(cause.fix),
        "meets": cause.meets,
    }
