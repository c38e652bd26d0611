"""Moments at the edges: ISO 8601 for files, a clock's hours and minutes for people."""

from __future__ import annotations

from planner.domain.clock import ServiceClock
from planner.domain.order import Slot

MINUTE_S = 60


def iso(clock: ServiceClock, at: int) -> str:
    """The moment with its offset: "2026-11-20T13:05:00+03:00"."""
    return clock.moment(at).isoformat()


def clock_time(clock: ServiceClock, at: int) -> str:
    """The moment as a clock on the wall shows it, "13:05"; with the date if of another day."""
    moment = clock.moment(at)
    return f"{moment:%H:%M}" if moment.date() == clock.day else f"{moment:%d.%m %H:%M}"


def not_before(clock: ServiceClock, at: int) -> str:
    """The first whole minute that is not before the moment."""
    return clock_time(clock, -(-at // MINUTE_S) * MINUTE_S)


def slot_hours(clock: ServiceClock, slot: Slot) -> str:
    """The slot as "13:00–14:00"."""
    return f"{clock_time(clock, slot.start_at)}–{clock_time(clock, slot.end_at)}"
