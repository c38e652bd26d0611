"""Moments as users write them: ISO 8601, or day-first with dots, with or without an offset.

A moment without an offset is local time of the day's timezone. Around a clock change such a
moment may name no instant, or two; both are faults, never guesses (PEP 495: the folds differ).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from planner.domain.clock import ServiceClock
from planner.intake.faults import Rule

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
# What a Russian spreadsheet writes into a CSV: 20.11.2026 9:05
_DOTTED = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that was read.

    Attributes
    ----------
    at : seconds since the service day's local midnight.
    naive : whether it had no offset.
    """

    at: int
    naive: bool


def read_moment(text: str, clock: ServiceClock) -> Moment | Rule:
    """The moment `text` names, or the rule it breaks."""
    written = _written(text)
    if written is None:
        return Rule.MOMENT
    naive = written.tzinfo is None
    if naive:
        resolved = local_moment(written, clock)
        if isinstance(resolved, Rule):
            return resolved
        written = resolved
    try:
        return Moment(clock.seconds(written), naive)
    except OverflowError:
        return Rule.MOMENT_FAR


def local_moment(naive: datetime, clock: ServiceClock) -> datetime | Rule:
    """The one instant a local wall-clock reading names, or why there is not exactly one."""
    earlier = naive.replace(tzinfo=clock.zone, fold=0)
    later = naive.replace(tzinfo=clock.zone, fold=1)
    before, after = earlier.utcoffset(), later.utcoffset()
    if before is None or after is None or before == after:
        return earlier
    return Rule.MOMENT_AMBIGUOUS if before > after else Rule.MOMENT_IMPOSSIBLE


def hour_at(hour: str, clock: ServiceClock) -> int | Rule:
    """Seconds since midnight of an "HH:MM" of the service day, or why it names no one moment.

    "24:00" is the midnight after the day.
    """
    whole_day = hour == "24:00"
    day = clock.day + timedelta(days=1) if whole_day else clock.day
    wall = time(0) if whole_day else time.fromisoformat(hour)
    moment = local_moment(datetime.combine(day, wall), clock)
    return moment if isinstance(moment, Rule) else clock.seconds(moment)


def _written(text: str) -> datetime | None:
    try:
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(text)
        dotted = _DOTTED.fullmatch(text)
        if dotted is None:
            return None
        day, month, year, hour, minute, second = (int(part or 0) for part in dotted.groups())
        # Without an offset on purpose: the caller resolves it in the day's timezone.
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001
    except ValueError:
        return None
