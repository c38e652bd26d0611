"""An import in files and words: orders.csv, what is in question, what was left out.

orders.csv has the contract's columns, moments as local time with their offset, and is read back
by the planner as it is; a cell that a spreadsheet might run as a formula is kept text.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.domain.clock import ServiceClock
from planner.export.cells import safe_text
from planner.export.moments import iso
from planner.intake.addresses.answers import Region
from planner.intake.addresses.locate import Question
from planner.intake.day_folder import describe_fault, describe_notice
from planner.intake.faults import Rule
from planner.intake.imported import ORDERS, Imported
from planner.intake.marketplaces.posting import LeftOut
from planner.intake.marketplaces.table import COLUMNS
from planner.intake.moments import read_moment
from planner.texts import Language, long_date, text

BOM = "\ufeff"
QUESTIONS, LEFT_OUT, DAY_TOML = "questions.csv", "left_out.csv", "day.toml"
MOMENTS = frozenset({"placed_at", "slot_start", "slot_end"})
QUESTION_COLUMNS = (
    *("order_id", "address", "question", "found", "precision", "lat", "lon", "km_from_store"),
)
LEFT_OUT_COLUMNS = ("order_id", "status", "reason", "file", "number")
SHOWN_IDS = 10

Row = Mapping[str, str]


def write_import(imported: Imported, folder: Path, language: Language) -> tuple[Path, ...]:
    """Write the day's files, none before all are made; return their paths.

    Raises
    ------
    OSError
        The folder can't be made or written.
    """
    contents = import_files(imported, language)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as beside:
        for name, content in contents.items():
            (Path(beside) / name).write_bytes(content)
        written = tuple((Path(beside) / name).replace(folder / name) for name in contents)
    # Answered questions of an earlier import would mislead.
    for name in {QUESTIONS, LEFT_OUT} - contents.keys():
        (folder / name).unlink(missing_ok=True)
    return written


def import_files(imported: Imported, language: Language) -> dict[str, bytes]:
    """The files an import makes, by name; questions and left-out orders where there are any."""
    files = {ORDERS: _orders(imported)}
    if imported.questions:
        files[QUESTIONS] = questions_csv(imported.questions, imported.region, language)
    if imported.selected.left_out:
        files[LEFT_OUT] = _left_out(imported, language)
    if imported.day_toml is not None:
        files[DAY_TOML] = imported.day_toml.encode()
    return files


def questions_csv(questions: Iterable[Question], region: Region, language: Language) -> bytes:
    """A row for each candidate of each question; a row kept in corrections.csv is an answer."""
    rows = [row for question in questions for row in _question_rows(question, region, language)]
    return _csv(QUESTION_COLUMNS, rows)


def import_report(
    imported: Imported, folder: Path, files: Sequence[Path], language: Language
) -> str:
    """What was taken, what was left out and why, what is open, what to do next."""
    taken = len(imported.selected.taken)
    date = long_date(imported.clock.day, language)
    lines = [text("import-title", language, date=date, count=taken)]
    lines += [f"  {line}" for line in _methods(imported, language)]
    lines += _section("import-left-out", _reasons(imported, language), language)
    asked = {question.row for question in imported.questions}
    gaps = [
        describe_fault(gap, language)
        for gap in imported.gaps
        if gap.row not in asked or gap.column != "lat, lon"
    ]
    lines += _section("import-gaps", gaps, language)
    if imported.questions:
        lines.append(text("import-questions", language, count=len(imported.questions)))
        lines += [f"  {_asked(question, language)}" for question in imported.questions]
    if imported.day_toml is not None:
        lines.append(text("import-day-begun", language))
    notices = [describe_notice(notice, language) for notice in imported.notices]
    lines += _section("import-notices", notices, language)
    lines += _section("import-files", [str(path) for path in files], language)
    lines.append(text("import-next", language, folder=str(folder)))
    return os.linesep.join(lines)


def question_sentence(question: Question, language: Language) -> str:
    """What an address leaves open, in words."""
    key = f"import-question-{question.rule.replace('_', '-')}"
    return text(key, language, count=len(question.candidates))


def reason_word(reason: LeftOut) -> str:
    """A reason as the texts know it."""
    return reason.value.replace("_", "-")


def _orders(imported: Imported) -> bytes:
    rows = []
    for row in imported.table.rows:
        cells = {
            column: _local(cell, imported.clock) if column in MOMENTS else safe_text(cell)
            for column, cell in row.cells.items()
        }
        rows.append(cells | {name: safe_text(value) for name, value in row.extra})
    extra = dict.fromkeys(name for row in imported.table.rows for name, _ in row.extra)
    return _csv((*COLUMNS, *extra), rows)


def _local(moment: str, clock: ServiceClock) -> str:
    """A moment with the day's own offset; one that can't be read stays as it is."""
    read = read_moment(moment, clock)
    return safe_text(moment) if isinstance(read, Rule) else iso(clock, read.at)


def _question_rows(question: Question, region: Region, language: Language) -> list[Row]:
    common = {
        "order_id": safe_text(question.order_id),
        "address": safe_text(question.address),
        "question": safe_text(question_sentence(question, language)),
    }
    if not question.candidates:
        return [common | {"found": text("import-no-candidate", language)}]
    return [
        common
        | {
            "found": safe_text(one.found),
            "precision": text(
                f"import-precision-{one.precision.value.replace('_', '-')}", language
            ),
            "lat": str(one.point.lat),
            "lon": str(one.point.lon),
            "km_from_store": f"{region.nearest_km(one.point):.1f}" if region.around else "",
        }
        for one in question.candidates
    ]


def _left_out(imported: Imported, language: Language) -> bytes:
    rows = [
        {
            "order_id": safe_text(posting.order_id),
            "status": safe_text(posting.status),
            "reason": text(f"import-reason-{reason_word(reason)}", language),
            "file": safe_text(posting.file),
            "number": str(posting.row),
        }
        for posting, reason in imported.selected.left_out
    ]
    return _csv(LEFT_OUT_COLUMNS, rows)


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([safe_text(column) for column in columns])
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return (BOM + table.getvalue()).encode()


def _section(key: str, lines: Sequence[str], language: Language) -> list[str]:
    return [text(key, language), *(f"  {line}" for line in lines)] if lines else []


def _methods(imported: Imported, language: Language) -> list[str]:
    return [
        text("import-method", language, count=count, name=method.name, id=method.method_id)
        if method.name or method.method_id
        else text("import-method-unnamed", language, count=count)
        for method, count in imported.selected.methods.items()
    ]


def _reasons(imported: Imported, language: Language) -> list[str]:
    lines = []
    for reason, count in imported.selected.reasons.items():
        ids = [one.order_id for one, why in imported.selected.left_out if why is reason]
        shown = ", ".join(ids[:SHOWN_IDS]) + (", …" if count > SHOWN_IDS else "")
        why = text(f"import-reason-{reason_word(reason)}", language)
        lines.append(f"{why}: {count} ({shown})")
    return lines


def _asked(question: Question, language: Language) -> str:
    """A question without the address, which belongs into the file only."""
    return f"{question.order_id}: {question_sentence(question, language)}"
