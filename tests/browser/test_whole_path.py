"""The whole path of a day on the pages: from a ZIP of its files to its couriers' papers."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from planner.texts import Language, text
from tests.browser.conftest import Open
from tests.browser.small_day import (
    COURIERS,
    ORDERS,
    small_day,
    small_day_in_latin,
    zipped,
)
from tests.browser.steps import (
    PAGES,
    PLANS_WITHIN_MS,
    button,
    go_to,
    is_drawn,
    is_planned,
    plan_uploaded,
    reasons_are_found,
    said,
    speak,
    upload,
)

pytestmark = pytest.mark.browser

MET = 6  # one is too heavy; of three far corners in one hour two couriers reach two


def test_from_a_zip_to_the_papers_of_the_day(open_page: Open) -> None:
    page = open_page()
    _to_a_plan(page, "ru", small_day())
    expect(page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()

    go_to(page, "reasons")
    reasons_are_found(page)
    expect(page.get_by_test_id("stDataFrame").first).to_contain_text("А-8")

    go_to(page, "money")
    expect(said(page, "money-figure-break-even").first).to_be_visible()

    go_to(page, "whatif")
    _one_more_courier(page)

    go_to(page, "shifts")
    _shifts(page)

    go_to(page, "punctuality")
    expect(said(page, "punctuality-figure-mean").first).to_be_visible()

    go_to(page, "documents")
    names = _pack(page, "ru")
    assert {"shift_report.pdf", "route_sheets.xlsx", "messages.txt"} <= names
    assert len([name for name in names if name.startswith("acts/")]) == MET
    assert len([name for name in names if name.endswith("/route_sheet.pdf")]) == COURIERS

    go_to(page, "history")
    expect(page.get_by_test_id("stDataFrame").first).to_contain_text(f"{MET} из {ORDERS}")


def test_the_same_in_english_without_a_russian_word(open_page: Open) -> None:
    page = open_page("en")
    speak(page, "en")
    _to_a_plan(page, "en", small_day_in_latin())
    for name in PAGES:
        go_to(page, name, "en")
        is_drawn(page)
        shown = page.get_by_test_id("stMain").inner_text()
        assert re.findall(r"[А-Яа-яЁё]+", shown) in ([], ["Русский"]), name
        if name == "documents":
            assert "shift_report.pdf" in _pack(page, "en")


def _to_a_plan(page: Page, language: Language, day: dict[str, bytes]) -> None:
    go_to(page, "orders", language)
    upload(page, {"day.zip": zipped(day)}, language)
    plan_uploaded(page, language)
    expect(page.get_by_text(text("dashboard-source-own", language)).first).to_be_visible(
        timeout=PLANS_WITHIN_MS
    )
    is_planned(page, MET, ORDERS, language)


def _one_more_courier(page: Page) -> None:
    """A third courier reaches the third corner: seven orders."""
    slider = page.get_by_role("slider", name=text("whatif-slider-couriers", "ru"))
    slider.press("ArrowRight", timeout=PLANS_WITHIN_MS)
    more = page.get_by_test_id("stMetric").filter(has_text=text("whatif-figure-met", "ru"))
    expect(more.get_by_test_id("stMetricDelta")).to_have_text("+1", timeout=PLANS_WITHIN_MS)


def _shifts(page: Page) -> None:
    """Shifts for one made-up day: the smallest question there is."""
    days = page.get_by_label(text("shifts-count", "ru"))
    days.fill("1")
    days.press("Enter")
    button(page, "shifts-run").click()
    expect(said(page, "shifts-roster").first).to_be_visible(timeout=PLANS_WITHIN_MS)


def _pack(page: Page, language: Language) -> set[str]:
    """Names of the files in the day's pack, which opens."""
    with page.expect_download(timeout=PLANS_WITHIN_MS) as download:
        button(page, "documents-page-get-pack", language).click()
    with zipfile.ZipFile(Path(download.value.path())) as pack:
        assert pack.testzip() is None
        return set(pack.namelist())
