"""What the browser tests share: one dashboard, one Chromium, persons who open pages in it.

All of it ends with the last test of this folder: Playwright keeps an event loop running, which
other tests would trip over.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from planner.texts import Language
from tests.browser.serving import chromium_path, served, started, visitor
from tests.browser.small_day import small_day

SCREENSHOTS_VARIABLE = "SCREENSHOTS"  # a folder to keep the pictures of every page in
APP = Path(__file__).parent / "small_app.py"
Open = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = chromium_path()
    if found is None:
        pytest.skip("Chromium is not installed")
    with started(found) as running:
        yield running


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("small_day")
    for name, content in small_day().items():
        (folder / name).write_bytes(content)
    with served(APP, SMALL_DAY=str(folder)) as at:
        yield at


@pytest.fixture(scope="package")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of the pages are kept."""
    named = os.environ.get(SCREENSHOTS_VARIABLE)
    folder = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page as a new person; the test fails if anything is asked of another host."""
    outside: list[str] = []
    with ExitStack() as people:

        def opened(language: Language = "ru") -> Page:
            person = people.enter_context(visitor(browser, outside, language))
            page = person.new_page()
            page.goto(address)
            return page

        yield opened
    assert outside == []
