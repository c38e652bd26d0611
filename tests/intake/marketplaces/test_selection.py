"""Which orders of an export are the day's, and why the others are not."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.clock import ServiceClock
from planner.intake.faults import Notice, NoticeRule
from planner.intake.marketplaces.posting import LeftOut, Method, Posting
from planner.intake.marketplaces.selection import (
    Selected,
    select,
    selection_notices,
    slot_days,
)
from planner.intake.marketplaces.sources import read_sources
from planner.settings import FeeSettings, PostingSettings
from tests.support.marketplaces import METHOD_ID, as_list, ozon_got, ozon_list_item

CLOCK = ServiceClock(day=date(2026, 11, 20), timezone="Europe/Moscow")


def postings(*changes: dict[str, object]) -> tuple[Posting, ...]:
    """One posting for each set of changes, numbered 1, 2, …"""
    items = [
        ozon_list_item(posting_number=str(k), **change)
        for k, change in enumerate(changes, start=1)
    ]
    return read_sources({"a.json": as_list(*items)}, [], [])


def slot(begin: str, end: str) -> dict[str, object]:
    return {"analytics_data": {"delivery_date_begin": begin, "delivery_date_end": end}}


def reasons(selected: Selected) -> dict[str, LeftOut]:
    return {posting.order_id: reason for posting, reason in selected.left_out}


def test_reasons_are_counted_most_frequent_first() -> None:
    selected = select(
        postings(
            {},
            {"status": "cancelled"},
            {"tpl_integration_type": "ozon"},
            {"tpl_integration_type": "aggregator"},
            {"status": "delivering"},
            {"status": "delivered"},
            {"status": "dreaming"},
            {"tpl_integration_type": ""},
        ),
        PostingSettings(),
        CLOCK,
    )
    assert [posting.order_id for posting in selected.taken] == ["1"]
    assert reasons(selected) == {
        "2": LeftOut.CANCELLED,
        "3": LeftOut.NOT_OWN_COURIER,
        "4": LeftOut.NOT_OWN_COURIER,
        "5": LeftOut.UNDER_WAY,
        "6": LeftOut.FINISHED,
        "7": LeftOut.STATUS_UNKNOWN,
        "8": LeftOut.COURIER_NOT_TOLD,
    }
    assert next(iter(selected.reasons.items())) == (LeftOut.NOT_OWN_COURIER, 2)


def test_a_past_day_takes_what_was_delivered_but_not_what_was_cancelled() -> None:
    changes: tuple[dict[str, object], ...] = (
        {"status": "delivered"},
        {"status": "delivering"},
        {"status": "cancelled"},
    )
    selected = select(postings(*changes), PostingSettings(include_past=True), CLOCK)
    assert [posting.order_id for posting in selected.taken] == ["1", "2"]
    assert reasons(selected) == {"3": LeftOut.CANCELLED}


def test_delivery_methods_are_a_choice() -> None:
    two = postings({}, {"delivery_method": {"id": 5, "name": "Обычная"}})
    every = select(two, PostingSettings(), CLOCK)
    assert every.methods == {
        Method(method_id=str(METHOD_ID), name="Экспресс сами"): 1,
        Method(method_id="5", name="Обычная"): 1,
    }
    chosen = select(two, PostingSettings(delivery_methods=("5",)), CLOCK)
    assert [posting.order_id for posting in chosen.taken] == ["2"]
    assert reasons(chosen) == {"1": LeftOut.OTHER_METHOD}


def test_the_local_day_of_the_slot_decides() -> None:
    # 20:30 UTC is 23:30 in Moscow, 21:00 UTC the next day's midnight.
    late = slot("2026-11-20T20:30:00Z", "2026-11-20T21:30:00Z")
    midnight = slot("2026-11-20T21:00:00Z", "2026-11-20T22:00:00Z")
    two = postings(late, midnight)
    selected = select(two, PostingSettings(), CLOCK)
    assert [posting.order_id for posting in selected.taken] == ["1"]
    assert reasons(selected) == {"2": LeftOut.OTHER_DAY}
    assert slot_days(two, CLOCK) == (date(2026, 11, 20), date(2026, 11, 21))


@pytest.mark.parametrize("data", [None, {"delivery_date_begin": "soon"}])
def test_an_order_without_a_readable_slot_is_not_dropped(data: object) -> None:
    selected = select(postings({"analytics_data": data}), PostingSettings(), CLOCK)
    assert len(selected.taken) == 1
    assert slot_days(selected.taken, CLOCK) == ()


def test_notices_count_reasons_unknown_sizes_and_fees() -> None:
    items = (ozon_list_item(), ozon_got(posting_number="2"), ozon_got(status="cancelled"))
    read = read_sources({"a.json": as_list(*items[:2])}, [], [])
    cancelled = read_sources({"b.json": as_list(items[2])}, [], [])
    selected = select((*read, *cancelled), PostingSettings(), CLOCK)
    assert selection_notices("a.json", selected, FeeSettings(fee_rub=249)) == (
        Notice(
            file="a.json",
            rule=NoticeRule.POSTINGS_LEFT_OUT,
            details=(("reason", "cancelled"), ("count", "1")),
        ),
        Notice(file="a.json", rule=NoticeRule.POSTINGS_UNSIZED, details=(("count", "1"),)),
        Notice(
            file="a.json",
            rule=NoticeRule.POSTINGS_WITHOUT_FEE,
            details=(("count", "1"), ("fee", "249")),
        ),
    )
