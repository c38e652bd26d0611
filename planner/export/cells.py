"""Text that came from outside, made safe to stand in a spreadsheet's cell.

A cell that begins with ``= + - @``, a tab or a line break may be run as a formula when the file
is opened or saved as CSV (OWASP, "CSV injection"); an apostrophe before it keeps it text.
"""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
# Characters that XML 1.0 forbids and no one means to print.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_000  # Excel holds 32 767 characters in a cell

SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_SHEET_NAME = 31


def safe_text(text: str) -> str:
    """The text as a cell may show it: never a formula, printable, no longer than a cell."""
    clean = UNPRINTABLE.sub("", text)
    if len(clean) > LONGEST_CELL:
        clean = clean[: LONGEST_CELL - 1] + "…"
    # A spreadsheet also skips spaces before a formula's sign.
    return f"'{clean}" if clean.lstrip(" \u00a0").startswith(FORMULA_STARTS) else clean


def sheet_names(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Names a workbook accepts, all different without regard to case, close to the titles."""
    names: list[str] = []
    taken = {"history"}  # reserved by Excel
    for title in titles:
        clean = SHEET_FORBIDDEN.sub("_", UNPRINTABLE.sub("", title)).strip("' \t\r\n")
        wanted = clean[:LONGEST_SHEET_NAME].strip("' ") or "_"
        name, repeat = wanted, 1
        while name.casefold() in taken:
            repeat += 1
            tail = f" ({repeat})"
            name = wanted[: LONGEST_SHEET_NAME - len(tail)] + tail
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)
