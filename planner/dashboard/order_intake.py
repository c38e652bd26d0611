"""The orders a browser session is taking in: files, what is wrong, addresses in question.

Nothing here draws. Files stay in the session that uploaded them; the day is planned only when
its user says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from planner.dashboard.session import session
from planner.domain.order import Point
from planner.errors import AddressServiceError, Fault, InputError
from planner.export.cells import safe_text
from planner.export.imported import BOM, LEFT_OUT, QUESTIONS, import_files
from planner.intake.addresses.answers import Region
from planner.intake.addresses.corrections import FILE as CORRECTIONS
from planner.intake.addresses.locate import Question, Told
from planner.intake.day_folder import Notice, Search, read_files
from planner.intake.faults import Rule
from planner.intake.files import GivenFiles
from planner.intake.imported import ORDERS, OTHER_ORDERS, Imported, import_orders
from planner.intake.marketplaces.cabinet import is_report
from planner.intake.marketplaces.selection import Selected
from planner.intake.tables import Row, Table
from planner.intake.zip_file import MEGABYTE, ZipLimits, read_zip
from planner.texts import Language

ORDER_FILES = (ORDERS, *OTHER_ORDERS)
CORRECTION_COLUMNS = ("order_id", "lat", "lon")
DAY_ZIP = ZipLimits(packed_bytes=20 * MEGABYTE, unpacked_bytes=100 * MEGABYTE, entries=50)


@dataclass(kw_only=True)
class OrderIntake:
    """What the page of orders holds.

    Attributes
    ----------
    files : the day's files, as they would lie in its folder.
    selected : of a marketplace's export, what was taken and left out.
    table : the orders as read, None where no table could be. region : where they can be.
    questions : addresses in doubt. answers : places chosen or typed here, by order.
    faults, notices : of the files, questions left aside.
    failure : how the address service failed, if it did. asking : it is to be asked now.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    selected: Selected | None = None
    table: Table | None = None
    region: Region | None = None
    questions: tuple[Question, ...] = ()
    answers: dict[str, Point] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    notices: tuple[Notice, ...] = ()
    failure: AddressServiceError | None = None
    asking: bool = False


def order_intake() -> OrderIntake:
    """The session's intake."""
    return session().part(OrderIntake)


def take_in(
    uploaded: Mapping[str, bytes],
    own_files: Mapping[str, bytes],
    answers: Mapping[str, Point],
    language: Language,
) -> OrderIntake:
    """A new intake of these files.

    Parameters
    ----------
    own_files : the loaded day's; whatever was not uploaded is taken from them.
    answers : places put right before, by order.
    """
    try:
        uploaded = _unpacked(uploaded)
    except InputError as error:
        return OrderIntake(faults=error.faults, answers=dict(answers))
    sources = {
        name: content
        for name, content in uploaded.items()
        if name.lower().endswith(".json") or is_report(content)
    }
    rest = {name: content for name, content in uploaded.items() if name not in sources}
    brings_orders = bool(sources) or any(name in rest for name in ORDER_FILES)
    kept = {k: v for k, v in own_files.items() if not (brings_orders and k in ORDER_FILES)}
    intake = OrderIntake(files={**kept, **rest}, answers=dict(answers))
    imported = _imported(intake, sources) if sources else None
    if imported is not None:
        intake.selected = imported.selected
        made = import_files(imported, language)
        intake.files |= {k: v for k, v in made.items() if k not in {QUESTIONS, LEFT_OUT}}
    if imported is not None or not sources:
        check(intake)
    return intake


def check(intake: OrderIntake, *, online: bool = False, told: Told | None = None) -> None:
    """Read the files with what was answered so far; ask the address service if `online`."""
    search = Search(online=online, told=told)
    faults: tuple[Fault, ...] = ()
    intake.failure = None
    try:
        intake.notices = read_files(day_files(intake), search=search).notices
    except InputError as error:
        faults = error.faults
    except AddressServiceError as error:
        intake.failure = error
    located = search.located
    if located is None:
        intake.faults = faults
        return
    asked = {(question.row, question.rule) for question in located.questions}
    intake.faults = tuple(one for one in faults if (one.row, one.rule) not in asked)
    intake.table, intake.region = located.table, search.region
    intake.questions = _not_forgotten(located.questions, intake.questions)
    if located.found:
        # What was found need not be asked for again, nor kept anywhere but here.
        others = {k: v for k, v in intake.files.items() if k not in ORDER_FILES}
        intake.files = {**others, ORDERS: _table_csv(located.table)}


def answer(intake: OrderIntake, order_id: str, place: Point) -> None:
    """Put an order's place right by hand, and that of others waiting at the same address."""
    addresses = {one.address for one in intake.questions if one.order_id == order_id}
    same = [one.order_id for one in intake.questions if one.address in addresses]
    intake.answers |= dict.fromkeys((order_id, *same), place)
    check(intake)


def day_files(intake: OrderIntake) -> dict[str, bytes]:
    """The day's files with the corrections made here."""
    if not intake.answers:
        return intake.files
    return {**intake.files, CORRECTIONS: corrections_csv(intake)}


def corrections_csv(intake: OrderIntake) -> bytes:
    """corrections.csv as uploaded, with the places chosen or typed here instead of its own."""
    rows = [
        row
        for row in _uploaded_corrections(intake)
        if row.get("order_id", "") not in intake.answers
    ]
    rows += [
        {"order_id": order_id, "lat": str(place.lat), "lon": str(place.lon)}
        for order_id, place in intake.answers.items()
    ]
    columns = dict.fromkeys([*CORRECTION_COLUMNS, *(name for row in rows for name in row)])
    table = io.StringIO()
    writer = csv.DictWriter(table, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue().encode()


def order_rows(intake: OrderIntake) -> tuple[Row, ...]:
    """The rows of the orders as read."""
    return () if intake.table is None else intake.table.rows


def is_ready(intake: OrderIntake) -> bool:
    """Whether the day can be planned: orders read, no fault, no question, no failure."""
    nothing_open = not intake.faults and not intake.questions and intake.failure is None
    return intake.table is not None and nothing_open


def _unpacked(uploaded: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, those of a ZIP by their names without its folders; the latest of a name.

    Raises
    ------
    InputError
        A ZIP can't be trusted, or holds two files of one name, as two days would.
    """
    files: dict[str, bytes] = {}
    for name, content in uploaded.items():
        if not name.lower().endswith(".zip"):
            files[name] = content
            continue
        packed = read_zip(name, content, DAY_ZIP)
        inside = {PurePosixPath(path).name: one for path, one in packed.items()}
        if len(inside) < len(packed):
            raise InputError((Fault(file=name, rule=Rule.ARCHIVE_UNSAFE),))
        files |= inside
    return files


def _imported(intake: OrderIntake, sources: Mapping[str, bytes]) -> Imported | None:
    files = {name: c for name, c in intake.files.items() if name not in ORDER_FILES}
    search = Search(online=False)
    try:
        return import_orders(sources, GivenFiles(files), replace=True, search=search)
    except InputError as error:
        intake.faults = error.faults
        return None


def _uploaded_corrections(intake: OrderIntake) -> list[dict[str, str]]:
    text = intake.files.get(CORRECTIONS, b"").decode("utf-8-sig", errors="replace")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=separator)
    return [{str(k): v or "" for k, v in row.items() if k is not None} for row in rows]


def _not_forgotten(
    questions: tuple[Question, ...], before: tuple[Question, ...]
) -> tuple[Question, ...]:
    """The questions; where nobody was asked now, with what the service said before."""
    known = {(one.order_id, one.address): one for one in before}
    return tuple(
        one
        if any(candidate.found for candidate in one.candidates)
        else replace(known.get((one.order_id, one.address), one), row=one.row)
        for one in questions
    )


def _table_csv(table: Table) -> bytes:
    """The table with its places as a file that reads as the same orders."""
    known = dict.fromkeys(("lat", "lon", *(name for row in table.rows for name in row.cells)))
    extra = dict.fromkeys(name for row in table.rows for name, _ in row.extra)
    columns = [*known, *extra]
    out = io.StringIO()
    separator = ";" if table.decimal_comma else ","
    writer = csv.DictWriter(out, columns, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(
        {name: safe_text(cell) for name, cell in (*row.cells.items(), *row.extra)}
        for row in table.rows
    )
    return (BOM + out.getvalue()).encode()
