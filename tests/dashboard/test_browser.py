"""The main path in a real browser: plan, look, switch language, download, stop.

No request leaves this machine. The day uploaded is the one whose files the page offers as
templates, so these are tried as well.
"""

from __future__ import annotations

import io
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Locator, Page, expect, sync_playwright  # noqa: E402

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
TINY_DAY = ROOT / "planner" / "dashboard" / "templates"
LONG_DAY = ROOT / "data" / "peak_day"
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"),
]
STARTS_WITHIN_S = 60
DRAWS_WITHIN_S = 30
MANY_COLOURS = 100
PLANS_WITHIN_MS = 120_000
expect.set_options(timeout=30_000)  # a busy machine draws slowly


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


@pytest.fixture
def page(chromium: str, address: str) -> Iterator[Page]:
    """A page that notes what it asks of other hosts; the test fails if it asks anything."""
    outside: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        opened = browser.new_page(viewport={"width": 1280, "height": 720}, locale="ru-RU")
        opened.on("request", lambda request: _note_outside(request.url, outside))
        opened.goto(address)
        yield opened
        browser.close()
    assert outside == []


def test_main_path(page: Page) -> None:
    page.get_by_role("link", name="Заказы").click()
    _upload(page, TINY_DAY)
    met = page.get_by_test_id("stMetricValue").first
    expect(met).to_have_text("2 из 2", timeout=PLANS_WITHIN_MS)

    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    canvas = page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first
    expect(canvas).to_be_visible()
    assert _is_drawn(canvas)

    page.get_by_role("button", name="Скачать").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Маршрутные листы").click()
    assert download.value.suggested_filename == "route_sheets.xlsx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
    page.keyboard.press("Escape")

    page.get_by_text("English", exact=True).click()
    expect(met).to_have_text("2 of 2")
    expect(page.get_by_role("tab", name="Not met (0)")).to_be_visible()
    assert not re.search("[А-Яа-я]", page.get_by_test_id("stMetric").first.inner_text())
    page.get_by_role("tab", name="Orders and money").click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()


def test_a_planning_outlives_a_reload_and_its_stop_keeps_the_best_plan(page: Page) -> None:
    page.get_by_role("link", name="Заказы").click()
    _upload(page, LONG_DAY)
    expect(page.get_by_text("120 заказов").first).to_be_visible(timeout=PLANS_WITHIN_MS)
    expect(page.get_by_text("Найден план")).to_be_visible(timeout=PLANS_WITHIN_MS)
    page.get_by_role("link", name="Деньги").click()
    page.reload()
    expect(page.get_by_text("Найден план")).to_be_visible()
    page.get_by_role("button", name="Остановить").click()
    met = page.get_by_text(re.compile(r"Выполнен.* из 120"))
    expect(met).to_be_visible(timeout=PLANS_WITHIN_MS)
    expect(page.get_by_role("button", name="Остановить")).to_have_count(0)


def _upload(page: Page, folder: Path) -> None:
    names = ("day.toml", "orders.csv", "couriers.csv")
    page.locator(".st-key-orders_uploader input[type=file]").set_input_files(
        [folder / name for name in names]
    )
    expect(page.get_by_text("day.toml", exact=True)).to_be_visible()
    page.get_by_role("button", name="Прочитать заказы").click()
    page.get_by_role("button", name="Рассчитать день").click()


def _is_drawn(canvas: Locator) -> bool:
    """Whether the canvas comes to show more than a background."""
    end = time.monotonic() + DRAWS_WITHIN_S
    while time.monotonic() < end:
        picture = Image.open(io.BytesIO(canvas.screenshot()))
        colours = picture.convert("RGB").getcolors(maxcolors=picture.width * picture.height)
        if colours is not None and len(colours) > MANY_COLOURS:
            return True
        time.sleep(0.5)
    return False


def _note_outside(url: str, outside: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "localhost":
        outside.append(url)


def _wait_for(url: str) -> None:
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {url}")
