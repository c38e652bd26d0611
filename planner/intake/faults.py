"""The rules a user's files can break, and what they may be told without being wrong.

Every rule has one sentence per language, `fault-<rule>` or `notice-<rule>` in `faults.ftl`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique

from planner.errors import Fault

# No more faults of one file are listed, only that there are more: memory stays bounded.
MAX_FAULTS_PER_FILE = 10_000


@unique
class Rule(StrEnum):
    """What can be wrong with the input."""

    # the folder and its files
    FOLDER_MISSING = "folder_missing"
    FILE_MISSING = "file_missing"
    FILE_TWICE = "file_twice"
    FILE_UNREADABLE = "file_unreadable"
    FILE_TOO_LARGE = "file_too_large"
    FILE_EMPTY = "file_empty"
    FILE_OUTSIDE = "file_outside"
    MORE_FAULTS = "more_faults"
    # text, CSV and workbooks
    ENCODING = "encoding"
    CONTROL_CHARACTER = "control_character"
    CSV_BROKEN = "csv_broken"
    DELIMITER = "delimiter"
    WORKBOOK_BROKEN = "workbook_broken"
    WORKBOOK_BOMB = "workbook_bomb"
    ARCHIVE_BROKEN = "archive_broken"
    ARCHIVE_BOMB = "archive_bomb"
    ARCHIVE_UNSAFE = "archive_unsafe"
    FORMULA_EMPTY = "formula_empty"
    CELL_ERROR = "cell_error"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    RAGGED = "ragged"
    # columns
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    COLUMN_UNNAMED = "column_unnamed"
    # single values
    VALUE_MISSING = "value_missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_FINITE = "not_finite"
    NOT_WHOLE = "not_whole"
    OUT_OF_RANGE = "out_of_range"
    NOT_ABOVE = "not_above"
    TEXT_TOO_LONG = "text_too_long"
    CHOICE = "choice"
    MOMENT = "moment"
    MOMENT_IMPOSSIBLE = "moment_impossible"
    MOMENT_AMBIGUOUS = "moment_ambiguous"
    MOMENT_FAR = "moment_far"
    # orders
    ID_TWICE = "id_twice"
    ID_OF_STORE = "id_of_store"
    STORE_UNKNOWN = "store_unknown"
    STORE_NOT_NAMED = "store_not_named"
    SLOT_ENDS_EARLY = "slot_ends_early"
    SLOT_TOO_LONG = "slot_too_long"
    PLACED_AFTER_SLOT = "placed_after_slot"
    READY_BEFORE_PLACED = "ready_before_placed"
    NO_COORDINATES = "no_coordinates"
    COORDINATES_SWAPPED = "coordinates_swapped"
    COORDINATES_FAR = "coordinates_far"
    # couriers
    SHIFT_EMPTY = "shift_empty"
    SHIFT_TOO_LONG = "shift_too_long"
    BREAK_INCOMPLETE = "break_incomplete"
    BREAK_NO_ROOM = "break_no_room"
    # day.toml and --set
    TOML_SYNTAX = "toml_syntax"
    KEY_UNKNOWN = "key_unknown"
    KEY_MISSING = "key_missing"
    WRONG_TYPE = "wrong_type"
    TIMEZONE = "timezone"
    STORE_TWICE = "store_twice"
    HOUR_FORMAT = "hour_format"
    HOURS_REVERSED = "hours_reversed"
    OVERRIDE_FORM = "override_form"
    OVERRIDE_STORES = "override_stores"
    CONGESTION_UNKNOWN = "congestion_unknown"
    ROADS_FILE_MISSING = "roads_file_missing"
    ROADS_FILE_OUTSIDE = "roads_file_outside"
    SERVICE_NOT_ALLOWED = "service_not_allowed"
    # travel.csv and congestion profiles
    PLACE_UNKNOWN = "place_unknown"
    PAIR_TWICE = "pair_twice"
    PAIR_SAME_PLACE = "pair_same_place"
    TRAVEL_OF_MOVED = "travel_of_moved"
    PROFILE_START = "profile_start"
    PROFILE_TWICE = "profile_twice"
    PROFILE_TIME = "profile_time"
    PROFILE_NO_DAY = "profile_no_day"
    # a log of drives
    LOG_ORDER_UNKNOWN = "log_order_unknown"
    LOG_REVERSED = "log_reversed"
    # marketplaces' exports
    JSON_BROKEN = "json_broken"
    JSON_DEEP = "json_deep"
    JSON_FORM = "json_form"
    JSON_KEY_TWICE = "json_key_twice"
    JSON_LONG_LIST = "json_long_list"
    JSON_NUMBER = "json_number"
    JSON_TYPE = "json_type"
    CABINET_REPORT = "cabinet_report"
    POSTING_DIFFERS = "posting_differs"
    POSTING_GAP = "posting_gap"
    POSTINGS_NONE = "postings_none"
    POSTINGS_DAY = "postings_day"
    ORDERS_THERE = "orders_there"
    # addresses
    ADDRESS_NO_HOUSE = "address_no_house"
    ADDRESS_NOT_FOUND = "address_not_found"
    ADDRESS_OUTSIDE = "address_outside"
    ADDRESS_AMBIGUOUS = "address_ambiguous"
    ADDRESS_STREET = "address_street"
    ADDRESS_TOWN = "address_town"
    ADDRESS_OTHER_HOUSE = "address_other_house"
    ADDRESS_UNSURE = "address_unsure"
    CORRECTION_TWICE = "correction_twice"
    CACHE_UNREADABLE = "cache_unreadable"


@unique
class NoticeRule(StrEnum):
    """What the user should know about an input that was accepted."""

    CP1251 = "cp1251"
    SHEETS_IGNORED = "sheets_ignored"
    COLUMN_NEAR = "column_near"
    NAIVE_MOMENTS = "naive_moments"
    PREORDERS = "preorders"
    ROADS_MISSING = "roads_missing"
    TRAVEL_UNUSED = "travel_unused"
    FILE_UNUSED = "file_unused"
    PAGES_MISSING = "pages_missing"
    POSTINGS_LEFT_OUT = "postings_left_out"
    POSTINGS_UNSIZED = "postings_unsized"
    POSTINGS_WITHOUT_FEE = "postings_without_fee"
    PLACES_CORRECTED = "places_corrected"
    PLACES_KEPT = "places_kept"
    PLACES_ASKED = "places_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing worth knowing about an accepted input.

    Attributes
    ----------
    file : name of the file, as the user knows it.
    rule : key of its sentence, ``notice-<rule>``.
    details : values of the sentence; "count" is a number.
    """

    file: str
    rule: NoticeRule
    details: tuple[tuple[str, str], ...] = ()


def in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """The faults by file and row, of each file at most `MAX_FAULTS_PER_FILE`."""
    by_file: dict[str, list[Fault]] = {}
    for fault in sorted(faults, key=lambda fault: (fault.file, fault.row or 0)):
        by_file.setdefault(fault.file, []).append(fault)
    return tuple(fault for file, same in by_file.items() for fault in _bounded(file, same))


def _bounded(file: str, faults: list[Fault]) -> list[Fault]:
    if len(faults) <= MAX_FAULTS_PER_FILE:
        return faults
    return [*faults[:MAX_FAULTS_PER_FILE], Fault(file=file, rule=Rule.MORE_FAULTS)]
