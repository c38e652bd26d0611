"""File names made from ids: safe on every system, all different, still to be recognised.

Ids come from a user's table: they may hold slashes, "..", device names of Windows, or differ in
case only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 60
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{p}{k}" for p in ("com", "lpt") for k in range(10))}
)


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """A name without suffix for every id, no two the same without regard to case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for one in dict.fromkeys(ids):
        name, repeat = _safe(one), 1
        wanted = name
        while name.casefold() in taken:
            repeat += 1
            name = f"{wanted}_{repeat}"
        taken.add(name.casefold())
        names[one] = name
    return names


def _safe(one: str) -> str:
    composed = unicodedata.normalize("NFKC", one)
    kept = "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in composed)
    name = re.sub("_+", "_", kept).strip("._-")[:LONGEST].rstrip("._-") or "_"
    return f"_{name}" if name.casefold().split(".")[0] in DEVICES else name
