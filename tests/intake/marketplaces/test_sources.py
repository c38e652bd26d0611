"""Files of marketplaces: every form, every page, each order once, and every fault at once."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import Fault, InputError
from planner.intake.day_folder import read_files
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.marketplaces.json_document import MAX_JSON_BYTES
from planner.intake.marketplaces.posting import Posting
from planner.intake.marketplaces.sources import read_sources
from tests.support.day_folders import day_files
from tests.support.marketplaces import (
    as_got,
    as_json,
    as_list,
    ozon_got,
    ozon_list_item,
    wildberries_order,
    yandex_order,
)


def read(*contents: bytes) -> tuple[tuple[Posting, ...], list[Fault], list[Notice]]:
    faults: list[Fault] = []
    notices: list[Notice] = []
    files = {f"{k}.json": content for k, content in enumerate(contents, start=1)}
    return read_sources(files, faults, notices), faults, notices


def faults_of(*contents: bytes) -> list[Fault]:
    return read(*contents)[1]


POSTING = ozon_list_item()
OTHER = ozon_list_item(posting_number="900-0002-1")
WRONG_KINDS: tuple[Any, ...] = (
    *(None, True, 3, 2.5, "x", [], [[]], {}, {"a": []}),
    "9" * 6000,
)
FORMS: dict[str, bytes] = {
    "v4 list": as_list(POSTING, OTHER),
    "v3 list": as_json({"result": {"postings": [POSTING, OTHER], "has_next": False}}),
    "official example": as_json({"result": [POSTING, OTHER]}),
    "bare list": as_json([POSTING, OTHER]),
    "list of answers": as_json([{"result": POSTING}, {"result": OTHER}]),
    "one after another": as_got(POSTING) + b"\n" + as_got(OTHER) + b"\n",
    "with a byte order mark": b"\xef\xbb\xbf" + as_list(POSTING, OTHER),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_orders(form: str) -> None:
    postings, faults, notices = read(FORMS[form])
    assert (faults, notices) == ([], [])
    assert [posting.order_id for posting in postings] == ["900-0001-1", "900-0002-1"]
    assert [posting.row for posting in postings] == [1, 2]


def test_orders_of_all_marketplaces_come_together() -> None:
    wildberries = as_json({"next": 0, "orders": [wildberries_order()]})
    yandex = as_json({"orders": [yandex_order()], "paging": {}})
    postings, faults, _ = read(as_list(POSTING), wildberries, yandex)
    assert faults == []
    assert [one.marketplace for one in postings] == ["ozon", "wildberries", "yandex"]


def test_one_order_in_its_wrapper_is_read() -> None:
    postings, faults, _ = read(as_json({"order": yandex_order()}))
    assert (len(postings), faults) == (1, [])


def test_pages_in_several_files_are_one_list() -> None:
    postings, faults, notices = read(as_list(POSTING, has_next=True), as_list(OTHER))
    assert (len(postings), faults, notices) == (2, [], [])


def test_a_list_whose_last_page_is_missing_is_told() -> None:
    _, _, notices = read(as_list(POSTING, has_next=True))
    assert notices == [Notice(file="1.json", rule=NoticeRule.PAGES_MISSING)]
    paging = {"orders": [yandex_order()], "paging": {"nextPageToken": "more"}}
    assert [notice.rule for notice in read(as_json(paging))[2]] == [NoticeRule.PAGES_MISSING]


def test_an_order_in_a_list_and_by_itself_is_one_with_its_sizes() -> None:
    for contents in [
        (as_list(POSTING), as_got(ozon_got())),
        (as_got(ozon_got()), FORMS["v4 list"]),
    ]:
        postings, faults, _ = read(*contents)
        assert faults == []
        first = next(one for one in postings if one.order_id == "900-0001-1")
        assert (first.cells["volume_l"], first.cells["fee_rub"]) == ("160.5", "199")


def test_an_order_given_twice_with_different_slots_is_a_fault() -> None:
    moved = {
        "delivery_date_begin": "2026-11-20T12:00:00Z",
        "delivery_date_end": "2026-11-20T13:00:00Z",
    }
    faults = faults_of(as_list(POSTING), as_got(ozon_got(analytics_data=moved)))
    assert [(f.file, f.row, f.column, f.rule) for f in faults] == [
        ("2.json", 1, "analytics_data.delivery_date_begin", Rule.POSTING_DIFFERS),
        ("2.json", 1, "analytics_data.delivery_date_end", Rule.POSTING_DIFFERS),
    ]
    assert dict(faults[0].details) == {"other": "1.json", "first": "1"}


def test_two_marketplaces_may_use_the_same_number() -> None:
    same = as_json({"orders": [wildberries_order(id=7), yandex_order(orderId=7)]})
    postings, faults, _ = read(same)
    assert (len(postings), faults) == (2, [])


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", Rule.FILE_EMPTY),
        (b"\xff\xfe{}", Rule.ENCODING),
        (b'{"postings": [', Rule.JSON_BROKEN),
        (b"{'a': 1}", Rule.JSON_BROKEN),
        (b'{"a": 1} x', Rule.JSON_BROKEN),
        (b"[NaN]", Rule.JSON_NUMBER),
        (b'{"price": -Infinity}', Rule.JSON_NUMBER),
        (b"[" + b"9" * 5000 + b"]", Rule.JSON_NUMBER),
        (b"[1e99999999999999999999]", Rule.JSON_NUMBER),
        (b"[" * 200_000, Rule.JSON_DEEP),
        (b'{"a":' * 200_000, Rule.JSON_DEEP),
        (b'{"result": 1, "result": 2}', Rule.JSON_KEY_TWICE),
        (b"{}", Rule.JSON_FORM),
        (b"[1]", Rule.JSON_FORM),
        (b'"postings"', Rule.JSON_FORM),
        (b'{"postings": [null]}', Rule.JSON_FORM),
        (b"[[[[[[[[[[{}]]]]]]]]]]", Rule.JSON_FORM),
        (b'{"message": "Invalid Api-Key", "code": 16}', Rule.JSON_FORM),
    ],
)
def test_whatever_a_file_holds_it_is_a_fault_not_a_crash(content: bytes, rule: Rule) -> None:
    assert [fault.rule for fault in faults_of(content)] == [rule]


def test_a_file_too_large_is_not_parsed() -> None:
    (fault,) = faults_of(b" " * (MAX_JSON_BYTES + 1))
    assert fault.rule is Rule.FILE_TOO_LARGE
    assert dict(fault.details) == {"size": "21", "limit": "20"}


def test_too_many_postings_are_refused() -> None:
    (fault,) = faults_of(b"[" + b",".join([b'{"posting_number":1}'] * 20_001) + b"]")
    assert fault.rule is Rule.TOO_MANY_ROWS


def test_broken_json_names_its_line() -> None:
    (fault,) = faults_of(b'{"postings": [\n\n{"posting_number": }]}')
    assert (fault.file, fault.row) == ("1.json", 3)


def test_a_posting_without_a_number_is_a_fault_of_that_posting() -> None:
    (fault,) = faults_of(as_list(POSTING, ozon_list_item(posting_number="")))
    assert (fault.row, fault.column, fault.rule) == (2, "posting_number", Rule.VALUE_MISSING)


def test_all_faults_of_all_files_are_told_at_once() -> None:
    bad: dict[str, Any] = ozon_list_item(products=[1], customer=5)
    faults = faults_of(b"{", as_list(POSTING, bad), as_json([wildberries_order(ddate="x")]))
    assert [(fault.file, fault.row, fault.column) for fault in faults] == [
        ("1.json", 1, None),
        ("2.json", 2, "products[1]"),
        ("2.json", 2, "customer"),
        ("3.json", 1, "ddate"),
    ]


def test_any_kind_of_value_in_any_field_is_told_or_read() -> None:
    """Each field in turn holds a value of each wrong kind: no crash, no other field's fault."""
    for original in (ozon_got(), wildberries_order(), yandex_order()):
        for name in original:
            for value in WRONG_KINDS:
                _, faults, _ = read(as_json([{**original, name: value}]))
                # A form can't be told without the fields that mark it.
                strange = {f.column for f in faults if f.rule is not Rule.JSON_FORM}
                assert all(str(column).startswith(name) for column in strange)


def test_the_cabinets_report_is_answered_with_what_is_missing() -> None:
    header = "Номер заказа;Номер отправления;Принят в обработку;Статус;Количество\r\n"
    report = "\ufeff" + header + "1;1-1;2026-11-20 12:00:00;Ожидает отгрузки;2\r\n" * 3
    (fault,) = faults_of(report.encode())
    assert (fault.rule, dict(fault.details)) == (
        Rule.CABINET_REPORT,
        {"lacks": "places", "count": "3"},
    )


def test_json_is_no_report_and_neither_is_a_table_with_slots() -> None:
    table = "Номер заказа;Номер отправления;Принят в обработку;Окно с;Окно до\n1;1;1;1;1\n"
    assert [fault.rule for fault in faults_of(table.encode())] == [Rule.JSON_BROKEN]
    quoted = json.dumps("Номер заказа;Номер отправления;Принят в обработку", ensure_ascii=False)
    assert [fault.rule for fault in faults_of(quoted.encode())] == [Rule.JSON_FORM]


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["non_integrated", "2026-11-20T10:00:00Z", "edbs", "13:00"])
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
NAMES = sorted(set(ozon_got()) | set(wildberries_order()) | set(yandex_order()))


@given(st.dictionaries(st.sampled_from(NAMES), VALUES), st.sampled_from(range(3)))
def test_no_posting_crashes_the_reading_of_a_day(changes: dict[str, Any], k: int) -> None:
    original = (ozon_got, wildberries_order, yandex_order)[k]()
    content = json.dumps([{**original, **changes}]).encode()
    files = day_files()
    del files["orders.csv"]
    with suppress(InputError):
        assert read_files({**files, "postings.json": content}).day.orders
