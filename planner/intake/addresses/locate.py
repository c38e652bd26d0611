"""The places of a table's rows: corrected, given, or found by address; else a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.errors import AddressServiceError
from planner.intake.addresses.answers import Candidate, Verdict
from planner.intake.addresses.book import AddressBook
from planner.intake.faults import Rule
from planner.intake.tables import Row, Table

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An address that leaves open where its house is.

    Attributes
    ----------
    order_id, address : the order's. row : of its table.
    rule : what is open. candidates : what there is to choose from.
    """

    order_id: str
    address: str
    row: int
    rule: Rule
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A table whose places were looked for.

    Attributes
    ----------
    table : with the coordinates that could be found. found : the rows that got theirs so.
    questions : one for each row whose address leaves its place open.
    failure : how the service failed, if it did; the rows after that were not looked for.
    """

    table: Table
    found: frozenset[int]
    questions: tuple[Question, ...]
    failure: AddressServiceError | None


def locate(table: Table, book: AddressBook, told: Told | None = None) -> Located:
    """The table with its places; a service that fails is not asked again.

    Parameters
    ----------
    told : called before each address that has to be looked for, as (how many before, of all).
    """
    rows = {row.number: _corrected(row, book) for row in table.rows}
    open_rows = [row for row in rows.values() if _needs_looking(row)]
    verdicts: dict[str, Verdict] = {}
    found: set[int] = set()
    questions: list[Question] = []
    failure: AddressServiceError | None = None
    for k, row in enumerate(open_rows):
        address = row.cells["address"]
        if told is not None:
            told(k, len(open_rows))
        try:
            verdict = verdicts.get(address) or book.verdict(address)
        except AddressServiceError as error:
            failure = error
            break
        verdicts[address] = verdict
        if verdict.point is not None:
            rows[row.number] = _placed(row, verdict.point.lat, verdict.point.lon)
            found.add(row.number)
        elif verdict.rule is not None:
            questions.append(_question(row, verdict.rule, verdict.candidates))
    return Located(
        table=replace(table, rows=tuple(rows.values())),
        found=frozenset(found),
        questions=tuple(questions),
        failure=failure,
    )


def _question(row: Row, rule: Rule, candidates: tuple[Candidate, ...]) -> Question:
    return Question(
        order_id=row.cells.get("order_id", ""),
        address=row.cells["address"],
        row=row.number,
        rule=rule,
        candidates=candidates,
    )


def _corrected(row: Row, book: AddressBook) -> Row:
    place = book.corrected(row.cells.get("order_id", ""), row.cells.get("address", ""))
    return row if place is None else _placed(row, place.lat, place.lon)


def _needs_looking(row: Row) -> bool:
    has_place = row.cells.get("lat") and row.cells.get("lon")
    return not has_place and bool(row.cells.get("address"))


def _placed(row: Row, lat: float, lon: float) -> Row:
    return replace(row, cells={**row.cells, "lat": str(lat), "lon": str(lon)})
