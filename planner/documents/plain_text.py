"""Words from outside, made safe to print: what the font can't draw, and what only steers.

Controls, overrides of the writing direction and joiners are left out; a character the font does
not have becomes □, so that a reader sees that something stood there. Lines and letters beyond a
limit are cut, with "…". Lines written from the right are laid out for a page that is drawn from
the left (Unicode bidirectional algorithm).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container

from bidi import get_display

MISSING = "□"
CUT = "…"
LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
SPACES = str.maketrans({"\t": " "})
FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})


def plain(words: str, glyphs: Container[int], *, longest: int, lines: int = 1) -> str:
    """The words as a page may show them.

    Parameters
    ----------
    glyphs : code points the font has. longest : characters. lines : kept apart by line ends;
        what stands on later ones goes on in the last.
    """
    composed = unicodedata.normalize("NFC", words[: 4 * longest])
    whole = composed.replace("\r\n", "\n").translate(LINE_ENDS).translate(SPACES)
    kept = "".join(_shown(sign, glyphs) for sign in whole)
    rows = [" ".join(row.split(" ")).strip() for row in kept.split("\n")]
    rows = [row for row in rows if row]
    if len(rows) > lines:
        rows = [*rows[: lines - 1], " ".join(rows[lines - 1 :])]
    shown = "\n".join(rows)
    too_long = len(shown) > longest or len(words) > 4 * longest
    return f"{shown[: longest - 1].rstrip()}{CUT}" if too_long else shown


def runs_from_the_right(words: str) -> bool:
    """Whether anything in the words is written from right to left."""
    return any(unicodedata.bidirectional(sign) in FROM_THE_RIGHT for sign in words)


def as_drawn(line: str) -> str:
    """One line with its letters in the order they are drawn from the left."""
    return str(get_display(line))


def _shown(sign: str, glyphs: Container[int]) -> str:
    if sign == "\n":
        return sign
    kind = unicodedata.category(sign)
    steers = kind in ("Cc", "Cf", "Cs", "Co", "Cn") or "VARIATION SELECTOR" in _name(sign)
    if steers:
        return ""
    return sign if ord(sign) in glyphs else MISSING


def _name(sign: str) -> str:
    return unicodedata.name(sign, "")
