"""How an order was handed over, as the courier told it, and the message about it.

The account holder is often not the receiver: the message says to whom and when, so that he asks
at home before he disputes. Neither his name nor the address stands in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.documents.papers import Papers, Visit
from planner.domain.clock import ServiceClock
from planner.errors import Fault, InputError
from planner.export.moments import clock_time, slot_hours
from planner.intake.faults import Rule
from planner.intake.moments import hour_at, read_moment
from planner.texts import long_date

CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d", re.ASCII)
BLANK_TIME, BLANK_NAME = "__:__", "________________"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What is known of one handover; moments in seconds since midnight, None where not told.

    Attributes
    ----------
    arrived_at : at the door. handed_at : the order changed hands. marked_at : "Delivered" was
        pressed. to : who received it. role : who that is to the receiver. note : anything.
    """

    arrived_at: int | None = None
    handed_at: int | None = None
    marked_at: int | None = None
    to: str = ""
    role: str = ""
    note: str = ""


NOTHING_TOLD = Handed()


def handover_message(papers: Papers, visit: Visit, handed: Handed = NOTHING_TOLD) -> str:
    """The message to the account holder; what is not told is left blank to fill in."""
    clock = papers.day.clock
    at = handed.handed_at
    return papers.words(
        "message",
        order=visit.order.order_id,
        date=long_date(clock.day, papers.language),
        time=BLANK_TIME if at is None else clock_time(clock, at),
        receiver=one_line(handed.to) or BLANK_NAME,
        role=f" ({one_line(handed.role)})" if handed.role.strip() else "",
        slot=slot_hours(clock, visit.order.slot),
    )


def messages_text(papers: Papers) -> str:
    """Messages for every order met, by courier and in the order they are driven."""
    parts = []
    for courier, trips in papers.rounds():
        name = papers.words("outside") if courier is None else courier.courier_id
        for trip in trips:
            for number, stop in enumerate(trip.stops, start=1):
                order = papers.day.order(stop.order_id)
                visit = Visit(order=order, trip=trip, stop=stop, number=number)
                told = handover_message(papers, visit)
                parts.append(f"[{one_line(name)}, {trip.trip_id}, {number}]\n{told}\n")
    return "\n".join(parts)


def told_at(field: str, written: str, clock: ServiceClock) -> int | None:
    """Seconds since midnight of "13:05" of the service day, or of a whole moment.

    Raises
    ------
    InputError
        It is neither, or names no one moment.
    """
    wanted = written.strip()
    if not wanted:
        return None
    if CLOCK.fullmatch(wanted):
        at = hour_at(wanted.zfill(5), clock)
    else:
        moment = read_moment(wanted, clock)
        at = moment if isinstance(moment, Rule) else moment.at
    if isinstance(at, Rule):
        rule = Rule.HOUR_FORMAT if at is Rule.MOMENT else at
        raise InputError((Fault(file=field, value=wanted, rule=rule),))
    return at


def one_line(words: str) -> str:
    """The words on one line, nothing in them that only steers."""
    return " ".join("".join(s if s.isprintable() else " " for s in words).split())
