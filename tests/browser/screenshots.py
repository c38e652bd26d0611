"""The pictures of the guide: `python -m tests.browser.screenshots` draws them anew.

A made-up day is uploaded and planned as a lead would; each page is pictured at 1280 by 720 in
at most 256 colours, so that a picture stays below 150 kB.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from planner.texts import LANGUAGES, Language, text
from tests.browser.serving import ROOT, chromium_path, served, started, visitor
from tests.browser.small_day import zipped
from tests.browser.steps import (
    PAGES,
    PLANS_WITHIN_MS,
    go_to,
    is_drawn,
    is_planned,
    plan_uploaded,
    reasons_are_found,
    speak,
    upload,
)

DAY = ROOT / "data" / "quiet_day"
MET, ORDERS = 27, 28  # one parcel is longer than any vehicle takes
IMAGES = ROOT / "docs" / "images"
PICTURED: dict[Language, tuple[str, ...]] = {"ru": PAGES, "en": ("plan",)}
COLOURS = 256
SETTLES_MS = 1500  # charts are drawn after the page says it is whole


def main() -> int:
    """Draw them; 1 where there is no Chromium."""
    found = chromium_path()
    if found is None:
        sys.stderr.write("Chromium is not installed\n")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        place = {"PLANNER_CACHE": scratch, "PLANNER_HISTORY": f"{scratch}/history.sqlite"}
        app = Path(__file__).parent / "small_app.py"
        with served(app, SMALL_DAY=str(DAY), **place) as address, started(found) as browser:
            for language in LANGUAGES:
                with visitor(browser, [], language) as person:
                    page = person.new_page()
                    page.goto(address)
                    speak(page, language)
                    _picture_all(page, language)
    return 0


def _picture_all(page: Page, language: Language) -> None:
    files = {one.name: one.read_bytes() for one in DAY.iterdir()}
    go_to(page, "orders", language)
    upload(page, {f"{DAY.name}.zip": zipped(files)}, language)
    plan_uploaded(page, language)
    page.get_by_text(text("dashboard-source-own", language)).first.wait_for(
        timeout=PLANS_WITHIN_MS
    )
    is_planned(page, MET, ORDERS, language)
    go_to(page, "reasons", language)
    reasons_are_found(page, language)
    for name in PICTURED[language]:
        go_to(page, name, language)
        is_drawn(page)
        page.wait_for_timeout(SETTLES_MS)
        own_path = page.get_by_text("/history.sqlite")  # other each time
        picture = page.screenshot(mask=[own_path], mask_color="#ffffff")
        _keep(picture, IMAGES / f"guide-{name}.{language}.png")


def _keep(picture: bytes, path: Path) -> None:
    drawn = Image.open(io.BytesIO(picture)).convert("RGB")
    few = drawn.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, 1, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
