"""A day's files as bytes again: what was edited is written anew, the rest stays as it came."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

from planner.export.cells import safe_text
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_text import DayText, TextTable

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
TABLES = ("orders", "couriers")
# A sign and digits run nothing, and with an apostrophe a spreadsheet would not sort them.
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
_MADE_AT = (2000, 1, 1, 0, 0, 0)  # the same files give the same bytes


def day_files(given: Mapping[str, bytes], before: DayText, now: DayText) -> dict[str, bytes]:
    """The day's files after editing.

    Parameters
    ----------
    given : the files as they came. before, now : their texts, as read and as edited.
    """
    files = dict(given)
    for name in TABLES:
        table = now.table(name)
        if table is not None and table != before.table(name):
            files.pop(table.source, None)
            files[f"{name}.csv"] = csv_of(table)
    if now.toml is not None and now.toml != before.toml:
        files[DAY_TOML] = now.toml.encode()
    return files


def csv_of(table: TextTable) -> bytes:
    """The table as CSV that reads as the same texts and is safe to open in a spreadsheet."""
    out = io.StringIO()
    separator = ";" if table.decimal_comma else ","
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([safe_text(heading) for heading in table.header])
    writer.writerows([_safe(cell) for cell in cells] for cells in table.rows)
    return (BOM + out.getvalue()).encode()


def day_zip(files: Mapping[str, bytes], day: date) -> bytes:
    """The files as a folder in a ZIP, named after the day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{day.isoformat()}/{name}", _MADE_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def _safe(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else safe_text(cell)
