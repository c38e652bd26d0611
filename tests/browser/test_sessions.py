"""What a session survives: a stop, a reload, other people on the same server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from planner.texts import text
from tests.browser.conftest import Open
from tests.browser.serving import ROOT
from tests.browser.small_day import ORDERS, small_day
from tests.browser.steps import (
    PLANS_WITHIN_MS,
    button,
    go_to,
    is_planned,
    plan_uploaded,
    upload,
)

pytestmark = pytest.mark.browser

LONG_DAY = ROOT / "data" / "peak_day"  # the search goes on for minutes
TEMPLATES = ROOT / "planner" / "dashboard" / "templates"


def test_a_planning_outlives_a_reload_is_stopped_and_taken_up_again(open_page: Open) -> None:
    page = open_page()
    go_to(page, "orders")
    upload(page, {one.name: one.read_bytes() for one in LONG_DAY.iterdir()})
    plan_uploaded(page)
    found = page.get_by_text(re.compile("Найден план на [0-9]+ заказ"))
    expect(found).to_be_visible(timeout=PLANS_WITHIN_MS)
    go_to(page, "money")
    expect(found).to_be_visible()
    page.reload()
    expect(found).to_be_visible()

    button(page, "dashboard-stop").click()
    met = page.locator(".facts", has_text=re.compile("Выполнен.* из 120"))
    expect(met).to_be_visible(timeout=PLANS_WITHIN_MS)
    expect(button(page, "dashboard-stop")).to_have_count(0)

    button(page, "dashboard-plan-again").click()
    page.get_by_role("button", name=text("dashboard-plan-now", "ru"), exact=True).click()
    expect(button(page, "dashboard-stop")).to_be_visible()
    expect(met).to_be_visible()  # the plan found so far stays until there is a better one
    expect(found).to_be_visible(timeout=PLANS_WITHIN_MS)
    button(page, "dashboard-stop").click()
    expect(button(page, "dashboard-stop")).to_have_count(0, timeout=PLANS_WITHIN_MS)
    expect(met).to_be_visible()


def test_two_people_with_two_days_do_not_mix(open_page: Open) -> None:
    """One has eight orders of which six are met, the other two orders, both met."""
    days = {
        (6, ORDERS): small_day(),
        (2, 2): {one.name: one.read_bytes() for one in TEMPLATES.iterdir()},
    }
    people = {figures: open_page() for figures in days}
    for figures, page in people.items():
        go_to(page, "orders")
        upload(page, days[figures])
    for page in people.values():
        plan_uploaded(page)
    for figures, page in people.items():
        is_planned(page, *figures)
    addresses = {page.url for page in people.values()}
    assert len(addresses) == len(people)
    for figures, page in people.items():
        go_to(page, "money")
        page.reload()
        is_planned(page, *figures)
