"""Without a mouse: Tab reaches pages and buttons, where it stands is seen, Enter presses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from planner.texts import text
from tests.browser.conftest import Open
from tests.browser.small_day import ORDERS
from tests.browser.steps import button, is_planned

pytestmark = pytest.mark.browser

MOST_TABS = 60
# Drawn beside the element: an outline or a shadow, which Streamlit's theme uses.
MARKED = """element => {
  const style = getComputedStyle(element);
  return style.outlineStyle !== "none" && style.outlineWidth !== "0px"
    || style.boxShadow !== "none";
}"""


def test_a_page_and_a_button_are_reached_by_keyboard(open_page: Open) -> None:
    page = open_page()
    is_planned(page, 6, ORDERS)
    money = page.get_by_role("link", name=text("dashboard-page-money", "ru"))
    _tab_to(page, money)
    page.keyboard.press("Enter")
    expect(page.get_by_text(text("money-figure-break-even", "ru")).first).to_be_visible()

    again = button(page, "dashboard-plan-again")
    _tab_to(page, again)
    page.keyboard.press("Enter")
    now = page.get_by_role("button", name=text("dashboard-plan-now", "ru"), exact=True)
    expect(now).to_be_visible()
    page.keyboard.press("Escape")
    expect(now).to_have_count(0)


def _tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the element has the focus, and the focus is to be seen there."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            assert wanted.evaluate(MARKED), "the focus can't be seen"
            return
    raise AssertionError(f"not reached in {MOST_TABS} tabs")
