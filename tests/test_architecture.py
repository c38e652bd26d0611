"""The page for developers keeps up with the code: its ranks, its packages, its first files."""

from __future__ import annotations

import re
from pathlib import Path

from tests.test_ranks import PACKAGE, RANKS, ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_diagram_shows_the_ranks_in_their_order() -> None:
    drawn = [tuple(box.split(" · ")) for box in re.findall(r'r\d+\["(.+)"\]', PAGE)]
    assert drawn == [*RANKS]
    arrows = re.findall(r"r(\d+) --> r(\d+)", PAGE)
    assert arrows == [(str(k + 1), str(k)) for k in range(1, len(RANKS))]


def test_the_table_says_what_every_part_is_for_and_where_to_begin() -> None:
    told: set[str] = set()
    for names, begin in re.findall(r"^\| (`.+?) \|.*\| (.*)\|$", PAGE, re.MULTILINE):
        parts = re.findall(r"`(\w+)`", names)
        told |= {*parts}
        files = re.findall(r"`([\w/]+\.py)`", begin)
        assert all(any(_holds(part, file) for part in parts) for file in files), names
    assert told == {part for rank in RANKS for part in rank} - {"__main__"}


def _holds(part: str, file: str) -> bool:
    package = Path(ROOT, PACKAGE)
    return (package / part / file).is_file() or (package / file).is_file()
