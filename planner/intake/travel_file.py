"""travel.csv: seconds and metres between places, as matrices.

400 orders have 160 000 pairs, so sound numbers are read all at once; only a row whose number is
not plain is looked at by itself, to be understood («12,5») or to be named as a fault. Decimals
are rounded up: a travel time rounded down would promise too much.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pandas as pd

from planner.domain.day import Day
from planner.domain.given import GivenTravel
from planner.errors import Fault
from planner.intake.cells import between, read_number
from planner.intake.columns import TRAVEL_COLUMNS
from planner.intake.faults import MAX_FAULTS_PER_FILE, Notice, NoticeRule, Rule
from planner.intake.raw_table import RawTable
from planner.intake.tables import match_columns, read_raw

MAX_TRAVEL_ROWS = 1_000_000
SECONDS = between(0, 1_000_000)
METRES = between(0, 10_000_000)

Ints = npt.NDArray[np.int64]
"""One whole number per row."""


def read_travel(
    file: str,
    content: bytes,
    place_ids: Sequence[str] | None,
    faults: list[Fault],
    notices: list[Notice],
) -> GivenTravel | None:
    """Matrices over `place_ids`, in their order; None where a fault was noted.

    Parameters
    ----------
    place_ids : None where other files' faults hide them; then only numbers are checked.
    """
    before = len(faults)
    raw = read_raw(file, content, TRAVEL_COLUMNS, faults, notices, max_rows=MAX_TRAVEL_ROWS)
    if raw is None:
        return None
    columns = match_columns(raw, TRAVEL_COLUMNS, faults, notices)
    if len(faults) > before:
        return None
    rows = _Rows(raw, columns, faults)
    seconds = rows.whole_numbers("seconds", SECONDS.low, SECONDS.high)
    metres = rows.whole_numbers("metres", METRES.low, METRES.high)
    if place_ids is None:
        return None
    origins, destinations = rows.places("from_id", place_ids), rows.places("to_id", place_ids)
    rows.check_pairs(origins, destinations, seconds, metres)
    if len(faults) > before:
        return None
    return _matrices(len(place_ids), origins, destinations, seconds, metres)


def note_missing_roads(file: str, day: Day, given: GivenTravel, notices: list[Notice]) -> None:
    """Tell how many pairs that a trip could need were not given: they count as no road."""
    stores = np.array(
        [*(s.store_id for s in day.stores), *(o.store_id for o in day.orders)], dtype=object
    )
    needed = stores[:, None] == stores[None, :]
    missing = int((needed & ~given.given).sum())
    if missing:
        details = (("count", str(missing)), ("needed", str(int(needed.sum() - len(stores)))))
        notices.append(Notice(file=file, rule=NoticeRule.ROADS_MISSING, details=details))


class _Rows:
    """The rows of travel.csv, column by column."""

    def __init__(self, raw: RawTable, columns: dict[str, int], faults: list[Fault]) -> None:
        self._raw = raw
        self._columns = columns
        self._faults = faults

    def places(self, column: str, place_ids: Sequence[str]) -> Ints:
        """Place of each row's id, −1 where unknown; each unknown id is one fault."""
        known = {place_id: k for k, place_id in enumerate(place_ids)}
        cells = self._cells(column)
        places = np.array([known.get(cell, -1) for cell in cells], dtype=np.int64)
        told: set[str] = set()
        for k in np.flatnonzero(places < 0):
            if cells[k] not in told:
                rule = Rule.PLACE_UNKNOWN if cells[k] else Rule.VALUE_MISSING
                self._fault(int(k), column, cells[k] or None, rule)
            told.add(cells[k])
        return places

    def whole_numbers(self, column: str, low: Decimal, high: Decimal) -> Ints:
        """Each row's number, rounded up; 0 where it is a fault."""
        cells = self._cells(column)
        texts = pd.Series(cells, dtype=object)
        if self._raw.decimal_comma:
            texts = texts.str.replace(",", ".", regex=False)
        numbers = pd.to_numeric(texts, errors="coerce").to_numpy(dtype=np.float64, copy=True)
        plain = (numbers >= float(low)) & (numbers <= float(high))
        for k in np.flatnonzero(~plain):
            numbers[k] = self._careful(int(k), column, cells[k], low, high)
            if len(self._faults) > MAX_FAULTS_PER_FILE:
                break
        rounded_up: Ints = np.ceil(np.nan_to_num(numbers)).astype(np.int64)
        return rounded_up

    def check_pairs(
        self, origins: Ints, destinations: Ints, seconds: Ints, metres: Ints
    ) -> None:
        """A pair may stand once, and a place is 0 s and 0 m from itself."""
        known = (origins >= 0) & (destinations >= 0)
        # One number per pair; −1 stands for an unknown place, so both count from 0.
        pairs = pd.Series((origins + 1) * (destinations.max(initial=0) + 2) + destinations + 1)
        again = pairs.duplicated().to_numpy() & known
        first = {pair: k for k, pair in reversed(list(enumerate(pairs)))} if again.any() else {}
        for k in np.flatnonzero(again)[:MAX_FAULTS_PER_FILE]:
            row = str(self._raw.rows[first[pairs[k]]][0])
            self._fault(int(k), "to_id", self._pair(int(k)), Rule.PAIR_TWICE, first=row)
        away = known & (origins == destinations) & ((seconds != 0) | (metres != 0))
        for k in np.flatnonzero(away):
            self._fault(int(k), "to_id", self._pair(int(k)), Rule.PAIR_SAME_PLACE)

    def _cells(self, column: str) -> list[str]:
        place = self._columns[column]
        return [cells[place] for _, cells in self._raw.rows]

    def _careful(self, k: int, column: str, cell: str, low: Decimal, high: Decimal) -> float:
        if not cell:
            self._fault(k, column, None, Rule.VALUE_MISSING)
            return 0.0
        value = read_number(cell, decimal_comma=self._raw.decimal_comma)
        if isinstance(value, Rule):
            self._fault(k, column, cell, value)
            return 0.0
        if not low <= value <= high:
            self._fault(k, column, cell, Rule.OUT_OF_RANGE, low=str(low), high=str(high))
            return 0.0
        return math.ceil(value)

    def _pair(self, k: int) -> str:
        cells = self._raw.rows[k][1]
        return f"{cells[self._columns['from_id']]} → {cells[self._columns['to_id']]}"

    def _fault(
        self, k: int, column: str, value: str | None, rule: Rule, **details: str
    ) -> None:
        self._faults.append(
            Fault(
                file=self._raw.file,
                row=self._raw.rows[k][0],
                column=self._raw.header[self._columns[column]],
                value=value,
                rule=rule,
                details=tuple(details.items()),
            )
        )


def _matrices(
    places: int, origins: Ints, destinations: Ints, seconds: Ints, metres: Ints
) -> GivenTravel:
    free_flow_s, metres_of = np.zeros((2, places, places), dtype=np.int64)
    given = np.eye(places, dtype=np.bool_)
    free_flow_s[origins, destinations] = seconds
    metres_of[origins, destinations] = metres
    given[origins, destinations] = True
    return GivenTravel(free_flow_s=free_flow_s, metres=metres_of, given=given)
