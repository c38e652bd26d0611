"""`planner roads build`: an extract or a place to a roads file, and what it holds in words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from planner.errors import Fault, InputError
from planner.texts import Language, number, text
from planner.travel.road_extract import read_extract
from planner.travel.road_place import read_place
from planner.travel.roads import Roads, save_roads
from planner.travel.roads_build import build_roads


def roads_built(extract: Path | None, place: str | None, out: Path, language: Language) -> str:
    """Build the file and tell of it.

    Raises
    ------
    InputError
        Not just one source is named, or it can't be read.
    OSError
        The file can't be written.
    """
    if (extract is None) == (place is None):
        raise InputError((Fault(file="roads build", rule="roads_source"),))
    found = read_place(place) if extract is None and place is not None else None
    if extract is not None:
        found, place = read_extract(extract), extract.name
    assert found is not None
    assert place is not None
    roads = build_roads(found, place, datetime.now(UTC).date())
    out.parent.mkdir(parents=True, exist_ok=True)
    save_roads(roads, out)
    return roads_told(roads, out, language)


def roads_told(roads: Roads, out: Path, language: Language) -> str:
    """What the file holds, line by line."""
    about = roads.about
    lines = [
        text(
            "roads-built",
            language,
            file=str(out),
            megabytes=number(out.stat().st_size / 1_000_000, language, decimals=1),
        ),
        text(
            "roads-size",
            language,
            km=number(about.street_km, language),
            streets=number(len(roads.street_dm), language),
            nodes=number(len(roads.node_at), language),
        ),
        text("roads-left-out", language, km=number(about.left_out_km, language, decimals=1)),
        text(
            "roads-turns",
            language,
            forbidden=about.turns_forbidden,
            unread=about.restrictions_unread,
        ),
        text(
            "roads-data",
            language,
            source=about.source,
            attribution=about.attribution,
            date=about.data_date or text("roads-date-unknown", language),
        ),
        text("roads-not-modelled", language),
        text("roads-use", language, file=str(out)),
    ]
    return "\n".join(lines)
