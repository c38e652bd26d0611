"""The READMEs tell the truth: their example runs, their tables name every column and key."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from planner.intake.columns import COURIER_COLUMNS, ORDER_COLUMNS, Column
from planner.intake.files import MAX_FILE_BYTES
from planner.intake.raw_table import MAX_ROWS
from planner.settings import Settings
from planner.texts import LANGUAGES, Language, text

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.ru.md")
KEY_LISTS = ("docs/day-toml.md", "docs/day-toml.ru.md")
REASON_GUIDES: dict[Language, str] = {"en": "docs/reasons.md", "ru": "docs/reasons.ru.md"}
EXPLAINED_WORDS = (
    "verdict-met",
    "verdict-impossible-alone",
    "verdict-impossible-together",
    "verdict-not-worth-it",
    "verdict-not-decided",
    "together-irreducible",
    "fix-heading",
    "fix-price-bound",
    "fix-smallest",
    "fix-smallest-shift",
    "fix-enough",
    "fix-none",
    "fix-none-yet",
    "fix-not-all",
)


def python_example(readme: str) -> str:
    blocks = re.findall(r"```python\n(.*?)```", _text(readme), flags=re.DOTALL)
    assert len(blocks) == 1
    return str(blocks[0])


def table_cells(text: str, name: str) -> list[str]:
    """Cells of the table row whose first cell names `name`."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and f"`{name}`" in cells[0]:
            return cells
    raise AssertionError(f"no table row for {name}")


def test_both_readmes_have_the_same_example() -> None:
    assert python_example("README.md") == python_example("README.ru.md")


@pytest.mark.slow
def test_the_example_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", python_example("README.md")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    # quiet_day has one parcel longer than any vehicle takes; the other 27 can be met
    assert done.stdout.startswith("27 met of at most 27\n")
    assert re.search(r"^\d+\.\d+ roubles, proved at least \d+\.\d+$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize(
    ("table", "columns"), [("orders", ORDER_COLUMNS), ("couriers", COURIER_COLUMNS)]
)
def test_the_tables_name_every_column_and_heading(
    readme: str, table: str, columns: tuple[Column, ...]
) -> None:
    start = re.search(rf"^`{table}`", _text(readme), re.MULTILINE)
    assert start is not None
    section = _text(readme)[start.start() :]
    for column in columns:
        cells = table_cells(section, column.name)
        # "latitude" is the only heading that is not Russian
        missing = [one for one in column.aliases if one not in cells[1] and not one.isascii()]
        assert missing == [], column.name
        optional = column.name in ("lat", "lon") or not column.required
        assert optional or f"**`{column.name}`**" in cells[0]


@pytest.mark.parametrize("listed", KEY_LISTS)
def test_the_key_list_names_every_key_with_its_default(listed: str) -> None:
    sections = re.split(r"^`\[+(\w+)\]+`", _text(listed), flags=re.MULTILINE)
    by_section = {"": sections[0], **dict(zip(sections[1::2], sections[2::2], strict=True))}
    for name, field in Settings.model_fields.items():
        default = field.default
        if name == "stores":
            continue
        if not isinstance(default, BaseModel):
            assert table_cells(by_section[""], name)
            continue
        for key, value in default:
            written = table_cells(by_section[name], key)[1]
            shown = _shown(value)
            assert shown is None or shown in re.split(r", ", written), f"{name}.{key}"


def test_the_limits_are_those_of_the_code() -> None:
    assert f"{MAX_ROWS:,} rows" in _text("README.md")
    assert f"{MAX_FILE_BYTES // 1_000_000} MB a file" in _text("README.md")
    assert f"{MAX_ROWS:,} строк".replace(",", " ") in _text("README.ru.md")
    assert f"{MAX_FILE_BYTES // 1_000_000} МБ на файл" in _text("README.ru.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_explains_the_words_that_are_shown(language: Language) -> None:
    guide = " ".join(_text(REASON_GUIDES[language]).replace("\n> ", " ").split()).casefold()
    shown = {key: text(key, language).rstrip(".:").casefold() for key in EXPLAINED_WORDS}
    assert {key: words for key, words in shown.items() if words not in guide} == {}


@pytest.mark.parametrize("readme", READMES)
def test_every_link_to_a_file_leads_somewhere(readme: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", _text(readme))
    assert len(links) > 5
    here = [link for link in links if "://" not in link]
    assert [link for link in here if not (ROOT / link).exists()] == []


def _shown(value: object) -> str | None:
    """How a key list writes a default; None where words stand for it."""
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case str():
            return f'`"{value}"`'
        case _:
            return str(value)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
