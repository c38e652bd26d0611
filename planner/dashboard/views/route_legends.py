"""What the signs of map and timeline mean, as HTML."""

from __future__ import annotations

from html import escape

from planner.dashboard import places
from planner.dashboard.basemap import ground_attribution
from planner.dashboard.routes import Route
from planner.dashboard.shown import Shown
from planner.texts import Language, text


def of_map(shown: Shown, everyone: tuple[Route, ...], language: Language) -> str:
    """Stores, handovers, orders not met by cause; how the lines are drawn, by whose leave."""
    signs = [
        ("store", text("dashboard-legend-store", language), ""),
        ("stop", text("dashboard-legend-stop", language), "1"),
        *(
            (
                "unmet",
                f"{places.cause_words(code, language)}: {count}",
                places.SIGNS.get(code, places.OTHER_SIGN),
            )
            for code, count in places.unmet_causes(shown.plan).items()
        ),
    ]
    marks = "".join(
        f"<span><i class='dot {kind}'>{escape(sign)}</i>{escape(words)}</span>"
        for kind, words, sign in signs
    )
    notes = [note for note in _notes(shown, everyone, language) if note]
    told = "".join(f"<span>{escape(note)}</span>" for note in notes)
    pointed = escape(text("pictures-map-help", language))
    return f"<div class='legend' title='{pointed}'>{marks}{told}</div>"


def of_timeline(language: Language) -> str:
    """The bars, the bracket and the wedge."""
    words = {
        **{
            kind: text(f"dashboard-legend-{kind}", language)
            for kind in ("shift", "loading", "driving", "wait", "handover", "break")
        },
        "slot": text("pictures-legend-slot", language),
        "deadline": text("pictures-legend-deadline", language),
    }
    signs = "".join(
        f"<span><i class='bar {kind}'></i>{escape(word)}</span>" for kind, word in words.items()
    )
    pointed = escape(text("pictures-timeline-help", language))
    return f"<div class='legend' title='{pointed}'>{signs}</div>"


def pill_rules(everyone: tuple[Route, ...]) -> str:
    """Style of the couriers' buttons: each with its line's colour, broken where that is."""
    pill = ".st-key-couriers [data-testid^=stBaseButton-pills]"
    return "".join(
        f"{pill}:nth-of-type({number}) {{border-left: 0.45rem "
        f"{'dotted' if route.broken else 'solid'} {route.colour} !important;}}"
        for number, route in enumerate(everyone, start=1)
    )


def _notes(shown: Shown, everyone: tuple[Route, ...], language: Language) -> list[str]:
    drawn = shown.lines.of_trip
    along = bool(drawn) and all(trip.trip_id in drawn for trip in shown.plan.trips)
    broken = any(route.broken for route in everyone)
    return [
        text("pictures-legend-broken", language) if broken else "",
        shown.lines.attribution
        or shown.plan.travel.attribution
        or ground_attribution(shown.day),
        "" if along else text("dashboard-straight-lines", language),
    ]
