"""The ground of the map without any map server.

With a roads file it is the main streets of that file around the day's places. Without one it is
Moscow's rings, river and main roads from basemap.geojson, drawn by hand and good to a few
hundred metres: for the eye, never for a distance. Elsewhere the ground is then empty.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from planner.domain.day import Day
from planner.errors import InputError
from planner.travel.main_streets import main_streets
from planner.travel.places import day_places
from planner.travel.road_times import roads_of

GROUND_FILE = Path(__file__).parent / "basemap.geojson"
Feature = dict[str, Any]  # GeoJSON


@cache
def ground(*kinds: str) -> tuple[Feature, ...]:
    """Features of these kinds: "city", "ring", "river", "road", "label"."""
    features: list[Feature] = json.loads(GROUND_FILE.read_text(encoding="utf-8"))["features"]
    return tuple(feature for feature in features if feature["properties"]["kind"] in kinds)


def street_ground(day: Day) -> tuple[Feature, ...]:
    """The main streets of the day's roads file, a feature per rank; none without a file."""
    if day.travel.roads_file is None:
        return ()
    try:
        ranks = main_streets(roads_of(day), day_places(day))
    except InputError:  # gone since the plan was made, or never there
        return ()
    return tuple(
        {
            "type": "Feature",
            "properties": {"kind": rank},
            "geometry": {"type": "MultiLineString", "coordinates": lines},
        }
        for rank, lines in ranks.items()
    )


def ground_attribution(day: Day) -> str:
    """Whom the ground's streets are due to, as their licence asks; "" for the drawn ground."""
    try:
        return "" if day.travel.roads_file is None else roads_of(day).about.attribution
    except InputError:  # gone since the plan was made
        return ""
