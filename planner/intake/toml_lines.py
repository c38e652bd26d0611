"""On which line of day.toml a key stands.

tomllib forgets positions, so the text is searched: section headings and keys as people write
them. A key written in an unusual way (inline tables, quotes with dots) has no line of its own;
its fault then has its section's, or only its name.
"""

from __future__ import annotations

import re

_SECTION = re.compile(r"\s*\[\s*([\w.\-]+)\s*\]")
_LIST_SECTION = re.compile(r"\s*\[\[\s*([\w.\-]+)\s*\]\]")
_KEY = re.compile(r"""\s*["']?([\w.\-]+)["']?\s*=""")

Path = tuple[str | int, ...]


def line_of(text: str, path: Path) -> int | None:
    """1-based line of the key at `path`, say ("stores", 0, "lat"), or of its section."""
    lines = _lines(text)
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def _lines(text: str) -> dict[Path, int]:
    found: dict[Path, int] = {}
    section: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if listed := _LIST_SECTION.match(line):
            name: Path = tuple(listed.group(1).split("."))
            section = (*name, counts.get(name, 0))
            counts[name] = counts.get(name, 0) + 1
            found.setdefault(name, number)
            found.setdefault(section, number)
        elif plain := _SECTION.match(line):
            section = tuple(plain.group(1).split("."))
            found.setdefault(section, number)
        elif key := _KEY.match(line):
            found.setdefault((*section, *key.group(1).split(".")), number)
    return found
