"""Orders that are nearly not met, in sentences and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from planner.domain.day import Day
from planner.explain.near_misses import NearMiss, NearMisses
from planner.explain.one_more_order import OneMore
from planner.explain.slack import StopSlack
from planner.export.evidence import outward
from planner.export.moments import MINUTE_S, clock_time
from planner.export.quantities import centimetres, kilograms, kilometres, litres
from planner.texts import Language, number, roubles, text


def near_miss_lines(found: NearMisses, day: Day, language: Language) -> list[str]:
    """The orders with the least time to spare, one a line, and what one more would do.

    When a trip must leave is told once, with its first order.
    """
    if not found.misses or found.parcel is None:
        return [text("near-none", language)]
    parcel = found.parcel
    first = {miss.slack.trip_id: miss for miss in reversed(found.misses)}
    return [
        text("near-heading", language),
        *(
            f"– {_line(miss, day, language, leaves=first[miss.slack.trip_id] is miss)}"
            for miss in found.misses
        ),
        text(
            "near-parcel",
            language,
            mass=kilograms(parcel.mass_g, language),
            volume=litres(parcel.volume_ml, language),
            side=centimetres(parcel.side_mm, language),
            handover=number(parcel.handover_s / MINUTE_S, language),
        ),
    ]


def near_miss_json(found: NearMisses, day: Day) -> dict[str, Any]:
    """The same in outside units; `one_more` is null where no place was found."""
    return {
        "orders": [
            {
                **outward(asdict(miss.slack), day.clock),
                "one_more": None
                if miss.one_more is None
                else outward(asdict(miss.one_more), day.clock),
            }
            for miss in found.misses
        ],
        "typical_parcel": None
        if found.parcel is None
        else outward(asdict(found.parcel), day.clock),
    }


def _line(miss: NearMiss, day: Day, language: Language, *, leaves: bool) -> str:
    slack = miss.slack
    parts = [_spare(slack, language), _end(slack, language)]
    if leaves and slack.leaves_by_at is not None:
        until = clock_time(day.clock, slack.leaves_by_at)
        parts.append(text("near-leaves-by", language, leaves=until))
    parts.append(_one_more(miss.one_more, day, language))
    return " ".join(parts)


def _spare(slack: StopSlack, language: Language) -> str:
    if slack.courier_id is None:
        who = text("near-outside", language)
    else:
        who = text("near-whose-trip", language, courier=slack.courier_id, trip=slack.trip_id)
    return text(
        "near-spare",
        language,
        order=slack.order_id,
        who=who,
        minutes=slack.spare_s // MINUTE_S,
        seconds=slack.spare_s,
    )


def _end(slack: StopSlack, language: Language) -> str:
    values = {} if slack.ends_with_order is None else {"order": slack.ends_with_order}
    return text(f"near-ends-{slack.ends_with.value.replace('_', '-')}", language, **values)


def _one_more(place: OneMore | None, day: Day, language: Language) -> str:
    if place is None:
        return text("near-one-more-none", language)
    key = "near-one-more-new" if place.trip_id is None else "near-one-more-joins"
    if place.extra_metres <= 0 and place.extra_kop <= 0:
        key += "-free"
    return text(
        key,
        language,
        courier=place.courier_id,
        trip=place.trip_id or "",
        departs=clock_time(day.clock, place.departs_at),
        way=kilometres(place.extra_metres, language),
        cost=roubles(place.extra_kop, language),
    )
