"""What a person does on the pages, in the words of either language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

from planner.dashboard.router import LANGUAGE_NAMES
from planner.texts import Language, text

PAGES = (
    *("orders", "plan", "reasons", "money", "whatif", "shifts"),
    *("punctuality", "documents", "history"),
)
PLANS_WITHIN_MS = 120_000
KINDS = {
    ".zip": "application/zip",
    ".csv": "text/csv",
    ".toml": "application/toml",
    ".json": "application/json",
}


def speak(page: Page, language: Language) -> None:
    """Have the page in that language."""
    page.get_by_text(LANGUAGE_NAMES[language], exact=True).click()
    expect(page.get_by_role("link", name=text("dashboard-page-plan", language))).to_be_visible()


def go_to(page: Page, name: str, language: Language = "ru") -> None:
    """Open a page by its link."""
    page.get_by_role("link", name=text(f"dashboard-page-{name}", language)).click()


def upload(page: Page, files: Mapping[str, bytes], language: Language = "ru") -> None:
    """Give files to the page Orders and have them read."""
    is_drawn(page)
    given: list[FilePayload] = [
        {"name": name, "mimeType": KINDS[Path(name).suffix], "buffer": content}
        for name, content in files.items()
    ]
    page.locator(".st-key-orders_uploader input[type=file]").set_input_files(given)
    for one in files:
        expect(page.get_by_test_id("stFileChipName").get_by_text(one).last).to_be_visible()
    button(page, "dashboard-intake-read", language).click()


def plan_uploaded(page: Page, language: Language = "ru") -> None:
    """Have the orders read planned."""
    button(page, "dashboard-intake-plan", language).click()


def button(page: Page, key: str, language: Language = "ru") -> Locator:
    """The button with that wording."""
    return page.get_by_role("button", name=text(key, language))


def said(page: Page, key: str, language: Language = "ru", **values: str | int) -> Locator:
    """Where that wording stands."""
    return page.get_by_text(text(key, language, **values))


def met_words(met: int, orders: int, language: Language = "ru") -> str:
    """What the header says of a plan."""
    return text("header-met", language, met=met, orders=orders)


def is_planned(page: Page, met: int, orders: int, language: Language = "ru") -> None:
    """Wait until the header tells of the plan and nothing is being planned."""
    told = page.locator(".facts", has_text=met_words(met, orders, language))
    expect(told).to_be_visible(timeout=PLANS_WITHIN_MS)
    expect(page.locator(".st-key-progress")).to_have_count(0, timeout=PLANS_WITHIN_MS)


def is_drawn(page: Page) -> None:
    """Wait until the page is whole; a red box of the program's own error is never right."""
    running = page.locator("[data-testid=stApp][data-test-script-state=running]")
    expect(running).to_have_count(0, timeout=PLANS_WITHIN_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PLANS_WITHIN_MS)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def reasons_are_found(page: Page, language: Language = "ru") -> None:
    """Wait on their page until why and what would help has been worked out."""
    expect(said(page, "explain-heading-causes", language)).to_be_visible(
        timeout=PLANS_WITHIN_MS
    )
    expect(page.locator(".st-key-reasons-progress")).to_have_count(0, timeout=PLANS_WITHIN_MS)
