"""The guides have a part for every page, and pictures that are there and small."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from planner.dashboard.router import PAGES
from planner.texts import Language, text
from tests.test_ranks import ROOT

GUIDES: dict[Language, str] = {"ru": "guide.ru.md", "en": "guide.md"}
MOST_BYTES = 150_000
SIZE = (1280, 720)


@pytest.mark.parametrize("language", GUIDES)
def test_every_page_has_its_part(language: Language) -> None:
    guide = _guide(language).casefold()
    titles = [text(f"dashboard-page-{page.name}", language).casefold() for page in PAGES]
    assert [title for title in titles if title not in guide] == []


@pytest.mark.parametrize("language", GUIDES)
def test_every_picture_and_link_is_there(language: Language) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", _guide(language))
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    pictures = [ROOT / "docs" / link for link in links if link.endswith(".png")]
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < MOST_BYTES
        with Image.open(picture) as drawn:
            assert drawn.size == SIZE


def _guide(language: Language) -> str:
    return (ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8")
