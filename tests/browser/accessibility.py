"""What axe-core finds on a page, without what is Streamlit's or the charts' own markup."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")
# A rule, and what is part of axe's target or of the element where it is let pass.
LET_PASS: tuple[tuple[str, str], ...] = (
    # Vega marks groups of its drawing as symbols without names; the chart as a whole has an
    # alternative text, and its numbers stand in a table.
    ("svg-img-alt", "mark"),
    # Streamlit's own Stop button, which fades in and out beside a page that is being drawn.
    ("color-contrast", "stBaseButton-header"),
)


def grave_findings(page: Page) -> list[str]:
    """Serious and critical findings, one a line: rule, element, what is wrong."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} — {_message(node)}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
        if not _passes(rule["id"], node)
    ]


def _passes(rule: str, node: dict[str, Any]) -> bool:
    where = f"{node['target']} {node['html']}"
    return any(rule == one and part in where for one, part in LET_PASS)


def _message(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)
