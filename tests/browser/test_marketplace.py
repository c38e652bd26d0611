"""A marketplace's answer becomes a plan; an address typed settles the one in doubt."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from planner.texts import text
from tests.browser.conftest import Open
from tests.browser.steps import go_to, is_planned, plan_uploaded, said, upload
from tests.support.day_folders import COURIER, DAY_TOML, csv_bytes
from tests.support.marketplaces import as_list, ozon_got

pytestmark = pytest.mark.browser


def test_a_marketplaces_answer_becomes_a_plan(open_page: Open) -> None:
    page = open_page()
    placeless = ozon_got(posting_number="900-0002-1")
    placeless["customer"]["address"] |= {"latitude": None, "longitude": None}
    files = {
        "answer.json": as_list(ozon_got(), placeless),
        "day.toml": DAY_TOML.encode(),
        "couriers.csv": csv_bytes([COURIER]),
    }
    go_to(page, "orders")
    upload(page, files)
    expect(said(page, "dashboard-intake-taken", count=2)).to_be_visible()
    expect(page.get_by_text("Под вопросом 1 адрес")).to_be_visible()

    page.get_by_label("Координаты: широта, долгота").fill("55.83, 37.55")
    page.get_by_role("button", name="Сохранить").first.click()
    expect(page.get_by_text("Под вопросом 1 адрес")).to_have_count(0)
    plan_uploaded(page)
    expect(page.get_by_text(text("dashboard-source-own", "ru")).first).to_be_visible()
    is_planned(page, 2, 2)
