"""A table as read: a heading row and rows of texts, each with its number in the file."""

from __future__ import annotations

from dataclasses import dataclass

MAX_COLUMNS = 200
MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table of texts.

    Attributes
    ----------
    file : its name. header_row : 1-based row of the headings.
    header : the headings as written.
    rows : (1-based row number, one stripped text per heading); empty rows are left out.
    decimal_comma : whether «12,5» is a number here; it is not in a file separated by commas.
    """

    file: str
    header_row: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    decimal_comma: bool
