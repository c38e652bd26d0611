"""CSV and XLSX files as tables: what is accepted, and what is refused before it is read."""

from __future__ import annotations

import pytest

from planner.errors import Fault
from planner.intake.columns import COURIER_COLUMNS, ORDER_COLUMNS, TRAVEL_COLUMNS, headings
from planner.intake.day_folder import read_files
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.raw_table import MAX_ROWS
from tests.support.builders import at
from tests.support.day_folders import ORDER, csv_bytes, fault, order_faults, with_orders

RUSSIAN = {
    "Номер отправления": "777-1",
    "Принят": "20.11.2026 12:00",
    "ГОТОВ": "20.11.2026 12:15",
    "Окно с": "20.11.2026 13:00",
    "окно  до": "20.11.2026 14:00",
    "Широта": "55,7532",
    "Долгота": "37,6146",
    "Вес, кг": "12,5",
    "ОБЪЕМ (Л)": "60",
    "Длинная сторона, см": "120",
    "Комментарий": "домофон; код 5",
    "Покупатель": "Анна",
    "Телефон": "+7 900",
    "Адрес": "Тверская, 1",
    "Цвет": "красный",
}
NAIVE = Notice(
    file="orders.csv",
    rule=NoticeRule.NAIVE_MOMENTS,
    details=(("count", "4"), ("timezone", "Europe/Moscow")),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_russian_headings_and_semicolons(encoding: str) -> None:
    read = read_files(with_orders(csv_bytes([RUSSIAN], separator=";", encoding=encoding)))
    order = read.day.orders[0]
    assert (order.order_id, order.placed_at, order.ready_at) == (
        "777-1",
        at("12:00"),
        at("12:15"),
    )
    assert (order.slot.start_at, order.slot.end_at) == (at("13:00"), at("14:00"))
    assert (order.mass_g, order.volume_ml, order.side_mm) == (12_500, 60_000, 1_200)
    assert (order.comment, order.customer, order.phone) == ("домофон; код 5", "Анна", "+7 900")
    assert order.extra == (("Цвет", "красный"),)
    assert read.notices == (NAIVE,)


def test_windows_1251_is_read_and_told() -> None:
    read = read_files(with_orders(csv_bytes([RUSSIAN], separator=";", encoding="cp1251")))
    assert read.day.orders[0].address == "Тверская, 1"
    assert read.notices[0] == Notice(file="orders.csv", rule=NoticeRule.CP1251)


@pytest.mark.parametrize(
    "content",
    [
        csv_bytes([RUSSIAN], separator=";", encoding="cp866"),
        csv_bytes([RUSSIAN], encoding="utf-16"),
        b"order_id,comment\n1,\x98\xff\n",
    ],
)
def test_other_encodings_are_named_as_the_fault(content: bytes) -> None:
    assert order_faults(content) == (fault("orders.csv", None, None, None, Rule.ENCODING),)


def test_columns_may_stand_in_any_order_and_lines_may_be_empty() -> None:
    row = dict(reversed(list(ORDER.items())))
    content = csv_bytes([row]).replace(b"\r\n", b"\r\n\r\n")
    assert read_files(with_orders(content)).day.orders[0].order_id == "o1"


def test_commas_inside_headings_do_not_hide_the_semicolons() -> None:
    # three commas against two semicolons in the heading
    row = {k: v for k, v in RUSSIAN.items() if k in ("Номер отправления", "Вес, кг")}
    row = {**row, "Объём, л": "1", "Длинная сторона, см": "2"}
    missing = {found.column for found in order_faults(csv_bytes([row], separator=";"))}
    assert missing == {"placed_at", "slot_start", "slot_end", "lat", "lon"}


def test_rows_are_numbered_by_the_line_they_begin_on() -> None:
    good = {**ORDER, "comment": "two\nlines"}
    bad = {**ORDER, "order_id": "o2", "comment": "", "lat": "x"}
    (found,) = order_faults(csv_bytes([good, bad]))
    # heading 1, first order 2 and 3, second order 4
    assert (found.row, found.column) == (4, "lat")


def test_two_columns_of_one_meaning() -> None:
    content = csv_bytes([{**ORDER, "Широта": "55.7"}])
    assert order_faults(content) == (
        fault("orders.csv", 1, "Широта", None, Rule.COLUMN_TWICE, other="lat", name="lat"),
    )


def test_a_missing_column_names_its_russian_headings() -> None:
    row = {k: v for k, v in ORDER.items() if k != "slot_end"}
    also = "«Окно до», «Конец окна», «Доставить до», «Интервал до»"
    assert order_faults(csv_bytes([row])) == (
        fault("orders.csv", 1, "slot_end", None, Rule.COLUMN_MISSING, also=also),
    )


def test_a_heading_that_looks_like_a_known_one_is_told_and_kept() -> None:
    read = read_files(with_orders(csv_bytes([{**ORDER, "wieght_kg": "5"}])))
    assert read.day.orders[0].extra == (("wieght_kg", "5"),)
    details = (("heading", "wieght_kg"), ("near", "weight_kg"))
    assert read.notices == (
        Notice(file="orders.csv", rule=NoticeRule.COLUMN_NEAR, details=details),
    )


def test_no_heading_means_two_columns_of_one_table() -> None:
    for columns in (ORDER_COLUMNS, COURIER_COLUMNS, TRAVEL_COLUMNS):
        written = [name for c in columns for name in (c.name, *c.aliases)]
        assert len(headings(columns)) == len(written)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", fault("orders.csv", None, None, None, Rule.FILE_EMPTY)),
        (b"\xef\xbb\xbf \r\n", fault("orders.csv", None, None, None, Rule.FILE_EMPTY)),
        (
            csv_bytes([ORDER]).split(b"\r\n")[0],
            fault("orders.csv", None, None, None, Rule.NO_ROWS),
        ),
        (
            b"order_id\tlat\n1\t2\n",
            fault("orders.csv", 1, None, None, Rule.DELIMITER),
        ),
        (
            csv_bytes([ORDER]) + b"o2\x00,1\r\n",
            fault("orders.csv", 3, None, "U+0000", Rule.CONTROL_CHARACTER),
        ),
        (
            csv_bytes([ORDER]) + b"o2,1\r\n",
            fault("orders.csv", 3, None, None, Rule.RAGGED, cells="2", headings="6"),
        ),
        (
            csv_bytes([ORDER]) + b"o2,1,2,3,4,5,6\r\n",
            fault("orders.csv", 3, None, None, Rule.RAGGED, cells="7", headings="6"),
        ),
        (
            csv_bytes([ORDER]) + b'"o2,1\r\n',
            fault("orders.csv", 3, None, None, Rule.CSV_BROKEN),
        ),
    ],
)
def test_csv_files_that_are_no_table(content: bytes, expected: Fault) -> None:
    assert order_faults(content) == (expected,)


def test_separators_after_the_last_heading_may_stand_empty() -> None:
    content = csv_bytes([ORDER]).replace(b"\r\n", b",,\r\n")
    assert read_files(with_orders(content)).day.orders[0].order_id == "o1"


def test_data_without_a_heading_is_a_fault() -> None:
    content = csv_bytes([{**ORDER, "": "7"}])
    assert order_faults(content) == (
        fault("orders.csv", 1, None, None, Rule.COLUMN_UNNAMED, place="7"),
    )


def test_too_many_rows_and_columns() -> None:
    rows = b"order_id\n" + b"1\n" * (MAX_ROWS + 1)
    assert order_faults(rows) == (
        fault("orders.csv", None, None, None, Rule.TOO_MANY_ROWS, limit="20000"),
    )
    columns = ",".join(f"c{k}" for k in range(201)).encode() + b"\n"
    assert order_faults(columns) == (
        fault("orders.csv", None, None, None, Rule.TOO_MANY_COLUMNS, limit="200"),
    )


class _Huge(bytes):
    """Says it has 200 MB; reading it would fail the test."""

    def __len__(self) -> int:
        return 200_000_000

    def decode(self, *args: object, **kwargs: object) -> str:
        raise AssertionError("a file over the limit was read")


def test_a_file_of_200_megabytes_is_refused_unread() -> None:
    assert order_faults(_Huge()) == (
        fault("orders.csv", None, None, None, Rule.FILE_TOO_LARGE, size="200", limit="50"),
    )
