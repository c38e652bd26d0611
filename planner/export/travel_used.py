"""Which travel times something rests on, as JSON, and what is to be known of them, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.domain.plan import TravelNotice, TravelUsed
from planner.texts import LANGUAGES, Language, text

Json = dict[str, Any]


def travel_json(used: TravelUsed) -> Json:
    """The source by name, whether the estimate stands in for it, and the notices."""
    return {
        "provider": used.provider,
        "congestion": used.congestion,
        "fallback_used": used.fallback_used,
        "attribution": used.attribution or None,
        "data_date": used.data_date,
        "notices": [_notice_json(notice) for notice in used.notices],
    }


def notice_lines(notices: Iterable[TravelNotice], language: Language) -> list[str]:
    """The notices in words, each once."""
    told = (text(one.key, language, **dict(one.values)) for one in notices)
    return list(dict.fromkeys(told))


def notice_section(notices: Iterable[TravelNotice], language: Language) -> list[str]:
    """The notices under their heading; nothing where there is none."""
    lines = notice_lines(notices, language)
    return (
        [text("summary-notices", language), *(f"  {line}" for line in lines)] if lines else []
    )


def _notice_json(notice: TravelNotice) -> Json:
    values = dict(notice.values)
    worded = {language: text(notice.key, language, **values) for language in LANGUAGES}
    return {"key": notice.key, "values": values, "text": worded}
