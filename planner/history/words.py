"""The history in words: how a plan is named, what is proved of it, until when names stay."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from babel.dates import format_date

from planner.export.reasons import verdict_text
from planner.history.comparing import Fate
from planner.history.records import Figures, KeptPlan
from planner.texts import Language, roubles, text

NOTHING = "—"


def day_name(line: KeptPlan, language: Language) -> str:
    """The day of service, short."""
    return format_date(line.service_date, format="medium", locale=language)


def saved_name(line: KeptPlan, language: Language) -> str:
    """When it was saved, as the day's own clock showed it."""
    moment = line.saved_at.astimezone(ZoneInfo(line.timezone))
    return f"{format_date(moment, format='short', locale=language)} {moment:%H:%M}"


def met_words(figures: Figures, language: Language) -> str:
    """Orders met of all, and what is proved about it."""
    values: dict[str, int] = {
        "met": figures.met,
        "orders": figures.orders,
        "bound": figures.met_upper_bound,
        "step": figures.departure_step_s,
    }
    if figures.met == figures.orders:
        key = "history-met-all"
    elif figures.met < figures.met_upper_bound:
        key = "history-met-open"
    else:
        key = "history-met-most" if figures.scope == "any_second" else "history-met-grid"
    return text(key, language, **values)


def per_order(figures: Figures, language: Language) -> str:
    """The full cost of an order met."""
    if not figures.met:
        return NOTHING
    return roubles(round(figures.full_cost_kop / figures.met), language)


def names_words(line: KeptPlan, language: Language) -> str:
    """Until when names are kept, or that they have gone."""
    if line.bare:
        return text("history-names-gone", language)
    until = format_date(line.names_until, format="medium", locale=language)
    return text("history-names-until", language, date=until)


def fate_words(fate: Fate | None, language: Language) -> str:
    """What became of an order, in words."""
    if fate is None:
        return NOTHING
    if fate.handover_from is None:
        return verdict_text(fate.verdict, language)
    courier = fate.courier_id or text("history-outside", language)
    return text("history-fate", language, courier=courier, time=f"{fate.handover_from:%H:%M}")
