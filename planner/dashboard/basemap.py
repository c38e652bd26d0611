"""The ground of the map without any map server: rings, river and main roads of Moscow.

basemap.geojson is drawn by hand, good to a few hundred metres: for the eye, never for a
distance. Outside Moscow the ground is empty.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

GROUND_FILE = Path(__file__).parent / "basemap.geojson"
Feature = dict[str, Any]  # GeoJSON


@cache
def ground(*kinds: str) -> tuple[Feature, ...]:
    """Features of these kinds: "city", "ring", "river", "road", "label"."""
    features: list[Feature] = json.loads(GROUND_FILE.read_text(encoding="utf-8"))["features"]
    return tuple(feature for feature in features if feature["properties"]["kind"] in kinds)
