"""Every page in both languages: whole, accessible, not too wide; its picture is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from planner.texts import LANGUAGES, Language
from tests.browser.accessibility import grave_findings
from tests.browser.serving import visitor
from tests.browser.small_day import ORDERS
from tests.browser.steps import PAGES, go_to, is_drawn, is_planned, reasons_are_found, speak

pytestmark = pytest.mark.browser

MET = 6
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def people(browser: Browser, address: str) -> Iterator[dict[Language, Page]]:
    """A person for each language, with plan and reasons."""
    outside: list[str] = []
    pages: dict[Language, Page] = {}
    with ExitStack() as stack:
        for language in LANGUAGES:
            person = stack.enter_context(visitor(browser, outside, language))
            pages[language] = person.new_page()
            pages[language].goto(address)
            speak(pages[language], language)
            is_planned(pages[language], MET, ORDERS, language)
            go_to(pages[language], "reasons", language)
            reasons_are_found(pages[language], language)
        yield pages
    assert outside == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_whole_and_accessible(
    people: dict[Language, Page], pictures: Path, language: Language, name: str
) -> None:
    page = people[language]
    go_to(page, name, language)
    is_drawn(page)
    page.screenshot(path=pictures / f"{name}.{language}.png", full_page=True)
    assert not page.evaluate(TOO_WIDE)
    assert grave_findings(page) == []
