"""The kinds of papers, by the names users type."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What may be asked for."""

    SHEETS = "sheets"
    ACTS = "acts"
    MESSAGES = "messages"
    ROUTES = "routes"
    REPORT = "report"
