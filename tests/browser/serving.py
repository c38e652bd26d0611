"""One dashboard and one browser for many tests, and for the pictures of the guide."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from planner.texts import Language

ROOT = Path(__file__).parents[2]
FLAGS = (
    *("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"),
)
LOCALES: dict[Language, str] = {"ru": "ru-RU", "en": "en-GB"}
SIZE = (1280, 720)
STARTS_WITHIN_S = 60
PATIENCE_MS = 60_000  # a busy machine draws slowly
expect.set_options(timeout=PATIENCE_MS)


def chromium_path() -> str | None:
    """The Chromium of this machine; none is ever downloaded."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def served(app: Path, **environment: str) -> Iterator[str]:
    """The address of a dashboard that runs as long as the block."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


@contextmanager
def started(executable: str) -> Iterator[Browser]:
    """A browser that runs as long as the block."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visitor(
    browser: Browser, outside: list[str], language: Language
) -> Iterator[BrowserContext]:
    """A person at a screen of 1280 by 720; what is asked of other hosts is noted."""
    context = browser.new_context(
        viewport={"width": SIZE[0], "height": SIZE[1]}, locale=LOCALES[language]
    )
    context.set_default_timeout(PATIENCE_MS)
    context.on("request", lambda request: _note_outside(request.url, outside))
    try:
        yield context
    finally:
        context.close()


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
