"""The page of orders in a real browser: a marketplace's answer, an address typed, a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page, expect  # noqa: E402

from tests.dashboard.test_browser import (  # noqa: E402, F401 - fixtures
    PLANS_WITHIN_MS,
    address,
    chromium,
    page,
)
from tests.support.day_folders import COURIER, DAY_TOML, csv_bytes  # noqa: E402
from tests.support.marketplaces import as_list, ozon_got  # noqa: E402

pytestmark = pytest.mark.browser


def test_a_marketplaces_answer_becomes_a_plan(page: Page, tmp_path: Path) -> None:  # noqa: F811
    placeless = ozon_got(posting_number="900-0002-1")
    placeless["customer"]["address"] |= {"latitude": None, "longitude": None}
    files = {
        "answer.json": as_list(ozon_got(), placeless),
        "day.toml": DAY_TOML.encode(),
        "couriers.csv": csv_bytes([COURIER]),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    page.get_by_role("link", name="Заказы").click()
    page.locator(".st-key-orders_uploader input[type=file]").set_input_files(
        [tmp_path / name for name in files]
    )
    expect(page.get_by_text("answer.json", exact=True)).to_be_visible()
    page.get_by_role("button", name="Прочитать заказы").click()
    expect(page.get_by_text("Взято 2 заказа")).to_be_visible()
    expect(page.get_by_text("Под вопросом 1 адрес")).to_be_visible()

    page.get_by_label("Координаты: широта, долгота").fill("55.83, 37.55")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Под вопросом 1 адрес")).to_have_count(0)
    page.get_by_role("button", name="Рассчитать день").click()
    met = page.get_by_test_id("stMetricValue").first
    expect(met).to_have_text("2 из 2", timeout=PLANS_WITHIN_MS)
