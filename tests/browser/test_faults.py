"""An upload with faults shows all of them and takes nothing away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from planner.texts import text
from tests.browser.conftest import Open
from tests.browser.small_day import ORDERS, faulty_day, small_day, zipped
from tests.browser.steps import go_to, is_planned, plan_uploaded, said, upload

pytestmark = pytest.mark.browser

MET = 6


def test_all_faults_are_shown_and_the_plan_stays(open_page: Open) -> None:
    page = open_page()
    is_planned(page, MET, ORDERS)
    go_to(page, "orders")
    upload(page, {"day.zip": zipped(faulty_day())})
    expect(said(page, "dashboard-faults", count=3)).to_be_visible()
    listed = page.get_by_test_id("stDataFrame").first
    # a latitude that is no number, an hour that ends early, a number used twice
    for value in ("север", "2026-11-20 11:00", "А-1"):
        expect(listed).to_contain_text(value)
    is_planned(page, MET, ORDERS)
    expect(
        page.get_by_role("button", name=text("dashboard-intake-plan", "ru"))
    ).to_be_disabled()

    upload(page, {"mended.zip": zipped(small_day())})
    expect(said(page, "dashboard-faults", count=3)).to_have_count(0)
    plan_uploaded(page)
    expect(page.get_by_text(text("dashboard-source-own", "ru")).first).to_be_visible()
    is_planned(page, MET, ORDERS)
