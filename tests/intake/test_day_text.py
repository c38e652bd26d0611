"""A day's files as texts: what is read is what stands there, and reads the same again."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.export.day_files import csv_of, day_files, day_zip
from planner.intake.cells import unguarded
from planner.intake.day_folder import read_files
from planner.intake.day_text import TextTable, read_day_text, row_numbers
from tests.support.day_folders import xlsx_bytes
from tests.support.edited import small_day_files

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).map(
    str.strip
)


def test_a_day_not_edited_keeps_its_files_to_the_byte() -> None:
    files = small_day_files()
    text = read_day_text(files)
    assert day_files(files, text, text) == files


def test_headings_and_unknown_columns_stay_as_written() -> None:
    orders = (
        "Номер заказа;placed_at;Окно с;Окно до;lat;lon;Вес, кг;моё\nA;;;;55,7;37,6;1,5;да\n"
    )
    table = read_day_text({"orders.csv": orders.encode()}).orders
    assert table is not None
    assert table.names[0] == "order_id"
    assert table.header[-2:] == ("Вес, кг", "моё")
    assert table.names[-2:] == ("weight_kg", "моё")
    assert table.decimal_comma
    assert csv_of(table).decode("utf-8-sig").replace("\r\n", "\n") == orders


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_written_cells_read_as_the_same_texts(rows: list[tuple[str, str, str]]) -> None:
    # the first cell is never empty: a row of nothing is no row
    table = TextTable(
        source="couriers.csv",
        header=("courier_id", "shift_start", "shift_end"),
        names=("courier_id", "shift_start", "shift_end"),
        rows=tuple((f"x{one}", two, three) for one, two, three in rows),
        decimal_comma=False,
    )
    read = read_day_text({"couriers.csv": csv_of(table)}).couriers
    assert read is not None
    bare = tuple(tuple(unguarded(cell) for cell in cells) for cells in read.rows)
    assert bare == tuple(tuple(unguarded(cell) for cell in cells) for cells in table.rows)


def test_an_edited_table_reads_as_the_same_day_but_for_the_edit() -> None:
    files = small_day_files()
    text = read_day_text(files)
    assert text.orders is not None
    edited = text.with_table("orders", text.orders.with_cell(0, "handover_min", "11"))
    before, after = read_files(files), read_files(day_files(files, text, edited))
    assert after.day.orders[0].handover_s == 11 * 60
    assert after.day.orders[1:] == before.day.orders[1:]
    assert after.day.couriers == before.day.couriers


def test_a_formula_is_written_as_text_and_read_without_the_apostrophe() -> None:
    files = small_day_files()
    text = read_day_text(files)
    assert text.orders is not None
    edited = text.with_table("orders", text.orders.with_cell(0, "comment", "=1+1"))
    made = day_files(files, text, edited)
    assert b",'=1+1" in made["orders.csv"]
    assert read_files(made).day.orders[0].comment == "=1+1"


def test_a_negative_number_is_written_without_an_apostrophe() -> None:
    files = small_day_files()
    text = read_day_text(files)
    assert text.orders is not None
    edited = text.with_table("orders", text.orders.with_cell(0, "lon", "-37.5"))
    assert b"'-37.5" not in day_files(files, text, edited)["orders.csv"]


def test_an_edited_workbook_becomes_a_csv_in_its_place() -> None:
    text = read_day_text(small_day_files())
    assert text.orders is not None
    rows = (text.orders.header, *text.orders.rows)
    files = {**small_day_files(), "orders.xlsx": xlsx_bytes(rows, as_text=True)}
    del files["orders.csv"]
    read = read_day_text(files)
    assert read.orders is not None
    made = day_files(
        files, read, read.with_table("orders", read.orders.with_cell(0, "handover_min", "9"))
    )
    assert "orders.xlsx" not in made
    assert read_files(made).day.orders[0].handover_s == 9 * 60


@pytest.mark.parametrize(
    "content",
    [b"", b"order_id,slot_start\nA\n", b"\xff\xfe\x00"],
    ids=["empty", "ragged", "no text"],
)
def test_what_is_no_table_is_not_edited_by_cells(content: bytes) -> None:
    assert read_day_text({"orders.csv": content}).orders is None


def test_two_files_of_orders_are_not_edited() -> None:
    content = small_day_files()["orders.csv"]
    assert read_day_text({"orders.csv": content, "orders.xlsx": content}).orders is None


def test_row_numbers_are_those_the_faults_name() -> None:
    # line 3 is empty, and the first row's comment takes two lines
    orders = 'order_id,comment\nA,"one\ntwo"\n\nB,\n'
    assert row_numbers({"orders.csv": orders.encode()}, "orders") == (2, 5)


def test_the_zip_is_a_folder_named_after_the_day() -> None:
    files = small_day_files()
    day = read_files(files).day.clock.day
    packed = day_zip(files, day)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        unpacked = {name: archive.read(name) for name in archive.namelist()}
    assert unpacked == {f"{day.isoformat()}/{name}": one for name, one in files.items()}
    assert packed == day_zip(files, day)
