"""Marketplaces' exports into a day: what is taken, what is asked, what is begun."""

from __future__ import annotations

from datetime import date

import pytest

from planner.errors import Fault, InputError
from planner.intake.faults import Rule
from planner.intake.files import GivenFiles
from planner.intake.imported import Imported, import_orders
from planner.intake.places import Search
from tests.support.day_folders import DAY_TOML, csv_bytes
from tests.support.marketplaces import as_got, as_list, ozon_got, ozon_list_item

TOML = {"day.toml": DAY_TOML.encode()}


def imported(
    content: bytes, files: dict[str, bytes] | None = None, *overrides: str, **options: object
) -> Imported:
    day = options.get("day")
    assert day is None or isinstance(day, date)
    return import_orders(
        {"a.json": content},
        GivenFiles(TOML if files is None else files),
        overrides,
        day=day,
        replace=bool(options.get("replace")),
        search=Search(online=False),
    )


def faults_of(
    content: bytes, files: dict[str, bytes] | None = None, **options: object
) -> tuple[Fault, ...]:
    with pytest.raises(InputError, match="fault") as caught:
        imported(content, files, **options)
    return caught.value.faults


def test_rows_are_numbered_as_in_the_table_to_be_written() -> None:
    items = (ozon_list_item(), ozon_list_item(posting_number="2", analytics_data=None))
    found = imported(as_list(*items))
    assert [row.number for row in found.table.rows] == [2, 3]
    assert [(gap.file, gap.row, gap.column, gap.rule) for gap in found.gaps] == [
        ("orders.csv", 3, "slot_start", Rule.VALUE_MISSING),
        ("orders.csv", 3, "slot_end", Rule.VALUE_MISSING),
    ]


def test_a_posting_without_coordinates_is_a_row_and_a_question() -> None:
    posting = ozon_got()
    posting["customer"]["address"] |= {"latitude": None, "longitude": None}
    found = imported(as_got(posting), TOML, "addresses.keep_answers=never")
    assert len(found.table.rows) == 1
    assert [(one.order_id, one.rule) for one in found.questions] == [
        ("900-0001-1", Rule.NO_COORDINATES)
    ]
    assert [gap.rule for gap in found.gaps] == [Rule.NO_COORDINATES]


def test_a_day_without_day_toml_gets_one_begun_with_its_date_and_store() -> None:
    found = imported(as_got(ozon_got()), {})
    assert found.clock.day == date(2026, 11, 20)
    assert found.day_toml == (
        'date = 2026-11-20\ntimezone = "Europe/Moscow"\n\n'
        '[[stores]]\nstore_id = "shop"\n# lat =\n# lon =\n'
    )
    assert imported(as_got(ozon_got())).day_toml is None


def test_a_warehouses_name_cannot_break_the_day_toml_begun() -> None:
    method = {"id": 1, "warehouse": 'a"]\n[x]'}
    begun = imported(as_got(ozon_got(delivery_method=method)), {}).day_toml
    assert begun is not None
    assert 'store_id = "a\\"]\\n[x]"' in begun


def test_slots_on_several_days_ask_for_the_day() -> None:
    tomorrow = {
        "delivery_date_begin": "2026-11-21T10:00:00Z",
        "delivery_date_end": "2026-11-21T11:00:00Z",
    }
    both = as_list(
        ozon_list_item(), ozon_list_item(posting_number="2", analytics_data=tomorrow)
    )
    (found,) = faults_of(both, {})
    assert (found.file, found.rule) == ("day.toml", Rule.POSTINGS_DAY)
    assert dict(found.details) == {"days": "2026-11-20, 2026-11-21", "count": "2"}
    chosen = imported(both, {}, day=date(2026, 11, 21))
    assert [row.cells["order_id"] for row in chosen.table.rows] == ["2"]
    assert imported(both).table.rows[0].cells["order_id"] == "900-0001-1"


def test_orders_cancelled_long_ago_do_not_make_the_day_unclear() -> None:
    old = {"delivery_date_begin": "2026-10-01T10:00:00Z"}
    items = (
        ozon_list_item(),
        ozon_list_item(posting_number="2", status="cancelled", analytics_data=old),
    )
    assert imported(as_list(*items), {}).clock.day == date(2026, 11, 20)


def test_an_export_without_orders_of_the_day_makes_none() -> None:
    (found,) = faults_of(as_list())
    assert (found.rule, dict(found.details)) == (Rule.POSTINGS_NONE, {"count": "0"})
    (found,) = faults_of(as_list(ozon_list_item(status="delivered")))
    assert (found.rule, dict(found.details)) == (Rule.POSTINGS_NONE, {"count": "1"})


def test_orders_that_are_there_are_replaced_only_if_asked_to() -> None:
    files = {**TOML, "orders.csv": csv_bytes([{"order_id": "o1"}])}
    (found,) = faults_of(as_got(ozon_got()), files)
    assert (found.file, found.rule) == ("orders.csv", Rule.ORDERS_THERE)
    assert len(imported(as_got(ozon_got()), files, replace=True).table.rows) == 1


@pytest.mark.parametrize("other", ["orders.xlsx", "postings.json"])
def test_a_second_file_of_orders_is_a_fault_even_then(other: str) -> None:
    (found,) = faults_of(as_got(ozon_got()), {**TOML, other: b"x"}, replace=True)
    assert (found.file, found.rule) == (other, Rule.FILE_TWICE)


def test_faults_of_exports_day_toml_and_corrections_are_told_together() -> None:
    files = {"day.toml": b"date = 2026-11-20\nfoo = 1\n"}
    faults = faults_of(b"{", files)
    assert {fault.file for fault in faults} == {"a.json", "day.toml"}
    bad = {**TOML, "corrections.csv": b"order_id,lat\no1,5\n"}
    (found,) = faults_of(as_got(ozon_got()), bad)
    assert (found.file, found.column) == ("corrections.csv", "lon")


def test_sizes_and_fees_not_told_are_notices() -> None:
    assert [notice.rule for notice in imported(as_list(ozon_list_item())).notices] == [
        "postings_unsized",
        "postings_without_fee",
    ]
    assert imported(as_got(ozon_got())).notices == ()
